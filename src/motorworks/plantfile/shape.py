"""What a plant file may hold, found from the nouns themselves: one key for every field."""

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Union

from motorworks.plant import (
    Batch,
    Changeover,
    Experience,
    Input,
    PlannedStop,
    Plant,
    Point,
    Station,
)
from motorworks.process import FieldNote, Law
from motorworks.projects import Dependency, Limit, Moment

Path = tuple[str | int, ...]
"""Where a value stands in the file: keys of tables and numbers of list entries."""

RESERVED = ("source", "sources", "note", "notes", "ranges")
"""Keys that any table may have, saying where its values come from."""

SHORT_FORMS: dict[type, tuple[str, ...]] = {
    Input: ("from",),
    PlannedStop: ("share",),
    Changeover: ("time",),
    Batch: ("min", "max"),
    Dependency: ("waits_for",),
}
"""Keys of a table that one plain value may stand for."""

ROWS: dict[type, tuple[str, ...]] = {
    Point: ("from", "value"),
    Moment: ("date", "value"),
    Limit: ("from", "amount"),
    Experience: ("at", "value"),
}
"""Keys of a table whose values may stand one behind the other in a list."""


REQUIRED: Any = object()
"""Stands in the place of a default where there is none."""


class Kind(Enum):
    """The forms of a value."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    DATE = "date"
    INSTANT = "date or date and time"
    LAW = "law"
    LIST = "list"
    PAIR = "pair"
    MAP = "table of values by name"
    TABLE = "table"
    NAMED = "tables by name"
    ANY = "value"


@dataclass(frozen=True)
class Shape:
    """The form of a value.

    Attributes
    ----------
    kind
        The form.
    optional
        Whether the field may be ``None``.
    item
        Form of the entries of a list, a pair or a map.
    noun
        Class of a table or of tables by name.
    """

    kind: Kind
    optional: bool = False
    item: "Shape | None" = None
    noun: type | None = None


@dataclass(frozen=True)
class Key:
    """One key of a table: the field behind it and what may be written there."""

    key: str
    field: str
    note: FieldNote
    shape: Shape
    default: Any = REQUIRED

    @property
    def required(self) -> bool:
        """Whether the key must be written."""
        return self.default is REQUIRED


_PLAIN = {
    str: Kind.TEXT,
    int: Kind.WHOLE,
    float: Kind.NUMBER,
    bool: Kind.FLAG,
    date: Kind.DATE,
    datetime: Kind.INSTANT,
    Law: Kind.LAW,
    object: Kind.ANY,
}


def shape_of(annotation: Any) -> Shape:
    """Give the form of a value from the type of its field."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in {Union, types.UnionType}:
        (inner,) = [a for a in arguments if a is not type(None)]
        plain = shape_of(inner)
        return Shape(plain.kind, optional=True, item=plain.item, noun=plain.noun)
    if origin is tuple:
        return _sequence(arguments)
    if origin is Mapping:
        return Shape(Kind.MAP, item=shape_of(arguments[1]))
    if is_dataclass(annotation) and annotation is not Law:
        return Shape(Kind.TABLE, noun=typing.cast("type", annotation))
    return Shape(_PLAIN[annotation])


def _sequence(arguments: tuple[Any, ...]) -> Shape:
    if arguments[-1] is not Ellipsis:
        return Shape(Kind.PAIR, item=shape_of(arguments[0]))
    item = shape_of(arguments[0])
    if item.noun is not None and is_named(item.noun):
        return Shape(Kind.NAMED, noun=item.noun)
    return Shape(Kind.LIST, item=item)


def is_named(noun: type) -> bool:
    """Tell whether a noun is written as a table under its name: whether it must have one."""
    return any(f.name == "name" and f.default is MISSING for f in fields(noun))


@cache
def keys_of(noun: type, *, library: bool = False) -> dict[str, Key]:
    """Give the keys of a noun's table, in the order of its fields.

    Parameters
    ----------
    noun
        A class of :mod:`motorworks.plant`; of the plant itself, the table ``[plant]``.
    library
        For a station: as an entry of the process library, which inherits by ``like``.
    """
    return {
        key.key: key
        for key in _keys(noun, library)
        if noun is Plant or key.field != "name" or not is_named(noun)
        if noun is not Plant or key.shape.kind is not Kind.NAMED
    }


@cache
def tables() -> dict[str, Key]:
    """Give the tables by name of a plant file, such as ``[model.NAME]``, by their first word."""
    return {key.key: key for key in _keys(Plant, False) if key.shape.kind is Kind.NAMED}


def _keys(noun: type, library: bool) -> Iterator[Key]:
    hints = typing.get_type_hints(noun)
    for field in fields(noun):
        if "note" not in field.metadata:
            continue
        note: FieldNote = field.metadata["note"]
        key = note.key or field.name
        if library and noun is Station and key == "process":
            key = "like"
            note = note._replace(sentence="Another entry of the library that it inherits.")
        default = REQUIRED if field.default is MISSING else field.default
        if field.default_factory is not MISSING:
            default = field.default_factory()
        yield Key(key, field.name, note, shape_of(hints[field.name]), default)
