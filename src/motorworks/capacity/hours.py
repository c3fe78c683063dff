"""The time that machines may work: working hours less planned stops, and repairs in them."""

import math
from functools import cached_property

import numpy as np

from motorworks.compile import YEAR
from motorworks.process import Law
from motorworks.program import Program
from motorworks.program.program import CALENDAR_ON, Array

STARTS = 400
"""Moments of a year at which a repair is looked at."""
QUANTILES = 32
"""Lengths of a repair that are looked at."""


class Hours:
    """When a calendar, planned stops taken out, lets machines work.

    Parameters
    ----------
    program
        The program.
    calendar
        Number of the calendar, or -1: always.
    """

    def __init__(self, program: Program, calendar: int) -> None:
        self.always = calendar < 0
        self._lost: dict[tuple[Law, Hours | None], float] = {}
        self._entered: dict[float, float] = {}
        if self.always:
            return
        first, last = program.calendar_start[calendar : calendar + 2]
        self.times = program.calendar_time[first:last]
        on = program.calendar_state[first:last] == CALENDAR_ON
        self.period = float(program.calendar_period[calendar])
        ends = np.append(self.times[1:], self.period)
        self.last = float(ends[-1]) if math.isfinite(ends[-1]) else float(self.times[-1])
        lengths = np.where(on, np.minimum(ends, self.last) - self.times, 0.0)
        self.edges = np.append(self.times, self.last)
        self.sums = np.concatenate(([0.0], np.cumsum(lengths)))

    def until(self, time: Array) -> Array:
        """Give the time worked from 0 until each of some times [s], shape kept."""
        if self.always:
            return time
        if not math.isfinite(self.period):
            return np.asarray(np.interp(time, self.edges, self.sums))
        whole = np.floor(time / self.period)
        within = np.interp(time - whole * self.period, self.edges, self.sums)
        return np.asarray(whole * self.sums[-1] + within)

    @property
    def of_year(self) -> float:
        """The time worked in 365 days [s]."""
        return float(self.until(np.array([YEAR]))[0])

    def entries(self, spacing: float) -> float:
        """Give how many parts can enter a belt in 365 days, one every ``spacing`` [s].

        The gap behind a part also passes while nothing may enter, so a belt gains up to a part
        at each stop.
        """
        if self.always or spacing == 0 or not math.isfinite(spacing):
            return YEAR / spacing if spacing else math.inf
        if spacing not in self._entered:  # copies of a line share their hours
            self._entered[spacing] = self._entries(spacing)
        return self._entered[spacing]

    def _entries(self, spacing: float) -> float:
        count, free = 0, 0.0
        for begin, end in self._stretches:
            at = max(begin, free)
            if at < end:
                more = math.ceil((end - at) / spacing - 1e-9)
                count += more
                free = at + more * spacing
        return float(count)

    @cached_property
    def _stretches(self) -> list[tuple[float, float]]:
        """Give the stretches of working time of 365 days."""
        times = self.times
        if math.isfinite(self.period):
            rounds = np.arange(math.ceil(YEAR / self.period)) * self.period
            times = (rounds[:, None] + times[None, :]).ravel()
        edges = np.unique(np.append(times[times < YEAR], YEAR))
        worked = np.diff(self.until(edges))
        return [
            (float(a), float(b))
            for a, b, w in zip(edges[:-1], edges[1:], worked, strict=True)
            if w > 0
        ]

    def lost_to(self, repair: Law, window: "Hours | None" = None) -> float:
        """Give the working time that a repair takes in the mean [s].

        A repair begins while the machine works, or in a window, and runs through breaks,
        planned stops and nights, where it costs nothing. Constant repairs are taken as they
        are, all others as exponential.
        """
        key = (repair, window)
        if key not in self._lost:
            self._lost[key] = self._lost_to(repair, window or self)
        return self._lost[key]

    def _lost_to(self, repair: Law, window: "Hours") -> float:
        mean = repair.mean()
        if self.always or mean == 0 or self.of_year == 0 or window.of_year == 0:
            return mean
        worked = (np.arange(STARTS) + 0.5) / STARTS * window.of_year
        begins = window.reached(worked)
        ends = begins[:, None] + mean * _lengths(repair)[None, :]
        return float((self.until(ends) - self.until(begins)[:, None]).mean())

    def reached(self, worked: Array) -> Array:
        """Give the times by which so much has been worked [s]."""
        if self.always:
            return worked
        if not math.isfinite(self.period):
            return np.asarray(np.interp(worked, self.sums, self.edges))
        whole = np.floor(worked / self.sums[-1])
        rest = worked - whole * self.sums[-1]
        return np.asarray(whole * self.period + np.interp(rest, self.sums, self.edges))


def _lengths(repair: Law) -> Array:
    """Give lengths of a repair of mean 1, equally likely [-]."""
    if repair.kind == "constant":
        return np.ones(1)
    lengths = -np.log(1 - (np.arange(QUANTILES) + 0.5) / QUANTILES)
    return np.asarray(lengths / lengths.mean())
