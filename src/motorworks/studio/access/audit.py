"""The log of who came in and who changed what, bounded in size."""

import contextlib
import json
import os
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from motorworks.studio.access.private import OWNER_ALONE, make_private_folder

LARGEST = 4_000_000
"""Bytes of the file; then it becomes the older one, in place of the one before."""
LONGEST_TEXT = 200
"""Characters that are kept of one thing."""


class Audit:
    """The log, one JSON object a line.

    Parameters
    ----------
    file
        Where it is kept; ``.1`` is put behind the name of the older half.
    now
        Gives the time in seconds since 1970 [s].
    largest
        Bytes of one of the two files.
    """

    def __init__(
        self, file: Path, *, now: Callable[[], float] = time.time, largest: int = LARGEST
    ) -> None:
        self.file = file
        self.older = file.with_name(f"{file.name}.1")
        self.now = now
        self.largest = largest

    def note(self, what: str, **about: object) -> None:
        """Write a line; what goes wrong with it stops nothing else.

        Parameters
        ----------
        what
            What happened, such as ``login``.
        **about
            Who, where and with what success.
        """
        line = {"at": round(self.now(), 3), "what": what}
        text = json.dumps(line | {k: _short(v) for k, v in about.items()}, ensure_ascii=True)
        with contextlib.suppress(OSError):
            make_private_folder(self.file.parent)
            number = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ALONE)
            with os.fdopen(number, "ab") as out:
                out.write(text.encode("ascii") + b"\n")
                full = out.tell() > self.largest
            if full:
                self.file.replace(self.older)

    def last(self, count: int) -> list[dict[str, Any]]:
        """Give the last lines, the youngest first; called off the event loop."""
        lines: deque[str] = deque(maxlen=count)
        for file in (self.older, self.file):
            with contextlib.suppress(OSError), file.open(encoding="ascii", errors="replace") as f:
                lines.extend(f)
        return [record for line in reversed(lines) if (record := _record(line))]


def _short(value: object) -> object:
    return value if isinstance(value, int | float) else str(value)[:LONGEST_TEXT]


def _record(line: str) -> dict[str, Any] | None:
    """Give what a line says; nothing if a power cut left half of it."""
    with contextlib.suppress(ValueError):
        record = json.loads(line)
        if isinstance(record, dict):
            return record
    return None
