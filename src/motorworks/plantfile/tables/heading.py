"""Headings of columns → the fields below them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.errors import did_you_mean
from motorworks.plantfile.shape import RESERVED, Key, Kind, Path, Shape, keys_of
from motorworks.plantfile.tables.cell import Form
from motorworks.plantfile.tables.layout import plain
from motorworks.process import LAWS, FieldNote

_UNIT = re.compile(r"(?P<name>.*?)\s*\[(?P<unit>[^\[\]]*)\]\s*", re.DOTALL)
_TEXT = Form(Shape(Kind.TEXT), FieldNote("text"))
ANYTHING = Form(None, FieldNote("number or text"))
"""A cell whose column does not say what it holds."""

_ENDS = {"low": 0, "high": 1}


class UnknownHeadingError(Exception):
    """A heading that names no field.

    Parameters
    ----------
    text
        What is wrong with it.
    hint
        What to do.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint


@dataclass(frozen=True)
class Target:
    """Where the cells of a column go.

    Attributes
    ----------
    path
        The path within the table of a row; entries of lists are counted from 0.
    form
        What the cells mean.
    """

    path: Path
    form: Form


def split_unit(heading: str) -> tuple[str, str]:
    """Give a heading without the unit that it may end with in brackets, and the unit."""
    match = _UNIT.fullmatch(heading)
    return (match["name"].strip(), match["unit"].strip()) if match else (heading.strip(), "")


def target(heading: str, keys: Mapping[str, Key]) -> Target:
    """Give where the cells below a heading go.

    Parameters
    ----------
    heading
        A key, or keys of tables within tables with dots between them; entries of a list are
        counted from 1, as in ``failures.1.mtbf``.
    keys
        The keys of the table of a row.

    Raises
    ------
    UnknownHeadingError
        If it names no field.
    """
    parts = [part.strip() for part in heading.split(".")]
    return _in_table((), parts, keys)


def _in_table(path: Path, parts: list[str], keys: Mapping[str, Key]) -> Target:
    word = plain(parts[0])
    if word in RESERVED:
        return _said((*path, word), [plain(part) for part in parts[1:]])
    if word not in keys:
        text = f"'{parts[0][:80]}' is no heading here"
        raise UnknownHeadingError(text, did_you_mean(word, [*keys, *RESERVED]))
    key = keys[word]
    return _below((*path, word), parts[1:], Form(key.shape, key.note))


def _below(path: Path, parts: list[str], form: Form) -> Target:
    """Give where the rest of a heading leads from a value of this form."""
    if not parts:
        return Target(path, form)
    shape = form.shape
    if shape is not None and shape.kind is Kind.TABLE and shape.noun is not None:
        return _in_table(path, parts, keys_of(shape.noun))
    if shape is not None and shape.kind is Kind.MAP:
        return _in_map(path, parts, form)
    if shape is not None and shape.kind in {Kind.LIST, Kind.PAIR}:
        return _below((*path, _entry(parts[0])), parts[1:], form.item)
    if form.kind is Kind.LAW:
        return _in_law(path, parts)
    text = f"'{path[-1]}' is a single value; there is no '{'.'.join(parts)[:80]}' in it"
    raise UnknownHeadingError(text)


def _in_map(path: Path, parts: list[str], form: Form) -> Target:
    if parts[0] in RESERVED:
        return _said((*path, parts[0]), parts[1:])
    return _below((*path, parts[0]), parts[1:], form.item)


def _in_law(path: Path, parts: list[str]) -> Target:
    word = plain(parts[0])
    if word in ("law", "source", "note"):
        return _below((*path, word), parts[1:], _TEXT)
    known = dict.fromkeys(name for law in LAWS.values() for name in law.parameters)
    if word not in known:
        text = f"'{parts[0][:80]}' is no parameter of a law"
        raise UnknownHeadingError(text, did_you_mean(word, ["law", *known]))
    if len(parts) == 1:
        return Target((*path, word), ANYTHING)
    return _below((*path, word, _entry(parts[1])), parts[2:], ANYTHING)


def _entry(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= 10_000):
        hint = "Count the entries from 1, as in failures.1.mtbf."
        raise UnknownHeadingError(f"'{text[:80]}' is no number of an entry", hint)
    return int(text) - 1


def _said(path: Path, parts: list[str]) -> Target:
    """Give where a heading leads that says where values come from."""
    if path[-1] in ("source", "note"):
        return _below(path, parts, _TEXT)
    end: Path = ()
    if path[-1] == "ranges" and len(parts) >= 2:
        if parts[-1] not in _ENDS:
            raise UnknownHeadingError(
                f"'{parts[-1][:80]}' is no end of a range", "Write .low or .high."
            )
        end = (_ENDS[parts.pop()],)
    if len(parts) != 1:
        text = f"'{path[-1]}' needs the key it speaks of, as in {path[-1]}.cycle_time"
        raise UnknownHeadingError(text)
    return Target((*path, parts[0], *end), ANYTHING if path[-1] == "ranges" else _TEXT)
