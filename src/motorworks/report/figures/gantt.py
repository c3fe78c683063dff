"""A bar chart of a project: activities by kind, floats, critical path, resources below."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np
from markupsafe import Markup

from motorworks.construction import ProgrammeStudy
from motorworks.projects import Dependency
from motorworks.projects.critical_path import SAME, Dates
from motorworks.projects.pace import day_of
from motorworks.report.axis import Axis, nice_axis, steps
from motorworks.report.number import percent, plain, wide
from motorworks.report.time_axis import date_axis

KINDS = {
    "approval": "Approvals",
    "design": "Design",
    "civil": "Buildings and ground",
    "mep": "Building services",
    "equipment": "Machines",
    "commissioning": "Commissioning",
    "research": "Research",
    "other": "Other",
    "milestone": "Milestones",
}
DAY = 86400.0
MARKS = 8
"""Marks of the calendar at the most, so that they have room on a telephone."""
WHOLE = 60
"""Rows up to which the chart is shown in its full height."""
NEAR = 3653.0
"""Days from a goal within which other dates are drawn: ten years."""
ROOM = 0.02
"""Room left and right of the bars, as a share of the whole."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The range of time that a bar chart shows, in days as ``date.toordinal`` counts."""

    first: float
    last: float

    def at(self, day: float) -> float:
        """Give the place of a time [%]."""
        return 100 * (day - self.first) / (self.last - self.first)

    def axis(self) -> Axis:
        """Give the axis with the marks of a calendar."""
        return date_axis(_instant(self.first), _instant(self.last), MARKS)

    def months(self) -> list[tuple[float, str]]:
        """Give the first day of every month with its short name."""
        found = []
        month = day_of(self.first).replace(day=1)
        while month.toordinal() < self.last:
            if month.toordinal() >= self.first:
                word = f"{month:%b}" if month.month > 1 else f"{month:%Y}"
                found.append((self.at(month.toordinal()), word))
            month = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
        return found


def _instant(day: float) -> datetime:
    return datetime.combine(day_of(day), time())


def sheet_of(found: ProgrammeStudy) -> Sheet:
    """Give the range of time from the first start to the last date that is of interest."""
    days = [d.start for d in found.plan.dates] + [d.finish for d in found.plan.dates]
    days += [float(d.toordinal()) for d in due_dates(found).values()]
    if found.wish.today is not None:
        days.append(float(found.wish.today.toordinal()))
    low, high = min(days), max(days)
    room = max(ROOM * (high - low), 1.0)
    return Sheet(first=float(np.floor(low - room)), last=float(np.ceil(high + room)))


def deciding(found: ProgrammeStudy, dates: Dates) -> bool:
    """Tell whether an activity has no float or lies on the path to a goal.

    Over days off a path can have a day or two of float.
    """
    return dates.critical or any(dates.activity.name in path for path in found.paths)


def due_dates(found: ProgrammeStudy) -> dict[str, date]:
    """Give the dates that were announced, by what they are of."""
    goals = [(f"{g.title}, planned", g.planned) for g in found.project.goals]
    return {title: day for title, day in goals if day and near(found, day)}


def near(found: ProgrammeStudy, day: date) -> bool:
    """Tell whether a day is close enough to the programme to be drawn with it."""
    return abs(day.toordinal() - found.reached[0]) < NEAR


def gantt_data(found: ProgrammeStudy) -> dict[str, object]:
    """Give what the template of the bar chart draws."""
    sheet = sheet_of(found)
    groups = list(_groups(found))
    row_of: dict[str, int] = {}
    n = 0
    for _, rows in groups:
        n += 1  # the heading of the group
        for dates in rows:
            row_of[dates.activity.name] = n
            n += 1
    after = _behind(found)
    return {
        "ticks": [(wide(at), label.removeprefix("Jan ")) for at, label in sheet.axis().ticks],
        "whole": n <= WHOLE,
        "months": [(wide(at), label) for at, label in sheet.months()],
        "lines": list(_lines(found, sheet)),
        "groups": [
            (KINDS[kind], [_row(found, d, sheet, after) for d in rows]) for kind, rows in groups
        ],
        "rows": n,
        "links": list(_links(found, sheet, row_of)),
        "resources": list(_resources(found, sheet)),
    }


def _groups(found: ProgrammeStudy) -> Iterator[tuple[str, list[Dates]]]:
    for kind in KINDS:
        rows = [d for d in found.plan.dates if d.activity.kind == kind]
        if rows:
            yield kind, sorted(rows, key=lambda d: (d.start, d.finish, d.activity.name))


def _behind(found: ProgrammeStudy) -> dict[str, list[str]]:
    behind: dict[str, list[str]] = {}
    for d in found.plan.dates:
        for link in d.activity.after:
            behind.setdefault(link.activity, []).append(d.activity.name)
    return behind


def _row(
    found: ProgrammeStudy, dates: Dates, sheet: Sheet, after: Mapping[str, Sequence[str]]
) -> dict[str, object]:
    a = dates.activity
    left, right = sheet.at(dates.start), sheet.at(dates.finish)
    spare = dates.total_float if np.isfinite(dates.total_float) else 0.0
    till = min(sheet.at(dates.finish + max(spare, 0.0)), 100.0)
    late = a.deadline is not None and dates.finish > a.deadline.toordinal() + SAME
    finished = a.finished is not None
    return {
        "name": a.name,
        "title": a.title or a.name,
        "left": wide(left),
        "width": wide(right - left),
        "milestone": dates.finish - dates.start < SAME,
        "style": " ".join(
            word
            for word, on in (
                ("critical", deciding(found, dates)),
                ("finished", finished),
                ("late", late),
            )
            if on
        ),
        "float": (wide(right), wide(till - right)) if till - right > 0.05 else None,
        "deadline": wide(sheet.at(a.deadline.toordinal())) if a.deadline else "",
        "before": " ".join(link.activity for link in a.after),
        "after": " ".join(after.get(a.name, ())),
        "tip": _tip(found, dates, after.get(a.name, ())),
    }


def _tip(found: ProgrammeStudy, dates: Dates, after: Sequence[str]) -> str:
    a = dates.activity
    exposure = next((e for e in found.base.risk.exposures if e.name == a.name), None)
    lines = [f"{a.name} {a.title}".strip()]
    if a.authority:
        lines.append(a.authority)
    if dates.finish - dates.start < SAME:
        lines.append(f"{day_of(dates.start)}")
    else:
        days = dates.finish - dates.start
        lines.append(f"{day_of(dates.start)} to {day_of(dates.finish)}, {plain(days)} d")
    lines.append(_floats(dates))
    if a.after:
        lines.append("waits for " + ", ".join(link_text(link) for link in a.after))
    if after:
        lines.append("before " + ", ".join(after))
    if a.not_before:
        lines.append(f"not before {a.not_before}")
    if a.deadline:
        lines.append(f"to be finished by {a.deadline}")
    if exposure is not None and np.isfinite(exposure.criticality):
        lines.append(f"critical in {percent(exposure.criticality, 0)} of the draws")
    return "\n".join(lines)


def _floats(dates: Dates) -> str:
    if dates.critical:
        return "critical" + (
            f": {plain(-dates.total_float)} d late" if dates.total_float < 0 else ""
        )
    if not np.isfinite(dates.total_float):
        return "nothing waits for it"
    return f"float {plain(dates.total_float)} d, free {plain(dates.free_float)} d"


def link_text(link: Dependency) -> str:
    """Give a link in short: ``A02 SS+5 d``."""
    kind = "".join(word[0].upper() for word in link.kind.split("-"))
    lag = link.lag / DAY
    said = f" {kind}" if kind != "FS" or lag else ""
    return f"{link.activity}{said}{f'{lag:+g} d' if lag else ''}"


def _links(
    found: ProgrammeStudy, sheet: Sheet, row_of: Mapping[str, int]
) -> Iterator[dict[str, object]]:
    """Give each link as a path of right angles between two rows."""
    by = {d.activity.name: d for d in found.plan.dates}
    pairs = {pair for path in found.paths for pair in itertools.pairwise(path)}
    for d in found.plan.dates:
        for link in d.activity.after:
            before = by[link.activity]
            origin = before.finish if link.kind.startswith("finish") else before.start
            target = d.start if link.kind.endswith("start") else d.finish
            x0, x1 = sheet.at(origin), sheet.at(target)
            y0, y1 = row_of[link.activity] + 0.5, row_of[d.activity.name] + 0.5
            drives = abs(origin + link.lag / DAY - target) < SAME
            yield {
                "path": f"M{x0:.2f} {y0}H{max(x0, x1):.2f}V{y1}H{x1:.2f}",
                "critical": (link.activity, d.activity.name) in pairs
                or (drives and before.critical and d.critical),
                "origin": link.activity,
                "target": d.activity.name,
            }


def _lines(found: ProgrammeStudy, sheet: Sheet) -> Iterator[dict[str, str]]:
    for title, day in due_dates(found).items():
        yield {"kind": "due", "at": wide(sheet.at(day.toordinal())), "text": f"{title} {day}"}
    if found.wish.today is not None:
        at = sheet.at(found.wish.today.toordinal())
        yield {"kind": "today", "at": wide(at), "text": f"Today {found.wish.today}"}


def _resources(found: ProgrammeStudy, sheet: Sheet) -> Iterator[dict[str, object]]:
    """Give the use of each resource by week, its limit, and what is above it."""
    site = found.site
    titles = {r.name: r.title or r.name for r in found.project.resources}
    edges = [float(w.toordinal()) for w in site.weeks] + [site.weeks[-1].toordinal() + 7.0]
    x = Axis(low=sheet.first, high=sheet.last)
    for k, name in enumerate(site.resources):
        used, there = site.used[k], site.there[k]
        y = nice_axis(0.0, float(max(used.max(), there.max())) * 1.05, plain, marks=2)
        over = np.where(used > there, used, 0.0)
        yield {
            "title": titles[name],
            "top": plain(float(used.max())),
            "there": _range(there),
            "used": Markup(steps(edges, np.minimum(used, there).tolist(), x, y)),
            "over": Markup(steps(edges, over.tolist(), x, y)) if over.any() else "",
            "limit": Markup(_stairs(edges, there.tolist(), x, y)),
            "ticks": [(wide(100 - at), label) for at, label in y.ticks],
            "tip": f"{titles[name]}: at most {plain(float(used.max()))} at once with earliest "
            f"dates; there are {_range(there)}",
        }


def _range(there: np.ndarray) -> str:
    low, high = float(there.min()), float(there.max())
    return plain(low) if low == high else f"{plain(low)} to {plain(high)}"


def _stairs(edges: Sequence[float], heights: Sequence[float], x: Axis, y: Axis) -> str:
    parts: list[str] = []
    for left, right, height in zip(edges[:-1], edges[1:], heights, strict=True):
        top = 100 - y.at(height)
        parts.append(
            f"{'L' if parts else 'M'}{x.at(left):.2f} {top:.2f}L{x.at(right):.2f} {top:.2f}"
        )
    return "".join(parts)
