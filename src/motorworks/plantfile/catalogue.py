"""Where the shipped plants lie, by name; nothing is read here."""

from importlib.resources import files
from pathlib import Path as FilePath

from motorworks.errors import PlantError
from motorworks.files import is_there
from motorworks.plantfile.findings import did_you_mean

_SUFFIX = ".toml"


def names() -> list[str]:
    """Give the names of the shipped plants."""
    folder = files("motorworks.plantfile") / "plants"
    return sorted(
        f.name.removesuffix(_SUFFIX) for f in folder.iterdir() if f.name.endswith(_SUFFIX)
    )


def path_of(name: str) -> FilePath:
    """Give the file of a shipped plant.

    Raises
    ------
    PlantError
        If there is no such plant.
    """
    if name not in names():
        raise PlantError(
            f"there is no shipped plant '{name[:80]}'. {did_you_mean(name, names())}".strip()
        )
    return FilePath(str(files("motorworks.plantfile") / "plants" / f"{name}{_SUFFIX}"))


def find(name_or_path: str | FilePath) -> FilePath:
    """Give the file of a shipped name or a path.

    A text that could be either, without folder and suffix, is a path if there is such a
    file, and else a shipped name.

    Raises
    ------
    PlantError
        If it is neither.
    """
    path = FilePath(name_or_path)
    plain = isinstance(name_or_path, str) and path.name == name_or_path and not path.suffix
    if plain and not is_there(path):
        return path_of(str(name_or_path))
    return path
