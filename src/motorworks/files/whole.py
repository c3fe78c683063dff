"""Files whose name stands for all of them or nothing.

A file is written under another name beside it, flushed to the disk and renamed. A full disk, a
Ctrl-C or a power cut leaves what was there before, and no half of a file.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


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
