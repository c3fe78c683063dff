"""Values of nouns → values of a file: the way back of reading."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time
from typing import Any

from motorworks.plantfile.law import LISTS
from motorworks.plantfile.quantity import Money, RefusedError, read_quantity
from motorworks.plantfile.shape import SHORT_FORMS, Kind, Shape, keys_of
from motorworks.plantfile.unit import SI_UNITS
from motorworks.plantfile.value import missing_word
from motorworks.process import LAWS, FieldNote, Law

_UNITS = {
    "time": ("day", "h", "min", "s", "ms"),
    "rate": ("/s", "/min", "/h"),
    "power": ("MW", "kW", "W"),
    "energy": ("MWh", "kWh", "MJ", "kJ", "J"),
    "area": ("m2", "cm2"),
    "length": ("m", "mm"),
    "mass": ("t", "kg", "g"),
    "speed": ("km/h", "m/min", "m/s"),
    "flow": ("m3/h", "m3/min", "m3/s"),
    "voltage": ("V",),
    "current": ("A",),
    "share": ("%",),
}
"""Units to write in, by quantity; of those that give a short number the first is taken."""

_SHORT = 6
"""Characters of a number that a person still reads at a glance."""

_EXACT = 2**53


def written(value: Any, shape: Shape, note: FieldNote, money: Money) -> Any:
    """Give what a file holds for a value.

    Parameters
    ----------
    value
        The value of a field.
    shape, note
        Form of the field and what is known of it.
    money
        Currencies of the plant.

    Returns
    -------
    Any
        Text, number, flag, date, list or table, which reads back to the same value.
    """
    if value is None:
        return missing_word(note)
    return _WRITERS[shape.kind](value, shape, note, money)


def _as_it_is(value: Any, _shape: Shape, _note: FieldNote, _money: Money) -> Any:
    return value


def _number(value: float, _shape: Shape, note: FieldNote, money: Money) -> Any:
    if note.quantity:
        return quantity(value, note.quantity, money)
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def _instant(value: datetime, _shape: Shape, _note: FieldNote, _money: Money) -> Any:
    return value.date() if value.time() == time() else value


def _law(law: Law, _shape: Shape, note: FieldNote, money: Money) -> Any:
    if law.kind == note.law:
        return quantity(law.numbers()[0], "time", money)
    table: dict[str, Any] = {"law": law.kind}
    for (key, parameter), number in zip(
        LAWS[law.kind].parameters.items(), law.parameters, strict=True
    ):
        each = number if isinstance(number, tuple) else (number,)
        texts = [_number(x, Shape(Kind.NUMBER), parameter, money) for x in each]
        table[key] = texts if law.kind in LISTS else texts[0]
    return table


def _list(value: Iterable[Any], shape: Shape, note: FieldNote, money: Money) -> list[Any]:
    assert shape.item is not None
    return [written(item, shape.item, note, money) for item in value]


def _map(value: dict[str, Any], shape: Shape, note: FieldNote, money: Money) -> dict[str, Any]:
    assert shape.item is not None
    return {name: written(item, shape.item, note, money) for name, item in value.items()}


def _table(value: Any, shape: Shape, note: FieldNote, money: Money) -> Any:
    table = fields_written(value, money)
    short = SHORT_FORMS.get(type(value), ())
    if short and set(table) == set(short) and len({repr(table[key]) for key in short}) == 1:
        return table[short[0]]
    return table


def fields_written(noun: Any, money: Money) -> dict[str, Any]:
    """Give the table of a noun with all that is not as by default."""
    kind: type = type(noun)
    return {
        key.key: written(getattr(noun, key.field), key.shape, key.note, money)
        for key in keys_of(kind).values()
        if key.required or getattr(noun, key.field) != key.default
    }


_WRITERS: dict[Kind, Callable[[Any, Shape, FieldNote, Money], Any]] = {
    Kind.TEXT: _as_it_is,
    Kind.WHOLE: _as_it_is,
    Kind.FLAG: _as_it_is,
    Kind.DATE: _as_it_is,
    Kind.INSTANT: _instant,
    Kind.NUMBER: _number,
    Kind.LAW: _law,
    Kind.LIST: _list,
    Kind.PAIR: _list,
    Kind.MAP: _map,
    Kind.TABLE: _table,
}


# ---- quantities ----


def quantity(value: float, kind: str, money: Money) -> Any:
    """Give a value in SI units as text in the unit in which it reads best.

    Parameters
    ----------
    value
        The value [SI].
    kind
        Its quantity.
    money
        Currencies of the plant.
    """
    if kind == "clock":
        return _clock(value)
    for text in _texts(value, kind, money):
        number = text.partition(" ")[0]
        readable = len(number) <= _SHORT and "e" not in number
        if readable and _reads_back(text, value, kind, money):
            return text
    inside = SI_UNITS.get(kind, money.currency)
    return value if kind == "share" else f"{_digits(value)} {inside}"


def _texts(value: float, kind: str, money: Money) -> Iterator[str]:
    """Give texts for a value, in units of which it has at least one."""
    units = _UNITS.get(kind) or [f"{prefix}{money.currency}" for prefix in ("G", "M", "k", "")]
    for unit in units:
        one = read_quantity(f"1 {unit}", kind, money)
        if (
            value >= one
            or (kind == "length" and value > 0 and unit == units[-1])
            or kind == "share"
            or (value == 0 and unit == SI_UNITS.get(kind, money.currency))
        ):
            yield f"{_digits(value / one)} {unit}"


def _digits(number: float) -> str:
    text = f"{number:.12g}"
    if float(text) != number:
        text = repr(number)
    return text.removesuffix(".0")


def _reads_back(text: str, value: float, kind: str, money: Money) -> bool:
    try:
        return read_quantity(text, kind, money) == value
    except RefusedError:
        return False


def _clock(value: float) -> Any:
    if not value.is_integer():
        return f"{value!r} s"
    hours, seconds = divmod(int(value), 3600)
    minutes, seconds = divmod(seconds, 60)
    text = f"{hours:02d}:{minutes:02d}"
    return f"{text}:{seconds:02d}" if seconds else text
