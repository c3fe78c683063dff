"""References from one part of the plant to another by name."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from motorworks.errors import did_you_mean
from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings, subject
from motorworks.plantfile.shape import Kind, Path, Shape, keys_of, tables
from motorworks.process import FieldNote

WIRED = {"buffer", "source", "sink"}
"""Nouns that a line may have of its own; the wiring looks them up."""

CREW = "crew"
"""What stations of a line call the pool of the line's own people."""

_READ = {"process"}
"""Nouns that the reader has looked up already."""


class Reference(NamedTuple):
    """A name that a value of the plant gives."""

    path: Path
    name: str
    nouns: tuple[str, ...]
    """The nouns of which one must be called so."""


def references(path: Path, noun: Any) -> Iterator[Reference]:
    """Give every name that a noun and the nouns within it refer to.

    Parameters
    ----------
    path
        Where the noun stands.
    noun
        A noun of the plant.
    """
    kind: type = type(noun)
    for key in keys_of(kind).values():
        value = getattr(noun, key.field)
        yield from _within((*path, key.key), key.shape, key.note, value)


def _within(path: Path, shape: Shape, note: FieldNote, value: Any) -> Iterator[Reference]:
    if value is None or shape.kind is Kind.NAMED:
        return
    if shape.kind is Kind.TABLE:
        yield from references(path, value)
    elif shape.kind is Kind.LIST and shape.item is not None:
        for n, item in enumerate(value):
            yield from _within((*path, n), shape.item, note, item)
    elif shape.kind is Kind.MAP and shape.item is not None:
        for name, item in value.items():
            yield from _named((*path, name), note, name)
            yield from _within((*path, name), shape.item, note, item)
    elif shape.kind is Kind.TEXT:
        yield from _named(path, note, value)


def _named(path: Path, note: FieldNote, name: str) -> Iterator[Reference]:
    if note.refers:
        yield Reference(path, name, tuple(note.refers.split("|")))


def check_names(plant: Plant, findings: Findings) -> bool:
    """Add a finding for every name that nothing in the plant has, and for names given twice.

    Returns
    -------
    bool
        Whether every name of a place means one place only.
    """
    names = names_of(plant)
    crewed = {line.name for line in plant.lines if line.crew is not None}
    with_crew = {**names, "pool": {**names["pool"], CREW: None}}
    for path, noun in nouns(plant):
        known = with_crew if path[0] == "line" and path[1] in crewed else names
        for reference in references(path, noun):
            if not WIRED.intersection(reference.nouns) and not _READ.intersection(reference.nouns):
                check_reference(reference, known, findings)
    _check_copies(plant, findings)
    return _check_shared(names, findings)


Names = Mapping[str, Mapping[str, Any]]
"""Names by noun; what they lead to does not matter here."""


def names_of(plant: Plant) -> dict[str, dict[str, Any]]:
    """Give the names of all nouns of a plant outside lines, by noun."""
    return {
        word: dict.fromkeys(noun.name for noun in getattr(plant, key.field))
        for word, key in tables().items()
    }


def check_reference(reference: Reference, names: Names, findings: Findings, hint: str = "") -> bool:
    """Tell whether a reference leads somewhere; if not, say so.

    Parameters
    ----------
    reference
        The reference.
    names
        The names there are, by noun.
    findings
        Takes what is wrong.
    hint
        What to do, where it is known better than by a likeness of names.
    """
    known = any(reference.name in names.get(noun, ()) for noun in reference.nouns)
    if known or not reference.name or findings.tainted(reference.path):
        return known
    what = " or ".join(reference.nouns)
    wrong = next((noun for noun in names if reference.name in names[noun]), None)
    _, key = subject(reference.path)
    text = f"{key} names '{reference.name}', and there is no such {what}"
    if reference.path[-1] == reference.name:
        text = f"there is no {what} '{reference.name}'"
    if wrong in WIRED:
        text = f"{key} names '{reference.name}', which is a {wrong} and no {what}"
    words = chain.from_iterable(names.get(noun, ()) for noun in reference.nouns)
    findings.error(reference.path, text, hint or did_you_mean(reference.name, words))
    return False


def nouns(plant: Plant) -> Iterator[tuple[Path, Any]]:
    """Give every noun of the plant with its path, those of lines after their line."""
    yield ("plant",), plant
    for word, key in tables().items():
        for noun in getattr(plant, key.field):
            yield (word, noun.name), noun
            if word == "line":
                for inner in ("buffer", "station", "transport"):
                    for part in getattr(noun, f"{inner}s"):
                        yield (word, noun.name, inner, part.name), part


def _check_shared(names: Names, findings: Findings) -> bool:
    """Refuse names that a station could not tell apart."""
    unique = True
    for one, other in (("buffer", "sink"), ("buffer", "source")):
        for name in names[other]:
            if name in names[one]:
                text = f"there is a {one} of the same name"
                findings.error((other, name), text, "Rename one of them.")
                unique = False
    return unique


def _check_copies(plant: Plant, findings: Findings) -> None:
    """Refuse a line that is called like a copy of another."""
    lines = {line.name: line.lines for line in plant.lines}
    for name in lines:
        stem, _, number = name.rpartition("-")
        copies = lines.get(stem, 1)
        width = max(2, len(str(copies)))
        copy = int(number) if number.isdecimal() and len(number) == width else 0
        if copies > 1 and 1 <= copy <= copies:
            text = f"copy {copy} of line '{stem}' has the same name"
            findings.error(("line", name), text, "Rename one of the lines.")
