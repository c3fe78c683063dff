"""Schedules within limits: resources levelled by constraint programming, with a bound."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

import numpy as np

from motorworks.projects.critical_path import Plan, critical_path
from motorworks.projects.days import DayProject, in_days, leading_to, only
from motorworks.projects.intervals import IntervalModel, ended, solver_module
from motorworks.projects.levelled import Levelled, levelled
from motorworks.projects.network import ProjectNetwork
from motorworks.projects.passes import FINISH_START
from motorworks.projects.resource import Resource
from motorworks.projects.serial import serial_schedule

EFFORT = 20.0
"""Work that the solver may do for each aim, in its own unit: about seconds of one core."""
USUAL = 1.0
"""Work of the solver for each aim where several schedules are compared."""
LARGE = 100
"""Activities above which schedules are made by rule: a solver would take too long."""


BEHIND = 2
"""Days within which everything is placed anew, as times those that a schedule by rule takes."""


def usual_effort(net: ProjectNetwork) -> float:
    """Give the solver's work where several schedules are compared; 0, by rule, where it is none."""
    solvable = len(net.activities) <= LARGE and find_spec("ortools") is not None
    return USUAL if solvable else 0.0


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
    aims one after the other: the end, the last finish, the sum of all finishes. For the first
    only what leads to the end is looked at, and no day behind the one that a rule reaches:
    everything else can be placed behind it.
    """
    cp_model = solver_module() if effort > 0 else None
    project = in_days(net, resources)
    plan = critical_path(net, end=end)
    starts = serial_schedule(project, plan)
    last = net.number(end) if end else None
    reached = ended(project, starts, last)
    free = int(np.ceil(plan.finish - 1e-6)) - project.first
    bound = min(free, reached)
    if cp_model is not None:
        if last is not None:
            starts, reached, bound = _end_first(cp_model, project, plan, last, starts, effort)
        latest = ended(project, starts, None)
        model = IntervalModel(cp_model, project, BEHIND * latest)
        if last is not None:
            model.model.add(model.finish[last] <= reached)
            starts = model.early(starts, effort)
        else:
            starts, reached, bound = model.solve(starts, effort)
        bound = max(bound, min(free, reached))
    return levelled(
        project,
        net,
        starts,
        unlimited=int(np.ceil(plan.finish - 1e-6)),
        end=reached,
        bound=bound,
    )


def _end_first(
    cp_model: Any,
    project: DayProject,
    plan: Plan,
    last: int,
    starts: np.ndarray,
    effort: float,
) -> tuple[np.ndarray, int, int]:
    """Give a schedule that reaches the end earliest, when that is, and its bound."""
    reached = ended(project, starts, last)
    ahead = leading_to(project, last)
    part = only(project, ahead)
    model = IntervalModel(cp_model, part, reached)
    end = model.finish[int(np.searchsorted(ahead, last))]
    model.model.add(end <= reached)
    found, reached, bound = model.minimise(end, starts[ahead], effort)
    order = np.array([day.latest_start for day in plan.dates]) + 10.0 * project.horizon
    order[ahead] = found
    return serial_schedule(project, plan, order=order), reached, bound


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
        model = IntervalModel(solver_module(), shorter, shorter.horizon)
        model.weights = wanted
        aim = sum(int(w) * model.finish[n] for n, w in enumerate(wanted) if w)
        starts, _, bound = model.minimise(aim, starts, effort)
        least = max(least, float(bound + wanted.sum() * project.first))
    starts = serial_schedule(project, plan, order=starts)
    finish = np.array([project.finish[n, s] for n, s in enumerate(starts)])
    return levelled(
        project,
        net,
        starts,
        unlimited=int(np.ceil(plan.finish - 1e-6)),
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
