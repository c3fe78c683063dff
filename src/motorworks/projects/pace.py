"""How fast work goes by date: days of work done from day to day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
import numpy.typing as npt

from motorworks.projects.calendar import DAYS, Curve, Worktime

Array = npt.NDArray[np.float64]

HORIZON = 30 * 366
"""Days for which the pace is told by date; after them work goes on at the mean of the last year."""


@dataclass(frozen=True, eq=False)
class Pace:
    """Work done by time, when nothing interrupts: a rising line with a corner at each midnight.

    Attributes
    ----------
    first
        The day on which the line begins, as ``date.toordinal`` counts.
    done
        Days of work done by the midnights from there on, shape (days + 1,); 0 at first.
    """

    first: int
    done: Array

    def finish(self, start: Array, work: Array) -> Array:
        """Give when work is done that starts at a time.

        Parameters
        ----------
        start
            Times [d], any shape.
        work
            Days of work, same shape.

        Returns
        -------
        Array
            The first instant at which it is done [d].
        """
        return self._when(self._done_by(start) + work, "left", start)

    def start(self, finish: Array, work: Array) -> Array:
        """Give the latest start from which work is done by a time; arguments as for `finish`."""
        begun = self._done_by(finish) - work
        latest = self._when(begun, "right", np.full_like(finish, -np.inf))
        found: Array = np.where(work > 0, np.minimum(latest, finish), finish)
        return found

    def opens(self, time: Array) -> Array:
        """Give the next instant at which work goes on, for times [d] of any shape."""
        found: Array = np.maximum(time, self._when(self._done_by(time), "right", time))
        return found

    @property
    def _tail(self) -> float:
        """The pace after the line's end: the mean of its last year."""
        year = min(365, len(self.done) - 1)
        return float(max(self.done[-1] - self.done[-1 - year], 1e-3) / year)

    def _done_by(self, time: Array) -> Array:
        at = np.asarray(time, dtype=np.float64) - self.first
        last = len(self.done) - 1
        n = np.clip(at, 0, last - 1).astype(np.int64)
        inside = self.done[n] + np.clip(at - n, 0.0, 1.0) * (self.done[n + 1] - self.done[n])
        outside = np.minimum(at, 0.0) + np.maximum(at - last, 0.0)
        found: Array = inside + outside * self._tail
        return found

    def _when(self, done: Array, side: Literal["left", "right"], least: Array) -> Array:
        """Give the first (left) or last (right) instant at which so much is done [d]."""
        last = len(self.done) - 1
        n = np.clip(np.searchsorted(self.done, done, side=side), 1, last)
        rise = self.done[n] - self.done[n - 1]
        part = np.divide(done - self.done[n - 1], rise, out=np.zeros_like(done), where=rise > 0)
        inside = n - 1 + np.clip(part, 0.0, 1.0)
        late = np.maximum(done - self.done[-1], 0.0) / self._tail
        early = np.minimum(done, 0.0) / self._tail
        found: Array = np.maximum(self.first + inside + late + early, least)
        return found


def pace_of(
    start: date, worktime: Worktime | None, curve: Curve | None, sensitivity: float
) -> Pace | None:
    """Give the pace of an activity; ``None`` where nothing slows it: work is calendar time.

    Parameters
    ----------
    start
        A day before everything.
    worktime
        The days of work; all if ``None``.
    curve
        How much of the workforce is there; all of it if ``None``.
    sensitivity
        Share of the pace that is lost when nobody is there.

    Notes
    -----
    On a day of work the pace is ``1 - sensitivity * (1 - share)``, with the share that is there
    in the middle of the day; a share above 1 hastens it.
    """
    slowed = curve is not None and bool(curve.points) and sensitivity > 0
    if worktime is None and not slowed:
        return None
    first = start.toordinal()
    rate = np.ones(HORIZON)
    if slowed and curve is not None:
        rate = 1 - sensitivity * (
            1 - present(curve, first + 0.5 + np.arange(HORIZON, dtype=np.float64))
        )
    if worktime is not None:
        rate *= _worked(worktime, first)
    return Pace(first, np.concatenate(([0.0], np.cumsum(np.maximum(rate, 0.0)))))


def present(curve: Curve, time: Array) -> Array:
    """Give the value of a curve at times [d], as ``date.toordinal`` counts; same shape."""
    days = np.array([point.day.toordinal() for point in curve.points], dtype=float)
    values = np.array([point.value for point in curve.points])
    inside = (time >= days[0]) & (time <= days[-1])
    found: Array = np.where(inside, np.interp(time, days, values), 1.0)
    return found


def _worked(worktime: Worktime, first: int) -> Array:
    """Give 1 for days of work and 0 for others."""
    week = {DAYS.index(day) for day in worktime.days} or set(range(7))
    monday = (first - 1) % 7  # ordinal 1 was a Monday
    worked = np.array([(monday + n) % 7 in week for n in range(HORIZON)], dtype=float)
    for days, value in ((worktime.days_off, 0.0), (worktime.days_on, 1.0)):
        for day in days:
            if 0 <= (n := day.toordinal() - first) < HORIZON:
                worked[n] = value
    return worked


def day_of(time: float) -> date:
    """Give the day of a time [d]; a finish at midnight counts for the day that begins then."""
    return date.fromordinal(1) + timedelta(days=round(float(time) * 1440) // 1440 - 1)
