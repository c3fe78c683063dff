"""Large files written straight to the disk, past the copy that the system keeps in memory.

A trace is written once and much larger than the memory. Copying it into the system's memory of
files first costs more processor time than making it. Where the system offers no straight way, or
the disk does not take it, the file is written as any other.
"""

import errno
import mmap
import os
from collections.abc import Iterable
from pathlib import Path

STAGE = 1 << 21
"""Bytes written at a time; whole blocks of every disk."""
BLOCK = 4096
"""Bytes that every disk takes at once."""


def write_straight(path: Path, pieces: Iterable[memoryview | bytes]) -> None:
    """Write a new file, piece after piece.

    Parameters
    ----------
    path
        The file; one that is there is written over.
    pieces
        What is written, in this order.

    Raises
    ------
    OSError
        If it cannot be written; what was written is left.
    """
    number = _opened(path)
    try:
        with mmap.mmap(-1, STAGE) as stage:  # begins where a page does, as disks want it
            filled = 0
            for piece in (memoryview(p) for p in pieces):
                rest = piece.cast("B") if piece.nbytes else piece
                while rest:
                    taken = min(len(rest), STAGE - filled)
                    stage[filled : filled + taken] = rest[:taken]
                    rest, filled = rest[taken:], filled + taken
                    if filled == STAGE:
                        _write(number, stage, STAGE)
                        filled = 0
            whole_blocks = filled - filled % BLOCK
            _write(number, stage, whole_blocks)
            if filled > whole_blocks:
                _by_memory(number)
                _write(number, stage, filled, whole_blocks)
    finally:
        os.close(number)


def _opened(path: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    straight = getattr(os, "O_DIRECT", 0)
    if straight:
        try:
            return os.open(path, flags | straight, 0o666)
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
    return os.open(path, flags, 0o666)


def _by_memory(number: int) -> None:
    """Go on by way of the system's memory."""
    straight = getattr(os, "O_DIRECT", 0)
    if straight:
        import fcntl  # not on every system, but wherever there is a straight way

        fcntl.fcntl(number, fcntl.F_SETFL, fcntl.fcntl(number, fcntl.F_GETFL) & ~straight)


def _write(number: int, stage: mmap.mmap, end: int, begin: int = 0) -> None:
    """Write a part of the stage; a disk that wants other blocks gets it by way of the memory."""
    with memoryview(stage) as view:
        while begin < end:
            try:
                begin += os.write(number, view[begin:end])
            except OSError as error:
                if error.errno != errno.EINVAL:
                    raise
                _by_memory(number)
                begin += os.write(number, view[begin:end])
            if begin % BLOCK and begin < end:  # a disk that is nearly full takes what it can
                _by_memory(number)
