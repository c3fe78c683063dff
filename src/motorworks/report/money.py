"""Amounts of money as people read them, in the plant's currency or another."""

from dataclasses import dataclass

from motorworks.errors import MotorworksError
from motorworks.plant import Plant
from motorworks.report.number import NOTHING, given, plain

SIZES = ((1e9, " bn"), (1e6, " M"), (1e3, " k"))


@dataclass(frozen=True, kw_only=True)
class Purse:
    """A currency and what one unit of it is worth in the plant's own.

    Attributes
    ----------
    code
        Such as ``CNY``.
    rate
        Plant's currency for one unit [-].
    """

    code: str
    rate: float = 1.0

    def of(self, amount: float) -> float:
        """Give an amount of the plant's currency in this one."""
        return amount / self.rate

    def text(self, amount: float | None) -> str:
        """Give an amount as it is read, without the currency: two digits behind below 10,000."""
        if amount is None or not given(amount):
            return NOTHING
        value = self.of(amount)
        return f"{value:,.0f}" if abs(value) >= 10_000 else f"{value:,.2f}"

    def big(self, amount: float | None) -> str:
        """Give a large amount: 45.9 bn JPY."""
        if amount is None or not given(amount):
            return NOTHING
        value = self.of(amount)
        for size, word in SIZES:
            if abs(value) >= size:
                return f"{plain(value / size)}{word} {self.code}"
        return f"{plain(value)} {self.code}"


def purse_of(plant: Plant, code: str | None = None) -> Purse:
    """Give a currency of a plant.

    Parameters
    ----------
    plant
        The plant.
    code
        Its own currency if not given.

    Raises
    ------
    MotorworksError
        If the plant names no exchange rate for it.
    """
    if code is None or code == plant.currency:
        return Purse(code=plant.currency)
    if code not in plant.exchange:
        known = ", ".join([plant.currency, *plant.exchange])
        msg = (
            f"{plant.name}: no exchange rate for {code!r}; expected one of {known}, "
            f"or write [plant.exchange] {code} = ..."
        )
        raise MotorworksError(msg)
    return Purse(code=code, rate=plant.exchange[code])
