"""Shifts and days of a run, and what was made in each."""

import math
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from motorworks.compile.calendars import DAY, shifts_on
from motorworks.plant import Calendar
from motorworks.program import Trace
from motorworks.program.program import Array
from motorworks.simulation import Run

EIGHT_HOURS = 8 * 3600.0


class Span(NamedTuple):
    """A stretch of time from the start of the run [s]."""

    begin: float
    end: float


def good_curve(run: Run, trace: Trace) -> tuple[Array, Array]:
    """Give times [s] and good parts up to then since statistics began, from 0 on."""
    good = np.array([s.counts_as == "good" for s in run.plant.sinks], dtype=bool)
    counts = trace.sample_sink[:, good].sum(axis=1)
    return np.append(trace.since, trace.sample_time), np.append(0, counts).astype(float)


def in_spans(run: Run, trace: Trace, spans: list[Span]) -> Array:
    """Give the good parts made in each span; between samples the output is taken as even."""
    times, counts = good_curve(run, trace)
    edges = np.array(spans).reshape(-1, 2)
    made: Array = np.interp(edges[:, 1], times, counts) - np.interp(edges[:, 0], times, counts)
    return made


def per_shift(run: Run, trace: Trace) -> Array:
    """Give the good parts of every whole shift in the time sampled."""
    return in_spans(run, trace, whole(shifts(run, trace), trace))


def worst_tenth(values: Array) -> float:
    """Give the mean of the lowest tenth, at least of one; NaN if there are none."""
    if not len(values):
        return math.nan
    worst = np.sort(values)[: max(1, len(values) // 10)]
    return float(worst.mean())


def shifts(run: Run, trace: Trace) -> list[Span]:
    """Give the shifts of the plant's calendar.

    Without shifts: of a repeating pattern, every 8 h of the clock with working time in it;
    without a calendar, every 8 h from the start of statistics.
    """
    calendar = _calendar(run)
    if calendar is None:
        return list(_even(trace.since, trace.now))
    if calendar.shifts:
        return sorted(_of_calendar(run, calendar, trace))
    return [s for s in _even(_floor(trace.since, EIGHT_HOURS), trace.now) if _worked(run, s)]


def days(run: Run, trace: Trace) -> list[Span]:
    """Give the days that have working time in them.

    With shifts a day lasts from its first shift to that of the next working day, so that the
    end of a night shift belongs to the day on which it began; without, from midnight on.
    """
    calendar = _calendar(run)
    if calendar and calendar.shifts:
        return _days_of_shifts(run, calendar, trace)
    edges = np.arange(_floor(trace.since, DAY), trace.now + DAY, DAY)
    return [s for s in (Span(float(a), float(b)) for a, b in pairwise(edges)) if _worked(run, s)]


def _days_of_shifts(run: Run, calendar: Calendar, trace: Trace) -> list[Span]:
    """Give the days of a calendar's shifts; the last ends with its last shift."""
    days: dict[float, Span] = {}
    for shift in _of_calendar(run, calendar, trace):
        day = days.setdefault(_floor(shift.begin, DAY), shift)
        days[_floor(shift.begin, DAY)] = Span(min(day.begin, shift.begin), max(day.end, shift.end))
    spans = [days[n] for n in sorted(days)]
    begun = [s for s in spans if s.begin < trace.now]
    return [Span(a.begin, b.begin) for a, b in pairwise(begun)] + begun[-1:]


def _calendar(run: Run) -> Calendar | None:
    return next((c for c in run.plant.calendars if c.name == run.plant.calendar), None)


def whole(spans: list[Span], trace: Trace) -> list[Span]:
    """Give the spans that lie wholly in the time sampled."""
    last = float(trace.sample_time[-1]) if len(trace.sample_time) else trace.since
    return [s for s in spans if s.begin >= trace.since and s.end <= last]


def _of_calendar(run: Run, calendar: Calendar, trace: Trace) -> Iterator[Span]:
    for n in range(int(trace.since // DAY) - 1, math.ceil(trace.now / DAY) + 1):
        day = run.plant.start + timedelta(days=n)
        for shift in shifts_on(calendar, day):
            begin = n * DAY + shift.start
            yield Span(begin, begin + shift.length)


def _even(begin: float, end: float) -> Iterator[Span]:
    edges = np.arange(begin, end + EIGHT_HOURS, EIGHT_HOURS)
    return (Span(float(a), float(b)) for a, b in pairwise(edges))


def _floor(time: float, step: float) -> float:
    return math.floor(time / step) * step


def _worked(run: Run, span: Span) -> bool:
    return run.compiled.planned_time(span.begin, span.end) > 0
