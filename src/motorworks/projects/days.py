"""A project in whole days: what it needs, and what there is, day by day."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.projects.activity import Activity
from motorworks.projects.critical_path import SAME
from motorworks.projects.network import Arrow, ProjectNetwork
from motorworks.projects.pace import Array
from motorworks.projects.passes import forward
from motorworks.projects.resource import Resource

PARTS = 100
"""Amounts of resources are counted in hundredths."""


@dataclass(frozen=True, kw_only=True, eq=False)
class DayProject:
    """A project in whole days from its first.

    Attributes
    ----------
    net
        The project.
    first
        The day that is 0, as ``date.toordinal`` counts.
    horizon
        Days by which everything can have finished.
    finish
        By activity: the day after its last day for each day on which it may start, shape
        (activities, horizon + 1).
    earliest
        Day before which each does not start, shape (activities,).
    fixed
        Whether its days are known because it has finished, shape (activities,).
    arrows
        The links with whole lags.
    demand
        By resource: what each activity takes, in hundredths, shape (resources, activities).
    supply
        By resource: what there is on each day, in hundredths, shape (resources, horizon).
    resources
        Names of the resources.
    """

    net: ProjectNetwork
    first: int
    horizon: int
    finish: np.ndarray
    earliest: np.ndarray
    fixed: np.ndarray
    arrows: tuple[Arrow, ...]
    demand: np.ndarray
    supply: np.ndarray
    resources: tuple[str, ...]


def in_days(net: ProjectNetwork, resources: Sequence[Resource]) -> DayProject:
    """Give a project in whole days.

    Parameters
    ----------
    net
        The project; durations and lags are rounded up to whole days.
    resources
        What limits it. A resource that no activity needs is left out.

    Raises
    ------
    MotorworksError
        If an activity needs more of a resource than there is in the end.
    """
    start, finish = forward(net, net.typical[:, None])
    first = math.floor(float(start.min()) + SAME)
    # One behind the other, each at the slowest, everything has finished; then half as much again.
    lags = sum(max(arrow.lag, 0.0) for arrow in net.arrows)
    changes = [limit.begin.toordinal() for r in resources for limit in r.changes]
    last = max([float(finish.max()), *map(float, changes)])
    horizon = math.ceil(last - first + 1.5 * (np.sum(finish - start) + lags)) + 7
    fixed = np.isfinite(net.finished)
    used = [r for r in resources if any(a.needs.get(r.name, 0) > 0 for a in net.activities)]
    project = DayProject(
        net=net,
        first=first,
        horizon=horizon,
        finish=_finishes(net, first, horizon),
        earliest=np.ceil(np.maximum(net.not_before, net.start) - first - SAME).clip(0).astype(int),
        fixed=fixed,
        arrows=tuple(arrow._replace(lag=math.ceil(arrow.lag - SAME)) for arrow in net.arrows),
        demand=np.array([_demand(net, r, fixed) for r in used]).reshape(len(used), len(fixed)),
        supply=np.array([_supply(r, first, horizon) for r in used]).reshape(len(used), horizon),
        resources=tuple(r.name for r in used),
    )
    _refuse_impossible(project)
    return project


def leading_to(project: DayProject, last: int) -> np.ndarray:
    """Give the numbers of an activity and all that it waits for, directly or not, rising."""
    before: dict[int, list[int]] = {}
    for arrow in project.arrows:
        before.setdefault(arrow.target, []).append(arrow.origin)
    found, waiting = {last}, [last]
    while waiting:
        for n in before.get(waiting.pop(), ()):
            if n not in found:
                found.add(n)
                waiting.append(n)
    return np.array(sorted(found))


def only(project: DayProject, numbers: np.ndarray) -> DayProject:
    """Give a project of some of its activities, with the links between them.

    Parameters
    ----------
    project
        The project.
    numbers
        Which activities, rising.
    """
    new = {int(n): k for k, n in enumerate(numbers)}
    net = project.net

    def kept(arrows: Sequence[Arrow]) -> tuple[Arrow, ...]:
        return tuple(
            x._replace(origin=new[x.origin], target=new[x.target])
            for x in arrows
            if x.origin in new and x.target in new
        )

    part = replace(
        net,
        activities=tuple(net.activities[n] for n in numbers),
        arrows=kept(net.arrows),
        paces=tuple(net.paces[n] for n in numbers),
        numbers={net.activities[n].name: k for k, n in enumerate(numbers)},
        **{
            field: getattr(net, field)[numbers]
            for field in ("typical", "shortest", "longest", "not_before", "deadline", "finished")
        },
    )
    return replace(
        project,
        net=part,
        finish=project.finish[numbers],
        earliest=project.earliest[numbers],
        fixed=project.fixed[numbers],
        arrows=kept(project.arrows),
        demand=project.demand[:, numbers],
    )


def usage(project: DayProject, starts: Mapping[int, int] | Array) -> np.ndarray:
    """Give what is used of each resource on each day, in hundredths, shape (resources, horizon)."""
    used = np.zeros_like(project.supply)
    for n in range(len(project.net.activities)):
        begin = int(starts[n])
        used[:, begin : int(project.finish[n, begin])] += project.demand[:, n, None]
    return used


def _finishes(net: ProjectNetwork, first: int, horizon: int) -> np.ndarray:
    begin = first + np.arange(horizon + 1, dtype=np.float64)
    rows = []
    for n, pace in enumerate(net.paces):
        work = np.full(horizon + 1, net.typical[n])
        end = begin + work if pace is None else pace.finish(begin, work)
        rows.append(np.minimum(np.ceil(end - SAME) - first, 4 * horizon))
    return np.array(rows).astype(int)


def _demand(net: ProjectNetwork, resource: Resource, fixed: np.ndarray) -> list[int]:
    pairs = zip(net.activities, fixed, strict=True)
    return [_parts(a, resource, bool(known)) for a, known in pairs]


def _parts(a: Activity, resource: Resource, known: bool) -> int:
    """Give the demand in hundredths; what has finished needs nothing any more."""
    return 0 if known else math.ceil(PARTS * a.needs.get(resource.name, 0.0) - 1e-9)


def _supply(resource: Resource, first: int, horizon: int) -> np.ndarray:
    there = np.full(horizon, math.floor(PARTS * resource.amount + 1e-9))
    for limit in resource.changes:
        there[max(limit.begin.toordinal() - first, 0) :] = math.floor(PARTS * limit.amount + 1e-9)
    return there


def _refuse_impossible(project: DayProject) -> None:
    for k, name in enumerate(project.resources):
        there = int(project.supply[k, -1])
        for n, a in enumerate(project.net.activities):
            if project.demand[k, n] > there:
                msg = (
                    f"activity '{a.name}' needs {project.demand[k, n] / PARTS:g} of '{name}', of "
                    f"which there are {there / PARTS:g} in the end: need less, or raise its amount"
                )
                raise MotorworksError(msg)
