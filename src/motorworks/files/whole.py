"""Files whose name stands for all of them or nothing.

A file is written under another name beside it, flushed to the disk and renamed. A full disk, a
Ctrl-C or a power cut leaves what was there before, and no half of a file.
"""

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".part"
"""How the other name ends."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name to write under; at the end the file has its own name.

    A link is followed. What is left under the other name after an error, of
    whatever kind, is taken away.

    Parameters
    ----------
    path
        The file. One that is there is replaced, if it is an ordinary file.

    Yields
    ------
    Path
        A file in the same folder that is not there yet.

    Raises
    ------
    OSError
        If it cannot be written: no name, no folder to hold it, a folder or a device of that
        name, no room.
    """
    target = room_for(path)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        yield part
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    finally:
        with suppress(OSError):  # what went wrong before is what is to be told
            part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk.

    Raises
    ------
    OSError
        If the system cannot.
    """
    if sys.platform == "win32":  # there it is done with the file
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def room_for(path: Path) -> Path:
    """Give the file that a path names, if a file may be written there.

    Renaming would put a file in place of a device such as ``/dev/null`` as well, where the
    rights allow it. So whatever is there and is no ordinary file is left alone.

    Raises
    ------
    OSError
        If the path has no name, or names what is no ordinary file.
    """
    if not path.name or path.name == "..":
        raise OSError(errno.EINVAL, "a file needs a name")
    target = path.resolve() if path.is_symlink() else path
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "there is a folder of that name")
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "what is there is no ordinary file")
    return target
