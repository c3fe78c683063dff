"""What the choice between making, a neighbour and import rests on, and how far it may be off."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the choice between making, a neighbour and import rests on; every value is assumed.

    Attributes
    ----------
    currency
        Currency of the money here.
    freight
        Price of a tonne carried a kilometre.
    distance
        Kilometres: within the plant, from next door, from the rest of the country.
    events, outage
        Interruptions a year, and the days each lasts.
    equipment
        Machines of a firm for every m2 of its floor.
    conversion
        Share of what a firm sells that it adds itself; the rest is its material [-].
    margin
        Margin of a firm, as a share of what it adds; from it the firm pays its own capital [-].
    scale
        What it costs to make alone what firms make for many, as a share of the same [-].
    safety
        Days of safety stock per square root of a day of lead time.
    covered
        Share of a day's contribution that is really lost while one material is missing [-]: other
        models go on, and some is caught up.
    """

    currency: str = "CNY"
    freight: float = 0.5
    distance: tuple[float, float, float] = (0.3, 1.0, 1200.0)
    events: tuple[float, float, float] = (0.05, 0.1, 0.3)
    outage: tuple[float, float, float] = (5.0, 5.0, 10.0)
    equipment: float = 8000.0
    conversion: float = 0.35
    margin: float = 0.1
    scale: float = 0.08
    safety: float = 1.0
    covered: float = 0.25


Range = tuple[float, float, float]
"""Lowest, typical and highest value that seems possible."""
RANGES: dict[str, Range] = {
    "freight": (0.3, 0.5, 0.8),
    "equipment": (4000.0, 8000.0, 16_000.0),
    "conversion": (0.2, 0.35, 0.5),
    "margin": (0.05, 0.1, 0.2),
    "scale": (0.0, 0.08, 0.2),
    "safety": (0.5, 1.0, 2.0),
    "covered": (0.1, 0.25, 0.5),
}
"""Terms that are one number."""
FACTORS: dict[str, Range] = {
    "distance": (0.5, 1.0, 1.7),
    "events": (0.5, 1.0, 2.0),
    "outage": (0.5, 1.0, 2.0),
}
"""Terms that are one number for each way: what all three are multiplied by."""
TITLES = {
    "freight": "carriage",
    "equipment": "machines per m²",
    "conversion": "share that a firm adds",
    "margin": "margin",
    "scale": "lack of scale",
    "safety": "safety stock",
    "covered": "contribution really lost",
    "distance": "distances",
    "events": "interruptions a year",
    "outage": "days of an interruption",
}


def changed(terms: Terms, name: str, value: float) -> Terms:
    """Give terms with one of them at a value; those by way are multiplied by it."""
    return replace(terms, **{name: _value(terms, name, value)})


def _value(terms: Terms, name: str, value: float) -> Any:
    """Give the value of a term; one that differs by way is multiplied."""
    if name in FACTORS:
        return tuple(value * of for of in getattr(terms, name))
    return value


def drawn(terms: Terms, draws: int, seed: int) -> tuple[Terms, ...]:
    """Give terms drawn independently of each other from triangular laws over their ranges."""
    chance = np.random.default_rng(seed)
    ranges = RANGES | FACTORS
    columns = [chance.triangular(*of, size=draws).tolist() for of in ranges.values()]
    return tuple(
        replace(terms, **{n: _value(terms, n, v) for n, v in zip(ranges, row, strict=True)})
        for row in zip(*columns, strict=True)
    )
