"""Output of a ramp-up: by month, by twelve months from the start of production, by quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from motorworks.compile.calendars import working_time
from motorworks.program.program import Array
from motorworks.rampup.commissioning import Commissioning
from motorworks.simulation import Run
from motorworks.statistics.confidence import single
from motorworks.statistics.shifts import good_curve

WINDOW = 3
"""Months over which a pace has to be held."""
DAY = 86400.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Made:
    """What one run of a ramp-up made.

    Attributes
    ----------
    start
        Date of time 0.
    production
        Start of production.
    times, good
        Times [s] and good parts up to then.
    run
        The run, from which working time is read.
    """

    start: date
    production: date
    times: Array
    good: Array
    run: Run

    def until(self, day: date) -> float:
        """Give the good parts made before a day."""
        return float(np.interp(self.second(day), self.times, self.good))

    def second(self, day: date) -> float:
        """Give the time of a day's start [s]."""
        return float((day - self.start).days * DAY)

    def worked(self, begin: date, end: date) -> float:
        """Give the plant's working time between two days [s]."""
        compiled = self.run.compiled
        times = [max(0.0, self.second(d)) for d in (begin, end)]
        return working_time(compiled.program, compiled.calendar, *times)

    @property
    def first(self) -> datetime | None:
        """When the first good part was there, to the hour; ``None`` if there was none."""
        if not self.good[-1]:
            return None
        time = float(self.times[int(np.argmax(self.good > 0))])
        return datetime(self.start.year, self.start.month, self.start.day) + timedelta(seconds=time)

    def reached(self, count: float) -> float | None:
        """Give the day, as ``date.toordinal`` counts, on which so many were made."""
        if self.good[-1] < count:
            return None
        at = int(np.argmax(self.good >= count))
        return self.start.toordinal() + float(self.times[at]) / DAY


def made(run: Run, when: Commissioning) -> Made:
    """Give what the one replication of a run made."""
    times, good = good_curve(run, run.replications[0].trace)
    return Made(start=run.plant.start, production=when.production, times=times, good=good, run=run)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of time and its output.

    Attributes
    ----------
    begin, end
        First day, and the day after the last; of periods those of the first replication.
    good
        Good parts by replication.
    share
        The mean over the plant's target for the same working time, or of a year in periods;
        ``None`` without a target.
    planned
        Share of the target that was planned; ``None`` where nothing is.
    """

    begin: date
    end: date
    good: tuple[float, ...]
    share: float | None = None
    planned: float | None = None

    @property
    def mean(self) -> float:
        """Good parts in the mean."""
        return float(np.mean(self.good))

    @property
    def half_width(self) -> float | None:
        """Half the width of the 95 % interval; ``None`` of one replication."""
        return single(np.array(self.good))[1]


def month_after(day: date, months: int = 1) -> date:
    """Give the first day of a month some months later."""
    n = day.year * 12 + day.month - 1 + months
    return date(n // 12, n % 12 + 1, 1)


def anniversary(day: date, years: int) -> date:
    """Give the same day some years later; of the 29th of February the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def after_months(day: date, months: int) -> date:
    """Give the day so many months after another, years whole, months of 30.4 d."""
    end = anniversary(day, months // 12)
    return end + timedelta(days=round(365 * (months % 12) / 12))


def by_month(runs: Sequence[Made], end: date, target: float | None) -> tuple[Span, ...]:
    """Give the output of calendar months, from that of the first production on."""
    first = min(r.production for r in runs).replace(day=1)
    spans = []
    begin = first
    while (after := month_after(begin)) <= end:
        good = tuple(r.until(after) - r.until(begin) for r in runs)
        wanted = _wanted(runs[0], begin, after, target)
        share = float(np.mean(good)) / wanted if wanted else None
        spans.append(Span(begin=begin, end=after, good=good, share=share))
        begin = after
    return tuple(spans)


def _wanted(run: Made, begin: date, end: date, target: float | None) -> float:
    """Give what the target asks for in the working time of a stretch."""
    planned = run.run.compiled.planned_year
    return (target or 0.0) * run.worked(begin, end) / planned if planned else 0.0


def by_period(
    runs: Sequence[Made], years: int, target: float | None, plan: Sequence[float]
) -> tuple[Span, ...]:
    """Give the output of twelve-month periods from the start of production."""
    spans = []
    for year in range(years):
        good = tuple(
            r.until(anniversary(r.production, year + 1)) - r.until(anniversary(r.production, year))
            for r in runs
        )
        spans.append(
            Span(
                begin=anniversary(runs[0].production, year),
                end=anniversary(runs[0].production, year + 1),
                good=good,
                share=float(np.mean(good)) / target if target else None,
                planned=plan[min(year, len(plan) - 1)] if plan else None,
            )
        )
    return tuple(spans)


def by_quarter(runs: Sequence[Made], years: int) -> tuple[float, ...]:
    """Give the mean output of quarters of production."""
    edges = [[r.until(_quarter(r.production, q)) for q in range(4 * years + 1)] for r in runs]
    return tuple(float(v) for v in np.diff(np.mean(edges, axis=0)))


def _quarter(day: date, n: int) -> date:
    begin, end = anniversary(day, n // 4), anniversary(day, n // 4 + 1)
    return begin + timedelta(days=round((end - begin).days * (n % 4) / 4))


def held(months: Sequence[Span]) -> date | None:
    """Give the month from which the target's pace is held; ``None`` if it never is.

    Notes
    -----
    The first month that, with the two after it, makes in the mean what the target asks for in
    their working time.
    """
    for n in range(len(months) - WINDOW + 1):
        window = months[n : n + WINDOW]
        if any(m.share is None for m in window):
            return None
        asked = sum(m.mean / m.share for m in window if m.share)
        if months[n].share and asked and sum(m.mean for m in window) >= asked:
            return months[n].begin
    return None
