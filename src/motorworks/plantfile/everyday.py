"""The units of everyday plant files, exactly, without the unit library.

The library takes half a second to come up, more than all else that is done to read a plant. So
it is asked only for a unit that is not here, or not made of those that are.
"""

import re
from collections import Counter
from fractions import Fraction

Dimension = dict[str, int]
"""Exponents by dimension, as the unit library names them; none is 0."""

_TIME = {"[time]": 1}
_LENGTH = {"[length]": 1}
_AREA = {"[length]": 2}
_MASS = {"[mass]": 1}
_ENERGY = {"[mass]": 1, "[length]": 2, "[time]": -2}
_POWER = {"[mass]": 1, "[length]": 2, "[time]": -3}
_CURRENT = {"[current]": 1}
_VOLTAGE = {"[mass]": 1, "[length]": 2, "[time]": -3, "[current]": -1}

EVERYDAY: dict[str, tuple[Fraction, Dimension]] = {
    text: (Fraction(factor), dimension)
    for dimension, units in (
        (_TIME, {"s": "1", "ms": "1e-3", "min": "60", "h": "3600", "d": "86400", "day": "86400"}),
        (_TIME, {"week": "604800"}),
        (_LENGTH, {"m": "1", "mm": "1e-3", "cm": "1e-2", "km": "1000", "µm": "1e-6", "um": "1e-6"}),
        (_AREA, {"ha": "10000"}),
        (_MASS, {"kg": "1", "g": "1e-3", "t": "1000"}),
        (_ENERGY, {"J": "1", "kJ": "1e3", "MJ": "1e6", "GJ": "1e9"}),
        (_ENERGY, {"Wh": "3600", "kWh": "3.6e6", "MWh": "3.6e9", "GWh": "3.6e12"}),
        (_POWER, {"W": "1", "kW": "1e3", "MW": "1e6", "GW": "1e9"}),
        (_CURRENT, {"A": "1", "mA": "1e-3", "kA": "1e3"}),
        (_VOLTAGE, {"V": "1", "mV": "1e-3", "kV": "1e3"}),
    )
    for text, factor in units.items()
}
"""How much of the SI unit each is, and its dimension."""

_FACTOR = re.compile(r"(?P<by>[*/]?)(?P<name>[^*/]+?)(?:\*\*(?P<power>[23]))?(?=[*/]|$)")


def everyday(text: str) -> tuple[Fraction, Dimension] | None:
    """Give how much of the SI unit a unit is, and its dimension; ``None`` for a rarer one.

    Parameters
    ----------
    text
        Names of units with ``*``, ``/`` and ``**2`` or ``**3``, as the unit library reads them.
    """
    factor, dimension = Fraction(1), Counter[str]()
    for part in _FACTOR.finditer(text):
        if part["name"] == "1":
            continue
        known = EVERYDAY.get(part["name"])
        if known is None:
            return None
        power = int(part["power"] or 1) * (-1 if part["by"] == "/" else 1)
        factor *= known[0] ** power
        for name, exponent in known[1].items():
            dimension[name] += exponent * power
    return factor, {name: exponent for name, exponent in dimension.items() if exponent}
