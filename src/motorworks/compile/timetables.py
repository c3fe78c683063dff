"""Timetables → instants within a period, counted from time 0."""

import math
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from motorworks.compile.calendars import DAY, WEEK, Pattern, pattern
from motorworks.errors import PlantError
from motorworks.plant import Calendar, Timetable
from motorworks.program.program import CALENDAR_ON

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MOST_TIMES = 2_000_000
"""Instants that are spelt out at the most."""


class Instants(NamedTuple):
    """Instants that return: those of the first period, ascending [s]."""

    period: float
    times: tuple[float, ...]


def instants(
    timetable: Timetable, calendars: Mapping[str, Calendar], start: date, horizon: float, what: str
) -> Instants:
    """Give the instants of a timetable.

    Parameters
    ----------
    timetable
        The timetable.
    calendars
        Calendars by name.
    start
        Date of time 0, whose day of the week counts.
    horizon
        Time up to which instants are spelt out where the calendar has another period [s].
    what
        Whose timetable it is, for messages.

    Raises
    ------
    PlantError
        If none of its instants lies in the working time of its calendar, or they are too many.
    """
    plain = _plain(timetable, start)
    if timetable.calendar is None:
        return plain
    hours = pattern(calendars[timetable.calendar], None, start, horizon)
    period = _common(plain.period, hours.period)
    spelt = spelt_out(plain, period or horizon + WEEK, what)
    kept = tuple(time for time in spelt if _is_on(hours, time))
    if not kept:
        raise PlantError(
            f"{what}: none of the times of its timetable lies in the working time of calendar "
            f"'{timetable.calendar}'; change one of them"
        )
    return Instants(period or horizon + WEEK, kept)


def _plain(timetable: Timetable, start: date) -> Instants:
    """Give the instants without regard to a calendar."""
    if timetable.every is not None:
        return Instants(timetable.every, (timetable.first,))
    if not timetable.days:
        return Instants(DAY, tuple(sorted(timetable.at)))
    days = [n for n in range(7) if _DAYS[(start + timedelta(days=n)).weekday()] in timetable.days]
    return Instants(WEEK, tuple(sorted(n * DAY + at for n in days for at in timetable.at)))


def _common(one: float, other: float) -> float | None:
    """Give the greater of two periods if it is a multiple of the other, else ``None``."""
    less, more = sorted((one, other))
    return more if math.isfinite(more) and math.fmod(more, less) == 0 else None


def spelt_out(plain: Instants, until: float, what: str) -> list[float]:
    """Give all instants before a time [s].

    Raises
    ------
    PlantError
        If they are too many.
    """
    rounds = math.ceil(until / plain.period)
    if rounds * len(plain.times) > MOST_TIMES:
        raise PlantError(
            f"{what}: its timetable has more than {MOST_TIMES:,} times up to the end of the run; "
            "write a greater every, or a calendar that repeats with it"
        )
    times = (k * plain.period + time for k in range(rounds) for time in plain.times)
    return [time for time in times if time < until]


def _is_on(hours: Pattern, time: float) -> bool:
    within = time if math.isinf(hours.period) else math.fmod(time, hours.period)
    return hours.states[bisect_right(hours.times, within) - 1] == CALENDAR_ON
