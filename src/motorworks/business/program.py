"""The rows of the integer program: limits of what is built, over named columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from motorworks.business.hours import Hours
from motorworks.business.menu import Menu
from motorworks.business.widening import Width
from motorworks.business.worth import FIXED, GOOD, MODULES, PLACES, Worth
from motorworks.program.program import Array

GAP = 1e-6
"""Relative gap at which the integer program is taken for solved."""
MOST = 10_000
"""Modules up to which a plant is looked at."""

Column = tuple[str, ...]


@dataclass
class Rows:
    """A linear program that grows row by row; columns are made when first named.

    Attributes
    ----------
    columns
        Number of each column.
    rows
        Coefficients by column, with the least and the most that the row may come to.
    gain
        What is maximised.
    whole
        Columns that take whole numbers.
    bounds
        Least and most of columns; 0 and no end for others.
    """

    columns: dict[Column, int] = field(default_factory=dict)
    rows: list[tuple[Mapping[Column, float], float, float]] = field(default_factory=list)
    gain: dict[Column, float] = field(default_factory=dict)
    whole: set[Column] = field(default_factory=set)
    bounds: dict[Column, tuple[float, float]] = field(default_factory=dict)

    def limit(
        self, row: Mapping[Column, float], *, most: float = np.inf, least: float = -np.inf
    ) -> None:
        """Add a row."""
        for column in row:
            self.columns.setdefault(column, len(self.columns))
        self.rows.append((row, least, most))

    def solve(self) -> dict[Column, float] | None:
        """Give the values of the columns at the optimum; ``None`` where nothing is possible."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        ends = np.array([self.bounds.get(c, (0.0, np.inf)) for c in self.columns])
        solve: Any = milp
        found = solve(
            -self._dense(self.gain),
            constraints=LinearConstraint(
                np.array([self._dense(row) for row, _, _ in self.rows]),
                np.array([least for _, least, _ in self.rows]),
                np.array([most for _, _, most in self.rows]),
            ),
            integrality=np.array([float(c in self.whole) for c in self.columns]),
            bounds=Bounds(ends[:, 0], ends[:, 1]),
            options={"mip_rel_gap": GAP},
        )
        if found.x is None:
            return None
        return {c: float(found.x[n]) for c, n in self.columns.items()}

    def _dense(self, row: Mapping[Column, float]) -> Array:
        dense = np.zeros(len(self.columns))
        for column, value in row.items():
            dense[self.columns[column]] = value
        return dense


def rows_of(
    menu: Menu,
    budget: float,
    hours: Hours,
    demand: float | None,
    *,
    load: float,
    relaxed: bool,
) -> Rows:
    """Give the limits of what a budget buys; good motors are in units of the plant's own.

    Parameters
    ----------
    menu, budget, hours, demand
        As for :func:`~motorworks.business.optimum.best_under`.
    load
        Of pooled machines at most [-].
    relaxed
        Whether machines may be bought in parts, be busy all their time and never wait.
    """
    found = Rows()
    good: Column = (GOOD,)
    modules: Column = (MODULES,)
    found.limit({good: 1.0}, most=demand / menu.good if demand else np.inf)
    found.bounds[modules] = (1.0, MOST)
    _lines(found, menu, hours, relaxed=relaxed)
    load = 1.0 if relaxed else load
    for p in own(menu):
        found.limit({good: p.each * menu.good, (p.process,): -hours.factor * load}, most=0.0)
        found.bounds[p.process,] = (0.0 if relaxed else 1.0, np.inf)
    price, floor = menu.capital, menu.floor
    spent: dict[Column, float] = {good: price.good * menu.good, modules: price.module}
    spent |= {(p.process,): price.machine[p.process] for p in own(menu)}
    spent |= {c: w.price for c, w in _copies(found, menu).items() if w.price}
    scale = max(budget, 1.0)
    found.limit({c: v / scale for c, v in spent.items()}, most=(budget - price.fixed) / scale)
    if np.isfinite(menu.most_floor):
        covered: dict[Column, float] = {good: floor.good * menu.good, modules: floor.module}
        covered |= {(p.process,): floor.machine[p.process] for p in own(menu)}
        found.limit(
            {c: v / menu.most_floor for c, v in covered.items()},
            most=1 - floor.fixed / menu.most_floor,
        )
    if relaxed:
        found.bounds[modules] = (0.0, MOST)
    else:
        found.whole |= {modules, *((p.process,) for p in own(menu))}
    return found


def own(menu: Menu) -> list[Any]:
    """Give the pooled machines that the plant pays for."""
    return [p for p in menu.pooled if p.own]


def _lines(found: Rows, menu: Menu, hours: Hours, *, relaxed: bool) -> None:
    """Add that each line makes what the modules do, by the width that is chosen for it."""
    if relaxed or not menu.widths:
        most = menu.most if relaxed else menu.estimate
        row: dict[Column, float] = {(GOOD,): 1.0, (MODULES,): -hours.factor * most / menu.good}
        return found.limit(row, most=0.0)
    for line, widths in menu.widths.items():
        copies = [_copy(line, w) for w in widths]
        row = {c: -hours.factor * w.good / menu.good for c, w in zip(copies, widths, strict=True)}
        found.limit({(GOOD,): 1.0} | row, most=0.0)
        found.limit({(MODULES,): -1.0} | dict.fromkeys(copies, 1.0), least=0.0, most=0.0)
        if len(widths) > 1:
            _one_of(found, copies)
    return None


def _one_of(found: Rows, copies: Sequence[Column]) -> None:
    """Add that all copies of a line have one width."""
    chosen = [("is", *copy[1:]) for copy in copies]
    for copy, choice in zip(copies, chosen, strict=True):
        found.limit({copy: 1.0, choice: -MOST}, most=0.0)
        found.bounds[choice] = (0.0, 1.0)
        found.whole.add(choice)
    found.limit(dict.fromkeys(chosen, 1.0), least=1.0, most=1.0)


def _copy(line: str, width: Width) -> Column:
    return ("copies", line, str(width.places))


def _copies(found: Rows, menu: Menu) -> dict[Column, Width]:
    """Give the columns of copies of lines, with their width."""
    every = {_copy(line, w): w for line, widths in menu.widths.items() for w in widths}
    return {c: w for c, w in every.items() if c in found.columns}


def places_of(menu: Menu, values: Mapping[Column, float]) -> dict[str, int]:
    """Give the places more that were chosen, by line."""
    found = {}
    for line, widths in menu.widths.items():
        best = max(widths, key=lambda w: values.get(_copy(line, w), 0.0))
        if len(widths) > 1:
            found[line] = best.places
    return found


def gain_output(found: Rows, menu: Menu, budget: float) -> None:
    """Let good motors be maximised; of plants that make the same the cheaper one is taken."""
    cost = menu.capital
    costs: dict[Column, float] = {
        (MODULES,): cost.module,
        **{(p.process,): cost.machine[p.process] for p in own(menu)},
    }
    costs |= {c: w.price for c, w in _copies(found, menu).items()}
    tie = 1e-3 / max(budget, 1.0)
    found.gain = {(GOOD,): 1.0} | {c: -tie * v for c, v in costs.items()}


def gain_value(found: Rows, menu: Menu, worth: Worth) -> float:
    """Let the net present value be maximised; give its scale.

    Notes
    -----
    A column for each quarter holds all tax paid up to it: no less than the quarter before, and no
    less than the rate times the sum of profits. Since it lowers the value, it is no more either.
    """
    scale = abs(worth.terms[FIXED].value) + 1.0
    of: dict[Column, tuple[str, float]] = {(GOOD,): (GOOD, menu.good), (MODULES,): (MODULES, 1.0)}
    of |= {(p.process,): (p.process, 1.0) for p in own(menu)}
    of |= {c: (PLACES, w.price) for c, w in _copies(found, menu).items() if w.price}
    found.gain = {c: worth.terms[name].value * n / scale for c, (name, n) in of.items()}
    sums = {name: worth.tax * np.cumsum(t.profit) / scale for name, t in worth.terms.items()}
    for q, weight in enumerate(worth.weights):
        paid: Column = ("tax", str(q))
        row = {c: float(sums[name][q]) * n for c, (name, n) in of.items()}
        found.limit({paid: -1.0} | row, most=-float(sums[FIXED][q]))
        if q:
            found.limit({paid: -1.0, ("tax", str(q - 1)): 1.0}, most=0.0)
        found.gain[paid] = -float(weight)
    return scale
