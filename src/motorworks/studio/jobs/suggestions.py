"""Changes of a plant that are worth trying, and plants with them. Runs on the bench."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import TYPE_CHECKING, Any

from motorworks.errors import MotorworksError
from motorworks.studio.jobs.reading import Document, read_document

if TYPE_CHECKING:
    from motorworks.experiment.change import Change
    from motorworks.plant import Line, Plant

MOST_PLACES = 10_000
FIRST = ("places", "machine")
"""Kinds of changes that come first where a bottleneck is looked at."""


def suggestions(document: Document, process: str, places: int | None) -> list[dict[str, Any]]:
    """Give single changes of a plant, each with what it sets in the plant file.

    Parameters
    ----------
    document
        The draft.
    process
        Name of the process that holds back, as ``stators/weld``; changes at it and its line come
        alone then. Empty: changes of the whole plant.
    places
        How many places more the change of places is to bring; ``None``: a half, and as many.

    Raises
    ------
    MotorworksError
        If there is no such process.
    PlantError
        If the plant has errors.
    """
    from motorworks.experiment.prices import Prices

    plant = read_document(document)
    found = list(_changes(plant, process, places, Prices()))
    if process:
        found.sort(key=lambda c: FIRST.index(c.kind) if c.kind in FIRST else len(FIRST))
    return [_record(change, plant) for change in found if change.sets]


def processes(document: Document) -> list[dict[str, str]]:
    """Give the processes of a plant: ``name``, and ``title`` for people.

    Raises
    ------
    PlantError
        If the plant has errors.
    """
    plant = read_document(document)
    in_lines = ((f"{line.name}/{s.name}", s, line) for line in plant.lines for s in line.stations)
    found = [
        {"name": name, "title": f"{s.title or s.name}, {line.title or line.name}"}
        for name, s, line in in_lines
    ]
    return found + [{"name": s.name, "title": s.title or s.name} for s in plant.stations]


def _changes(plant: "Plant", process: str, places: int | None, prices: Any) -> "Iterator[Change]":
    from motorworks.experiment.candidates import candidates
    from motorworks.experiment.shop import Shop

    shop = Shop(plant, prices)
    if not process:
        yield from candidates(plant, (), prices)
        return
    line = _line_of(plant, process)
    if line is not None and line.places is not None and len(line.stations) > 1 and places:
        yield shop.places(line, min(places, MOST_PLACES))
    of_line = {f"{kind}:{line.name}" for kind in ("places", "people")} if line else set()
    for change in candidates(plant, (process,), prices):
        own = change.key == f"{change.kind}:{process}"
        near = any(change.key == key or change.key.startswith(f"{key}+") for key in of_line)
        if own or (near and not (places and change.kind == "places")):
            yield change


def _line_of(plant: "Plant", process: str) -> "Line | None":
    """Give the line of a process; ``None`` if it stands alone."""
    name, slash, station = process.partition("/")
    for line in plant.lines if slash else ():
        if line.name == name and any(s.name == station for s in line.stations):
            return line
    if not slash and any(s.name == name for s in plant.stations):
        return None
    known = [f"{line.name}/{s.name}" for line in plant.lines for s in line.stations]
    known += [s.name for s in plant.stations]
    from motorworks.errors import did_you_mean

    raise MotorworksError(f"there is no process '{process[:80]}'. {did_you_mean(process, known)}")


def _record(change: "Change", plant: "Plant") -> dict[str, Any]:
    return {
        "key": change.key,
        "kind": change.kind,
        "title": change.title,
        "sets": list(change.sets),
        "price": change.price,
        "yearly": change.yearly,
        "floor": change.floor,
        "currency": plant.currency,
    }


def with_changes(document: Document, sets: Sequence[str]) -> str:
    """Give the text of a plant with values set in it; comments and all else stay.

    Parameters
    ----------
    document
        The draft.
    sets
        Values as ``--set`` takes them.

    Raises
    ------
    MotorworksError
        If a text is no path and value, or nothing can stand there.
    PlantError
        If the plant cannot be with them.
    """
    from motorworks.plantfile.overrides import parted
    from motorworks.studio.draft.edit import apply

    changes = [_operation(*parted(one)) for one in sets]
    changed = apply(document.text, changes, document.folder).text
    read_document(document._replace(text=changed))
    return changed


def _operation(path: Sequence[str], value: Any) -> dict[str, Any]:
    """Give the operation that sets a value; dates go as they are typed.

    Raises
    ------
    MotorworksError
        If there are dates within a value.
    """
    operation = {"do": "set", "path": list(path)}
    if isinstance(value, date | time):
        return operation | {"text": value.isoformat()}
    try:
        json.dumps(value)
    except TypeError as error:
        name = ".".join(path)[:80]
        raise MotorworksError(f"{name}: a date within a value cannot be set here") from error
    return operation | {"value": value}
