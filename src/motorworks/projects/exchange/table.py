"""Projects as tables: a CSV with a row for each activity."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.projects.activity import KINDS, Activity, Dependency
from motorworks.projects.calendar import Worktime
from motorworks.projects.critical_path import Plan
from motorworks.projects.exchange.contents import ProjectFile
from motorworks.projects.network import find_circle
from motorworks.projects.pace import day_of

DAY = 86400.0
SHORT = {"FS": "finish-start", "SS": "start-start", "FF": "finish-finish", "SF": "start-finish"}
"""Short names of links, as planners write them."""
LINK = re.compile(r"(?P<name>.+?)\s+(?P<kind>FS|SS|FF|SF)(?P<lag>\s*[+-].*)?")
_LONG = {kind: short for short, kind in SHORT.items()}
GIVEN = ("name", "title", "kind", "authority", "duration", "shortest", "longest", "after")
MORE = ("not_before", "finished", "deadline", "worktime", "sensitivity", "people", "cost")
DATES = ("start", "finish", "total_float", "free_float", "critical")
"""What is written of a plan; of these only the start is read again."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


def table_of(project: ProjectFile, plan: Plan) -> list[list[str | float | date | None]]:
    """Give a project with its dates as rows below their headings; durations and floats in days."""
    rows: list[list[str | float | date | None]] = [[*GIVEN, *MORE, *DATES]]
    by = {d.activity.name: d for d in plan.dates}
    for a in project.activities:
        dates = by[a.name]
        rows.append(
            [
                *(_cell(a, key) for key in (*GIVEN, *MORE)),
                day_of(dates.start),
                day_of(dates.finish),
                dates.total_float if isfinite(dates.total_float) else None,
                dates.free_float if isfinite(dates.free_float) else None,
                "yes" if dates.critical else "no",
            ]
        )
    return rows


def write_table(project: ProjectFile, plan: Plan) -> str:
    """Give a project with its dates as the text of a CSV; durations and floats in days."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in table_of(project, plan):
        writer.writerow([f"{v:.10g}" if isinstance(v, float) else v for v in row])
    return out.getvalue()


def _cell(a: Activity, key: str) -> str | float | date | None:
    value: Any = getattr(a, key)
    if key == "after":
        return "; ".join(_link(link) for link in a.after)
    if key in ("duration", "shortest", "longest"):
        return None if value is None else float(value / DAY)
    found: str | float | date | None = value
    return found


def _link(link: Dependency) -> str:
    if link.kind == "finish-start" and not link.lag:
        return link.activity
    lag = f"{link.lag / DAY:+.10g}" if link.lag else ""
    return f"{link.activity} {_LONG[link.kind]}{lag}"


def read_table(text: str, name: str) -> ProjectFile:
    """Give the project of a CSV.

    Parameters
    ----------
    text
        The text of the file. Its headings are names of fields of an activity; ``name`` and
        ``duration`` have to be there. Links stand as ``A01; A02 SS+5``, with lags in days.
    name
        What the file is called.

    Raises
    ------
    MotorworksError
        If the file has no such headings, a cell cannot be read, a link leads nowhere, or
        activities wait for each other in a circle.
    """
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise MotorworksError(f"{name}: is no table: {error}; save it as CSV anew") from error
    return read_rows(rows, name)


def read_rows(rows: Sequence[Mapping[str, str]], name: str) -> ProjectFile:
    """Give the project of rows of text by heading; otherwise as :func:`read_table`."""
    missing = [key for key in ("name", "duration") if not rows or key not in rows[0]]
    if missing:
        raise MotorworksError(f"{name}: there is no column '{missing[0]}', or no row below it")
    unknown = [str(k) for k in rows[0] if k and k not in (*GIVEN, *MORE, *DATES)]
    notes = [f"column '{key}' is not read" for key in unknown]
    activities: list[Activity] = []
    for number, row in enumerate(rows, start=2):
        a = _activity(f"{name}, line {number}", row)
        if any(a.name == other.name for other in activities):
            raise MotorworksError(f"{name}, line {number}: '{a.name}' stands there twice")
        activities.append(a)
    _refuse_bad_links(name, activities)
    used = sorted({a.worktime for a in activities if a.worktime})
    notes += [f"worktime '{w}' is taken as Monday to Friday: a table has no days" for w in used]
    return ProjectFile(
        title=Path(name).stem,
        start=_start(name, rows, activities),
        activities=tuple(activities),
        worktimes=tuple(Worktime(name=w, days=WEEKDAYS) for w in used),
        notes=tuple(notes),
    )


def _start(name: str, rows: Sequence[Mapping[str, str]], activities: Sequence[Activity]) -> date:
    days = [
        _date(f"{name}, line {n}", row, "start")
        for n, row in enumerate(rows, start=2)
        if row.get("start")
    ]
    days += [a.not_before for a in activities] + [a.finished for a in activities]
    known = [day for day in days if day is not None]
    if not known:
        msg = f"{name}: nothing says when it starts; write a column 'start' or 'not_before'"
        raise MotorworksError(msg)
    return min(known)


def _activity(where: str, row: Mapping[str, str]) -> Activity:
    called = (row.get("name") or "").strip()
    if not called:
        raise MotorworksError(f"{where}: name is empty; write one")
    a = Activity(
        name=called,
        title=row.get("title") or "",
        kind=(row.get("kind") or "other").strip(),
        authority=row.get("authority") or "",
        duration=_number(where, row, "duration", needed=True) * DAY,
        shortest=_days(where, row, "shortest"),
        longest=_days(where, row, "longest"),
        after=_after(where, row.get("after") or ""),
        not_before=_date(where, row, "not_before"),
        finished=_date(where, row, "finished"),
        deadline=_date(where, row, "deadline"),
        worktime=(row.get("worktime") or "").strip() or None,
        sensitivity=_number(where, row, "sensitivity"),
        people=_number(where, row, "people"),
        cost=_number(where, row, "cost"),
    )
    if a.kind not in KINDS:
        raise MotorworksError(f"{where}: kind is '{a.kind}'; expected one of {', '.join(KINDS)}")
    least, most = a.shortest or 0.0, a.duration if a.longest is None else a.longest
    if not least <= a.duration <= most:
        raise MotorworksError(f"{where}: shortest, duration and longest are out of order")
    return a


def _number(where: str, row: Mapping[str, str], key: str, *, needed: bool = False) -> float:
    cell = (row.get(key) or "").strip()
    if not cell and not needed:
        return 0.0
    try:
        value = float(cell)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1e9:
        raise MotorworksError(f"{where}: {key} is {cell!r}; expected a number of 0 or more")
    return value


def _days(where: str, row: Mapping[str, str], key: str) -> float | None:
    given = (row.get(key) or "").strip()
    return _number(where, row, key) * DAY if given else None


def _date(where: str, row: Mapping[str, str], key: str) -> date | None:
    cell = (row.get(key) or "").strip()
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        msg = f"{where}: {key} is {cell!r}; expected a date such as 2021-05-01"
        raise MotorworksError(msg) from None


def _after(where: str, cell: str) -> tuple[Dependency, ...]:
    links = []
    for part in filter(None, (p.strip() for p in cell.split(";"))):
        # Names may have blanks in them: only what looks like a kind of link is one.
        found = LINK.fullmatch(part)
        if found is None:
            links.append(Dependency(activity=part))
            continue
        try:
            lag = float((found["lag"] or "0").replace(" ", ""))
        except ValueError:
            msg = f"{where}: after is {part!r}; expected a name, or one such as A02 SS+5"
            raise MotorworksError(msg) from None
        links.append(Dependency(activity=found["name"], kind=SHORT[found["kind"]], lag=lag * DAY))
    return tuple(links)


def _refuse_bad_links(name: str, activities: Sequence[Activity]) -> None:
    there = {a.name for a in activities}
    for a in activities:
        for link in a.after:
            if link.activity not in there:
                msg = f"{name}: '{a.name}' waits for '{link.activity}', which is not there"
                raise MotorworksError(msg)
    circle = find_circle(activities)
    if circle:
        msg = f"{name}: activities wait for each other in a circle: {' -> '.join(circle)}"
        raise MotorworksError(msg)
