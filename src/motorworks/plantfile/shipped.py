"""The plants that come with the product."""

from pathlib import Path as FilePath
from typing import NamedTuple

from motorworks.files.catalogue import find, names
from motorworks.plant import Plant
from motorworks.plantfile.read import read_changed, read_plant


class Shipped(NamedTuple):
    """A plant that comes with the product."""

    name: str
    title: str
    line: str
    """The first line of its description."""


def shipped() -> tuple[Shipped, ...]:
    """Give the shipped plants with title and one line each."""
    return tuple(_entry(name) for name in names())


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


def load_changed(
    name_or_path: str | FilePath, *, overrides: tuple[str, ...] = ()
) -> tuple[Plant, Plant]:
    """Give a plant before and after the change of its motors.

    Parameters
    ----------
    name_or_path, overrides
        As for :func:`load`.

    Returns
    -------
    tuple
        The plant with the motors of its file, whatever else is set; the plant as :func:`load`
        gives it.

    Raises
    ------
    PlantError
        If there is no such plant, or anything is wrong with it.
    """
    return read_changed(find(name_or_path), overrides=overrides)


def _entry(name: str) -> Shipped:
    plant = load(name)
    return Shipped(name, plant.title, plant.description.strip().partition("\n")[0])
