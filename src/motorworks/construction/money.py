"""When the money of a project is spent: planned value by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from motorworks.construction.project import Project
from motorworks.projects.critical_path import Dates, Plan
from motorworks.projects.pace import Array, day_of

COSTS = "activities"
"""Row of what activities cost by themselves, beside the items of capital."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Spending:
    """Money by month.

    Attributes
    ----------
    months
        First days of the months.
    items
        Names of the items: those of capital, and what activities cost by themselves.
    spent
        Money of each item in each month with earliest dates [currency], shape (items, months).
    late
        The same with latest dates.
    unpaid
        Amounts of capital that no activity pays [currency], by item.
    """

    months: tuple[date, ...]
    items: tuple[str, ...]
    spent: Array
    late: Array
    unpaid: dict[str, float]

    @property
    def total(self) -> float:
        """The budget at completion [currency]."""
        return float(self.spent.sum())

    @property
    def planned(self) -> Array:
        """The planned value: all money up to the end of each month [currency]."""
        found: Array = self.spent.sum(axis=0).cumsum()
        return found

    @property
    def planned_late(self) -> Array:
        """The same with latest dates [currency]."""
        found: Array = self.late.sum(axis=0).cumsum()
        return found

    def of(self, item: str) -> Array:
        """Give what an item costs by month; zero for one that is not there."""
        if item not in self.items:
            return np.zeros(len(self.months))
        found: Array = self.spent[self.items.index(item)]
        return found


def spending(project: Project, plan: Plan) -> Spending:
    """Give the money of a project by month.

    Parameters
    ----------
    project
        The project.
    plan
        Its dates.

    Notes
    -----
    An activity pays its shares of the items of capital, and its own cost, evenly from its start
    to its finish; one without duration pays in the month of its date. Cumulated over the months
    it is the planned value of earned-value management (budgeted cost of work scheduled).
    """
    first = min(day_of(d.start) for d in plan.dates)
    last = max(day_of(max(d.finish, _late(d)[1])) for d in plan.dates)
    months = tuple(_months(first, last))
    edges = np.array([m.toordinal() for m in (*months, _next(months[-1]))], dtype=float)
    paid: dict[str, list[tuple[float, int]]] = {}
    for n, dates in enumerate(plan.dates):
        a = dates.activity
        for item, share in a.pays.items():
            paid.setdefault(item, []).append((share * project.capital.get(item, 0.0), n))
        if a.cost:
            paid.setdefault(COSTS, []).append((a.cost, n))
    known = [*project.capital, COSTS]
    items = tuple(sorted((i for i in paid if i in known), key=known.index))
    spent = np.zeros((len(items), len(months)))
    late = np.zeros_like(spent)
    for row, item in enumerate(items):
        for amount, n in paid[item]:
            dates = plan.dates[n]
            spent[row] += amount * _even(dates.start, dates.finish, edges)
            late[row] += amount * _even(*_late(dates), edges)
    return Spending(
        months=months, items=items, spent=spent, late=late, unpaid=_unpaid(project, paid)
    )


def _unpaid(project: Project, paid: dict[str, list[tuple[float, int]]]) -> dict[str, float]:
    left = {
        item: amount - sum(part for part, _ in paid.get(item, []))
        for item, amount in project.capital.items()
    }
    return {item: rest for item, rest in left.items() if abs(rest) > 1e-6 * abs(left[item]) + 0.5}


def _late(dates: Dates) -> tuple[float, float]:
    """Give the latest dates, the earliest ones for what is bound by nothing."""
    if np.isfinite(dates.latest_start) and np.isfinite(dates.latest_finish):
        return dates.latest_start, dates.latest_finish
    return dates.start, dates.finish


def _even(start: float, finish: float, edges: Array) -> Array:
    """Give the share that falls between edges when something goes on evenly."""
    if finish <= start:
        share = np.zeros(len(edges) - 1)
        share[np.clip(np.searchsorted(edges, start, side="right") - 1, 0, len(share) - 1)] = 1.0
        return share
    done = np.clip((edges - start) / (finish - start), 0.0, 1.0)
    found: Array = np.diff(done)
    return found


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = _next(month)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
