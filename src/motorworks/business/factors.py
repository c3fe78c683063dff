"""What may come otherwise, and within which range."""

import re
from dataclasses import dataclass

import numpy as np

from motorworks.business.cashflow import Case
from motorworks.plant import Plant

GIVEN, ASSUMED = "given", "assumed"
_NUMBER = re.compile(r'\s*"?\s*([+-]?[\d_.]+(?:[eE][+-]?\d+)?)\s*(.*?)"?\s*', re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Factor:
    """Something that may come otherwise, as a factor on its typical value.

    Attributes
    ----------
    key
        ``price``, ``demand``, ``exchange``, ``yield_loss``, or a line of the variable costs.
    title
        In words.
    low, high
        Factor at the ends of its range; 1 is typical.
    kind
        ``given`` where the plant file has the range, else ``assumed``.
    """

    key: str
    title: str
    low: float
    high: float
    kind: str = ASSUMED


def factors_of(plant: Plant, case: Case) -> list[Factor]:
    """Give what may come otherwise: ranges of the plant file where it has them.

    Notes
    -----
    Assumed where the file gives no range: price 90 to 108 %, demand 60 to 115 % of full load,
    of which no more than full load is made, exchange rate 88 to 112 %, scrap half to double.
    """
    found = [
        _of_model_prices(plant),
        Factor(key="demand", title="Demand", low=0.6, high=1.15),
        Factor(key="yield_loss", title="Scrap", low=0.5, high=2.0),
    ]
    if foreign_shares(plant):
        found.append(Factor(key="exchange", title="Exchange rate", low=0.88, high=1.12))
    ranges = {m.path: m for m in plant.marks if m.range}
    for material in plant.materials:
        mark = ranges.get(f"material.{material.name}.price")
        if material.name in case.variable and mark and mark.range:
            low, high = (_ratio(end, mark.value) for end in mark.range)
            if low < high and case.variable[material.name] > 0:
                found.append(
                    Factor(
                        key=material.name,
                        title=material.title or material.name,
                        low=low,
                        high=high,
                        kind=GIVEN,
                    )
                )
    return found


def _of_model_prices(plant: Plant) -> Factor:
    ranges = {m.path: m for m in plant.marks if m.range}
    ratios = [
        [_ratio(end, mark.value) for end in mark.range]
        for m in plant.models
        if (mark := ranges.get(f"model.{m.name}.price")) and mark.range
    ]
    if not ratios:
        return Factor(key="price", title="Price of a motor", low=0.9, high=1.08)
    low, high = (float(np.mean([r[n] for r in ratios])) for n in (0, 1))
    return Factor(key="price", title="Price of a motor", low=low, high=high, kind=GIVEN)


def _ratio(end: str, typical: str) -> float:
    """Give an end of a range over the typical value; both have the same unit."""
    ends, value = _NUMBER.fullmatch(end), _NUMBER.fullmatch(typical)
    if not ends or not value or ends[2] != value[2] or float(value[1].replace("_", "")) == 0:
        return 1.0
    return float(ends[1].replace("_", "")) / float(value[1].replace("_", ""))


def foreign_shares(plant: Plant) -> dict[str, float]:
    """Give the materials and tariffs whose price the file writes in another currency."""
    codes = [c for c in plant.exchange if c != plant.currency]
    found = {}
    for mark in plant.marks:
        noun, _, rest = mark.path.partition(".")
        name, _, key = rest.partition(".")
        abroad = any(mark.value.strip('"').endswith(code) for code in codes)
        if noun in {"material", "tariff"} and key == "price" and abroad:
            found[name] = 1.0
    return found
