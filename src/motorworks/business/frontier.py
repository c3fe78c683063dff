"""What each sum of money buys: the frontier, its points confirmed by simulation."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from motorworks.business.build import built
from motorworks.business.case import case_of
from motorworks.business.cashflow import Case, cash_flow
from motorworks.business.menu import Menu
from motorworks.business.optimum import (
    MOST_MOTORS,
    OUTPUT,
    Aim,
    Best,
    best_under,
    housed,
    spent_on,
    worths_of,
)
from motorworks.costing import Cost, calculated_cost
from motorworks.experiment.work import Executor, here, work
from motorworks.plant import Plant
from motorworks.statistics.confidence import single
from motorworks.statistics.precision import Precision, missing
from motorworks.store import Store, Trial

DAY = 86400.0
WARM_UP, MEASURED = 21 * DAY, 60 * DAY
"""Time thrown away and measured at each point [s]."""
FULL = 0.98
"""Load of pooled machines that simulation about reaches where they hold the plant up."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of the frontier.

    Attributes
    ----------
    budget
        The money there is [currency].
    best
        The plant that it buys, by the integer program.
    plant
        That plant; ``None`` where the money buys none.
    good, half_width
        Good motors a year, simulated, with half the 95 % interval; ``None`` where not simulated.
        No more than there is money and floor for besides the machines; without an interval then.
    made
        What the machines made in the simulation, whatever there is room for.
    replications
        Over which.
    trouble
        What stood still, if anything did.
    cost
        What a good motor costs there.
    case, value
        Its case, and the net present value [currency].
    """

    budget: float
    best: Best
    plant: Plant | None = None
    good: float | None = None
    half_width: float | None = None
    made: float | None = None
    replications: int = 0
    trouble: str = ""
    cost: Cost | None = None
    case: Case | None = None
    value: float | None = None


def frontier(
    menu: Menu,
    budgets: Sequence[float],
    *,
    aim: Aim = MOST_MOTORS,
    simulated: bool = True,
    precision: Precision | None = None,
    seed: int = 1,
    store: Store | None = None,
    where: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> list[Point]:
    """Give what each budget buys.

    Parameters
    ----------
    menu
        What can be built.
    budgets
        Sums of money, in the plant's currency.
    aim
        What the best plant is.
    simulated
        Whether each plant is simulated: 60 days after 21, replications until the interval is
        as narrow as the precision asks, 1 % if not given, at most six.
    precision
        The precision.
    seed
        Of all random numbers.
    store, where, progress, cancel
        As for :func:`motorworks.experiment.work.work`.

    Notes
    -----
    The value of a point is that of the cash flow with the simulated output. Pooled machines are
    planned up to ``most_load``, which leaves a reserve that simulation uses up; so for each budget
    a second plant is simulated whose machines are planned up to 98 %, and the better one is taken.
    No more motors count than money and land hold stores, laboratories and utilities for.
    """
    worths = worths_of(menu, aim)
    loads = (None, FULL) if simulated else (None,)
    found = [
        _looked(menu, n, money, best, aim)
        for n, money in enumerate(budgets)
        for best in _different(
            best_under(menu, money, aim, worths=worths, load=load) for load in loads
        )
    ]
    if simulated:
        wanted = precision or Precision(share=0.01, least=2, most=6)
        simulate = _Simulator(seed, store, where or here, progress, cancel)
        simulate.add(found, [wanted.least] * len(found))
        found = _best_of_each(menu, found, aim)
        while any(more := [one.missing(wanted) for one in found]):
            simulate.add(found, more)
    return [_valued(one.confirmed(menu), aim.years) for one in found]


def _different(bests: Iterable[Best]) -> list[Best]:
    """Give the plants that are not the same as one before."""
    kept: list[Best] = []
    for best in bests:
        if all(best.choice != other.choice for other in kept):
            kept.append(best)
    return kept


@dataclass(eq=False)
class _Looked:
    """A point that is simulated: of which budget, what it can house, what it made, its trouble."""

    budget: int
    point: Point
    most: float = np.inf
    values: list[float] = field(default_factory=list)
    trouble: str = ""

    def missing(self, wanted: Precision) -> int:
        """Give how many replications it still takes."""
        if not self.values or self.trouble:
            return 0
        return missing(np.array(self.values), wanted)

    def confirmed(self, menu: Menu) -> Point:
        """Give the point with what was simulated; stores and staff grow where more was made."""
        point = _with(self.point, np.array(self.values), self.trouble, self.most)
        choice = point.best.choice
        if choice is None or point.good is None or point.good <= choice.good:
            return point
        grown = replace(choice, good=point.good)
        best = replace(
            point.best,
            choice=grown,
            capital=spent_on(menu, grown),
            floor=menu.floor.of(grown.modules, grown.machines, grown.good),
        )
        return replace(point, best=best, plant=built(menu, grown))


def _looked(menu: Menu, number: int, money: float, best: Best, aim: Aim) -> _Looked:
    """Give a point that has not been simulated."""
    if best.choice is None:
        return _Looked(number, Point(budget=money, best=best))
    point = Point(budget=money, best=best, plant=built(menu, best.choice))
    return _Looked(number, point, housed(menu, money, best.choice, aim.demand))


def _best_of_each(menu: Menu, found: list[_Looked], aim: Aim) -> list[_Looked]:
    """Give for each budget the plant that simulation finds best."""

    def score(one: _Looked) -> float:
        point = one.confirmed(menu)
        if aim.objective == OUTPUT or point.plant is None:
            return point.good or 0.0
        value = _valued(point, aim.years).value
        return -np.inf if value is None else value

    budgets = sorted({one.budget for one in found})
    return [max((one for one in found if one.budget == n), key=score) for n in budgets]


@dataclass(frozen=True)
class _Simulator:
    """Simulates points, all of a round together."""

    seed: int
    store: Store | None
    where: Executor
    progress: Callable[[int, int], None] | None
    cancel: threading.Event | None

    def add(self, found: Sequence[_Looked], more: Sequence[int]) -> None:
        """Add so many replications to each point that has a plant."""
        trials = [
            (one, self._trial(one.point.plant, len(one.values) + k))
            for one, n in zip(found, more, strict=True)
            if one.point.plant is not None
            for k in range(n)
        ]
        results = work(
            [trial for _, trial in trials],
            store=self.store,
            where=self.where,
            progress=self.progress,
            cancel=self.cancel,
        )
        for (one, _), result in zip(trials, results, strict=True):
            made = result.value("good_motors_per_year")
            one.values.append(0.0 if np.isnan(made) else made)
            one.trouble = one.trouble or result.trouble

    def _trial(self, plant: Plant, replication: int) -> Trial:
        return Trial(
            plant=plant,
            seed=self.seed,
            replication=replication,
            duration=MEASURED,
            warm_up=WARM_UP,
        )


def _with(point: Point, values: np.ndarray, trouble: str, most: float) -> Point:
    if not len(values):
        return point
    mean, half = single(values)
    return replace(
        point,
        good=min(mean, most),
        half_width=None if half is not None and mean - half > most else half,
        made=mean,
        replications=len(values),
        trouble=trouble,
    )


def _valued(point: Point, years: int) -> Point:
    """Give a point with its cost and its net present value."""
    plant = point.plant
    good = point.best.good if point.good is None else point.good
    if plant is None or good <= 0:
        return point
    cost = calculated_cost(plant, good_per_year=good)
    case = case_of(plant, cost, years=years)
    return replace(point, cost=cost, case=case, value=float(cash_flow(case).value))
