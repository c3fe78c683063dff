"""The plants that come with the product."""

from importlib.resources import files
from pathlib import Path as FilePath
from typing import NamedTuple

from motorworks.errors import PlantError
from motorworks.plant import Plant
from motorworks.plantfile.findings import did_you_mean
from motorworks.plantfile.read import read_plant

_SUFFIX = ".toml"


class Shipped(NamedTuple):
    """A plant that comes with the product."""

    name: str
    title: str
    line: str
    """The first line of its description."""


def names() -> list[str]:
    """Give the names of the shipped plants."""
    folder = files("motorworks.plantfile") / "plants"
    return sorted(
        f.name.removesuffix(_SUFFIX) for f in folder.iterdir() if f.name.endswith(_SUFFIX)
    )


def shipped() -> tuple[Shipped, ...]:
    """Give the shipped plants with title and one line each."""
    return tuple(_entry(name) for name in names())


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


def load(name_or_path: str | FilePath, *, overrides: tuple[str, ...] = ()) -> Plant:
    """Give a plant by its shipped name or by the path of its file.

    Parameters
    ----------
    name_or_path
        Such as ``dalian`` or ``my/plant.toml``.
    overrides
        Values to put in the place of what the file says.

    Raises
    ------
    PlantError
        If there is no such plant, or anything is wrong with it.
    """
    return read_plant(find(name_or_path), overrides=overrides)


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
    if plain and not path.exists():
        return path_of(str(name_or_path))
    return path


def _entry(name: str) -> Shipped:
    plant = load(name)
    return Shipped(name, plant.title, plant.description.strip().partition("\n")[0])
