"""Calendars and planned stops → changes of state over time."""

import math
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from motorworks.plant import Calendar, DayException, PlannedStop, Shift
from motorworks.plant.calendar import DAYS
from motorworks.program.program import (
    CALENDAR_OFF,
    CALENDAR_ON,
    CALENDAR_STOP,
    FINISH,
    START_ONLY_IF_FITS,
    SUSPEND,
    Program,
)

DAY = 86400.0
WEEK = 7 * DAY
LOOK_AHEAD = 730 * DAY
"""So far behind a horizon the next change of hours is looked for; else they stay as they are."""
RULES = {"suspend": SUSPEND, "finish": FINISH, "start_only_if_fits": START_ONLY_IF_FITS}

Interval = tuple[float, float]


class Pattern(NamedTuple):
    """Working time as the kernel takes it: changes in [0, period), the first at 0."""

    period: float
    rule: int
    times: tuple[float, ...]
    states: tuple[int, ...]


def pattern(
    calendar: Calendar | None, stop: PlannedStop | None, start: date, horizon: float
) -> Pattern:
    """Give the pattern of a calendar with planned stops in it.

    Parameters
    ----------
    calendar
        The calendar; ``None`` works always.
    stop
        Regular stops within the working time, or ``None``.
    start
        Date of time 0.
    horizon
        Time up to which a calendar with dated exceptions must be spelt out [s]. It is spelt out
        to the first change behind it, so that up to there no table depends on its horizon.
    """
    period, intervals, rule = _working(calendar, stop, start, horizon)
    until = horizon + WEEK if math.isinf(period) else period
    changes = list(_changes(intervals, stop, until))
    if not changes or changes[0][0] > 0:
        changes.insert(0, (0.0, CALENDAR_OFF))
    changes = [c for c in changes if c[0] < period]
    merged = [changes[0], *(b for a, b in pairwise(changes) if a[1] != b[1])]
    kept = merged[: bisect_right(merged, until, key=lambda change: change[0]) + 1]
    return Pattern(period, rule, tuple(t for t, _ in kept), tuple(s for _, s in kept))


def _working(
    calendar: Calendar | None, stop: PlannedStop | None, start: date, horizon: float
) -> tuple[float, list[Interval], int]:
    if calendar is None:
        every = stop.every if stop else DAY
        return every, [(0.0, every)], SUSPEND
    rule = RULES[calendar.at_end]
    if calendar.period is not None:
        return calendar.period, _joined(sorted(calendar.on)), rule
    if has_dates(calendar):
        return math.inf, _dated(calendar, start, horizon + WEEK), rule
    return WEEK, _weekly(calendar, start), rule


def _dated(calendar: Calendar, start: date, until: float) -> list[Interval]:
    """Give the intervals to the first change after a time; one whose end is far has none."""
    begin, days, most = -1, math.ceil(until / DAY) + 1, days_ahead(start, until)
    found: list[Interval] = []
    while True:
        found.extend(_on_days(calendar, start, begin, days))
        joined = _joined(sorted(_clipped(found, math.inf)))
        known = days * DAY
        changes = [time for interval in joined for time in interval if until < time < known]
        if changes or days >= most:
            break
        begin, days = days, min(most, 2 * days - math.floor(until / DAY) + 28)
    last = min(changes, default=until)
    return [(a, b if b < known else math.inf) for a, b in joined if a <= last]


def days_ahead(start: date, until: float) -> int:
    """Give the day, counted from the start, up to which changes after a time are looked for."""
    return min(math.ceil((until + LOOK_AHEAD) / DAY), (date.max - start).days)


def _weekly(calendar: Calendar, start: date) -> list[Interval]:
    """Give the intervals of the week that begins at time 0, shifts of Sunday wrapped."""
    return _joined(sorted(_clipped(_on_days(calendar, start, -1, 7), WEEK)))


def _on_days(calendar: Calendar, start: date, begin: int, end: int) -> list[Interval]:
    """Give the working stretches of the shifts that start on some days, counted from the start."""
    return [
        interval
        for n in range(begin, end)
        for shift in shifts_on(calendar, start + timedelta(days=n))
        for interval in _shift_intervals(shift, n * DAY)
    ]


def has_dates(calendar: Calendar) -> bool:
    """Tell whether a calendar differs from week to week."""
    return bool(calendar.days_off or calendar.days_on or calendar.exceptions)


def shifts_on(calendar: Calendar, day: date) -> tuple[Shift, ...]:
    """Give the shifts of a calendar that start on a date."""
    exception = exception_on(calendar, day)
    if exception is not None:
        return exception.shifts
    if day in calendar.days_on:
        return calendar.shifts
    if day in calendar.days_off:
        return ()
    return tuple(s for s in calendar.shifts if not s.days or DAYS[day.weekday()] in s.days)


def exception_on(calendar: Calendar, day: date) -> DayException | None:
    """Give the exception that counts on a date: the last that names it."""
    return next((e for e in reversed(calendar.exceptions) if e.holds(day)), None)


def _shift_intervals(shift: Shift, midnight: float) -> Iterator[Interval]:
    """Give the working stretches of one shift between its breaks."""
    begin = midnight + shift.start
    at = begin
    for offset, length in sorted(shift.breaks):
        yield (at, begin + offset)
        at = begin + offset + length
    yield (at, begin + shift.length)


def _clipped(intervals: list[Interval], end: float) -> list[Interval]:
    return [(max(a, 0.0), min(b, end)) for a, b in intervals if b > 0 and a < end and b > a]


def _joined(intervals: list[Interval]) -> list[Interval]:
    """Give sorted intervals with those that touch or overlap made one."""
    joined: list[Interval] = []
    for a, b in intervals:
        if joined and a <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        elif b > a:
            joined.append((a, b))
    return joined


def _changes(
    intervals: list[Interval], stop: PlannedStop | None, until: float
) -> Iterator[tuple[float, int]]:
    for a, b in intervals:
        if stop is None or stop.share == 0:
            yield a, CALENDAR_ON
        else:
            for begin, end in _pieces(a, b, stop.every, until):
                yield begin, CALENDAR_ON
                yield end - (end - begin) * stop.share, CALENDAR_STOP
        yield b, CALENDAR_OFF


def _pieces(a: float, b: float, every: float, until: float) -> Iterator[Interval]:
    """Give the equal pieces of an interval; of one without end those that begin up to a time."""
    if math.isinf(b):
        n = max(0, math.floor((until - a) / every)) + 1
        yield from ((a + k * every, a + (k + 1) * every) for k in range(n))
        return
    pieces = max(1, round((b - a) / every))
    for k in range(pieces):
        yield a + (b - a) * k / pieces, a + (b - a) * (k + 1) / pieces


def working_time(program: Program, calendar: int, begin: float, end: float) -> float:
    """Give the time a calendar is on between two times, planned stops included [s].

    Parameters
    ----------
    program
        The program.
    calendar
        Number of the calendar, or -1: always on.
    begin, end
        Times [s].
    """
    if calendar < 0:
        return end - begin
    return _on_until(program, calendar, end) - _on_until(program, calendar, begin)


def working_times(program: Program, calendar: int, times: np.ndarray) -> np.ndarray:
    """Give the time a calendar is on from 0 up to each of several times [s].

    Parameters
    ----------
    program, calendar
        As for :func:`working_time`.
    times
        Times [s], not below 0.
    """
    if calendar < 0:
        return times
    first, last = program.calendar_start[calendar : calendar + 2]
    changes = program.calendar_time[first:last]
    on = program.calendar_state[first:last] != CALENDAR_OFF
    period = float(program.calendar_period[calendar])
    end = period if math.isfinite(period) else max(float(changes[-1]), float(times.max(initial=0)))
    edges = np.append(changes, end)
    worked = np.append(0.0, np.cumsum(np.diff(edges) * on))
    whole = np.floor(times / period)  # 0 for a calendar that never repeats
    within = times - whole * period if math.isfinite(period) else times
    found: np.ndarray = whole * worked[-1] + np.interp(within, edges, worked)
    return found


def _on_until(program: Program, calendar: int, time: float) -> float:
    first, last = program.calendar_start[calendar : calendar + 2]
    times = program.calendar_time[first:last]
    on = program.calendar_state[first:last] != CALENDAR_OFF
    period = float(program.calendar_period[calendar])
    if math.isinf(period):
        return _on_within(times, on, time)
    whole = math.floor(time / period)
    return whole * _on_within(times, on, period) + _on_within(times, on, time - whole * period)


def _on_within(times: np.ndarray, on: np.ndarray, time: float) -> float:
    ends = np.minimum(np.append(times[1:], np.inf), time)
    return math.fsum(np.maximum(ends - times, 0.0)[on])
