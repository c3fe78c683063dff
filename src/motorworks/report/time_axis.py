"""An axis of dates, marked by hours, days, weeks or months as its length asks for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil

from motorworks.report.axis import Axis

HOUR = 3600.0
DAY = 86400.0
_STEPS = ((1.5 * DAY, 6 * HOUR, "%H:%M"), (9 * DAY, DAY, "%a %d"), (70 * DAY, 7 * DAY, "%d %b"))


EVERY = (1, 2, 3, 4, 6, 12)
"""Months between two marks, so that each year has the same ones."""


def date_axis(begin: datetime, end: datetime, most: int = 13) -> Axis:
    """Give an axis of seconds since ``begin`` with marks that a calendar would have.

    Parameters
    ----------
    begin, end
        Its ends.
    most
        About how many marks there may be where months are marked.
    """
    length = max((end - begin).total_seconds(), 1.0)
    axis = Axis(low=0.0, high=length)
    ticks = tuple(
        (axis.at((t - begin).total_seconds()), label)
        for t, label in _marks(begin, end, length, most)
    )
    return Axis(low=0.0, high=length, ticks=ticks)


def few_marks(axis: Axis, most: int) -> Axis:
    """Give an axis with every second, third, ... mark, so that there are no more than so many."""
    return replace(axis, ticks=axis.ticks[:: max(1, ceil(len(axis.ticks) / most))])


def _marks(
    begin: datetime, end: datetime, length: float, most: int
) -> Iterator[tuple[datetime, str]]:
    for longest, step, form in _STEPS:
        if length <= longest:
            yield from _even(begin, end, step, form)
            return
    months = length / (30.4 * DAY)
    every = next((e for e in EVERY if months / e <= most), 12 * ceil(months / 12 / most))
    yield from _months(begin, end, every)


def _even(begin: datetime, end: datetime, step: float, form: str) -> Iterator[tuple[datetime, str]]:
    at = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    while at <= end:
        if at >= begin:
            yield at, at.strftime(form)
        at += timedelta(seconds=step)


def _months(begin: datetime, end: datetime, every: int) -> Iterator[tuple[datetime, str]]:
    at = begin.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    while at <= end:
        if at >= begin and (12 * at.year + at.month - 1) % every == 0:
            yield at, at.strftime("%b" if at.month > 1 else "%b %Y")
        at = (at.replace(day=28) + timedelta(days=4)).replace(day=1)
