"""What a path names, asked without an error: what cannot be a path names nothing."""

from pathlib import Path


def is_there(path: Path | str) -> bool:
    """Tell whether there is such a file or folder; no name that the system refuses is one."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def is_folder(path: Path | str) -> bool:
    """Tell whether there is such a folder; no name that the system refuses is one."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False
