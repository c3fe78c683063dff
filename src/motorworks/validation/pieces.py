"""How the total length of a case is divided among its replications."""

import math

from motorworks.validation.case import Case
from motorworks.validation.measures import MEASURES

MOST_CYCLES = 1000
"""Periods of the longest calendar that are tried for a common multiple."""


def piece(case: Case, replications: int, lengthen: float) -> float | None:
    """Give the time measured in each replication, ``None`` where the case has no length.

    It is rounded up to whole periods of the case: a piece that ended in the middle of a day
    would count its working hours and not its night.

    Parameters
    ----------
    case
        The case.
    replications
        Pieces wanted.
    lengthen
        Factor on the total length [-].
    """
    if case.run.length is None:
        return None
    least = case.run.length * lengthen / replications
    cycle = common_period(_periods(case))
    return math.ceil(least / cycle - 1e-9) * cycle if cycle else least


def _periods(case: Case) -> list[float]:
    calendars = [s["calendar"] for s in case.network["stations"] if "calendar" in s]
    measured = [m.argument for m in case.measures if MEASURES[m.name].argument == "period"]
    return [float(c["period"]) for c in calendars] + [float(p) for p in measured if p]


def common_period(periods: list[float]) -> float:
    """Give the least time that holds every period a whole number of times, 0 if there is none.

    Where none is found within :data:`MOST_CYCLES` of the longest period, that period is given.
    """
    if not periods:
        return 0.0
    longest = max(periods)
    for k in range(1, MOST_CYCLES + 1):
        ratios = [k * longest / p for p in periods]
        if all(abs(r - round(r)) < 1e-9 * r for r in ratios):
            return k * longest
    return longest
