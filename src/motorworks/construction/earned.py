"""Earned value and earned schedule: where a project stands, and where that leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from motorworks.construction.progress import Report, going_on, latest
from motorworks.construction.project import Project, finish_of
from motorworks.errors import MotorworksError
from motorworks.projects.critical_path import Dates, Plan
from motorworks.projects.pace import Array
from motorworks.projects.passes import forward
from motorworks.projects.risk import project_risk


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """When a goal is reached as things stand.

    Attributes
    ----------
    typical
        With typical durations of what is left [d], as ``date.toordinal`` counts.
    low, middle, high
        By then a tenth, a half and nine tenths of the draws have reached it [d].
    """

    typical: float
    low: float
    middle: float
    high: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Standing:
    """Where a project stands on a day; money in the project's currency.

    Attributes
    ----------
    today
        The day.
    budget
        Budget at completion.
    planned, earned, actual
        Planned value, earned value and actual cost up to today.
    begin, end
        When the first and the last money is spent by the plan [d].
    reached
        When the plan has what is earned today: the earned schedule [d].
    forecasts
        Of each goal.
    days
        Days of the course: of reports, and today.
    earned_by, actual_by
        Earned value and actual cost up to these, shape (days,).
    as_planned
        Activities that no report names, which count as planned.
    """

    today: date
    budget: float
    planned: float
    earned: float
    actual: float
    begin: float
    end: float
    reached: float
    forecasts: tuple[Forecast, ...]
    days: tuple[date, ...]
    earned_by: Array
    actual_by: Array
    as_planned: tuple[str, ...]

    @property
    def cost_variance(self) -> float:
        """CV = EV - AC."""
        return self.earned - self.actual

    @property
    def schedule_variance(self) -> float:
        """SV = EV - PV."""
        return self.earned - self.planned

    @property
    def cost_index(self) -> float | None:
        """CPI = EV / AC; ``None`` where nothing has been spent."""
        return self.earned / self.actual if self.actual > 0 else None

    @property
    def schedule_index(self) -> float | None:
        """SPI = EV / PV; ``None`` where nothing was planned yet."""
        return self.earned / self.planned if self.planned > 0 else None

    @property
    def estimate(self) -> float | None:
        """EAC = BAC / CPI: the cost at the end if it goes on so; ``None`` without a CPI."""
        index = self.cost_index
        return self.budget / index if index else None

    @property
    def estimate_as_budgeted(self) -> float:
        """EAC = AC + BAC - EV: the cost at the end if what is left costs what was planned."""
        return self.actual + self.budget - self.earned

    @property
    def variance(self) -> float | None:
        """VAC = BAC - EAC."""
        return None if self.estimate is None else self.budget - self.estimate

    @property
    def needed_index(self) -> float | None:
        """TCPI = (BAC - EV) / (BAC - AC); ``None`` where the budget is used up."""
        left = self.budget - self.actual
        return (self.budget - self.earned) / left if left > 0 else None

    @property
    def elapsed(self) -> float:
        """AT: days from the plan's first money to today."""
        return self.today.toordinal() - self.begin

    @property
    def earned_schedule(self) -> float:
        """ES: days after its begin by which the plan has what is earned today."""
        return self.reached - self.begin

    @property
    def days_ahead(self) -> float:
        """SV(t) = ES - AT, in days; negative for what is late."""
        return self.earned_schedule - self.elapsed

    @property
    def time_index(self) -> float | None:
        """SPI(t) = ES / AT; ``None`` before the begin."""
        return self.earned_schedule / self.elapsed if self.elapsed > 0 else None

    @property
    def expected_end(self) -> float | None:
        """The begin and IEAC(t) = PD / SPI(t), the planned duration over the index [d]."""
        index = self.time_index
        return self.begin + (self.end - self.begin) / index if index else None


def standing(
    project: Project,
    plan: Plan,
    reports: Sequence[Report],
    today: date,
    *,
    draws: int,
    seed: int,
    spread: str,
) -> Standing:
    """Give where a project stands on a day.

    Parameters
    ----------
    project
        The project.
    plan
        Its plan: the baseline, with earliest dates.
    reports
        What is done, and what it has cost; later ones than today are passed over. A cost that is
        not reported is what was earned.
    today
        The day, at its start.
    draws, seed, spread
        As of a programme, for what is left.

    Raises
    ------
    MotorworksError
        If the project has no money to be earned.

    Notes
    -----
    An activity's budget is what it pays of capital and costs itself, planned evenly over it
    and earned by its share of completion. The earned schedule is the day on which the planned value
    was as high as the earned value is today; between two corners the planned value rises evenly.

    References
    ----------
    Project Management Institute (2019): The Standard for Earned Value Management.
    Lipke, W. (2003): Schedule is different. The Measurable News, summer 2003, 31-34.
    Lipke, W., Zwikael, O., Henderson, K., Anbari, F. (2009): Prediction of project outcome. Int. J.
    Project Management 27(4), 400-407 (IEAC(t)).
    """
    budgets = np.array([_budget(project, d) for d in plan.dates])
    if not budgets.sum() > 0:
        msg = f"{project.name} has no money to be earned: give its activities a cost, or pays"
        raise MotorworksError(msg)
    named = {r.activity for r in reports}
    days = tuple(sorted({r.day for r in reports if r.day < today} | {today}))
    spans = [(d.start, d.finish) for d, b in zip(plan.dates, budgets, strict=True) if b > 0]
    begin, end = min(s for s, _ in spans), max(f for _, f in spans)
    states = [_state(plan, budgets, reports, day) for day in days]
    earned, actual = states[-1]
    return Standing(
        today=today,
        budget=float(budgets.sum()),
        planned=_planned(plan, budgets, today.toordinal()),
        earned=earned,
        actual=actual,
        begin=begin,
        end=end,
        reached=_reached(plan, budgets, earned, begin),
        forecasts=_forecasts(project, reports, today, draws, seed, spread),
        days=days,
        earned_by=np.array([e for e, _ in states]),
        actual_by=np.array([a for _, a in states]),
        as_planned=tuple(d.activity.name for d in plan.dates if d.activity.name not in named),
    )


def _budget(project: Project, dates: Dates) -> float:
    a = dates.activity
    paid = sum(share * project.capital.get(item, 0.0) for item, share in a.pays.items())
    return float(paid + a.cost)


def _share(dates: Dates, time: float) -> float:
    """Give the share of an activity that the plan has done by a time."""
    if dates.finish <= dates.start:
        return float(time >= dates.start)
    return min(1.0, max(0.0, (time - dates.start) / (dates.finish - dates.start)))


def _planned(plan: Plan, budgets: Array, time: float) -> float:
    return float(sum(b * _share(d, time) for d, b in zip(plan.dates, budgets, strict=True)))


def _state(plan: Plan, budgets: Array, reports: Sequence[Report], day: date) -> tuple[float, float]:
    """Give earned value and actual cost on a day."""
    named = {r.activity for r in reports}
    earned = actual = 0.0
    for dates, budget in zip(plan.dates, budgets, strict=True):
        name = dates.activity.name
        last = latest(reports, name, day)
        share = last.complete if last else 0.0
        if name not in named:
            share = _share(dates, day.toordinal())
        earned += budget * share
        actual += budget * share if last is None or last.cost is None else last.cost
    return earned, actual


def _reached(plan: Plan, budgets: Array, earned: float, begin: float) -> float:
    """Give the first time at which the plan has so much."""
    corners = sorted({t for d in plan.dates for t in (d.start, d.finish) if t >= begin})
    values = [_planned(plan, budgets, t) for t in corners]
    for n, value in enumerate(values):
        if value >= earned - 1e-9 * budgets.sum():
            before = values[n - 1] if n else value
            # What is paid at once jumps at a corner: a rise there is no slope before it.
            slope = _planned(plan, budgets, corners[n] - 1e-9) - before if n else 0.0
            if n and slope > 0 and earned - before <= slope:
                width = corners[n] - corners[n - 1]
                return float(corners[n - 1] + width * max(0.0, earned - before) / slope)
            return float(corners[n])
    return float(corners[-1])


def _forecasts(
    project: Project, reports: Sequence[Report], today: date, draws: int, seed: int, spread: str
) -> tuple[Forecast, ...]:
    activities = going_on(project.activities, reports, today)
    net = project.net(activities=activities)
    goals = project.goals
    plain = tuple(r for r in project.risks if r.part_of is None)
    risk = project_risk(
        net,
        draws=draws,
        seed=seed,
        spread=spread,
        risks=plain,
        end=goals[0].activity,
        also=[str(g.activity) for g in goals[1:]],
    )
    _, finish = forward(net, net.typical[:, None])
    found = []
    for n, goal in enumerate(goals):
        drawn = risk.finishes if n == 0 else risk.others[str(goal.activity)]
        low, middle, high = (float(q) for q in np.quantile(drawn, [0.1, 0.5, 0.9]))
        typical = float(finish_of(net, finish, goal)[0])
        found.append(Forecast(typical=typical, low=low, middle=middle, high=high))
    return tuple(found)
