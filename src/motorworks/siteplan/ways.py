"""What it costs a year to make the goods of a firm, to have it next door, or to import them."""

import math
from dataclasses import dataclass

from motorworks.siteplan.terms import Terms

YEAR_DAYS = 365.0
MAKE, NEIGHBOUR, IMPORT = "make", "neighbour", "import"
OPTIONS = (MAKE, NEIGHBOUR, IMPORT)


@dataclass(frozen=True, kw_only=True)
class Supplied:
    """What a plant takes from a firm in a year, and what it would take to make it.

    Attributes
    ----------
    value
        What it supplies in a year, in the plant's currency.
    tonnes
        Tonnes a year of what is counted in kg.
    lead_time
        Days from order to delivery from elsewhere.
    floor, stock
        Floor of the firm [m2] and its days of stock.
    building
        Price of a m2 of floor.
    rate
        Interest of a year [-].
    money
        What a unit of the terms' currency is worth in the plant's.
    contribution
        What a day's good parts bring over their material.
    """

    value: float
    tonnes: float
    lead_time: float
    floor: float
    stock: float
    building: float
    rate: float
    money: float
    contribution: float


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What one way to get the goods of a firm costs a year, in the plant's currency.

    Attributes
    ----------
    way
        ``make``, ``neighbour`` or ``import``.
    days
        Days of stock and transit.
    stock, freight, capital, margin, risk
        Interest on the stock; carriage; floor and machines; margin paid, or the lack of scale;
        contribution lost to interruptions.
    """

    way: str
    days: float
    stock: float
    freight: float
    capital: float
    margin: float
    risk: float

    @property
    def total(self) -> float:
        """All of them together."""
        return self.stock + self.freight + self.capital + self.margin + self.risk


def choices(of: Supplied, terms: Terms) -> tuple[Choice, ...]:
    """Give the three ways to get the goods of a firm.

    Notes
    -----
    For each way the yearly cost is

        value x days / 365 x interest + tonnes x km x freight + floor x (building + equipment) x
        interest / 2 + value x conversion x (margin or scale) +
        events x max(0, outage - days of stock) x contribution of a day x covered.

    Days: half the neighbour's stock if made, the neighbour's stock, or lead time + safety x
    sqrt(lead time) if imported, of which the safety stock bridges interruptions.
    Interest on floor and machines counts only if made: a firm pays its own from its margin.
    Depreciation is in both.
    """
    safety = terms.safety * math.sqrt(of.lead_time)
    days = (of.stock / 2, of.stock, of.lead_time + safety)
    bridged = (of.stock / 2, of.stock, safety)
    return tuple(_choice(of, terms, n, days[n], bridged[n]) for n in range(len(OPTIONS)))


def _choice(of: Supplied, terms: Terms, n: int, days: float, bridged: float) -> Choice:
    made = OPTIONS[n] == MAKE
    lost = terms.events[n] * max(0.0, terms.outage[n] - bridged) * terms.covered
    each = (of.building + terms.equipment * of.money) * of.rate / 2
    return Choice(
        way=OPTIONS[n],
        days=days,
        stock=of.value * days / YEAR_DAYS * of.rate,
        freight=of.tonnes * terms.distance[n] * terms.freight * of.money,
        capital=of.floor * each if made else 0.0,
        margin=of.value * terms.conversion * (terms.scale if made else terms.margin),
        risk=lost * of.contribution,
    )
