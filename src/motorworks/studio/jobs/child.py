"""A process that does one job: started in a group of its own, heard, ended at once."""

import contextlib
import os
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from motorworks.studio.jobs.telling import LINES, VARIABLE, heard
from motorworks.studio.kindness import stand_back

KINDNESS = 10
"""How far its processes stand back behind the server and the pages (nice)."""
LONGEST_LINE = 4096
"""Bytes of a line that are looked at; a longer one is taken in pieces."""
LAST_LINES = 40


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a process ended.

    Attributes
    ----------
    code
        Its exit code; negative: the signal that ended it.
    said
        Its last lines for people.
    """

    code: int
    said: str

    @property
    def died(self) -> bool:
        """Whether it was ended from outside, and not by itself."""
        return self.code < 0 or self.code > 128


class Child:
    """One process and those that it starts.

    Parameters
    ----------
    arguments
        Program and arguments, one word each; no shell is asked.
    folder
        Where it works.
    output
        File that takes its standard output.
    hear
        Called with what it says of its progress, by a thread.
    over
        Called once, by a thread, when all its processes are gone.

    Raises
    ------
    OSError
        If it cannot be started.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        folder: Path,
        output: Path,
        hear: Callable[[Mapping[str, Any]], None],
        over: Callable[[Ended], None],
    ) -> None:
        self._hear, self._over = hear, over
        self._lock = threading.Lock()
        self._last: deque[str] = deque(maxlen=LAST_LINES)
        output.unlink(missing_ok=True)  # what still writes there writes into a file without a name
        with output.open("xb") as file:
            self._process = subprocess.Popen(
                list(arguments),
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.PIPE,
                env=os.environ | {VARIABLE: LINES},
                start_new_session=True,
            )
        stand_back(self._process.pid, KINDNESS)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        threading.Thread(target=self._wait, daemon=True).start()

    @property
    def pid(self) -> int:
        """Number of the process, which is also that of its group."""
        return self._process.pid

    def kill(self) -> None:
        """End it at once, with all that it has started."""
        with self._lock:
            if self._process.returncode is None:
                self._kill_group()

    def _kill_group(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _read(self) -> None:
        assert self._process.stderr is not None
        for text in _lines(self._process.stderr):
            said = heard(text)
            if said is None:
                self._last.append(text)
            else:
                self._hear(said)

    def _wait(self) -> None:
        """Wait for its end, end what it left behind, and say so."""
        # Until it is reaped its number belongs to no other group, so the right one is ended.
        os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOWAIT)
        with self._lock:
            self._kill_group()
            code = self._process.wait()
        self._reader.join()
        assert self._process.stderr is not None
        self._process.stderr.close()
        self._over(Ended(code=code, said="".join(self._last).strip()))


def _lines(file: IO[bytes]) -> "Sequence[str] | Any":
    """Give the lines of a stream as they come."""
    return (
        line.decode("utf-8", "replace") for line in iter(lambda: file.readline(LONGEST_LINE), b"")
    )
