"""Sentences on a programme, and its dates in words."""

import numpy as np

from motorworks.construction import ProgrammeStudy
from motorworks.projects.critical_path import Dates
from motorworks.projects.pace import day_of
from motorworks.report.number import counted, plain


def a_date(time: float) -> str:
    """Give a time [d] as a date."""
    return str(day_of(time))


def in_words(time: float) -> str:
    """Give a time [d] as a date in words: 3 May 2021."""
    day = day_of(time)
    return f"{day.day} {day:%B %Y}"


def programme_sentence(found: ProgrammeStudy) -> str:
    """Give the answer in one sentence."""
    said = ", ".join(
        f"{goal.title.lower() if n else goal.title} on {in_words(found.reached[n])}"
        for n, goal in enumerate(found.project.goals)
    )
    path = [name for name in found.paths[0] if name != found.project.goals[0].activity]
    way = f"{counted(len(path), 'activity')}".replace("activitys", "activities")
    return f"{said}: {way} from {path[0]} to {path[-1]} decide." if path else f"{said}."


def goal_quantiles(found: ProgrammeStudy, goal: int) -> tuple[str, str, str, float | None]:
    """Give P10, P50, P90 of a goal as dates, and the chance of its planned date."""
    drawn = found.base.finishes(found.project, goal)
    low, middle, high = (a_date(q) for q in np.quantile(drawn, [0.1, 0.5, 0.9]))
    planned = found.project.goals[goal].planned
    chance = None if planned is None else float((drawn <= planned.toordinal() + 1e-6).mean())
    return low, middle, high, chance


def shifted(days: float) -> str:
    """Give a shift in days with its sign."""
    return (
        "0 d"
        if abs(days) < 0.05
        else f"{'+' if days > 0 else '-'}{abs(days):.1f} d".replace(".0 d", " d")
    )


def days_later(dates: Dates) -> str:
    """Give by how many days an activity misses its deadline."""
    assert dates.activity.deadline is not None
    return f"{plain(dates.finish - dates.activity.deadline.toordinal())} d"


def motors(found: ProgrammeStudy, days: float) -> float | None:
    """Give the good parts that days cost: the whole ramp moves, so each costs a full day."""
    return days * found.project.rate if found.project.rate else None
