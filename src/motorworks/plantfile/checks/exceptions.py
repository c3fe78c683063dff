"""Dates of a calendar with shifts of their own."""

from itertools import pairwise

from motorworks.plant import Calendar, DayException
from motorworks.plantfile.checks.breaks import check_breaks
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

LONGEST = 3660
"""Days that one exception may span."""


def check_exceptions(path: Path, calendar: Calendar, findings: Findings) -> None:
    """Check dates and shifts of every exception of a calendar."""
    for n, exception in enumerate(calendar.exceptions):
        at = (*path, "exceptions", n)
        if not findings.tainted(at):
            _check_days(at, n, exception, findings)
            _check_shifts(at, n, exception, findings)


def _check_days(at: Path, n: int, exception: DayException, findings: Findings) -> None:
    first, last = exception.first, exception.last
    if exception.dates and (first is not None or last is not None):
        text = f"exceptions[{n}] has both dates and first or last"
        findings.error((*at, "dates"), text, "Write one of the two.")
    elif not exception.dates and (first is None or last is None):
        text = f"exceptions[{n}] does not say on which days"
        findings.error(at, text, "Add dates = [2021-05-03], or first and last.")
    elif first is not None and last is not None:
        if last < first:
            text = f"exceptions[{n}]: last is {last}, before first, {first}"
            findings.error((*at, "last"), text, "Exchange them.")
        elif (last - first).days > LONGEST:
            text = f"exceptions[{n}] spans {(last - first).days:,} days; at most {LONGEST:,}"
            findings.error((*at, "last"), text, "Check the years.")


def _check_shifts(at: Path, n: int, exception: DayException, findings: Findings) -> None:
    for m, shift in enumerate(exception.shifts):
        check_breaks((*at, "shifts", m), shift, findings)
        if shift.days:
            text = f"exceptions[{n}].shifts[{m}]: days has no meaning where the dates are given"
            findings.error((*at, "shifts", m, "days"), text, "Remove days.")
    order = sorted((s.start, m, s.length) for m, s in enumerate(exception.shifts))
    for (begin, one, length), (following, other, _) in pairwise(order):
        if begin + length > following:
            text = f"exceptions[{n}]: shifts[{one}] still runs when shifts[{other}] starts"
            findings.error((*at, "shifts", other), text, "Shorten one or start the other later.")
            return
