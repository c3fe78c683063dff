"""What a killed process or a damaged catalogue has left: taken in, or cleared away."""

from pathlib import Path

from motorworks.files import UNFINISHED
from motorworks.store.catalogue import Catalogue
from motorworks.store.files import remove
from motorworks.store.owner import Owner
from motorworks.store.parts import entries, read


def adopt(parts: Path, catalogue: Catalogue, owner: Owner) -> list[str]:
    """Look after files that the catalogue does not know and nobody is at work with.

    Those with replications that are kept nowhere else are entered: a process was killed between
    its file and the catalogue, or the catalogue was lost. Others are copies: they go.

    Returns
    -------
    list of str
        Files that cannot be read, in words for the user; they are set aside.
    """
    found: list[str] = []
    files = [path for path in sorted(parts.iterdir()) if not _at_work(path, owner)]
    # Looked at after the list was made: what is entered meanwhile is no orphan.
    known = catalogue.files()
    for path in files:
        if path.suffix == UNFINISHED:
            remove(path)
        elif path.suffix == ".parquet" and path.name not in known:
            found += _take_in(path, catalogue)
    return found


def _at_work(path: Path, owner: Owner) -> bool:
    """Tell whether a file's writer may still be busy with it."""
    pieces = path.name.split(".parquet")[0].split(".")
    return owner.lives(pieces[-1])


def _take_in(path: Path, catalogue: Catalogue) -> list[str]:
    try:
        within = list(entries(read(path)))
    except FileNotFoundError:  # joined to another one meanwhile
        return []
    except Exception as error:  # whatever a damaged file makes of a reader of Parquet
        aside = set_aside(path, path.parent.parent / "damaged")
        return [f"{path}: cannot be read ({error}); it was set aside as {aside}"]
    if not within or not catalogue.add(path.name, within):
        remove(path)
    return []


def set_aside(path: Path, folder: Path) -> Path:
    """Move a damaged file out of the way, and what SQLite keeps beside it; give its new path."""
    folder.mkdir(exist_ok=True)
    number = sum(1 for _ in folder.iterdir())
    target = folder / f"{number}-{path.name}"
    path.replace(target)
    for beside in ("-wal", "-shm"):
        with_it = path.with_name(path.name + beside)
        if with_it.exists():
            with_it.replace(folder / f"{number}-{path.name}{beside}")
    return target
