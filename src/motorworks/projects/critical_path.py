"""The critical path: earliest and latest dates, floats, what decides the finish."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from motorworks.projects.activity import Activity
from motorworks.projects.network import ProjectNetwork
from motorworks.projects.pace import Array
from motorworks.projects.passes import (
    FINISH_FINISH,
    FINISH_START,
    START_START,
    backward,
    begun,
    forward,
)

SAME = 1e-6
"""Times that differ by less are the same [d]: a tenth of a second."""


@dataclass(frozen=True, kw_only=True)
class Dates:
    """When an activity can be.

    Attributes
    ----------
    activity
        The activity.
    start, finish
        Earliest start and finish [d], as ``date.toordinal`` counts.
    latest_start, latest_finish
        The same without delaying the end or breaking a deadline [d]; infinite for what does not
        lead there.
    total_float
        Calendar time that its start can move without delaying the end [d]; negative where a
        deadline cannot be kept.
    free_float
        Calendar time that it can move without moving anything behind it [d].
    critical
        Whether it has no more float than the least of all.
    """

    activity: Activity
    start: float
    finish: float
    latest_start: float
    latest_finish: float
    total_float: float
    free_float: float
    critical: bool


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The dates of a project.

    Attributes
    ----------
    dates
        Of every activity, each behind what it waits for.
    finish
        When the end is reached [d].
    path
        Numbers of activities on one critical path, from the first to the last.
    """

    dates: tuple[Dates, ...]
    finish: float
    path: tuple[int, ...]

    def of(self, name: str) -> Dates:
        """Give the dates of an activity by name."""
        return next(d for d in self.dates if d.activity.name == name)

    @property
    def late(self) -> tuple[Dates, ...]:
        """The activities whose deadline cannot be kept."""
        return tuple(
            d
            for d in self.dates
            if d.activity.deadline is not None and d.finish > d.activity.deadline.toordinal() + SAME
        )


def critical_path(
    net: ProjectNetwork, *, work: Array | None = None, end: str | None = None
) -> Plan:
    """Give the plan of a project with as much of everything as it needs.

    Parameters
    ----------
    net
        The project.
    work
        Work of each activity [d], shape (activities,); the typical one if not given.
    end
        Activity whose finish is the end; the last finish of all if not given.

    Raises
    ------
    MotorworksError
        If there is no activity ``end``.

    Notes
    -----
    Forward and backward pass of the precedence diagram method (Kelley and Walker 1959; Fondahl
    1961), with calendars: floats are calendar time by which a start can move.
    """
    amount = (net.typical if work is None else work)[:, None]
    start, finish = forward(net, amount)
    until = latest_finishes(net, finish, end)
    late_start, late_finish = backward(net, amount, until)
    floats = (late_start - start)[:, 0]
    free = free_floats(net, start, finish, amount, until)
    least = float(np.min(floats[np.isfinite(floats)], initial=0.0))
    dates = tuple(
        Dates(
            activity=a,
            start=float(start[n, 0]),
            finish=float(finish[n, 0]),
            latest_start=float(late_start[n, 0]),
            latest_finish=float(late_finish[n, 0]),
            total_float=_rounded(floats[n]),
            free_float=_rounded(free[n]),
            critical=bool(floats[n] <= max(least, 0.0) + SAME),
        )
        for n, a in enumerate(net.activities)
    )
    last = net.number(end) if end else int(np.argmax(finish[:, 0]))
    return Plan(dates=dates, finish=float(finish[last, 0]), path=_path(net, dates, last))


def latest_finishes(net: ProjectNetwork, finish: Array, end: str | None) -> Array:
    """Give by when activities have to be finished [d], shape (activities, draws).

    Where an end is named only it and what has a deadline is bound; else all to the last finish.
    """
    until = np.broadcast_to(net.deadline[:, None], finish.shape).copy()
    if end is None:
        np.minimum(until, finish.max(axis=0), out=until)
        return until
    n = net.number(end)
    until[n] = np.minimum(until[n], finish[n])
    return until


def free_floats(
    net: ProjectNetwork, start: Array, finish: Array, work: Array, until: Array
) -> Array:
    """Give how far each activity can move before it moves another or passes its bound [d]."""
    latest = until[:, 0].copy()
    starts_by = np.full(len(latest), np.inf)
    for arrow in net.arrows:
        to_start = arrow.kind in (FINISH_START, START_START)
        by = (start if to_start else finish)[arrow.target, 0] - arrow.lag
        bound = latest if arrow.kind in (FINISH_START, FINISH_FINISH) else starts_by
        bound[arrow.origin] = min(bound[arrow.origin], by)
    free = np.empty(len(latest))
    for n, pace in enumerate(net.paces):
        last = min(float(begun(pace, latest[n : n + 1], work[n])[0]), starts_by[n])
        free[n] = last - start[n, 0]
    found: Array = np.where(np.isfinite(free), np.maximum(free, 0.0), free)
    return found


def _path(net: ProjectNetwork, dates: Sequence[Dates], last: int) -> tuple[int, ...]:
    """Follow back what each start waited for."""
    path = [last]
    while True:
        here = dates[path[0]]
        waited = [arrow for arrow in net.arrows if arrow.target == path[0]]
        for arrow in waited:
            before = dates[arrow.origin]
            begins = arrow.kind in (FINISH_START, START_START)
            of = before.finish if arrow.kind in (FINISH_START, FINISH_FINISH) else before.start
            pace = net.paces[path[0]]
            bound = of + arrow.lag
            to = here.start if begins else here.finish
            opened = bound if pace is None or not begins else _opens(net, path[0], bound)
            if abs(opened - to) <= SAME and arrow.origin not in path:
                path.insert(0, arrow.origin)
                break
        else:
            return tuple(path)


def _opens(net: ProjectNetwork, n: int, time: float) -> float:
    pace = net.paces[n]
    if pace is None or net.typical[n] == 0:
        return time
    return float(pace.opens(np.array([time]))[0])


def _rounded(days: float) -> float:
    """Give a float without the noise of sums."""
    return float(days) if not np.isfinite(days) else round(float(days), 6) + 0.0
