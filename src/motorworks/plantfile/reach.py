"""In which folders a plant file may name others.

Whoever opens a plant file with a command may read what it names. A server that reads plants of
others says once, at the start of each of its processes, which folders these may name files in.
"""

from collections.abc import Iterable
from pathlib import Path as FilePath

_folders: tuple[FilePath, ...] = ()


def reach_only(folders: Iterable[FilePath]) -> None:
    """Let plant files name others in some folders only, in this process from now on."""
    global _folders
    _folders = tuple(folder.resolve() for folder in folders)


def is_in_reach(path: FilePath) -> bool:
    """Tell whether a plant file may name a file; one that a link leads out to it may not."""
    if not _folders:
        return True
    try:
        real = path.resolve()
    except (OSError, RuntimeError, ValueError):
        return False
    return any(real.is_relative_to(folder) for folder in _folders)
