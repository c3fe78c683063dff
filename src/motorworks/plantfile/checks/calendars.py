"""Calendars: hours that make sense and that come at all."""

from collections.abc import Sequence
from itertools import pairwise

from motorworks.plant import Calendar, Plant
from motorworks.plant.calendar import DAYS
from motorworks.plantfile.checks.breaks import check_breaks, first_overlap
from motorworks.plantfile.checks.exceptions import check_exceptions
from motorworks.plantfile.duration import short
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

DAY = 86400.0
WEEK = 7 * DAY
MOST_SHIFTS = 100
SHORTEST_PERIOD = 0.001


def check_calendars(plant: Plant, findings: Findings) -> None:
    """Check the hours of every calendar."""
    for calendar in plant.calendars:
        path: Path = ("calendar", calendar.name)
        if not findings.tainted(path):
            _check_calendar(path, calendar, findings)


def _check_calendar(path: Path, calendar: Calendar, findings: Findings) -> None:
    pattern = calendar.period is not None or calendar.on
    if calendar.shifts and pattern:
        text = "has both shifts and a pattern of period and on"
        findings.error(path, text, "Write one of the two.")
    elif calendar.shifts or any(e.shifts for e in calendar.exceptions):
        _check_shifts(path, calendar, findings)
        check_exceptions(path, calendar, findings)
    elif pattern:
        _check_pattern(path, calendar, findings)
    else:
        hint = 'Write shifts = [{ start = "06:00", length = "8 h" }].'
        findings.error(path, "the calendar never works: it has no shifts", hint)


# ---- shifts ----


def _check_shifts(path: Path, calendar: Calendar, findings: Findings) -> None:
    if len(calendar.shifts) > MOST_SHIFTS:
        text = f"has {len(calendar.shifts)} shifts; at most {MOST_SHIFTS}"
        findings.error((*path, "shifts"), text)
        return
    for n, shift in enumerate(calendar.shifts):
        check_breaks((*path, "shifts", n), shift, findings)
        if len(set(shift.days)) < len(shift.days):
            findings.error((*path, "shifts", n, "days"), f"shifts[{n}] lists a day twice")
    _check_overlaps(path, calendar, findings)
    for day in calendar.days_on:
        if day in calendar.days_off:
            text = f"{day} is in days_on and in days_off"
            findings.error((*path, "days_on"), text, "Remove it from one of them.")


def _check_overlaps(path: Path, calendar: Calendar, findings: Findings) -> None:
    """Refuse shifts that run at the same time on some day of the week."""
    week = sorted(
        (DAYS.index(day) * DAY + shift.start, n, shift.length)
        for n, shift in enumerate(calendar.shifts)
        for day in shift.days or DAYS
    )
    if not week:
        return
    first = (week[0][0] + WEEK, *week[0][1:])
    for (begin, n, length), (following, m, _) in pairwise([*week, first]):
        if begin + length > following:
            day = DAYS[int(following % WEEK // DAY)]
            text = f"shifts[{n}] still runs when shifts[{m}] starts on {day}"
            findings.error((*path, "shifts", m), text, "Shorten one or start the other later.")
            return


# ---- patterns ----


def _check_pattern(path: Path, calendar: Calendar, findings: Findings) -> None:
    if calendar.period is None:
        findings.error((*path, "on"), "has on but no period", 'Add period = "24 h".')
    elif calendar.period < SHORTEST_PERIOD:
        text = f"period is {calendar.period:g} s; must be >= {SHORTEST_PERIOD:g} s"
        findings.error((*path, "period"), text, "Write a longer period.")
    elif not calendar.on:
        hint = 'Write on = [["0 h", "7.5 h"]].'
        findings.error(path, "the calendar never works: on is empty", hint)
    else:
        _check_on((*path, "on"), calendar.on, calendar.period, findings)
    for key in ("days_off", "days_on", "exceptions"):
        if getattr(calendar, key):
            text = f"{key} has no meaning beside a pattern of period and on"
            findings.error((*path, key), text, "Write shifts instead.")


def _check_on(
    path: Path, intervals: Sequence[tuple[float, float]], period: float, findings: Findings
) -> None:
    for n, (begin, end) in enumerate(intervals):
        if end <= begin:
            text = f"on[{n}] ends at {short(end)} but starts at {short(begin)}"
            findings.error((*path, n), text, "Write [start, end].")
            return
        if end > period:
            text = f"on[{n}] ends at {short(end)}, after the period of {short(period)}"
            findings.error((*path, n), text, "Let it end within the period.")
            return
    if overlap := first_overlap(intervals):
        text = f"on: the interval from {short(overlap[1][0])} overlaps the one before it"
        if overlap[1][1] <= overlap[0][0]:
            text = f"on: the interval from {short(overlap[1][0])} is listed after a later one"
        findings.error(path, text, "List intervals in order, without overlap.")
