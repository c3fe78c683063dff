"""How far a process is, told line by line to the one that started it.

A program that starts another one and wants to show its progress sets ``MOTORWORKS_PROGRESS`` to
``lines``. Then lines go to standard error several times a second, each a record separator
followed by JSON (RFC 7464): ``{"share": 0.3, "words": "3 of 10 runs"}``, with ``null`` for a
share that nobody knows. All other lines are meant for people.
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

VARIABLE = "MOTORWORKS_PROGRESS"
LINES = "lines"
MARK = "\x1e"
"""Begins a line that is meant for a program."""
EVERY = 0.2
"""Time between two lines [s]."""
NOBODY = 130
"""Exit code of a process whose listener is gone: stopped."""

Look = Callable[[], tuple[float | None, str]]
"""Gives the share that is done, 0 to 1 or ``None`` where nobody knows, and the rest in words."""


def asked_to_tell() -> bool:
    """Tell whether the program that started this one wants to hear how far it is."""
    return os.environ.get(VARIABLE) == LINES


def line(share: float | None, words: str) -> str:
    """Give a line of progress, as it goes to standard error."""
    return f"{MARK}{json.dumps({'share': share, 'words': words})}\n"


def heard(text: str) -> dict[str, Any] | None:
    """Give what a line of progress says: ``share`` and ``words``; ``None`` if it is none."""
    if not text.startswith(MARK):
        return None
    try:
        said = json.loads(text[len(MARK) :])
    except ValueError:
        return None
    if not isinstance(said, dict) or not isinstance(said.get("words"), str):
        return None
    share = said.get("share")
    if not isinstance(share, int | float) or not 0.0 <= share <= 1.0:
        share = None  # nobody knows
    return {"share": share, "words": said["words"]}


@contextmanager
def telling(look: Look) -> Iterator[None]:
    """Tell how far it is while the block runs, at its beginning and at its end.

    Where nobody listens any more this process ends at once: whoever wanted its answer is gone.

    Parameters
    ----------
    look
        What is told; it is asked again and again, by another thread.
    """
    ended = threading.Event()

    def tell() -> None:
        while not ended.wait(EVERY):
            _tell(look)

    teller = threading.Thread(target=tell, daemon=True)
    _tell(look)
    teller.start()
    try:
        yield
    finally:
        ended.set()
        teller.join()
        _tell(look)


def _tell(look: Look) -> None:
    try:
        sys.stderr.write(line(*look()))
        sys.stderr.flush()
    except OSError:
        os._exit(NOBODY)  # no thread of this process has anybody to work for
