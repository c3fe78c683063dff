"""Where the values of a station stand in the plant file, and what they are based on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from motorworks.files.catalogue import find
from motorworks.plant import Mark, Plant
from motorworks.plantfile.document import Document, open_document
from motorworks.plantfile.findings import Place
from motorworks.plantfile.read import designed_as_stated, plant_of

Path = tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Written:
    """A value of a station.

    Attributes
    ----------
    key
        Its key within the station, such as ``failures.0.mtbf``.
    mark
        Value, source, note and range.
    place
        Where it stands, such as ``plant.toml:41``: in the station's own table, or in the
        process library that it inherits.
    """

    key: str
    mark: Mark
    place: Place


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Where a station stands in the plant file.

    Attributes
    ----------
    place
        Of its table.
    values
        Its values and those that it inherits, in the order of the file.
    """

    place: Place
    values: tuple[Written, ...]


def whereabouts(
    name_or_path: str | FilePath, process: str, overrides: Sequence[str] = ()
) -> Whereabouts:
    """Give where a station stands.

    Parameters
    ----------
    name_or_path
        The plant, as for :func:`motorworks.load`.
    process
        The station as tables name it: ``LINE/STATION``, or its name outside lines.
    overrides
        As for :func:`motorworks.load`.
    """
    document = open_document(find(name_or_path), overrides)
    plant = designed_as_stated(plant_of(document), document)
    line, _, station = process.rpartition("/")
    own: Path = ("line", line, "station", station) if line else ("station", station)
    library = document.inherits.get(own)
    found = _values(plant, document, own)
    if library is not None:
        known = {w.key for w in found}
        found += [w for w in _values(plant, document, library) if w.key not in known]
    return Whereabouts(place=document.place(own), values=tuple(found))


def _values(plant: Plant, document: Document, at: Path) -> list[Written]:
    """Give the values marked under a path."""
    begin = ".".join(at) + "."
    return [
        Written(
            key=mark.path.removeprefix(begin),
            mark=mark,
            place=document.place(_path(mark.path)),
        )
        for mark in plant.marks
        if mark.path.startswith(begin)
    ]


def _path(dotted: str) -> Path:
    """Give the path of a dotted one; its numbers count entries of lists."""
    return tuple(int(word) if word.isdecimal() else word for word in dotted.split("."))
