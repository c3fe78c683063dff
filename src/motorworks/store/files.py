"""Files that are whole or not there, and what is said when they cannot be written."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from motorworks.errors import StoreError
from motorworks.files import whole

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NOT_ALLOWED = (errno.EROFS, errno.EACCES, errno.EPERM)


def write_durably(path: Path, data: bytes) -> None:
    """Write a file so that it is on the disk, under its name, when this returns.

    Parameters
    ----------
    path
        Where. What was there before stays until the new file is whole.
    data
        What.

    Raises
    ------
    StoreError
        If it cannot be written; nothing is left behind then.
    """
    with writing(path), whole(path) as part:
        part.write_bytes(data)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say what is to be done where a file cannot be written.

    Raises
    ------
    StoreError
        Instead of any ``OSError`` of the block.
    """
    try:
        yield
    except OSError as error:
        raise StoreError(_words(path, error)) from error


def _words(path: Path, error: OSError) -> str:
    what = f"{path}: cannot be written: {error.strerror or error}. "
    if error.errno in FULL:
        return what + (
            "All that was kept before is still there: make room on the disk, or move the "
            "folder to a larger one, and go on."
        )
    if error.errno in NOT_ALLOWED:
        return what + "Give a folder of your own with --store, or allow writing into this one."
    return what + "Give another folder with --store."


def remove(path: Path) -> None:
    """Remove a file that nobody needs; where that is not possible it stays for the next time."""
    with contextlib.suppress(OSError):
        path.unlink()
