"""Forward and backward pass: how early and how late everything can be.

Times have the shape (activities, draws): one draw for a plan, thousands for its risk.
"""

import numpy as np

from motorworks.projects.network import Arrow, ProjectNetwork
from motorworks.projects.pace import Array, Pace

FINISH_START, START_START, FINISH_FINISH, START_FINISH = range(4)


def forward(net: ProjectNetwork, work: Array) -> tuple[Array, Array]:
    """Give the earliest start and finish of every activity.

    Parameters
    ----------
    net
        The project.
    work
        Work of each activity [d], shape (activities, draws).

    Returns
    -------
    tuple of Array
        Earliest start and finish [d], each of shape (activities, draws).
    """
    held = np.maximum(net.not_before, net.start)
    start = np.broadcast_to(held[:, None], work.shape).copy()
    finish = np.empty_like(start)
    into = _by(net.arrows, "target", len(net.activities))
    for n, pace in enumerate(net.paces):
        if np.isfinite(net.finished[n]):
            finish[n] = net.finished[n]
            start[n] = begun(pace, finish[n], work[n])
            continue
        for arrow in into[n]:
            np.maximum(start[n], _earliest(arrow, start, finish, work[n], pace), out=start[n])
        if pace is not None:
            start[n] = np.where(work[n] > 0, pace.opens(start[n]), start[n])
        finish[n] = finished(pace, start[n], work[n])
        for arrow in into[n]:  # over a day off the finish moves and the start does not
            if arrow.kind in (FINISH_FINISH, START_FINISH):
                np.maximum(finish[n], _bound(arrow, start, finish), out=finish[n])
    return start, finish


def backward(net: ProjectNetwork, work: Array, until: Array) -> tuple[Array, Array]:
    """Give the latest start and finish of every activity.

    Parameters
    ----------
    net
        The project.
    work
        Work of each activity [d], shape (activities, draws).
    until
        Times at which they must have finished [d], shape (activities, draws); infinite where
        nothing is asked of one itself.

    Returns
    -------
    tuple of Array
        Latest start and finish [d], each of shape (activities, draws).
    """
    finish = np.broadcast_to(until, work.shape).copy()
    start = np.empty_like(finish)
    out = _by(net.arrows, "origin", len(net.activities))
    for n in range(len(net.activities) - 1, -1, -1):
        pace, starts_by = net.paces[n], np.full(work.shape[1], np.inf)
        for arrow in out[n]:
            by = (start if arrow.kind in (FINISH_START, START_START) else finish)[arrow.target]
            if arrow.kind in (FINISH_START, FINISH_FINISH):
                np.minimum(finish[n], by - arrow.lag, out=finish[n])
            else:
                np.minimum(starts_by, by - arrow.lag, out=starts_by)
        latest = begun(pace, finish[n], work[n])
        start[n] = np.minimum(latest, starts_by)
        sooner = start[n] < latest
        finish[n] = np.where(sooner, finished(pace, start[n], work[n]), finish[n])
    return start, finish


def finished(pace: Pace | None, start: Array, work: Array) -> Array:
    """Give when work that starts at a time is finished [d]."""
    return start + work if pace is None else pace.finish(start, work)


def begun(pace: Pace | None, finish: Array, work: Array) -> Array:
    """Give the latest start from which work is finished by a time [d]."""
    if pace is None:
        return finish - work
    known = np.isfinite(finish)
    found: Array = np.where(known, pace.start(np.where(known, finish, 0.0), work), finish)
    return found


def _bound(arrow: Arrow, start: Array, finish: Array) -> Array:
    """Give the time that the target's start or finish must not come before."""
    from_finish = arrow.kind in (FINISH_START, FINISH_FINISH)
    bound: Array = (finish if from_finish else start)[arrow.origin] + arrow.lag
    return bound


def _earliest(arrow: Arrow, start: Array, finish: Array, work: Array, pace: Pace | None) -> Array:
    bound = _bound(arrow, start, finish)
    if arrow.kind in (FINISH_START, START_START):
        return bound
    return begun(pace, bound, work)


def _by(arrows: tuple[Arrow, ...], end: str, count: int) -> list[list[Arrow]]:
    found: list[list[Arrow]] = [[] for _ in range(count)]
    for arrow in arrows:
        found[getattr(arrow, end)].append(arrow)
    return found
