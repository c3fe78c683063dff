"""What has been done of a project and what it has cost: reports by activity and date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from motorworks.projects import Activity


@dataclass(frozen=True, kw_only=True)
class Report:
    """How far an activity is on a day.

    Attributes
    ----------
    activity
        Its name.
    day
        The day, at its start.
    complete
        Share of its work that is done.
    cost
        All that it has cost up to then [currency]; ``None`` where that is not reported.
    """

    activity: str
    day: date
    complete: float
    cost: float | None = None


def latest(reports: Sequence[Report], name: str, day: date) -> Report | None:
    """Give the last report of an activity up to a day; ``None`` where there is none yet."""
    known = [r for r in reports if r.activity == name and r.day <= day]
    return max(known, key=lambda r: r.day, default=None)


def going_on(
    activities: Sequence[Activity], reports: Sequence[Report], today: date
) -> tuple[Activity, ...]:
    """Give the activities as they go on from today.

    Parameters
    ----------
    activities
        The activities.
    reports
        What is done. What no report names goes as planned.
    today
        The day from which what is left is done.

    Notes
    -----
    What is complete has finished on the day of the first report that says so. What has begun
    goes on today with what is left of its durations, whatever it waited for to start; what it
    must not finish before still holds. What has not begun starts today at the earliest.
    """
    named = {r.activity for r in reports}
    return tuple(_going_on(a, reports, today) if a.name in named else a for a in activities)


def _going_on(a: Activity, reports: Sequence[Report], today: date) -> Activity:
    last = latest(reports, a.name, today)
    if last is None or last.complete <= 0:
        begins = today if a.not_before is None else max(today, a.not_before)
        return replace(a, not_before=begins, held_by=None)
    if last.complete >= 1:
        done = min(r.day for r in reports if r.activity == a.name and r.complete >= 1)
        return replace(a, finished=done)
    left = 1 - last.complete
    ends = ("finish-finish", "start-finish")
    return replace(
        a,
        duration=a.duration * left,
        shortest=None if a.shortest is None else a.shortest * left,
        longest=None if a.longest is None else a.longest * left,
        not_before=today,
        held_by=None,
        after=tuple(link for link in a.after if link.kind in ends),
    )
