"""Progress from a file: what is done and what it has cost, by activity and date."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from motorworks.construction.csv_rows import csv_rows, share_of
from motorworks.construction.progress import Report
from motorworks.errors import MotorworksError

HEADINGS = ("activity", "date", "complete", "cost")
MOST = 1e18
"""Cost above which a number is a slip of the pen [currency]."""


def read_progress(path: Path, activities: Iterable[str]) -> tuple[Report, ...]:
    """Give the reports that a CSV file holds under the headings of :data:`HEADINGS`.

    Parameters
    ----------
    path
        The file. ``complete`` is a share (0.4) or has its per cent sign (40 %); ``cost`` is all
        that the activity has cost up to the date, and may be empty.
    activities
        Names that there are.

    Raises
    ------
    MotorworksError
        If the file cannot be read, a line is no report, or an activity goes backwards.
    """
    known, last = set(activities), dict[str, Report]()
    found = []
    for where, row in csv_rows(path, HEADINGS):
        report = _report(where, row, known)
        _forwards(where, report, last.get(report.activity))
        last[report.activity] = report
        found.append(report)
    if not found:
        raise MotorworksError(f"{path}: there is no report in it; write lines such as {EXAMPLE}")
    return tuple(found)


EXAMPLE = "C02,2020-05-15,40 %,1200000000"


def _report(at: str, row: list[str], known: set[str]) -> Report:
    try:
        name, day, share, cost = row
        found = Report(
            activity=name,
            day=date.fromisoformat(day),
            complete=share_of(share),
            cost=float(cost) if cost else None,
        )
    except ValueError:
        found = None
    if found is None or not 0 <= found.complete <= 1 or not 0 <= (found.cost or 0.0) <= MOST:
        raise MotorworksError(
            f"{at}: {','.join(row)!r} is no report; expected activity, date, share from 0 to "
            f"100 %, cost up to then, such as {EXAMPLE}"
        )
    if found.activity not in known:
        listed = ", ".join(sorted(known)[:20])
        raise MotorworksError(f"{at}: there is no activity '{found.activity}'; there are {listed}")
    return found


def _forwards(at: str, new: Report, before: Report | None) -> None:
    if before is None:
        return
    if new.day <= before.day:
        msg = f"{at}: {new.activity} on {new.day} does not come after {before.day}"
        raise MotorworksError(f"{msg}: list the reports of an activity in order, each date once")
    if new.complete < before.complete:
        msg = f"{at}: {new.activity} is {new.complete:.0%} done, and was {before.complete:.0%}"
        raise MotorworksError(f"{msg} on {before.day}: what is done stays done")
    if new.cost is not None and before.cost is not None and new.cost < before.cost:
        msg = f"{at}: {new.activity} has cost {new.cost:g}, and {before.cost:g} on {before.day}"
        raise MotorworksError(f"{msg}: write all that it has cost up to the date")
