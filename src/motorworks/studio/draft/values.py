"""Single values: written, replaced and taken away."""

from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import SHORT_FORMS, Path
from motorworks.plantfile.text import toml
from motorworks.studio.draft.nature import is_named_noun, nature
from motorworks.studio.draft.sheet import Sheet
from motorworks.studio.draft.typed import from_json, typed, untyped
from motorworks.studio.draft.whole import Whole

SAID = ("sources", "notes", "ranges")
"""Tables beside values that say something of them by key."""
_LONGEST = 60


def set_value(
    sheet: Sheet, whole: Whole, path: Path, *, text: str | None = None, value: Any = None
) -> str:
    """Write a value; an empty text takes it away.

    Parameters
    ----------
    sheet, whole
        The file.
    path
        Of the value.
    text
        As a person typed it.
    value
        Instead: the value as JSON has it.

    Raises
    ------
    MotorworksError
        If nothing can stand there.
    """
    if len(path) < 2 or is_named_noun(path):
        raise MotorworksError(f"{dotted(path) or 'the plant'} is no value that can be written")
    if text is not None and not text.strip():
        return drop_value(sheet, whole, path) if sheet.has(path) else f"{dotted(path)} stays empty"
    raw = from_json(value) if text is None else typed(path, text)
    if not sheet.has(path):
        _widen(sheet, whole, path)
    sheet.put(path, raw)
    return f"{dotted(path)} = {untyped(sheet.value(path))[:_LONGEST]}"


def _widen(sheet: Sheet, whole: Whole, path: Path) -> None:
    """Make a table of a single value that stands for one, so that it can take more keys."""
    for n in range(2, len(path)):
        there = whole.value(path[:n])
        found = nature(path[:n])
        noun = found.noun if found is not None else None
        if there is None or isinstance(there, dict | list) or noun not in SHORT_FORMS:
            continue
        sheet.put(path[:n], toml(dict.fromkeys(SHORT_FORMS[noun], there)))
        sheet.settle()


def drop_value(sheet: Sheet, whole: Whole, path: Path) -> str:
    """Take a value away with what is said of its source.

    Raises
    ------
    MotorworksError
        If this file does not write it.
    """
    whole.own(path, "it can be removed")
    sheet.drop(path)
    for said in SAID:
        of_it = (*path[:-1], said, path[-1])
        if sheet.has(of_it):
            alone = len(sheet.value(of_it[:-1])) == 1
            sheet.drop(of_it[:-1] if alone else of_it)
    if path[-2] in SAID and sheet.value(path[:-1]) == {}:
        sheet.settle()
        sheet.drop(path[:-1])
    return f"{dotted(path)} removed"
