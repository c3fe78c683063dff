"""Marks → what the tables of a file say of where their values come from.

The way back of :mod:`motorworks.plantfile.marks`: what all values of a table share is said
once, what a value has of its own stands in ``sources``, ``notes`` and ``ranges``.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from motorworks.plant import Mark
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import RESERVED, Path

_SAID = (("source", "sources"), ("note", "notes"))
"""What may be said of a value, for all values of a table and for each."""


def parsed(text: str) -> Any:
    """Give the value of a file that a mark keeps as text."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except ValueError:
        return text


def add_origins(
    path: Path,
    table: dict[str, Any],
    marks: Mapping[str, Mark],
    plain: frozenset[str],
    above: Mapping[str, str] | None = None,
) -> None:
    """Add to a table what its marks say, and to the tables within it.

    Parameters
    ----------
    path
        Where the table stands.
    table
        The table as it will be written; changed.
    marks
        All marks by path.
    plain
        Keys whose values are marked only if the table names them itself.
    above
        The source and the note that hold for the table already.
    """
    holds = dict(above or {})
    children = [key for key in table if key not in RESERVED]
    for one, each in _SAID:
        under = {key: list(_said((*path, key), table[key], marks, one)) for key in children}
        everywhere = [said for said_under in under.values() for said in said_under]
        shared = holds.get(one, "")
        if everywhere and "" not in everywhere:
            shared = Counter(everywhere).most_common(1)[0][0]
        if shared != holds.get(one, ""):
            table[one] = shared
        holds[one] = shared
        own = {key: said[0] for key, said in under.items() if _own(said, shared, key in plain)}
        if own:
            table[each] = own
    _add_ranges(path, table, children, marks)
    for key in children:
        inner = {one: table.get(each, {}).get(key, holds[one]) for one, each in _SAID}
        _add_below((*path, key), table[key], marks, inner)


def _own(said: list[str], shared: str, asked: bool) -> bool:
    """Tell whether a key needs an entry of its own: all below it says one and the same thing."""
    return bool(said) and len(set(said)) == 1 and said[0] != "" and (said[0] != shared or asked)


def _add_ranges(
    path: Path, table: dict[str, Any], children: list[str], marks: Mapping[str, Mark]
) -> None:
    ranges = {}
    for key in children:
        mark = marks.get(dotted((*path, key)))
        if mark is not None and mark.range is not None:
            ranges[key] = [_end(text) for text in mark.range]
    if ranges:
        table["ranges"] = ranges


def _end(text: str) -> Any:
    """Give one end of a range as the file has it: a plain number, or text with a unit."""
    value = parsed(text)
    return value if isinstance(value, int | float | dict) else text


def _add_below(path: Path, value: Any, marks: Mapping[str, Mark], above: Mapping[str, str]) -> None:
    if dotted(path) in marks:
        return
    if isinstance(value, dict) and "law" not in value:
        add_origins(path, value, marks, frozenset(), above)
    elif isinstance(value, list):
        for n, item in enumerate(value):
            _add_below((*path, n), item, marks, above)


def _said(path: Path, value: Any, marks: Mapping[str, Mark], one: str) -> Iterator[str]:
    """Give what the marks of a value and of all below it say."""
    mark = marks.get(dotted(path))
    if mark is not None:
        yield getattr(mark, one)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in RESERVED:
                yield from _said((*path, key), inner, marks, one)
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _said((*path, n), inner, marks, one)
