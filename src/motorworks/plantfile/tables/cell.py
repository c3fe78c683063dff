"""Cells ⇄ values of a plant file, by the form that the field of their column has."""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from motorworks.plantfile.position import positions
from motorworks.plantfile.shape import Kind, Shape
from motorworks.plantfile.tables.sheet import Cell, Percentage
from motorworks.plantfile.text import quoted, toml
from motorworks.process import FieldNote

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook may hold."""

_EXACT = 2**53
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_LONGEST_NUMBER = 80
_FIRST_YEAR = 1900
"""Workbooks count days from here, and have a leap day in it that there never was."""

_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_BETWEEN = re.compile(r"[,;\n]")
_SEQUENCES = {Kind.LIST, Kind.PAIR}


class Form:
    """What the cells of a column mean.

    Parameters
    ----------
    shape
        Form of the value; ``None`` for one that may be a number or a text.
    note
        What is known of its field.
    unit
        Unit of the column; empty if its cells say it themselves.
    """

    def __init__(self, shape: Shape | None, note: FieldNote, unit: str = "") -> None:
        self.shape = shape
        self.note = note
        self.unit = unit
        self.kind = shape.kind if shape is not None else None

    @property
    def measures(self) -> bool:
        """Whether its values have a unit."""
        if self.kind in _SEQUENCES or self.note.quantity == "clock":
            return False
        return self.kind is Kind.LAW or self.kind is None or self.note.quantity is not None

    @property
    def item(self) -> "Form":
        """The form of the entries of a list."""
        return Form(self.shape.item if self.shape else None, self.note)

    def with_unit(self, unit: str) -> "Form":
        """Give the same form for a column that has this unit."""
        return Form(self.shape, self.note, unit)


# ---- cell → value ----


def raw_of(cell: Cell, form: Form) -> Any:
    """Give what a plant file would hold for the value of a cell.

    Parameters
    ----------
    cell
        The value of the cell.
    form
        What the cells of its column mean.

    Returns
    -------
    Any
        Text, number, flag, date, list or table. What the field cannot take is passed on as
        it is, for the reader of plant files to say so.
    """
    if isinstance(cell, str):
        return _of_text(cell, form)
    if form.kind in _SEQUENCES:
        item = raw_of(cell, form.item)
        return item if form.note.single else [item]
    if isinstance(cell, bool):
        return _flag_text(cell) if form.kind is Kind.TEXT else cell
    if isinstance(cell, int | float):
        return _of_number(cell, form)
    if isinstance(cell, date | time | timedelta):
        return _of_time(cell, form)
    return None


def _of_number(cell: float, form: Form) -> Any:
    number = whole_if_it_is(cell)
    if form.kind is Kind.TEXT:
        return str(number)
    if form.unit == "%" and isinstance(cell, Percentage):
        number = whole_if_it_is(float(Decimal(repr(float(cell))) * 100))
    return f"{number} {form.unit}" if form.unit and form.measures else number


def whole_if_it_is(number: float) -> float:
    """Give a number as a whole one where that is the same: cells do not tell 5 from 5.0."""
    number = number + 0 if isinstance(number, int) else float(number)
    if isinstance(number, float) and number.is_integer() and abs(number) < _EXACT:
        return int(number)
    return number


def _flag_text(cell: bool) -> str:
    return "true" if cell else "false"


def _of_time(cell: date | time | timedelta, form: Form) -> Any:
    if isinstance(cell, date):
        midnight = isinstance(cell, datetime) and cell.time() == time(0)
        plain = cell.date() if isinstance(cell, datetime) and midnight else cell
        return plain.isoformat() if form.kind is Kind.TEXT else plain
    since = (
        timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
        if isinstance(cell, time)
        else cell
    )
    if form.note.quantity == "clock" or form.kind is Kind.TEXT:
        hours, rest = divmod(int(since.total_seconds()), 3600)
        clock = f"{hours:02d}:{rest // 60:02d}"
        return f"{clock}:{rest % 60:02d}" if rest % 60 else clock
    return f"{whole_if_it_is(since.total_seconds())} s"


def _of_text(text: str, form: Form) -> Any:
    explicit = _quoted_text(text.strip())
    if explicit is not None:
        return explicit
    text = text.strip()
    if form.kind is Kind.TEXT:
        return text
    if text[:1] in ("[", "{"):
        found = _as_toml(text)
        return text if found is None else found
    if form.kind in _SEQUENCES:
        parts = [_of_text(part, form.item) for part in _BETWEEN.split(text) if part.strip()]
        return parts[0] if form.note.single and len(parts) == 1 else parts
    return _of_word(text, form)


def _of_word(text: str, form: Form) -> Any:
    if form.kind is Kind.FLAG:
        return _FLAGS.get(text.lower(), text)
    if form.note.quantity == "clock" and "." in text:
        return _parsed_by(time.fromisoformat, text=text)
    if form.kind in (Kind.DATE, Kind.INSTANT) or (form.kind is None and text[4:5] == "-"):
        return _parsed_by(date.fromisoformat, datetime.fromisoformat, text=text)
    if len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
        if form.unit and form.measures:
            return f"{text} {form.unit}"
        found = _as_toml(text)
        plain = form.note.quantity in (None, "share") and form.kind is not Kind.LAW
        return found if plain and found is not None else text
    return text


def _parsed_by(*parsers: Callable[[str], Any], text: str) -> Any:
    for parse in parsers:
        try:
            return parse(text)
        except ValueError:
            continue
    return text


def _quoted_text(text: str) -> str | None:
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return None
    found = _as_toml(text)
    return found if isinstance(found, str) else None


def _as_toml(text: str) -> Any:
    """Give what a text means as TOML; ``None`` if it means nothing."""
    line = f"value = {text}"
    if positions(line).too_deep is not None:
        return None
    try:
        found = tomllib.loads(line)
    except (ValueError, RecursionError):
        return None
    return found["value"] if len(found) == 1 else None


# ---- value → cell ----


def cell_of(raw: Any, form: Form) -> str | bool | float | date:
    """Give the cell from which :func:`raw_of` makes a value again, exactly.

    Parameters
    ----------
    raw
        The value as a plant file holds it.
    form
        What the cells of its column mean.
    """
    if isinstance(raw, time) and not raw.microsecond:
        return raw.isoformat()  # a text of the same meaning: a workbook has no such value
    found: str | bool | float | date = next(
        (cell for cell in _cells(raw, form) if _same(raw_of(cell, form), raw)),
        _escape_signs(toml(raw)),
    )
    return found


def _cells(raw: Any, form: Form) -> Iterator[Any]:
    """Give cells that might stand for a value, the most readable first."""
    if isinstance(raw, str):
        number = number_before(raw, form.unit)
        if number is not None:
            yield number
        if raw.strip() and all(c == "\n" or c.isprintable() for c in raw):
            yield raw
        yield _escaped(raw)
        return
    if isinstance(raw, bool) or (isinstance(raw, int | float | date) and _is_kept(raw)):
        yield raw
    elif isinstance(raw, list) and raw:
        yield ", ".join(str(cell_of(item, form.item)) for item in raw)
    yield _escape_signs(toml(raw))


def _is_kept(number: float | date) -> bool:
    """Tell whether a workbook keeps a value exactly: a number is written with 16 digits."""
    if isinstance(number, datetime):
        return number.year > _FIRST_YEAR and not number.microsecond and number.tzinfo is None
    if isinstance(number, date):
        return number.year > _FIRST_YEAR
    return abs(number) < _EXACT and float(f"{number:.16G}") == number


def number_before(text: str, unit: str) -> float | None:
    """Give the number of a text such as ``48 s`` if it has just this unit, written plainly."""
    number, _, said = text.partition(" ")
    if not unit or said != unit or len(number) > 17 or not _NUMBER.fullmatch(number):
        return None
    value = whole_if_it_is(float(number))
    return value if f"{value}" == number and _is_kept(value) else None


def _same(one: Any, other: Any) -> bool:
    """Tell whether two values are equal in type, too: a file tells 1 from 1.0."""
    return toml(one) == toml(other) and type(one) is type(other)


def _escaped(text: str) -> str:
    return _escape_signs(quoted(text))


def _escape_signs(text: str) -> str:
    """Give TOML with all that a workbook might not keep written as an escape."""
    return "".join(
        c if c.isprintable() else f"\\u{ord(c):04x}" if ord(c) < 65536 else f"\\U{ord(c):08x}"
        for c in text
    )
