"""Units as text: what they measure and how much of the SI unit they are.

Plant files come from anywhere, so a text reaches the unit library only after a strict
grammar of our own has passed it: names of units, exponents 2 and 3, ``/`` and ``*``. A
number or an expression never reaches it.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from motorworks.plantfile.everyday import everyday

if TYPE_CHECKING:
    from typing import Any

    from pint import UnitRegistry

SI_UNITS = {
    "time": "s",
    "rate": "/s",
    "power": "W",
    "energy": "J",
    "area": "m2",
    "length": "m",
    "mass": "kg",
    "speed": "m/s",
    "flow": "m3/s",
    "voltage": "V",
    "current": "A",
}
"""The unit inside, by quantity."""

EXAMPLES = {
    "time": "48 s",
    "rate": "250 /min",
    "power": "12 kW",
    "energy": "3 kWh",
    "area": "110 m2",
    "length": "2.5 m",
    "mass": "1.4 kg",
    "speed": "5 km/h",
    "flow": "6 m3/h",
    "voltage": "350 V",
    "current": "400 A",
    "money": "380 MJPY",
    "share": "5 %",
    "clock": "06:00",
}
"""How a person writes a value, by quantity."""

SHARES = {"": Fraction(1), "%": Fraction(1, 100), "ppm": Fraction(1, 1_000_000)}

PREFIXES = {"": 0, "k": 3, "M": 6, "G": 9, "T": 12}
"""Powers of ten before the code of a currency."""

_LONGEST = 32
_FACTOR = r"[A-Za-zµμ°Ωéü]{1,20}(?:\^?[23])?"
_UNIT = re.compile(rf"\s*(?P<under>/\s*)?{_FACTOR}(?:\s*[/* ]\s*{_FACTOR}){{0,3}}\s*")
_EXPONENT = re.compile(r"\^?([23])")
_CURRENCY = re.compile(r"([kMGT]?)([A-Z]{3})")


@dataclass(frozen=True)
class Unit:
    """A unit that is known.

    Attributes
    ----------
    quantity
        What it measures: a key of :data:`SI_UNITS`, else its dimension in words.
    factor
        How much of the SI unit it is.
    """

    quantity: str
    factor: Fraction


@lru_cache(maxsize=1024)
def unit(text: str) -> Unit | None:
    """Give the unit that a text names, or ``None`` if it names none.

    Parameters
    ----------
    text
        Such as ``s``, ``kWh``, ``m2``, ``/min``.
    """
    if len(text) > _LONGEST or not _UNIT.fullmatch(text):
        return None
    spelt = _spelt_for_library(text)
    known = everyday(spelt)
    return _looked_up(spelt) if known is None else Unit(_quantity(known[1]), known[0])


@lru_cache(maxsize=256)
def currency(text: str) -> tuple[str, int] | None:
    """Give the code and the power of ten of a currency text such as ``MJPY``."""
    match = _CURRENCY.fullmatch(text)
    return None if match is None else (match[2], PREFIXES[match[1]])


def _spelt_for_library(text: str) -> str:
    product = re.sub(r"\s*([/*])\s*", r"\1", text.strip())
    product = re.sub(r"\s+", "*", product)
    product = _EXPONENT.sub(r"**\1", product)
    return f"1{product}" if product.startswith("/") else product


@lru_cache(maxsize=1)
def _registry() -> "UnitRegistry[Any]":
    from decimal import Decimal  # the unit library takes half a second to come up

    import pint

    return pint.UnitRegistry(non_int_type=Decimal)


def _looked_up(text: str) -> Unit | None:
    registry = _registry()
    try:
        parsed = registry.parse_units(text)
        factor, _ = registry.get_base_units(parsed, check_nonmult=True)
        dimension = {str(d): int(str(n)) for d, n in parsed.dimensionality.items()}
    except Exception:  # whatever the library makes of a foreign word, it is no unit here
        return None
    return Unit(_quantity(dimension), Fraction(str(factor)))


_DIMENSIONS: dict[str, dict[str, int]] = {
    "time": {"[time]": 1},
    "rate": {"[time]": -1},
    "power": {"[mass]": 1, "[length]": 2, "[time]": -3},
    "energy": {"[mass]": 1, "[length]": 2, "[time]": -2},
    "area": {"[length]": 2},
    "length": {"[length]": 1},
    "mass": {"[mass]": 1},
    "volume": {"[length]": 3},
    "speed": {"[length]": 1, "[time]": -1},
    "flow": {"[length]": 3, "[time]": -1},
    "voltage": {"[mass]": 1, "[length]": 2, "[time]": -3, "[current]": -1},
    "current": {"[current]": 1},
    "temperature": {"[temperature]": 1},
    "plain number": {},
}


def _quantity(dimension: dict[str, int]) -> str:
    for name, known in _DIMENSIONS.items():
        if known == dimension:
            return name
    return "mixture of " + ", ".join(sorted(d.strip("[]") for d in dimension))
