"""How many people of a pool are planned when: its roll calls."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from motorworks.compile.calendars import (
    DAY,
    WEEK,
    days_ahead,
    exception_on,
    has_dates,
    shifts_on,
)
from motorworks.compile.dates import Step, seconds, steps_of, value_at
from motorworks.plant import Calendar, Plant, Pool, Staffing
from motorworks.plant.calendar import DAYS
from motorworks.plant.targets import pool_targets


class RollCalls(NamedTuple):
    """People planned over time: changes in [0, period), the first at 0."""

    period: float
    times: tuple[float, ...]
    sizes: tuple[int, ...]


NO_CALLS = RollCalls(math.inf, (), ())


def roll_calls(pool: Pool, plant: Plant, horizon: float) -> RollCalls:
    """Give the roll calls of a pool; none where its size never changes and nobody is absent.

    They repeat weekly, or with the pattern of the pool's calendar; with anything dated they are
    spelt out up to the horizon. A pool with absence is called at the start of every shift.
    """
    named = pool_targets(plant)
    factors = [
        f
        for f in plant.factors
        if f.of == "pool_size" and any(pool.name in named.get(word, ()) for word in f.on)
    ]
    plan = _Plan(
        pool=pool,
        calendar=_calendar(pool, plant),
        factors=[steps_of(f, plant.start) for f in factors],
        start=plant.start,
    )
    if not (pool.shifts or pool.dated or pool.absence or factors):
        return NO_CALLS
    return plan.calls(horizon)


def _calendar(pool: Pool, plant: Plant) -> Calendar | None:
    """Give the calendar whose shifts a pool is called at; the plant's for one that has none."""
    name = pool.calendar or plant.calendar
    return next((c for c in plant.calendars if c.name == name), None)


class _Stay(NamedTuple):
    """A stretch for which people are planned, and whether it is called at its begin."""

    begin: float
    end: float
    people: int
    called: bool = True


class _Head(NamedTuple):
    """A dated size as of a time."""

    begin: float
    people: int | None
    factor: float


_AS_PLANNED = _Head(0.0, None, 1.0)


@dataclass(frozen=True)
class _Plan:
    """How many people of a pool are planned when."""

    pool: Pool
    calendar: Calendar | None
    factors: Sequence[Sequence[Step]]
    start: date

    def calls(self, horizon: float) -> RollCalls:
        period = self._period()
        cut = self.pool.absence > 0 and any(s.begin < 0 < s.end for s in self._all(period))
        # A call at the turn of the week, in the midst of a shift, would be one too many.
        if cut or self._never_repeats():
            return self._spelt_out(horizon + WEEK)
        return self._sizes(list(self._all(min(period, horizon + WEEK))), period)

    def _spelt_out(self, until: float) -> RollCalls:
        """Give the roll calls to the first one after a time, if it is not far.

        So no table depends on its horizon up to there.
        """
        ahead, most = 4 * WEEK, days_ahead(self.start, until) * DAY
        while True:
            end = min(until + ahead, most)
            period, times, sizes = self._sizes(list(self._all(end)), math.inf)
            kept = bisect_right(times, until)
            called = kept < len(times) and times[kept] < end
            if called or end >= most:
                return RollCalls(period, times[: kept + called], sizes[: kept + called])
            ahead *= 2

    def _period(self) -> float:
        if self.calendar is not None and self.calendar.period is not None and not self.pool.shifts:
            return self.calendar.period
        return WEEK

    def _never_repeats(self) -> bool:
        if self.pool.dated or self.factors:
            return True
        asked = self.pool.calendar is not None if self.pool.shifts else self.pool.absence > 0
        return asked and self.calendar is not None and has_dates(self.calendar)

    def _all(self, end: float) -> Iterator[_Stay]:
        if not self.pool.shifts:
            yield _Stay(0.0, math.inf, self.pool.count or 0, called=False)
            yield from (_Stay(at, at, 0) for at in self._starts(end))
            return
        for n in range(-1, math.ceil(end / DAY) + 1):
            for start, length, count in self._manned(self.start + timedelta(days=n)):
                yield _Stay(n * DAY + start, n * DAY + start + length, count)

    def _starts(self, end: float) -> Iterator[float]:
        """Give the starts of shifts of the calendar; midnights where there is none."""
        if self.calendar is None:
            yield from (n * DAY for n in range(math.ceil(end / DAY)))
        elif self.calendar.period is not None:
            period = self.calendar.period
            whole = range(math.ceil(end / period))
            yield from (n * period + begin for n in whole for begin, _ in self.calendar.on)
        else:
            for n in range(math.ceil(end / DAY) + 1):
                for shift in shifts_on(self.calendar, self.start + timedelta(days=n)):
                    yield n * DAY + shift.start

    def _manned(self, day: date) -> Iterator[tuple[float, float, int]]:
        """Give the shifts that start on a date: time of day, length, people."""
        calendar = self.calendar if self.pool.calendar else None
        exception = exception_on(calendar, day) if calendar else None
        if exception is not None:
            for shift in exception.shifts:
                yield shift.start, shift.length, self._at(shift.start)
            return
        off = calendar is not None and day in calendar.days_off and day not in calendar.days_on
        every = calendar is not None and day in calendar.days_on
        for staffing in () if off else self.pool.shifts:
            if every or not staffing.days or DAYS[day.weekday()] in staffing.days:
                yield staffing.start, staffing.length, self._count(staffing)

    def _at(self, clock: float) -> int:
        """Give the people of the shifts that cover a time of day; else those of the greatest."""
        over = [s for s in self.pool.shifts if (clock - s.start) % DAY < s.length]
        if not over:
            return max(self._count(s) for s in self.pool.shifts)
        return sum(self._count(s) for s in over)

    def _count(self, staffing: Staffing) -> int:
        return (self.pool.count or 0) if staffing.count is None else staffing.count

    # ---- sizes ----

    def _sizes(self, stays: list[_Stay], period: float) -> RollCalls:
        """Give a roll call wherever the size changes, with absence also at every start."""
        changes: dict[float, int] = {0.0: 0}
        called: set[float] = set()
        for stay in stays:
            if stay.end <= 0 or stay.begin >= period:
                continue
            begin = max(stay.begin, 0.0)
            changes[begin] = changes.get(begin, 0) + stay.people
            if stay.end < period:
                changes[stay.end] = changes.get(stay.end, 0) - stay.people
            if stay.called and stay.begin >= 0:
                called.add(stay.begin)
        heads = [
            _Head(seconds(h.begin, self.start), h.count, 1.0 if h.factor is None else h.factor)
            for h in self.pool.dated
        ]
        dates = {h.begin for h in heads} | {time for f in self.factors for time, _ in f}
        times: list[float] = []
        sizes: list[int] = []
        planned = 0
        for time in sorted({*changes, *(t for t in dates if 0 < t < period)}):
            planned += changes.get(time, 0)
            size = self._size(planned, heads, time)
            again = self.pool.absence > 0 and time in called
            if not times or again or size != sizes[-1]:
                times.append(time)
                sizes.append(size)
        return RollCalls(period, tuple(times), tuple(sizes))

    def _size(self, planned: int, heads: Sequence[_Head], time: float) -> int:
        """Give the people planned, with what is dated; rounded half up."""
        head = next((h for h in reversed(heads) if h.begin <= time), _AS_PLANNED)
        base = head.people if head.people is not None and planned > 0 else planned
        factor = head.factor * math.prod(value_at(track, time) for track in self.factors)
        return math.floor(base * factor + 0.5 + 1e-9)
