"""Axes of a programme's curves: days, and money in a fitting unit."""

from datetime import datetime, time

from motorworks.projects.pace import day_of
from motorworks.report.axis import Axis
from motorworks.report.figures.gantt import MARKS
from motorworks.report.money import Purse
from motorworks.report.time_axis import date_axis

EDGE, NEXT = 3.0, 17.0
"""Places of a first and a second mark that leave no room between them on a telephone [%]."""


def project_axis(low: float, high: float) -> Axis:
    """Give an axis of days, as ``date.toordinal`` counts, with marks of a calendar."""
    begin, end = (datetime.combine(day_of(d), time()) for d in (low, max(high, low + 2)))
    ticks = [(at, word.removeprefix("Jan ")) for at, word in date_axis(begin, end, MARKS).ticks]
    if len(ticks) > 2 and ticks[0][0] < EDGE and ticks[1][0] < NEXT:
        del ticks[1]  # the first word begins at the edge and would touch the second
    return Axis(low=float(begin.toordinal()), high=float(end.toordinal()), ticks=tuple(ticks))


def money_size(purse: Purse, amount: float) -> tuple[float, str]:
    """Give the unit in which amounts up to one are shown, and its word."""
    return (1e9, "bn ") if purse.of(amount) >= 2e9 else (1e6, "M ")
