"""Single values of a plant file, each by the form that its field has."""

import operator
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from motorworks.errors import did_you_mean
from motorworks.plantfile.law import read_law
from motorworks.plantfile.quantity import (
    Money,
    OutOfBoundsError,
    RefusedError,
    read_number,
    read_quantity,
)
from motorworks.plantfile.shape import Kind, Shape
from motorworks.plantfile.text import toml
from motorworks.plantfile.unit import SI_UNITS
from motorworks.process import FieldNote

LARGEST = 2**53
"""Whole numbers beyond are not kept exactly by everything that reads them."""

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Years of dates: calendars need room before and behind them."""

NAME = re.compile(r"[^\W_][\w-]{0,63}")
NAME_RULE = "must be made of letters, digits, _ and -, at most 64, the first a letter or digit"

_LONGEST_TEXT = 20_000

_Day = TypeVar("_Day", bound=date)


def read_value(raw: Any, shape: Shape, note: FieldNote, money: Money) -> Any:
    """Give a single value of the file as its field takes it.

    Parameters
    ----------
    raw
        What the file holds.
    shape
        Form of the value; not a table.
    note
        What is known of the field.
    money
        Currencies of the plant.

    Raises
    ------
    RefusedError
        If the field does not take it.
    """
    if shape.optional and raw == missing_word(note):
        return None
    return _READERS[shape.kind](raw, note, money)


def missing_word(note: FieldNote) -> str:
    """Give the word that stands for ``None`` in the file."""
    if note.automatic:
        return "auto"
    return "unlimited" if note.unlimited else "none"


def example_text(shape: Shape, note: FieldNote) -> str:
    """Give the example of a field as the file has it: in quotes if it is a text; else ``...``."""
    text = note.example or "..."
    bare = shape.kind in {Kind.DATE, Kind.INSTANT} or text.replace("_", "").isdecimal()
    return text if bare or text[0] in '."[{' else toml(text)


def _text(raw: Any, note: FieldNote, _money: Money) -> str:
    if note.choices is not None:
        if raw not in note.choices:
            words = " or ".join(toml(c) for c in note.choices)
            raise RefusedError(f"must be {words}", did_you_mean(raw, note.choices))
        return str(raw)
    if not isinstance(raw, str):
        raise RefusedError("must be text", "Put it in quotes.")
    if len(raw) > _LONGEST_TEXT:
        raise RefusedError(f"must be text of at most {_LONGEST_TEXT} characters", "Shorten it.")
    if note.refers and not raw:
        raise RefusedError("must be a name")
    return raw


def _whole(raw: Any, note: FieldNote, _money: Money) -> int:
    if isinstance(raw, float) and raw.is_integer():
        raise RefusedError(
            "must be a whole number", f"Write {raw:.0f}." if abs(raw) < LARGEST else ""
        )
    if isinstance(raw, bool) or not isinstance(raw, int):
        word = f' or "{missing_word(note)}"' if note.unlimited else ""
        hint = f"Write {raw} without quotes." if isinstance(raw, str) and raw.isdecimal() else ""
        raise RefusedError(f"must be a whole number{word}", hint)
    _within(raw, note)
    if abs(raw) > LARGEST:
        raise RefusedError(f"must be at most {LARGEST}")
    return raw


def _number(raw: Any, note: FieldNote, money: Money) -> float:
    number = read_quantity(raw, note.quantity, money) if note.quantity else read_number(raw)
    _within(number, note)
    return number


def _flag(raw: Any, _note: FieldNote, _money: Money) -> bool:
    if isinstance(raw, bool):
        return raw
    hint = f"Write {raw} without quotes." if raw in ("true", "false") else ""
    raise RefusedError("must be true or false", hint)


def _near(day: _Day) -> _Day:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RefusedError(f"must lie in the years {FIRST_YEAR} to {LAST_YEAR}", "Check the year.")
    return day


def _date(raw: Any, _note: FieldNote, _money: Money) -> date:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return _near(raw)
    hint = "Write it without quotes." if isinstance(raw, str) else ""
    raise RefusedError("must be a date such as 2021-05-01", hint)


def _instant(raw: Any, _note: FieldNote, _money: Money) -> datetime:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        raw = datetime(raw.year, raw.month, raw.day)
    if isinstance(raw, datetime) and raw.tzinfo is None:
        return _near(raw)
    hint = "Write it without quotes." if isinstance(raw, str) else ""
    if isinstance(raw, datetime):
        hint = "Write the plant's own time, without Z or an offset."
    raise RefusedError("must be a date such as 2021-05-01, or 2021-05-01T06:00:00", hint)


def _law(raw: Any, note: FieldNote, money: Money) -> Any:
    return read_law(raw, note, money, _within)


def _any(raw: Any, _note: FieldNote, _money: Money) -> Any:
    return raw


_READERS: dict[Kind, Callable[[Any, FieldNote, Money], Any]] = {
    Kind.TEXT: _text,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.DATE: _date,
    Kind.INSTANT: _instant,
    Kind.LAW: _law,
    Kind.ANY: _any,
}


def bound_text(bound: float, note: FieldNote) -> str:
    """Give a bound as text with its SI unit."""
    number = f"{bound:.15g}"
    unit = SI_UNITS.get(note.quantity or "", "")
    return f"{number} {unit}".strip()


def _within(number: float, note: FieldNote) -> None:
    bounds = (
        (">=", note.ge, operator.ge),
        (">", note.gt, operator.gt),
        ("<=", note.le, operator.le),
        ("<", note.lt, operator.lt),
    )
    for sign, bound, holds in bounds:
        if bound is not None and not holds(number, bound):
            text = f"must be {sign} {bound_text(bound, note)}"
            raise OutOfBoundsError(text, _direction(sign, note))


def _direction(sign: str, note: FieldNote) -> str:
    what = note.quantity if note.quantity not in (None, "clock") else "number"
    if sign in (">", ">="):
        bound = note.gt if sign == ">" else note.ge
        return f"Write a positive {what}." if bound == 0 else f"Write a greater {what}."
    return f"Write a smaller {what}."
