"""Places to write to, tried before a long simulation and not after it."""

import tempfile
from pathlib import Path

from motorworks.errors import MotorworksError, RunError
from motorworks.files import room_for


def folder_to_write(folder: Path, else_: str = "") -> None:
    """Make a folder, and see that something can be written there.

    Parameters
    ----------
    folder
        The folder.
    else_
        What else can be done, besides another folder.

    Raises
    ------
    RunError
        If nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (OSError, ValueError) as error:
        raise unwritable(folder, error, else_) from error


def unwritable(folder: Path, error: OSError | ValueError, else_: str = "") -> RunError:
    """Give the error that says why nothing can be written into a folder, and what to do."""
    if isinstance(error, FileExistsError):
        reason = "it is a file and no folder"
    else:
        reason = getattr(error, "strerror", None) or str(error)
    return RunError(f"{folder}: cannot be written: {reason}. Choose another folder{else_}.")


def file_to_write(path: Path, option: str, *, anew: bool = False) -> None:
    """See that a file can be written.

    Parameters
    ----------
    path
        The file.
    option
        The option that named it.
    anew
        Whether there must not be such a file yet.

    Raises
    ------
    MotorworksError
        If there is one that must not be.
    RunError
        If it cannot.
    """
    try:
        target = room_for(path)
        if anew and target.exists():
            raise MotorworksError(f"{path} exists already; nothing was written. Give another name.")
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=target.parent):
            pass
        if not target.exists():  # only the system knows how long a name may be, and of which signs
            target.touch()
            target.unlink()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        msg = f"{path}: cannot be written: {reason}. Give {option} another file."
        raise RunError(msg) from error


def with_suffix(path: Path, suffix: str) -> Path:
    """Give a file name with a suffix, if it has none; what is no name stays as it is."""
    return path.with_name(path.name + suffix) if path.name and not path.suffix else path


def folder_name(name: str) -> str:
    """Give a plant's name as that of one folder: what leads elsewhere is left out."""
    plain = "".join(c if c.isalnum() or c in " ._-" else "-" for c in name)
    return plain.strip(" .")[:80] or "plant"
