"""An investment looked at from all sides: what the command and its page show."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from motorworks.business.build import built
from motorworks.business.case import case_of, mean_stock
from motorworks.business.cashflow import Case, CashFlow, cash_flow
from motorworks.business.factors import Factor, factors_of
from motorworks.business.frontier import Point, frontier
from motorworks.business.menu import Menu, capital_as_it_is, menu_of
from motorworks.business.optimum import OUTPUT, Aim, best_under, least_budget
from motorworks.business.prices import check_sales
from motorworks.business.risk import Risk, Swing, monte_carlo, tornado
from motorworks.business.staging import Staging, staging
from motorworks.capacity import Outlay, capital
from motorworks.costing import calculated_cost
from motorworks.errors import MotorworksError
from motorworks.experiment.work import Executor
from motorworks.plant import Plant
from motorworks.simulation import simulate
from motorworks.store import Store

SIMULATED, CALCULATED = "simulated", "calculated"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is asked of an investment.

    Attributes
    ----------
    budget
        The money there is, in the plant's currency; what the plant as it is costs if ``None``.
    points
        Budgets of the frontier, evenly from half the budget to all of it; 1 looks at it alone.
    objective, rest_days, holidays, shifts, demand
        As for :class:`~motorworks.business.optimum.Aim`.
    simulated
        Whether plants are simulated.
    years
        Years of production that are looked at.
    draws, seed
        Courses of events, and of which random numbers.
    ramp
        Share of full load by quarter of production, as a simulated ramp-up gives it; the assumed
        one by year if empty.

    Raises
    ------
    MotorworksError
        If a number is no number, or below what makes sense.
    """

    budget: float | None = None
    points: int = 1
    objective: str = OUTPUT
    rest_days: bool = False
    holidays: bool = False
    shifts: bool = False
    demand: float | None = None
    simulated: bool = True
    years: int = 10
    draws: int = 10_000
    seed: int = 1
    ramp: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        for name in ("budget", "demand"):
            value = getattr(self, name)
            if value is not None and not (np.isfinite(value) and value > 0):
                raise MotorworksError(f"{name} is {value:g}; expected a number above 0")
        for name, least in (("points", 1), ("years", 1), ("draws", 2)):
            if getattr(self, name) < least:
                raise MotorworksError(f"{name} is {getattr(self, name)}; expected {least} or more")
        _ = self.aim  # it refuses an objective that there is not

    @property
    def aim(self) -> Aim:
        """What the best plant is."""
        return Aim(
            objective=self.objective,
            rest_days=self.rest_days,
            holidays=self.holidays,
            shifts=self.shifts,
            demand=self.demand,
            years=self.years,
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class Investment:
    """An investment from all sides.

    Attributes
    ----------
    plant
        The plant it began from.
    wish
        What was asked.
    menu
        What can be built.
    outlay
        Capital of the plant as it is, by item, against the budget.
    points
        The frontier, rising.
    case, flow
        Of the plant that the whole budget buys.
    stock_kind
        Whether its stocks are simulated.
    factors, swings, risk
        What may come otherwise.
    staging
        Half now and half later; ``None`` where half the money buys nothing.
    """

    plant: Plant
    wish: Wish
    menu: Menu
    outlay: Outlay
    points: tuple[Point, ...]
    case: Case
    flow: CashFlow
    stock_kind: str
    factors: tuple[Factor, ...]
    swings: tuple[Swing, ...]
    risk: Risk
    staging: Staging | None

    @property
    def best(self) -> Point:
        """What the whole budget buys."""
        return self.points[-1]

    @property
    def assumed(self) -> CashFlow | None:
        """The cash flow with the assumed ramp, where a simulated one is reckoned with."""
        if not self.case.quarter_ramp:
            return None
        return cash_flow(replace(self.case, quarter_ramp=()))


def invest(
    plant: Plant,
    wish: Wish,
    *,
    store: Store | None = None,
    where: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Investment:
    """Give an investment from all sides.

    Parameters
    ----------
    plant
        The plant whose modules and prices are the pattern.
    wish
        What is asked.
    store, where, progress, cancel
        As for :func:`~motorworks.business.frontier.frontier`.

    Raises
    ------
    MotorworksError
        If the budget buys no module; the message names the least that does.
    PlantError
        If the plant has no module, or a price is missing.
    """
    check_sales(plant, calculated_cost(plant))  # prices, before anything is simulated
    menu = menu_of(plant)
    budget = capital_as_it_is(plant) if wish.budget is None else wish.budget
    _affordable(menu, budget, wish)
    budgets = np.linspace(budget / 2, budget, wish.points) if wish.points > 1 else [budget]
    points = frontier(
        menu,
        [float(b) for b in budgets],
        aim=wish.aim,
        simulated=wish.simulated,
        seed=wish.seed,
        store=store,
        where=where,
        progress=progress,
        cancel=cancel,
    )
    best = points[-1]
    if best.case is None or best.plant is None:
        msg = f"{plant.name}: the plant that the budget buys makes nothing: {best.trouble}"
        raise MotorworksError(msg)
    case, kind = _with_stock(best, wish, cancel)
    case = replace(case, years=wish.years, quarter_ramp=wish.ramp)
    factors = factors_of(plant, case)
    return Investment(
        plant=plant,
        wish=wish,
        menu=menu,
        outlay=capital(plant, budget),
        points=tuple(points),
        case=case,
        flow=cash_flow(case),
        stock_kind=kind,
        factors=tuple(factors),
        swings=tuple(tornado(case, plant, factors)),
        risk=monte_carlo(case, plant, factors, draws=wish.draws, seed=wish.seed),
        staging=_staged(menu, case, budget, wish),
    )


def _affordable(menu: Menu, budget: float, wish: Wish) -> None:
    """Refuse a budget that buys no module, with the nearest that does."""
    if best_under(menu, budget, wish.aim).choice is not None:
        return
    least, choice = least_budget(menu)
    money = menu.plant.currency
    msg = (
        f"{menu.plant.name}: {budget:,.0f} {money} buy no module; the nearest that does is "
        f"{least:,.0f} {money} for one at full load with its pooled machines, which makes about "
        f"{choice.good:,.0f} good {menu.plant.product}s a year ({menu.capital.fixed:,.0f} {money} "
        "of it do not depend on the size). Give --budget that much or more"
    )
    raise MotorworksError(msg)


def _with_stock(best: Point, wish: Wish, cancel: threading.Event | None) -> tuple[Case, str]:
    """Give the case of a point with the stocks of a run of its plant."""
    assert best.case is not None
    assert best.plant is not None
    if not wish.simulated:
        return best.case, CALCULATED
    run = simulate(
        best.plant, duration="28d", warm_up="21d", replications=1, seed=wish.seed, cancel=cancel
    )
    return replace(best.case, stock=mean_stock(run)), SIMULATED


def _staged(menu: Menu, case: Case, budget: float, wish: Wish) -> Staging | None:
    """Give half now and half later, by the estimates of both plants."""
    half = best_under(menu, budget / 2, wish.aim)
    if half.choice is None:
        return None
    plant = built(menu, half.choice)
    whole = best_under(menu, budget, wish.aim)
    scale = case.good / whole.good if whole.good > 0 else 1.0
    cost = calculated_cost(plant, good_per_year=half.good * min(1.0, scale))
    first = replace(case_of(plant, cost), years=wish.years, quarter_ramp=wish.ramp)
    return staging(case, first, draws=wish.draws, seed=wish.seed)
