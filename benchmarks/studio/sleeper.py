"""A process that does nothing but sleep: how late the machine lets even that one go on."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

PROGRAM = """
import sys, time, threading
longest = 0.0
def sleep():
    global longest
    while True:
        before = time.perf_counter()
        time.sleep(0.01)
        longest = max(longest, time.perf_counter() - before - 0.01)
threading.Thread(target=sleep, daemon=True).start()
sys.stdin.read()
print(longest)
"""


@dataclass
class Late:
    """By how much it was late at most [s]; there when it has ended."""

    longest: float = 0.0


@contextmanager
def sleeper() -> Iterator[Late]:
    """Let a process sleep a hundredth of a second again and again, as the server's pulse does."""
    late = Late()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield late
    finally:
        said, _ = process.communicate()
        late.longest = float(said)
