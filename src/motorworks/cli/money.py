"""Sums of money on the command line."""

import re
from typing import TYPE_CHECKING

from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.plant import Plant

SIZES = {"": 1.0, "k": 1e3, "M": 1e6, "m": 1e6, "G": 1e9, "bn": 1e9, "T": 1e12}
_SUM = re.compile(
    r"\s*(-?[0-9][0-9_,]*(?:\.[0-9]+)?(?:[eE][0-9]+)?)\s*(bn|[kMmGT]?)\s*([A-Z]{3})?\s*"
)


def money(text: str, plant: "Plant", name: str) -> float:
    """Give a sum such as ``50G JPY`` in the plant's currency.

    Raises
    ------
    MotorworksError
        If it cannot be read, or the plant names no exchange rate for its currency.
    """
    found = _SUM.fullmatch(text)
    if found is None:
        msg = f"{name} is {text!r}; expected a sum such as '50G {plant.currency}' or '50 bn'"
        raise MotorworksError(msg)
    number, size, code = found.groups()
    rate = 1.0
    if code and code != plant.currency:
        if code not in plant.exchange:
            known = ", ".join([plant.currency, *plant.exchange])
            msg = f"{name} is {text!r}; {plant.name} has no exchange rate for {code}, only {known}"
            raise MotorworksError(msg)
        rate = plant.exchange[code]
    amount = float(number.replace(",", "").replace("_", "")) * SIZES[size] * rate
    if amount <= 0:
        raise MotorworksError(f"{name} is {text!r}; expected more than 0")
    return amount
