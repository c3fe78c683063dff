"""Numbers with their units: text of the file → SI."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from fractions import Fraction

from motorworks.plantfile.unit import EXAMPLES, SHARES, SI_UNITS, currency, unit

GREATEST = 1e12
"""The greatest value in SI units that is taken, but for money: 30,000 years, a million MW."""

_LONGEST = 80
_NUMBER = re.compile(
    r"\s*(?P<number>[+-]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*(?P<unit>.*?)\s*",
    re.DOTALL | re.ASCII,
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_NOT_FINITE = re.compile(r"\s*[+-]?(inf(inity)?|nan)\b.*", re.IGNORECASE | re.DOTALL)

ARTICLES = {"energy": "an energy", "area": "an area", "money": "money"}


class RefusedError(Exception):
    """A value that cannot be taken.

    Parameters
    ----------
    expected
        What it must be, as in "must be a time such as ..."; may be empty beside a reason.
    hint
        What to do.
    reason
        What is wrong with it, where the value itself does not show it.
    """

    def __init__(self, expected: str, hint: str = "", reason: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.hint = hint
        self.reason = reason


class OutOfBoundsError(RefusedError):
    """A value that was understood but lies outside the bounds of its field."""


@dataclass(frozen=True)
class Money:
    """The currency inside and what others are worth in it."""

    currency: str = "JPY"
    exchange: Mapping[str, float] = field(default_factory=dict)

    def worth(self, code: str) -> Fraction:
        """Give what one unit of a currency is worth in the currency inside.

        Raises
        ------
        RefusedError
            If the plant states no exchange rate for it.
        """
        if code == self.currency:
            return Fraction(1)
        rate = self.exchange.get(code)
        if rate is None:
            known = ", ".join([self.currency, *self.exchange])
            raise RefusedError(
                f"must be money in a currency of the plant ({known})",
                f"Give its exchange rate: [plant.exchange] {code} = ...",
            )
        return Fraction(repr(rate))


def article(quantity: str) -> str:
    """Give a quantity with its article, such as "an area"."""
    return ARTICLES.get(quantity, f"a {quantity}")


def expected(quantity: str) -> str:
    """Give what a value of a quantity must be, with an example."""
    return f'must be {article(quantity)} such as "{EXAMPLES[quantity]}"'


def read_quantity(raw: object, quantity: str, money: Money) -> float:
    """Give a value of the file in SI units.

    Parameters
    ----------
    raw
        What the file holds.
    quantity
        The quantity of the field.
    money
        Currencies of the plant.

    Raises
    ------
    RefusedError
        If it is no such value.
    """
    if quantity == "clock":
        return _clock(raw)
    if quantity == "share" and _is_number(raw):
        return _finite(raw, quantity)
    if not isinstance(raw, str):
        raise RefusedError(expected(quantity), _with_unit(raw, quantity))
    number, unit_text = _split(raw, quantity)
    value = _float(number * _factor(unit_text, raw, quantity, money), quantity)
    if abs(value) > GREATEST and quantity != "money":
        unit_inside = SI_UNITS.get(quantity, "")
        raise OutOfBoundsError(f"must be at most {GREATEST:g} {unit_inside}".strip())
    return value


def read_rate_as_time(raw: str) -> float | None:
    """Give the time [s] between two events of a rate such as ``250 /min``, else ``None``."""
    match = _NUMBER.fullmatch(raw) if len(raw) <= _LONGEST else None
    found = unit(match["unit"]) if match else None
    if match is None or found is None or found.quantity != "rate":
        return None
    rate = Fraction(match["number"].replace("_", "")) * found.factor
    if rate <= 0:
        raise RefusedError("must be a rate above 0", 'Write a positive rate such as "250 /min".')
    return _float(1 / rate, "time")


def read_number(raw: object) -> float:
    """Give a plain number, checked to be one and finite.

    Raises
    ------
    RefusedError
        If it is not.
    """
    if isinstance(raw, str):
        match = _NUMBER.fullmatch(raw[:_LONGEST])
        hint = f"Write {match['number']} without quotes." if match and not match["unit"] else ""
        raise RefusedError("must be a number", hint)
    if not _is_number(raw):
        raise RefusedError("must be a number")
    return _finite(raw, "number")


def _is_number(raw: object) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def _finite(raw: object, quantity: str) -> float:
    try:
        number = float(raw)  # type: ignore[arg-type]
    except OverflowError:
        raise RefusedError(f"must be a finite {quantity}", "Write a smaller number.") from None
    if not math.isfinite(number):
        raise RefusedError(f"must be a finite {quantity}", "Write a number.")
    return number


def _float(exact: Fraction, quantity: str) -> float:
    try:
        return float(exact)
    except OverflowError:
        raise RefusedError(f"must be a finite {quantity}", "Write a smaller number.") from None


def _split(raw: str, quantity: str) -> tuple[Fraction, str]:
    if _NOT_FINITE.fullmatch(raw[:_LONGEST]):
        raise RefusedError(
            f"must be a finite {quantity}", f'Write one such as "{EXAMPLES[quantity]}".'
        )
    match = _NUMBER.fullmatch(raw) if len(raw) <= _LONGEST else None
    if match is None:
        raise RefusedError(expected(quantity), "Write a number, a space and a unit.")
    return Fraction(match["number"].replace("_", "")), match["unit"]


def _factor(text: str, raw: str, quantity: str, money: Money) -> Fraction:
    if quantity == "share":
        return _share(text)
    if not text:
        raise RefusedError(expected(quantity), _with_unit(raw.strip(), quantity))
    coin = currency(text)
    if quantity == "money" and coin is not None:
        return money.worth(coin[0]) * Fraction(10) ** coin[1]
    found = unit(text)
    if found is None:
        reason = f"'{text[:40]}' is a currency" if coin else f"'{text[:40]}' is no unit"
        raise RefusedError(expected(quantity), reason=reason)
    if found.quantity != quantity:
        reason = f"'{text}' is {article(found.quantity)}"
        raise RefusedError(expected(quantity), reason=reason)
    return found.factor


def _share(text: str) -> Fraction:
    if text not in SHARES:
        reason = f"'{text[:40]}' is no share"
        raise RefusedError(expected("share"), 'Write "5 %" or 0.05.', reason)
    return SHARES[text]


def _clock(raw: object) -> float:
    if isinstance(raw, time) and raw.tzinfo is None:
        return raw.hour * 3600 + raw.minute * 60 + raw.second + raw.microsecond / 1e6
    if isinstance(raw, str) and ":" not in raw and _split(raw, "clock")[1]:
        return read_quantity(raw, "time", Money())
    match = _CLOCK.fullmatch(raw) if isinstance(raw, str) else None
    if match is None:
        raise RefusedError('must be a time of day such as "06:00"')
    hour, minute, second = (int(part or 0) for part in match.groups())
    if hour > 23 or minute > 59 or second > 59:
        raise RefusedError('must be a time of day from "00:00" to "23:59:59"')
    return float(hour * 3600 + minute * 60 + second)


def _with_unit(raw: object, quantity: str) -> str:
    if quantity in SI_UNITS and (_is_number(raw) or isinstance(raw, str)):
        return f'Write the unit, as in "{raw} {SI_UNITS[quantity]}".'
    return f'Write "{EXAMPLES[quantity]}".' if quantity in EXAMPLES else ""
