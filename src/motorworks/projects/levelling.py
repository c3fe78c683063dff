"""Schedules within limits: resources levelled by constraint programming, with a bound."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.projects.activity import Activity
from motorworks.projects.critical_path import critical_path
from motorworks.projects.days import PARTS, DayProject, in_days, usage
from motorworks.projects.network import ProjectNetwork
from motorworks.projects.passes import FINISH_FINISH, FINISH_START, START_START
from motorworks.projects.resource import Resource
from motorworks.projects.serial import known_start, serial_schedule

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

EFFORT = 20.0
"""Work that the solver may do for each aim, in its own unit: about seconds of one core."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Levelled:
    """A schedule in which no resource is asked for more than there is.

    Attributes
    ----------
    activities
        The activities, in the order of the network.
    start, finish
        Their days, as ``date.toordinal`` counts: the first and the one after the last, shape
        (activities,).
    end
        When the end is reached.
    bound
        Day before which no schedule reaches it.
    unlimited
        When it would be reached with as much of everything as is needed.
    weighed, least_weighed
        Sum of the weights given times the finishes [d], and what no schedule goes below; zero
        where no weights were given.
    resources
        Names of the resources.
    first
        Day from which use and supply are counted.
    used, there
        What is used of each resource and what there is on each day, shape (resources, days).
    """

    activities: tuple[Activity, ...]
    start: np.ndarray
    finish: np.ndarray
    end: int
    bound: int
    unlimited: int
    resources: tuple[str, ...]
    first: int
    used: np.ndarray
    there: np.ndarray
    weighed: float = 0.0
    least_weighed: float = 0.0

    @property
    def optimal(self) -> bool:
        """Whether no schedule reaches the end earlier."""
        return self.end <= self.bound


def level(
    net: ProjectNetwork,
    resources: Sequence[Resource],
    *,
    end: str | None = None,
    effort: float = EFFORT,
) -> Levelled:
    """Give the schedule that reaches the end earliest within the limits.

    Parameters
    ----------
    net
        The project; durations and lags count in whole days, rounded up.
    resources
        What limits it.
    end
        Activity whose finish is to be early; the last of all if not given. Everything else
        then finishes as early as that allows.
    effort
        Work that the solver may do for each aim. The same effort gives the same schedule, on
        any machine. With 0 the schedule is made by rule (latest start first) and the bound is
        the date without limits.

    Raises
    ------
    MotorworksError
        If an activity needs more than there ever is, ``end`` is not there, or the solver is not
        installed.

    Notes
    -----
    The resource-constrained project scheduling problem with generalised precedence, calendars and
    time-varying capacities, as a model of intervals under cumulative constraints (CP-SAT). Three
    aims one after the other: the end, the last finish, the sum of all finishes.
    """
    cp_model = _solver() if effort > 0 else None
    project = in_days(net, resources)
    plan = critical_path(net, end=end)
    starts = serial_schedule(project, plan)
    last = net.number(end) if end else None
    reached = _ends(project, starts, last)
    free = int(np.ceil(plan.finish - 1e-6)) - project.first
    bound = min(free, reached)
    if cp_model is not None:
        latest = _ends(project, starts, None)
        starts, reached, bound = _Model(cp_model, project, latest).solve(last, starts, effort)
        bound = max(bound, min(free, reached))
    finish = np.array([project.finish[n, s] for n, s in enumerate(starts)])
    days = int(finish.max()) if len(finish) else 0
    return Levelled(
        activities=net.activities,
        start=starts + project.first,
        finish=finish + project.first,
        end=reached + project.first,
        bound=bound + project.first,
        unlimited=int(np.ceil(plan.finish - 1e-6)),
        resources=project.resources,
        first=project.first,
        used=usage(project, starts)[:, :days] / PARTS,
        there=project.supply[:, :days] / PARTS,
    )


def _ends(project: DayProject, starts: np.ndarray, last: int | None) -> int:
    finish = [int(project.finish[n, s]) for n, s in enumerate(starts)]
    return max(finish, default=0) if last is None else finish[last]


def level_weighed(
    net: ProjectNetwork,
    resources: Sequence[Resource],
    weights: Mapping[str, int],
    *,
    begin: np.ndarray | None = None,
    effort: float = EFFORT,
) -> Levelled:
    """Give the schedule with the least sum of weighed finishes within the limits.

    Parameters
    ----------
    net
        The project; durations and lags count in whole days, rounded up.
    resources
        What limits it.
    weights
        How much a day of an activity's finish counts, by name.
    begin
        Starts of a schedule to begin from, as ``date.toordinal`` counts, shape (activities,); what
        is found is no worse. If not given, what comes first without limits is served first.
    effort
        Work that the solver may do; with 0 the schedule by rule is given.

    Raises
    ------
    MotorworksError
        If an activity needs more than there ever is, or the solver is not installed.

    Notes
    -----
    The model of :func:`level` with the aim of a portfolio, sum of w f. What is found is moved to
    the left where there is room, which makes no finish later.
    """
    project = in_days(net, resources)
    plan = critical_path(net)
    first_come = [day.start for day in plan.dates] if begin is None else begin
    starts = serial_schedule(project, plan, order=first_come)
    wanted = np.array([weights.get(a.name, 0) for a in net.activities])
    earliest = np.array([day.finish for day in plan.dates])
    least = float(wanted @ np.ceil(earliest - 1e-6))
    if effort > 0:
        known = np.array([project.finish[n, s] for n, s in enumerate(starts)]) + project.first
        shorter = _shorter(project, wanted, earliest, known)
        model = _Model(_solver(), shorter, shorter.horizon)
        model.weights = wanted
        aim = sum(int(w) * model.finish[n] for n, w in enumerate(wanted) if w)
        starts, _, bound = model.minimise(aim, starts, effort)
        least = max(least, float(bound + wanted.sum() * project.first))
    starts = serial_schedule(project, plan, order=starts)
    finish = np.array([project.finish[n, s] for n, s in enumerate(starts)])
    days = int(finish.max()) if len(finish) else 0
    end = days + project.first
    return Levelled(
        activities=net.activities,
        start=starts + project.first,
        finish=finish + project.first,
        end=end,
        bound=int(np.ceil(plan.finish - 1e-6)),
        unlimited=int(np.ceil(plan.finish - 1e-6)),
        resources=project.resources,
        first=project.first,
        used=usage(project, starts)[:, :days] / PARTS,
        there=project.supply[:, :days] / PARTS,
        weighed=float(wanted @ (finish + project.first)),
        least_weighed=least,
    )


def _shorter(
    project: DayProject, wanted: np.ndarray, earliest: np.ndarray, known: np.ndarray
) -> DayProject:
    """Give a project without the days in which no schedule finishes that is as good as a known one.

    Where all delays weighed together come to D, none alone comes to more than D over its weight.
    """
    origins = {arrow.origin for arrow in project.arrows if arrow.kind == FINISH_START}
    last = [n for n in range(len(wanted)) if n not in origins]
    if any(not wanted[n] for n in last):
        return project
    late = float(wanted @ (known - earliest))
    weighed = wanted > 0
    end = float(np.max(earliest[weighed] + late / wanted[weighed]))
    horizon = min(project.horizon, math.ceil(end - project.first) + 1)
    return replace(
        project,
        horizon=horizon,
        finish=project.finish[:, : horizon + 1],
        supply=project.supply[:, :horizon],
    )


class _Model:
    """The project as a model of intervals.

    Nothing starts later than twice the days that a schedule by rule takes: what comes behind the
    end can be placed anew there, as late as that.
    """

    def __init__(self, cp_model: Any, project: DayProject, latest: int) -> None:
        self.cp_model, self.project = cp_model, project
        self.latest = min(2 * latest, project.horizon)
        self.sizes: list[Any] = []
        self.makespan: Any = None
        self.weights: np.ndarray | None = None
        self.model = cp_model.CpModel()
        self.start: list[Any] = []
        self.finish: list[Any] = []
        self.intervals: list[Any] = []
        for n in range(len(project.net.activities)):
            self._activity(n)
        for arrow in project.arrows:
            if not project.fixed[arrow.target]:
                from_finish = arrow.kind in (FINISH_START, FINISH_FINISH)
                to_start = arrow.kind in (FINISH_START, START_START)
                before = (self.finish if from_finish else self.start)[arrow.origin]
                behind = (self.start if to_start else self.finish)[arrow.target]
                self.model.add(behind >= before + int(arrow.lag))
        for k in range(len(project.resources)):
            self._resource(k)

    def _activity(self, n: int) -> None:
        project, model = self.project, self.model
        low = int(project.earliest[n])
        high = max(self.latest, low)
        if project.fixed[n]:
            low = high = known_start(project, n)
        ends = project.finish[n]
        start = model.new_int_var(low, high, f"s{n}")
        finish = model.new_int_var(int(ends[low]), int(ends[high]), f"f{n}")
        lengths = ends[low : high + 1] - np.arange(low, high + 1)
        if lengths.min() == lengths.max():
            size: Any = int(lengths[0])
        else:
            size = model.new_int_var(int(lengths.min()), int(lengths.max()), f"d{n}")
            model.add_element(start - low, [int(d) for d in lengths], size)
        self.sizes.append(size)
        self.intervals.append(model.new_interval_var(start, size, finish, f"i{n}"))
        self.start.append(start)
        self.finish.append(finish)

    def _resource(self, k: int) -> None:
        demand, supply = self.project.demand[k], self.project.supply[k]
        most = int(supply.max())
        intervals = [self.intervals[n] for n in np.flatnonzero(demand)]
        amounts = [int(demand[n]) for n in np.flatnonzero(demand)]
        corners = np.flatnonzero(np.diff(supply)) + 1
        for begin, stop in zip([0, *corners], [*corners, len(supply)], strict=True):
            if supply[begin] < most:  # what is not there is taken by nobody else
                gone = self.model.new_fixed_size_interval_var(int(begin), int(stop - begin), "")
                intervals.append(gone)
                amounts.append(most - int(supply[begin]))
        self.model.add_cumulative(intervals, amounts, most)

    def solve(
        self, last: int | None, hint: np.ndarray, effort: float
    ) -> tuple[np.ndarray, int, int]:
        """Give the starts, the day on which the end is reached and its bound."""
        self.makespan = makespan = self.model.new_int_var(0, 5 * self.project.horizon, "makespan")
        self.model.add_max_equality(makespan, self.finish)
        end = makespan if last is None else self.finish[last]
        starts, reached, bound = self.minimise(end, hint, effort)
        self.model.add(end <= reached)
        if last is not None:
            starts, latest, _ = self.minimise(makespan, starts, effort)
            self.model.add(makespan <= latest)
        starts, _, _ = self.minimise(sum(self.finish), starts, effort)
        return starts, reached, bound

    def minimise(self, aim: Any, hint: np.ndarray, effort: float) -> tuple[np.ndarray, int, int]:
        """Give the starts with the least of an aim, its value and its bound, from a hint on."""
        self.model.minimize(aim)
        self.model.clear_hints()
        for n, day in enumerate(hint):
            self.model.add_hint(self.start[n], int(day))
            end = int(self.project.finish[n, day])
            self.model.add_hint(self.finish[n], end)
            if not isinstance(self.sizes[n], int):
                self.model.add_hint(self.sizes[n], end - int(day))
        if self.makespan is not None:
            self.model.add_hint(self.makespan, _ends(self.project, hint, None))
        solver: cp_model.CpSolver = self.cp_model.CpSolver()
        # Interleaved workers take turns by work done, not by the clock: the same on any machine.
        solver.parameters.num_workers = 8
        solver.parameters.interleave_search = True
        solver.parameters.max_deterministic_time = effort
        solver.parameters.random_seed = 1
        status = solver.solve(self.model)
        known = self._known(aim, hint)
        bound = int(np.ceil(max(solver.best_objective_bound, 0.0) - 1e-6))
        if status not in (self.cp_model.OPTIMAL, self.cp_model.FEASIBLE):
            return hint, known, min(bound, known)
        days = np.array([solver.value(s) for s in self.start], dtype=int)
        return days, round(solver.objective_value), bound

    def _known(self, aim: Any, starts: np.ndarray) -> int:
        """Give what a schedule that is known makes of an aim."""
        ends = [int(self.project.finish[n, s]) for n, s in enumerate(starts)]
        if self.weights is not None:
            return int(self.weights @ np.array(ends))
        if aim is self.makespan:
            return max(ends)
        for n, finish in enumerate(self.finish):
            if aim is finish:
                return ends[n]
        return sum(ends)


def _solver() -> Any:
    try:
        from ortools.sat.python import cp_model
    except ImportError as error:
        msg = "schedules within limits need OR-Tools: pip install 'motorworks[planning]'"
        raise MotorworksError(msg) from error
    return cp_model
