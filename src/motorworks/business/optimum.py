"""The best plant for a sum of money: an integer program over modules and machines."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from motorworks.business.build import Choice
from motorworks.business.menu import OVER, Menu, Pooled
from motorworks.program.program import Array

GAP = 1e-6
"""Relative gap at which the integer program is taken for solved."""


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
        What keeps it from more: ``money``, ``floor`` or ``demand``.
    """

    choice: Choice | None
    good: float
    bound: float
    capital: float
    floor: float
    binding: str


def best_under(
    menu: Menu, budget: float, *, sundays: bool = True, demand: float | None = None
) -> Best:
    """Give the plant that makes most under a budget.

    Parameters
    ----------
    menu
        What it can be built of.
    budget
        The money there is, in the plant's currency.
    sundays
        Whether Sundays may be worked.
    demand
        Good motors a year that can be sold at most.

    Notes
    -----
    With G good motors a year, n modules and m_p machines of process p, h the factor on the
    hours, solved for h of six and of seven days a week by HiGHS (``scipy.optimize.milp``):

        maximise G  subject to  G <= h n x estimate,  each_p G <= h most_load m_p,
        capital(n, m, G) <= budget,  floor(n, m, G) <= floor of the land,  G <= demand,

    n and m_p whole. Of two plants that make the same the cheaper one is taken: a thousandth of the
    price of a motor's share is taken off for each unit of money.
    """
    solved = [_solved(menu, budget, hours, demand) for hours in _hours(menu, sundays)]
    bound = max(
        (_bound(menu, budget, hours, demand) for hours in _hours(menu, sundays)), default=0.0
    )
    found = [choice for choice in solved if choice is not None]
    if not found:
        return Best(choice=None, good=0.0, bound=bound, capital=0.0, floor=0.0, binding="money")
    # Six days a week are taken where seven bring nothing more.
    choice = max(found, key=lambda c: (round(c.good / menu.good, 6), not c.sunday))
    capital = menu.capital.of(choice.modules, choice.machines, choice.good)
    floor = menu.floor.of(choice.modules, choice.machines, choice.good)
    return Best(
        choice=choice,
        good=choice.good,
        bound=bound,
        capital=capital,
        floor=floor,
        binding=_binding(menu, choice, floor, demand),
    )


def least_budget(menu: Menu) -> tuple[float, Choice]:
    """Give the least money that buys one module with its machines, and what it makes."""
    good = menu.estimate
    machines = {p.process: _whole(menu, p, good, 1.0) for p in _own(menu)}
    choice = Choice(modules=1, machines=machines, good=good)
    return menu.capital.of(1, machines, good), choice


def _hours(menu: Menu, sundays: bool) -> list[float]:
    return [1.0, menu.hours] if sundays else [1.0]


def _own(menu: Menu) -> list[Pooled]:
    return [p for p in menu.pooled if p.own]


def _whole(menu: Menu, pooled: Pooled, good: float, hours: float) -> int:
    most = menu.plant.economics.most_load * OVER * hours
    return max(1, int(np.ceil(pooled.each * good / most - 1e-9)))


def _solved(menu: Menu, budget: float, hours: float, demand: float | None) -> Choice | None:
    from scipy.optimize import Bounds, LinearConstraint, milp

    pooled = _own(menu)
    rows, most = _limits(
        menu, pooled, budget, hours, menu.estimate, menu.plant.economics.most_load * OVER
    )
    gain = np.zeros(2 + len(pooled))
    gain[0] = -1.0
    # Costs break ties between plants that make the same.
    cost = _capital_row(menu, pooled)
    gain[1:] += 1e-3 * menu.good / max(budget, 1.0) * cost[1:]
    upper = np.full(2 + len(pooled), np.inf)
    upper[0] = demand / menu.good if demand else np.inf
    lower = np.array([0.0, 1.0, *np.ones(len(pooled))])
    scaled = rows.copy()
    scaled[:, 0] *= menu.good  # G in units of the plant's own output, for the solver's tolerances
    gain = gain / menu.good
    gain[0] = -1.0
    solve: Any = milp
    found = solve(
        gain,
        constraints=LinearConstraint(scaled, -np.inf, most),
        integrality=np.array([0, 1, *np.ones(len(pooled))]),
        bounds=Bounds(lower, upper),
        options={"mip_rel_gap": GAP},
    )
    if found.x is None or found.x[0] <= 0:
        return None
    return Choice(
        modules=round(found.x[1]),
        machines={p.process: round(n) for p, n in zip(pooled, found.x[2:], strict=True)},
        good=float(found.x[0]) * menu.good,
        sunday=hours > 1,
    )


def _bound(menu: Menu, budget: float, hours: float, demand: float | None) -> float:
    """Give the optimum without whole numbers, waiting and spare time."""
    from scipy.optimize import linprog

    pooled = _own(menu)
    rows, most = _limits(menu, pooled, budget, hours, menu.most, 1.0)
    rows[:, 0] *= menu.good
    upper = [demand / menu.good if demand else None] + [None] * (1 + len(pooled))
    solve: Any = linprog
    found = solve(
        np.array([-1.0, *np.zeros(1 + len(pooled))]),
        A_ub=rows,
        b_ub=most,
        bounds=[(0.0, u) for u in upper],
        method="highs",
    )
    return float(found.x[0]) * menu.good if found.status == 0 else 0.0


def _capital_row(menu: Menu, pooled: list[Pooled]) -> Array:
    of = menu.capital
    return np.array([of.good, of.module, *(of.machine[p.process] for p in pooled)])


def _limits(
    menu: Menu, pooled: list[Pooled], budget: float, hours: float, module: float, load: float
) -> tuple[Array, Array]:
    """Give the rows over (G, n, m_p) and what they may come to at most; scaled to about 1."""
    size = 2 + len(pooled)
    lines = np.zeros(size)
    lines[:2] = 1.0 / menu.good, -hours * module / menu.good
    rows, most = [lines], [0.0]
    for k, p in enumerate(pooled):
        row = np.zeros(size)
        row[0], row[2 + k] = p.each, -hours * load
        rows.append(row)
        most.append(0.0)
    rows.append(_capital_row(menu, pooled) / max(budget, 1.0))
    most.append((budget - menu.capital.fixed) / max(budget, 1.0))
    if np.isfinite(menu.most_floor):
        floor = menu.floor
        row = np.array([floor.good, floor.module, *(floor.machine[p.process] for p in pooled)])
        rows.append(row / menu.most_floor)
        most.append(1 - floor.fixed / menu.most_floor)
    return np.array(rows), np.array(most)


def _binding(menu: Menu, choice: Choice, floor: float, demand: float | None) -> str:
    """Give what keeps a plant from one module more."""
    if demand and choice.good > demand * (1 - 1e-6):
        return "demand"
    another = menu.floor.module + menu.floor.good * menu.estimate
    return "floor" if floor + another > menu.most_floor else "money"
