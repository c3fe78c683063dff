"""The net present value as a sum over what is built, for the integer program."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from motorworks.business.build import Choice, built
from motorworks.business.case import case_of
from motorworks.business.cashflow import Asset, Case, cash_flow
from motorworks.business.hours import Hours
from motorworks.business.menu import Menu
from motorworks.costing import calculated_cost
from motorworks.program.program import Array

GOOD, MODULES, PLACES, FIXED = "good", "modules", "places", "fixed"


@dataclass(frozen=True, kw_only=True, eq=False)
class Term:
    """What one unit of something adds: a motor a year, a module, a machine, money for places.

    Attributes
    ----------
    value
        To the net present value before tax [currency].
    profit
        To the profit of each quarter of production, (Q,) [currency].
    """

    value: float
    profit: Array

    def __sub__(self, other: "Term") -> "Term":
        """Give the difference of two cases."""
        return Term(value=self.value - other.value, profit=self.profit - other.profit)

    def __truediv__(self, many: float) -> "Term":
        """Give one unit of many."""
        return Term(value=self.value / many, profit=self.profit / many)


@dataclass(frozen=True, kw_only=True, eq=False)
class Worth:
    """The net present value of whatever is built, at some working time.

    Attributes
    ----------
    terms
        By what is built: ``good``, ``modules``, ``places``, ``fixed``, and pooled processes.
    tax
        Rate.
    discount
        Factor to the money of today by quarter of production, (Q,).
    """

    terms: Mapping[str, Term]
    tax: float
    discount: Array

    @cached_property
    def weights(self) -> Array:
        """What a unit of all tax paid up to a quarter takes from the value, (Q,).

        All tax paid up to a quarter is the tax rate times the greatest sum of profits up to any
        quarter before: so losses are carried forward. It stays until the next quarter.
        """
        return np.asarray(self.discount - np.append(self.discount[1:], 0.0))


def worth_of(menu: Menu, hours: Hours, years: int) -> Worth:
    """Give the net present value as a sum over what is built.

    Parameters
    ----------
    menu
        What can be built.
    hours
        The working time.
    years
        Years of production that are looked at.

    Notes
    -----
    Each term is the difference of two cases without tax, one of them with twice as many of
    something: pools of people, which are whole, double exactly. A case without tax is linear in
    what is bought and paid. Costs of a motor are those of the plant as it is.
    """
    machines = _machines(menu)
    start = Choice(modules=menu.modules, machines=machines, good=menu.good, hours=hours)
    plant = built(menu, start)
    cost = calculated_cost(plant, good_per_year=menu.good)

    def case(choice: Choice) -> Case:
        known = replace(cost, good_per_year=choice.good)
        return case_of(built(menu, choice), known, years=years)

    first = case(start)
    base = _term(first)
    more = {
        GOOD: replace(start, good=2 * menu.good),
        MODULES: replace(start, modules=2 * menu.modules),
        **{p: replace(start, machines=machines | {p: 2 * n}) for p, n in machines.items()},
    }
    many = {GOOD: menu.good, MODULES: float(menu.modules), **machines}
    terms = {name: (_term(case(choice)) - base) / many[name] for name, choice in more.items()}
    life = menu.plant.economics.machine_life
    places = Asset(name=PLACES, amount=1.0, life=life)
    terms[PLACES] = _term(replace(first, assets=(*first.assets, places))) - base
    rest = base
    for name, number in many.items():
        rest = rest - terms[name] / (1 / number)
    quarters = np.arange(first.build, first.build + len(base.profit))
    rate = cash_flow(first).rate
    return Worth(terms=terms | {FIXED: rest}, tax=first.tax, discount=(1 + rate) ** -quarters)


def _machines(menu: Menu) -> dict[str, int]:
    """Give the pooled machines that the plant as it is pays for."""
    lines = {x.name: x.lines for x in menu.plant.lines}
    stations = {s.name: s.machines for s in menu.plant.stations}
    return {
        p.process: lines[p.line] if p.line else stations[p.station] for p in menu.pooled if p.own
    }


def _term(case: Case) -> Term:
    flow = cash_flow(replace(case, tax=0.0))
    return Term(value=float(flow.value), profit=flow.rows["profit"].ravel()[case.build :])
