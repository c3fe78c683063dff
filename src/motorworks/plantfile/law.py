"""Laws of duration in a plant file: ``"48 s"`` or ``{law = "triangular", ...}``."""

from collections.abc import Callable
from typing import Any

from motorworks.errors import did_you_mean
from motorworks.plantfile.quantity import (
    Money,
    RefusedError,
    expected,
    read_number,
    read_quantity,
    read_rate_as_time,
)
from motorworks.plantfile.text import shown
from motorworks.process import LAWS, FieldNote, Law

Within = Callable[[float, FieldNote], None]
"""Refuses a number outside the bounds of its note."""

LISTS = {"hyperexponential"}
"""Laws whose parameters are lists."""

_LONGEST_LIST = 100


def read_law(raw: Any, note: FieldNote, money: Money, within: Within) -> Law:
    """Give the law that a value of the file means.

    Parameters
    ----------
    raw
        A time, a rate (its reciprocal is meant), or a table with the key ``law``.
    note
        The field's note; its ``law`` is what a plain time means.
    money, within
        As for the other values.

    Raises
    ------
    RefusedError
        If it means no law.
    """
    if isinstance(raw, dict):
        return _from_table(raw, money, within)
    (parameter,) = LAWS[note.law].parameters.values()
    if note.law == "constant" and isinstance(raw, str):
        gap = read_rate_as_time(raw)
        if gap is not None:
            return Law("constant", (gap,))
    try:
        number = read_quantity(raw, "time", money)
    except RefusedError as refused:
        also = ' or a law such as { law = "exponential", mean = "48 s" }'
        if refused.expected == expected("time") and not refused.reason:
            raise RefusedError(refused.expected + also, refused.hint, refused.reason) from None
        raise
    within(number, parameter)
    return Law(note.law, (number,))


def _from_table(raw: dict[str, Any], money: Money, within: Within) -> Law:
    kind = raw.get("law")
    if not isinstance(kind, str) or kind not in LAWS:
        hint = did_you_mean(kind, LAWS) if kind is not None else ""
        raise RefusedError(f"law must be {', '.join(LAWS)}", hint)
    notes = LAWS[kind].parameters
    for key in raw:
        if key != "law" and key not in notes:
            reason = f"law '{kind}' has no '{key}'"
            raise RefusedError("", did_you_mean(key, notes), reason)
    law = Law(kind, tuple(_parameter(raw, kind, key, notes[key], money, within) for key in notes))
    faults = law.faults()
    if faults:
        raise RefusedError("", reason="; ".join(faults))
    return law


def _parameter(
    raw: dict[str, Any], kind: str, key: str, note: FieldNote, money: Money, within: Within
) -> Any:
    if key not in raw:
        raise RefusedError("", f"Add {key} = ...", f"{key} is missing ({note.sentence})")
    value = raw[key]
    try:
        if kind not in LISTS:
            return _number(value, note, money, within)
        if not isinstance(value, list) or not 1 <= len(value) <= _LONGEST_LIST:
            raise RefusedError(f"must be a list of 1 to {_LONGEST_LIST}")
        return tuple(_number(v, note, money, within) for v in value)
    except RefusedError as refused:
        reason = f"{key} is {shown(value)}" + (f": {refused.reason}" if refused.reason else "")
        raise RefusedError(refused.expected, refused.hint, reason) from None


def _number(value: Any, note: FieldNote, money: Money, within: Within) -> float:
    number = read_quantity(value, note.quantity, money) if note.quantity else read_number(value)
    within(number, note)
    return number
