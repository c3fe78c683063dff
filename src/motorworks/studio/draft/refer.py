"""Who names whom in the values of a plant file."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from motorworks.plant import Line, Plant
from motorworks.plantfile.marks import OWN_WORDS
from motorworks.plantfile.shape import (
    RESERVED,
    SHORT_FORMS,
    Key,
    Kind,
    Path,
    keys_of,
    tables,
)
from motorworks.studio.draft.nature import Nature, nature, of_shape
from motorworks.studio.draft.places import inner_words

TARGETS = {
    ("outage", "of"): (),
    ("factor", "on"): ("process", "pool"),
    ("learning", "on"): ("process",),
    ("disturbance", "of"): ("supply", "shipment", "material"),
    ("measure", "of"): ("supply", "buffer", "calendar"),
    ("activity", "in_service"): (),
    ("wave", "in_service"): (),
}
"""Lists of what is acted on: stations, lines, copies of lines, workshops, and nouns beside."""

_ACTED_ON = ("station", "line", "workshop")
_COPY = "-"


class Naming(NamedTuple):
    """A name that is written somewhere."""

    path: Path
    """Of the value; of the key where the name is one."""
    name: str
    nouns: tuple[str, ...]
    """Nouns of which one is meant."""
    is_key: bool = False
    before: str = ""
    """What stands before the name in the value, such as ``stator/``."""
    behind: str = ""


def namings(tree: dict[str, Any]) -> Iterator[Naming]:
    """Give every name by which the values of a file refer to a noun.

    Parameters
    ----------
    tree
        The values of a plant file.
    """
    for path, table in nouns(tree):
        found = nature(path) if path != ("plant",) else Nature(noun=Plant)
        if found is None:
            continue
        yield from _of_table(path, found, table)
        yield from _of_targets(path, table, tree)
        if path[0] == "line" and len(path) == 2:
            yield from _of_line(path, table)


def nouns(tree: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give the tables of nouns in a file, those of lines behind their line."""
    for word, named in tree.items():
        if word == "plant" and isinstance(named, dict):
            yield ("plant",), named
        elif word in tables() and isinstance(named, dict):
            for name, table in named.items():
                if isinstance(table, dict):
                    yield (word, name), table
                    if word == "line":
                        yield from _within_line((word, name), table)


def _within_line(path: Path, line: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for word in inner_words():
        named = line.get(word)
        if isinstance(named, dict):
            for name, table in named.items():
                if isinstance(table, dict):
                    yield (*path, word, name), table


def _of_table(path: Path, found: Nature, table: dict[str, Any]) -> Iterator[Naming]:
    for name, value in table.items():
        key = found.keys().get(name)
        if key is not None and not (found.noun is Line and key.shape.kind is Kind.NAMED):
            yield from _of_value((*path, name), key, value)
    yield from _of_marks(path, table)


def _of_value(path: Path, key: Key, value: Any) -> Iterator[Naming]:
    shape = key.shape
    found = of_shape(key)
    if found.noun is not None:
        if isinstance(value, dict):
            yield from _of_table(path, found, value)
        elif shape.noun in SHORT_FORMS:
            short = keys_of(shape.noun)[SHORT_FORMS[shape.noun][0]]
            yield from _of_value(path, short, value)
    elif shape.item is not None and isinstance(value, list):
        for n, item in enumerate(value):
            yield from _of_value((*path, n), _item(key), item)
    elif shape.kind is Kind.MAP and isinstance(value, dict):
        for name, item in value.items():
            if name not in RESERVED:
                yield from _of_name((*path, name), key, name, is_key=True)
                yield from _of_value((*path, name), _item(key), item)
        yield from _of_marks(path, value)
    elif shape.item is not None and key.note.single:
        yield from _of_value(path, _item(key), value)
    elif shape.kind is Kind.TEXT and isinstance(value, str):
        yield from _of_name(path, key, value)


def _item(key: Key) -> Key:
    assert key.shape.item is not None
    return Key(key.key, key.field, key.note, key.shape.item)


def _of_name(path: Path, key: Key, name: str, *, is_key: bool = False) -> Iterator[Naming]:
    if key.note.refers:
        yield Naming(path, name, tuple(key.note.refers.split("|")), is_key)


def _of_marks(path: Path, table: dict[str, Any]) -> Iterator[Naming]:
    """Give the references that a table cites."""
    cited = table.get("sources")
    own: list[tuple[Path, Any]] = [(("source",), table.get("source"))]
    if isinstance(cited, dict):
        own += [(("sources", key), name) for key, name in cited.items()]
    for below, name in own:
        if isinstance(name, str) and name not in OWN_WORDS:
            yield Naming((*path, *below), name, ("reference",))


def _of_line(path: Path, line: dict[str, Any]) -> Iterator[Naming]:
    """Give the stations that a line lists; each may be of the line or of the library."""
    listed = line.get("stations")
    for n, name in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(name, str):
            yield Naming((*path, "stations", n), name, ("station",))


def _of_targets(path: Path, table: dict[str, Any], tree: dict[str, Any]) -> Iterator[Naming]:
    """Give what outages, factors and learning act on, and the stations that use a material."""
    if path[0] == "material":
        yield from _each((*path, "used_at"), table.get("used_at"), ("station",))
    for (word, key), more in TARGETS.items():
        if path[0] == word:
            values = _each((*path, key), table.get(key), (*_ACTED_ON, *more))
            for one in values:
                yield from _parts_of(one, tree)


def _each(path: Path, value: Any, meant: tuple[str, ...]) -> Iterator[Naming]:
    if isinstance(value, str):
        yield Naming(path, value, meant)
    for n, name in enumerate(value if isinstance(value, list) else ()):
        if isinstance(name, str):
            yield Naming((*path, n), name, meant)


def _parts_of(one: Naming, tree: dict[str, Any]) -> Iterator[Naming]:
    """Give what a name such as ``line-01/station:1-3`` names: a line, a station, something else."""
    lines = tree.get("line")
    name, colon, machines = one.name.partition(":")  # such as test:1-8
    one = one._replace(name=name, behind=colon + machines)
    line, slash, station = name.partition("/")
    if slash:
        yield one._replace(name=station, nouns=("station",), before=f"{line}/")
    stem, dash, copy = line.rpartition(_COPY)
    if dash and copy.isdecimal() and isinstance(lines, dict) and line not in lines:
        rest = f"{dash}{copy}{slash}{station}{one.behind}"
        yield one._replace(name=stem, nouns=("line",), behind=rest)
    elif slash:
        yield one._replace(name=line, nouns=("line",), behind=f"/{station}{one.behind}")
    else:
        yield one
