"""Operations on the text of a plant file; all that they do not concern stays as it is."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from motorworks.errors import MotorworksError
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import Path
from motorworks.studio.draft.flow import connect
from motorworks.studio.draft.in_line import into_existing, into_line, reorder
from motorworks.studio.draft.nouns import add, copy, remove, rename
from motorworks.studio.draft.remark import remark, stated, to_be_written
from motorworks.studio.draft.sheet import Sheet
from motorworks.studio.draft.sound import demand_tables, demand_way
from motorworks.studio.draft.values import set_value
from motorworks.studio.draft.whole import Whole

Change = Mapping[str, Any]
"""One operation: ``do`` says which, the other keys what with."""


class Edited(NamedTuple):
    """A text after changes."""

    text: str
    words: str
    """What was done, for the list of steps that can be undone."""


def apply(text: str, changes: Sequence[Change], folder: FilePath | None = None) -> Edited:
    """Give the text of a plant file after changes, all of them or none.

    Parameters
    ----------
    text
        The text.
    changes
        The changes, one after the other.
    folder
        Folder of the file, from which the file it is based on is found.

    Raises
    ------
    MotorworksError
        If one of them cannot be done; it says why.
    """
    _demand_text(changes)
    sheet = Sheet(text)
    whole = Whole(sheet, folder)
    words = []
    by_hand = stated(changes)
    for change in changes:
        demand_tables(sheet.tree)
        for key in ("path", "from", "to"):
            if key in change:
                demand_way(whole.tree, tuple(change[key]))
        values = to_be_written(whole, change)
        words.append(_VERBS[str(change["do"])](sheet, whole, change))
        sheet.settle()
        words += [said for value in values if (said := remark(sheet, whole, value, by_hand))]
    return Edited(sheet.text, "; ".join(dict.fromkeys(words)))


def _demand_text(changes: Sequence[Change]) -> None:
    """Refuse halves of characters, which JSON lets through and no file can hold."""
    try:
        json.dumps([dict(change) for change in changes], ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise MotorworksError(
            "a text has half a character in it (a lone surrogate). Type it anew"
        ) from None


def verbs() -> tuple[str, ...]:
    """Give the words that ``do`` may have."""
    return tuple(_VERBS)


def _path(change: Change, key: str = "path") -> Path:
    return tuple(change[key])


def _set(sheet: Sheet, whole: Whole, change: Change) -> str:
    path = _path(change)
    if "value" in change:
        return set_value(sheet, whole, path, value=change["value"])
    return set_value(sheet, whole, path, text=str(change["text"]))


def _remove(sheet: Sheet, whole: Whole, change: Change) -> str:
    return remove(sheet, whole, _path(change))


def _add(sheet: Sheet, whole: Whole, change: Change) -> str:
    values = change.get("values") or {}
    return add(sheet, whole, _path(change), values, at=change.get("at"))


def _rename(sheet: Sheet, whole: Whole, change: Change) -> str:
    return rename(sheet, whole, _path(change), str(change["name"]))


def _copy(sheet: Sheet, whole: Whole, change: Change) -> str:
    return copy(sheet, whole, _path(change), str(change["name"]), change.get("values") or {})


def _reorder(sheet: Sheet, whole: Whole, change: Change) -> str:
    return reorder(sheet, whole, _path(change), [str(name) for name in change["order"]])


def _line(sheet: Sheet, whole: Whole, change: Change) -> str:
    stations = [tuple(path) for path in change["stations"]]
    if any(len(path) != 2 or path[0] != "station" for path in stations):
        wrong = ", ".join(dotted(path) for path in stations if len(path) != 2)
        raise MotorworksError(f"only stations outside lines become a line; {wrong} is none")
    names = [str(path[1]) for path in stations]
    if "line" in change:
        return into_existing(sheet, whole, str(change["line"]), names, at=change.get("at"))
    return into_line(sheet, whole, str(change["name"]), names)


def _connect(sheet: Sheet, whole: Whole, change: Change) -> str:
    how = str(change.get("how") or "")
    return connect(sheet, whole, _path(change, "from"), _path(change, "to"), how)


_VERBS: dict[str, Callable[[Sheet, Whole, Change], str]] = {
    "set": _set,
    "remove": _remove,
    "add": _add,
    "rename": _rename,
    "copy": _copy,
    "reorder": _reorder,
    "line": _line,
    "connect": _connect,
}
