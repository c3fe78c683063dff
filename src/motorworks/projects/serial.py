"""A schedule within limits, made by rule: the first that a solver improves on."""

from collections.abc import Sequence

import numpy as np

from motorworks.projects.critical_path import Plan
from motorworks.projects.days import DayProject
from motorworks.projects.passes import FINISH_FINISH, FINISH_START, START_START


def serial_schedule(
    project: DayProject, plan: Plan, order: Sequence[float] | np.ndarray | None = None
) -> np.ndarray:
    """Give the start day of each activity, placed one by one where everything holds.

    Parameters
    ----------
    project
        The project in days.
    plan
        Its plan without limits: what has to start first there is placed first.
    order
        What is placed first instead, by activity: the least. With the starts of a schedule nothing
        starts later than in it.

    Returns
    -------
    ndarray
        Shape (activities,).

    Notes
    -----
    The serial schedule generation scheme with the rule of the latest start (Kolisch 1996, Serial
    and parallel resource-constrained project scheduling methods revisited, EJOR 90).
    """
    count = len(project.net.activities)
    rank: Sequence[float] | np.ndarray = [day.latest_start for day in plan.dates]
    rank = rank if order is None else order
    start, finish = np.zeros(count, dtype=int), np.zeros(count, dtype=int)
    free = project.supply.copy()
    waiting = [sum(arrow.target == n for arrow in project.arrows) for n in range(count)]
    open_ = {n for n in range(count) if not waiting[n]}
    while open_:
        n = min(open_, key=lambda i: (rank[i], i))
        open_.remove(n)
        start[n] = _first_fit(project, n, _earliest(project, n, start, finish), free)
        finish[n] = project.finish[n, start[n]]
        free[:, start[n] : finish[n]] -= project.demand[:, n, None]
        for arrow in project.arrows:
            if arrow.origin == n:
                waiting[arrow.target] -= 1
                if not waiting[arrow.target]:
                    open_.add(arrow.target)
    return start


def _earliest(project: DayProject, n: int, start: np.ndarray, finish: np.ndarray) -> int:
    if project.fixed[n]:
        return known_start(project, n)
    earliest = int(project.earliest[n])
    for arrow in project.arrows:
        if arrow.target != n:
            continue
        from_finish = arrow.kind in (FINISH_START, FINISH_FINISH)
        bound = int((finish if from_finish else start)[arrow.origin] + arrow.lag)
        if arrow.kind in (FINISH_START, START_START):
            earliest = max(earliest, bound)
        else:
            earliest = max(earliest, int(np.argmax(project.finish[n] >= bound)))
    return earliest


def known_start(project: DayProject, n: int) -> int:
    """Give the day on which an activity started that has finished on a known one."""
    finished = project.net.finished[n] - project.first
    return int(np.searchsorted(project.finish[n], np.ceil(finished - 1e-6), side="right")) - 1


def _first_fit(project: DayProject, n: int, earliest: int, free: np.ndarray) -> int:
    needed = project.demand[:, n]
    if project.fixed[n] or not needed.any():
        return earliest
    short = (free < needed[:, None]).any(axis=0)
    behind = np.concatenate(([0], np.cumsum(short)))
    day = earliest
    while behind[min(project.finish[n, day], project.horizon)] - behind[day]:
        day += 1
    return day
