"""A folder with a `motorworks` that starts at once, for tests that run many commands.

Most of the time of a short command goes by with importing. The command in this folder hands its
arguments, folder, environment and streams to a process that has imported all before and forks a
child for each. Everything else is as in a process of its own, but for signals: they reach the
command only as the others of its process group do. Tests that send some start it truly.
"""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TRULY = Path(sys.executable).with_name("motorworks")
"""The command as it is installed."""


@contextmanager
def warm_commands() -> Iterator[Path]:
    """Give a folder to be put first into PATH; outside of the block its command does nothing."""
    # Not in pytest's own folder: a socket's name must be short.
    with tempfile.TemporaryDirectory(prefix="warm-") as folder:
        socket, command = Path(folder, "socket"), Path(folder, "motorworks")
        words = [sys.executable, "-ISE", str(HERE / "hand_over.py"), str(socket)]
        command.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        with subprocess.Popen(
            [sys.executable, str(HERE / "forking.py"), str(socket), str(TRULY)],
            stdin=subprocess.PIPE,  # it ends when this does
            stdout=subprocess.PIPE,
            # Threads of a library would not be in a child.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        ) as process:
            assert process.stdout is not None
            if process.stdout.readline() != b"warm\n":
                pytest.fail("the process that starts commands did not start", pytrace=False)
            yield Path(folder)
