"""The best plant for a sum of money: an integer program over all that can be bought."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from motorworks.business.build import Choice
from motorworks.business.hours import Hours
from motorworks.business.menu import OVER, Menu, Pooled
from motorworks.business.program import (
    Column,
    Rows,
    gain_output,
    gain_value,
    own,
    places_of,
    rows_of,
)
from motorworks.business.worth import FIXED, GOOD, MODULES, Worth, worth_of
from motorworks.errors import MotorworksError

OUTPUT, NPV = "output", "npv"
OBJECTIVES = (OUTPUT, NPV)


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What the best plant is.

    Attributes
    ----------
    objective
        ``output``: good motors a year; ``npv``: net present value.
    rest_days, holidays, shifts
        Whether days of rest, holidays, and another shift may be worked.
    demand
        Good motors a year that can be sold at most.
    years
        Years of production that are looked at.

    Raises
    ------
    MotorworksError
        If there is no such objective.
    """

    objective: str = OUTPUT
    rest_days: bool = False
    holidays: bool = False
    shifts: bool = False
    demand: float | None = None
    years: int = 10

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        if self.objective not in OBJECTIVES:
            expected = " or ".join(OBJECTIVES)
            raise MotorworksError(f"objective is {self.objective!r}; expected {expected}")

    def allows(self, hours: Hours) -> bool:
        """Tell whether a working time is allowed."""
        asked = ((hours.rest_days, self.rest_days), (hours.holidays, self.holidays))
        return all(may or not is_ for is_, may in (*asked, (hours.shifts > 0, self.shifts)))


MOST_MOTORS = Aim()


@dataclass(frozen=True, kw_only=True)
class Best:
    """The best plant under a budget.

    Attributes
    ----------
    choice
        What to build; ``None`` where the money does not buy one module.
    good
        Good motors a year that it is estimated to make.
    bound
        Good motors a year that no plant under the budget exceeds, in this model: machines may be
        bought in parts, be busy all their time, and never wait for each other.
    capital, floor
        What it takes.
    binding
        What keeps it from more: ``money``, ``floor``, ``demand``, or ``value`` where more would
        not be worth its money.
    value, value_bound
        Net present value by the program, and the one that no plant under the budget exceeds in
        this model [currency]; ``None`` where good motors are maximised.
    """

    choice: Choice | None
    good: float
    bound: float
    capital: float
    floor: float
    binding: str
    value: float | None = None
    value_bound: float | None = None


def best_under(
    menu: Menu,
    budget: float,
    aim: Aim = MOST_MOTORS,
    *,
    worths: Mapping[Hours, Worth] | None = None,
    load: float | None = None,
) -> Best:
    """Give the best plant under a budget.

    Parameters
    ----------
    menu
        What it can be built of.
    budget
        The money there is, in the plant's currency.
    aim
        What the best plant is; the one that makes most by default.
    worths
        :func:`worths_of` the menu and the aim, where several budgets are looked at.
    load
        Load of pooled machines up to which they are planned [-]; ``most_load`` of the plant if
        not given.

    Notes
    -----
    With G good motors a year, n modules, m_p machines of process p, n_lk copies of line l with k
    places more, and h the factor on the hours, solved for each working time by HiGHS
    (``scipy.optimize.milp``):

        maximise G, or the net present value, subject to
        G <= h sum over k of e_lk n_lk,  sum over k of n_lk = n,  one k for each line,
        each_p G <= h most_load m_p,  capital(n, m, G) + price_lk n_lk <= budget,
        floor(n, m, G) <= floor of the land,  G <= demand,

    n and m_p whole; e_lk is the estimate of a line. The net present value is linear in what is
    built but for tax, and that is concave since losses are carried forward: a column for each
    quarter holds the tax paid so far. Of two plants that make the same the cheaper one is taken:
    a thousandth of the price of a motor's share is taken off for each unit of money.
    """
    known = worths_of(menu, aim) if worths is None else worths
    planned = menu.plant.economics.most_load * OVER if load is None else load
    times = [h for h in menu.hours if aim.allows(h)]
    bounds = [_values(menu, budget, h, aim, known) for h in times]
    bound = max((found.good for found in bounds if found), default=0.0)
    solved = [_values(menu, budget, h, aim, known, planned) for h in times]
    found = [s for s in solved if s is not None and s.good > 0]
    top = max((b.value for b in bounds if b and b.value is not None), default=None)
    if not found:
        return Best(
            choice=None,
            good=0.0,
            bound=bound,
            capital=0.0,
            floor=0.0,
            binding="money",
            value_bound=top,
        )
    # The shorter working time is taken where a longer one brings nothing more.
    best = max(found, key=lambda s: (round(s.score, 6), -s.hours.factor))
    choice = _choice(menu, best)
    floor = menu.floor.of(choice.modules, choice.machines, choice.good)
    capital = spent_on(menu, choice)
    return Best(
        choice=choice,
        good=choice.good,
        bound=max(bound, _most_good(menu, budget, aim)) if aim.objective == NPV else bound,
        capital=capital,
        floor=floor,
        binding=_binding(menu, choice, budget - capital, floor, aim),
        value=best.value,
        value_bound=top,
    )


def worths_of(menu: Menu, aim: Aim) -> dict[Hours, Worth]:
    """Give the net present value as a sum, by working time; none where it is not asked for."""
    if aim.objective != NPV:
        return {}
    return {h: worth_of(menu, h, aim.years) for h in menu.hours if aim.allows(h)}


def spent_on(menu: Menu, choice: Choice) -> float:
    """Give what a choice costs [currency]."""
    places = sum(
        width.price * choice.modules
        for line, widths in menu.widths.items()
        for width in widths
        if width.places == choice.places.get(line, 0)
    )
    return menu.capital.of(choice.modules, choice.machines, choice.good) + places


def housed(menu: Menu, budget: float, choice: Choice, demand: float | None = None) -> float:
    """Give the good motors a year for which a budget and the land hold what grows with them.

    Notes
    -----
    Floor beside the machines and some capital grow with the output. A plant may be able to
    make more than it has stores, laboratories and utilities for; this is where that ends.
    """
    empty = replace(choice, good=0.0)
    left = budget * (1 + 1e-9) - spent_on(menu, empty)
    floor = menu.most_floor - menu.floor.of(choice.modules, choice.machines, 0.0)
    ends = [demand or np.inf]
    ends += [left / menu.capital.good] if menu.capital.good > 0 else []
    ends += [floor / menu.floor.good] if menu.floor.good > 0 else []
    return max(0.0, min(ends))


def least_budget(menu: Menu) -> tuple[float, Choice]:
    """Give the least money that buys one module with its machines, and what it makes."""
    good = menu.estimate
    machines = {p.process: _whole(menu, p, good) for p in own(menu)}
    choice = Choice(modules=1, machines=machines, good=good)
    return menu.capital.of(1, machines, good), choice


def _whole(menu: Menu, pooled: Pooled, good: float) -> int:
    most = menu.plant.economics.most_load * OVER
    return max(1, int(np.ceil(pooled.each * good / most - 1e-9)))


@dataclass(frozen=True, kw_only=True)
class _Solved:
    """An optimum: columns, good motors a year, net present value where asked for."""

    hours: Hours
    columns: Mapping[Column, float]
    good: float
    value: float | None
    score: float


def _values(
    menu: Menu,
    budget: float,
    hours: Hours,
    aim: Aim,
    worths: Mapping[Hours, Worth],
    load: float | None = None,
) -> _Solved | None:
    """Give the optimum at a working time; without a load that of the relaxed program."""
    relaxed = load is None
    rows = rows_of(menu, budget, hours, aim.demand, load=load or 1.0, relaxed=relaxed)
    worth = worths.get(hours)
    scale = 0.0
    if worth is None:
        gain_output(rows, menu, budget)
        if relaxed:
            rows.gain = {(GOOD,): 1.0}
    else:
        scale = gain_value(rows, menu, worth)
    found = rows.solve()
    if found is None:
        return None
    good = found[GOOD,] * menu.good
    value = None if worth is None else _value(rows, found, worth, scale)
    score = good / menu.good if value is None else value / scale
    return _Solved(hours=hours, columns=found, good=good, value=value, score=score)


def _value(rows: Rows, found: Mapping[Column, float], worth: Worth, scale: float) -> float:
    return worth.terms[FIXED].value + scale * sum(v * found[c] for c, v in rows.gain.items())


def _most_good(menu: Menu, budget: float, aim: Aim) -> float:
    """Give the good motors a year that no plant under the budget exceeds."""
    times = [h for h in menu.hours if aim.allows(h)]
    found = [_values(menu, budget, h, aim, {}) for h in times]
    return max((f.good for f in found if f), default=0.0)


def _choice(menu: Menu, best: _Solved) -> Choice:
    return Choice(
        modules=round(best.columns[MODULES,]),
        machines={p.process: round(best.columns[p.process,]) for p in own(menu)},
        good=best.good,
        hours=best.hours,
        places=places_of(menu, best.columns),
    )


def _binding(menu: Menu, choice: Choice, left: float, floor: float, aim: Aim) -> str:
    """Give what keeps a plant from one module more."""
    if aim.demand and choice.good > aim.demand * (1 - 1e-6):
        return "demand"
    price = menu.capital.module + menu.capital.good * menu.estimate
    price += sum(menu.capital.machine[p.process] for p in own(menu))
    if left < price:
        return "money"
    another = menu.floor.module + menu.floor.good * menu.estimate
    if floor + another > menu.most_floor:
        return "floor"
    return "value" if aim.objective == NPV else "money"
