"""How late releases come over the years: the delay of the last year and its growth."""

import numpy as np

from motorworks.research.schedule import Schedule

YEAR = 365.25 / 7
"""Weeks of a year."""


def last_delay(course: Schedule, years: int) -> float:
    """Give the mean delay of releases planned in the last of some years; of all with 0 years."""
    planned = course.unlimited
    inside = (planned > (years - 1) * YEAR) & (planned <= years * YEAR)
    inside = inside if years and inside.any() else np.ones(len(planned), dtype=bool)
    return float(course.delays[inside].mean())


def growth(course: Schedule, years: int) -> float:
    """Give the weeks by which delays grow a year: the slope of delay over planned release.

    Releases planned after the years are left out: nothing begins any more beside their projects.
    """
    inside = course.unlimited <= years * YEAR
    planned, late = course.unlimited[inside], course.delays[inside]
    if len(planned) < 2 or np.ptp(planned) == 0:
        return 0.0
    return float(np.polyfit(planned / YEAR, late, 1)[0])


def growth_at(rate: float) -> float:
    """Give the weeks a year by which delays grow at a share of the pace that is asked for."""
    return YEAR * (1 / rate - 1) if rate > 0 else float("inf")
