"""Marks of values that are changed: the source that a value had does not hold for another one."""

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from motorworks.plantfile.marks import OWN_WORDS
from motorworks.plantfile.shape import RESERVED, SHORT_FORMS, Kind, Path
from motorworks.plantfile.table import worth_marking
from motorworks.plantfile.text import quoted
from motorworks.studio.draft.nature import nature
from motorworks.studio.draft.origin import Origin, origin_of
from motorworks.studio.draft.sheet import Sheet
from motorworks.studio.draft.typed import untyped
from motorworks.studio.draft.whole import Whole

ASSUMPTION, CALCULATED = OWN_WORDS
_LONGEST = 60


class Written(NamedTuple):
    """A value that a change writes.

    Attributes
    ----------
    path
        Its path.
    before, origin
        The value that was there, ``None`` if none was, and where that came from.
    """

    path: Path
    before: Any
    origin: Origin


def stated(changes: Collection[Mapping[str, Any]]) -> frozenset[Path]:
    """Give the paths of what some changes write or take away themselves, marks among them."""
    paths: set[Path] = set()
    for change in changes:
        values = {path: change["values"][path[-1]] for path in _values_of(change)}
        if change["do"] in ("set", "remove"):
            values[tuple(change["path"])] = change.get("value")
        for path, value in values.items():
            paths |= {path, *((*path, key) for key in (value if isinstance(value, dict) else ()))}
    return frozenset(paths)


def to_be_written(whole: Whole, change: Mapping[str, Any]) -> list[Written]:
    """Give the values that a change is about to write, as they are before."""
    found = _values_of(change)
    if change["do"] == "set":
        path = tuple(change["path"])
        found[_marked(path)] = _marked(path)
    return [
        Written(path, deepcopy(whole.value(like)), origin_of(whole.tree, like))
        for path, like in found.items()
        if not set(path[1:]) & set(RESERVED)
    ]


def remark(sheet: Sheet, whole: Whole, written: Written, said: frozenset[Path]) -> str:
    """Make the mark of a changed value an assumption, where a source is cited for it.

    Parameters
    ----------
    sheet, whole
        The file, with the value in it.
    written
        The value as it was before.
    said
        Paths of what is written by hand; a mark that is counts.

    Returns
    -------
    str
        What was done, in words; empty if nothing.
    """
    path = written.path
    value = whole.value(path)
    cited = origin_of(whole.tree, path).source
    if value is None or not sheet.has(path) or value == written.before:
        return ""
    if isinstance(path[-1], int) and not isinstance(value, dict):
        return ""  # an entry that is no table has no place for what is said of it
    source, note = _places(path, value)
    if cited in ("", ASSUMPTION) or not (whole.has(source) or _has_marks(path, value)):
        return ""
    if _is_said(whole, path, source, said):
        return ""
    sheet.put(source, quoted(ASSUMPTION))
    sheet.settle()
    if note not in said:
        sheet.put(note, quoted(_words(written)))
        sheet.settle()
    no_longer = "calculated" if cited == CALCULATED else f"of {cited}"
    key = next(part for part in reversed(path) if isinstance(part, str))
    return f"{key} is an assumption now, no longer {no_longer}"


def _values_of(change: Mapping[str, Any]) -> dict[Path, Path]:
    """Give the paths of the values of a new noun, each with that of the value it is like."""
    if change.get("do") not in ("add", "copy"):
        return {}
    path = tuple(change["path"])
    new = (*path[:-1], str(change["name"])) if change["do"] == "copy" else path
    return {(*new, key): (*path, key) for key in change.get("values") or {}}


def _marked(path: Path) -> Path:
    """Give the path of the value that has the mark: that of the law, list or pair around it."""
    for n in range(2, len(path)):
        found = nature(path[:n])
        if found is None or found.key is None or found.noun is not None:
            continue
        shape = found.key.shape
        tables = shape.item is not None and shape.item.kind is Kind.TABLE
        if shape.kind not in (Kind.MAP, Kind.NAMED, Kind.TABLE) and not tables:
            return path[:n]
    return path


def _has_marks(path: Path, value: Any) -> bool:
    """Tell whether a value, or one within it, is of those that have a mark."""
    found = nature(path)
    if found is None:
        return False
    inner = list(_inner(path, value)) if _is_around(value) else []
    if inner:
        return any(_has_marks(*one) for one in inner)
    if found.noun in SHORT_FORMS:
        return worth_marking(found.keys()[SHORT_FORMS[found.noun][0]])
    return found.key is not None and worth_marking(found.key)


def _is_around(value: Any) -> bool:
    """Tell whether a value is a table, or a list of tables or of what stands for them."""
    return (isinstance(value, dict) and "law" not in value) or isinstance(value, list)


def _inner(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    """Give what stands within a table or a list, as far as something may stand there."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        if key not in RESERVED and nature((*path, key)) is not None:
            yield (*path, key), item


def _is_said(whole: Whole, path: Path, source: Path, said: frozenset[Path]) -> bool:
    """Tell whether the source of a value is written by hand: for it, in it or for its table."""
    within = source[:-1] == path and path in said and whole.has(source)
    for_all = not whole.has(source) and (*path[:-1], "source") in said
    return source in said or within or for_all


def _places(path: Path, value: Any) -> tuple[Path, Path]:
    """Give where source and note of a value stand: in it if it says them, else beside it."""
    if isinstance(path[-1], int) or (isinstance(value, dict) and "source" in value):
        return (*path, "source"), (*path, "note")
    return (*path[:-1], "sources", path[-1]), (*path[:-1], "notes", path[-1])


def _words(written: Written) -> str:
    """Give the note: what was there before, and where that came from."""
    if written.before is None:
        return "set in the studio"
    before = untyped(written.before)[:_LONGEST]
    origin = ": ".join(text for text in written.origin if text)
    return f"changed in the studio from {before}" + (f" ({origin})" if origin else "")
