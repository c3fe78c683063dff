"""What each sum of money buys: the frontier, its points confirmed by simulation."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from motorworks.business.build import built
from motorworks.business.case import case_of
from motorworks.business.cashflow import Case, cash_flow
from motorworks.business.menu import Menu
from motorworks.business.optimum import MOST_MOTORS, Aim, Best, best_under, worths_of
from motorworks.costing import Cost, calculated_cost
from motorworks.experiment.work import Executor, here, work
from motorworks.plant import Plant
from motorworks.statistics.confidence import single
from motorworks.statistics.precision import Precision, missing
from motorworks.store import Store, Trial

DAY = 86400.0
WARM_UP, MEASURED = 21 * DAY, 60 * DAY
"""Time thrown away and measured at each point [s]."""


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
    The value of a point is that of the cash flow with the simulated output. Budgets that buy the
    same plant share its simulation.
    """
    worths = worths_of(menu, aim)
    bests = [best_under(menu, b, aim, worths=worths) for b in budgets]
    plants = [built(menu, b.choice) if b.choice else None for b in bests]
    points = [
        Point(budget=money, best=best, plant=plant)
        for money, best, plant in zip(budgets, bests, plants, strict=True)
    ]
    if simulated:
        wanted = precision or Precision(share=0.01, least=2, most=6)
        points = _confirmed(points, wanted, seed, store, where or here, progress, cancel)
    return [_valued(p, aim.years) for p in points]


def _confirmed(
    points: list[Point],
    wanted: Precision,
    seed: int,
    store: Store | None,
    where: Executor,
    progress: Callable[[int, int], None] | None,
    cancel: threading.Event | None,
) -> list[Point]:
    """Simulate every point until it is sure enough; points are asked together."""
    values: list[list[float]] = [[] for _ in points]
    trouble = [""] * len(points)
    add = [wanted.least if p.plant is not None else 0 for p in points]
    while any(add):
        trials = [
            (
                n,
                Trial(
                    plant=p.plant,
                    seed=seed,
                    replication=len(values[n]) + k,
                    duration=MEASURED,
                    warm_up=WARM_UP,
                ),
            )
            for n, p in enumerate(points)
            if p.plant is not None
            for k in range(add[n])
        ]
        results = work(
            [t for _, t in trials], store=store, where=where, progress=progress, cancel=cancel
        )
        for (n, _), result in zip(trials, results, strict=True):
            found = result.value("good_motors_per_year")
            values[n].append(0.0 if np.isnan(found) else found)
            trouble[n] = trouble[n] or result.trouble
        add = [
            missing(np.array(v), wanted) if v and not t else 0
            for v, t in zip(values, trouble, strict=True)
        ]
    return [_with(p, np.array(v), t) for p, v, t in zip(points, values, trouble, strict=True)]


def _with(point: Point, values: np.ndarray, trouble: str) -> Point:
    if not len(values):
        return point
    mean, half = single(values)
    return replace(point, good=mean, half_width=half, replications=len(values), trouble=trouble)


def _valued(point: Point, years: int) -> Point:
    """Give a point with its cost and its net present value."""
    plant = point.plant
    good = point.best.good if point.good is None else point.good
    if plant is None or good <= 0:
        return point
    cost = calculated_cost(plant, good_per_year=good)
    case = case_of(plant, cost, years=years)
    return replace(point, cost=cost, case=case, value=float(cash_flow(case).value))
