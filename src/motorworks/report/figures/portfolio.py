"""The portfolio board: a row for each project, its phases, its release with a band."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

import numpy as np

from motorworks.plant import Plant
from motorworks.report.axis import Axis, steps
from motorworks.report.number import percent, plain, wide
from motorworks.report.time_axis import date_axis
from motorworks.research import Answer
from motorworks.research.needs import CELLS, PROTOTYPE_LINE
from motorworks.research.portfolio import day_of
from motorworks.research.schedule import Schedule

COLOURS = ("flow-5", "flow-2", "flow-1", "flow-3", "flow-0", "flow-4", "flow-6")
MARKS = 8
"""Marks of the calendar at the most, so that they have room on a telephone."""
WHOLE = 60
"""Rows up to which the board is shown in its full height."""
ROOM = 1.03
"""What the board shows over the last of its dates."""


def phase_colours(plant: Plant) -> dict[str, str]:
    """Give the colour of each phase."""
    return {p.name: COLOURS[n % len(COLOURS)] for n, p in enumerate(plant.phases)}


def board_data(found: Answer) -> dict[str, Any]:
    """Give what the template of the board draws."""
    schedule, plant = found.schedule, found.plant
    end = _end(found)
    colours = phase_colours(plant)
    dates = date_axis(_instant(plant, 0.0), _instant(plant, end), MARKS)
    groups = []
    for kind, title in (("platform", "Platforms"), ("derivative", "Derivatives")):
        rows = [n for n, p in enumerate(schedule.projects) if p.kind == kind]
        rows.sort(key=lambda n: (schedule.end[n][-1], schedule.projects[n].name))
        if rows:
            groups.append((title, [_row(found, n, end, colours) for n in rows]))
    return {
        "ticks": [(wide(at), label.removeprefix("Jan ")) for at, label in dates.ticks],
        "key": [(p.title or p.name, colours[p.name]) for p in plant.phases],
        "bands": found.spread is not None,
        "whole": sum(len(rows) + 1 for _, rows in groups) <= WHOLE,
        "groups": groups,
        "resources": list(_resources(schedule, end)),
    }


def _end(found: Answer) -> float:
    """Give the last week that is shown."""
    weeks = [float(found.schedule.releases.max())]
    if found.spread is not None:
        known = set(found.spread.projects)
        weeks += [found.spread.of(p.name)[2] for p in found.schedule.projects if p.name in known]
    return max(1.0, ROOM * max(weeks))


def _instant(plant: Plant, week: float) -> datetime:
    return datetime.combine(day_of(plant, week), time())


def _row(found: Answer, n: int, end: float, colours: dict[str, str]) -> dict[str, Any]:
    schedule = found.schedule
    project = schedule.projects[n]
    released = float(schedule.releases[n])
    band = _band(found, project.name)
    return {
        "name": project.name,
        "title": project.title or project.name,
        "phases": [
            {
                "left": wide(100 * begin / end),
                "width": wide(100 * (stop - begin) / end),
                "colour": colours[stage.phase.name],
            }
            for stage, begin, stop in zip(
                project.stages, schedule.begin[n], schedule.end[n], strict=True
            )
        ],
        "release": wide(100 * released / end),
        "band": None
        if band is None
        else (wide(100 * band[0] / end), wide(100 * max(band[1] - band[0], 0.0) / end)),
        "target": "" if project.target is None else wide(100 * min(project.target / end, 1.0)),
        "tip": _tip(found, n, band),
    }


def _band(found: Answer, name: str) -> tuple[float, float] | None:
    if found.spread is None or name not in found.spread.projects:
        return None
    low, _, high = found.spread.of(name)
    return low, high


def _tip(found: Answer, n: int, band: tuple[float, float] | None) -> str:
    schedule, plant = found.schedule, found.plant
    project = schedule.projects[n]
    lines = [project.title or project.name]
    for stage, begin, stop in zip(project.stages, schedule.begin[n], schedule.end[n], strict=True):
        name = stage.phase.title or stage.phase.name
        lines.append(f"{name}: {day_of(plant, begin)} to {day_of(plant, stop)}")
    late = int(schedule.delays[n])
    behind = f", {late} weeks behind the plan" if late else ""
    lines.append(f"released {day_of(plant, float(schedule.releases[n]))}{behind}")
    if band is not None:
        days = [str(day_of(plant, week)) for week in band]
        lines.append(f"eight of ten draws from {days[0]} to {days[1]}")
    if project.target is not None:
        lines.append(f"target {day_of(plant, project.target)}")
    return "\n".join(lines)


def _resources(schedule: Schedule, end: float) -> Iterator[dict[str, Any]]:
    """Give test cells and prototype line by week against what there is."""
    x = Axis(low=0.0, high=end)
    for title, name in (("Test cells", CELLS), ("Prototype line", PROTOTYPE_LINE)):
        if name not in schedule.resources:
            continue
        k = schedule.resources.index(name)
        there = float(schedule.there[k].max(initial=0.0))
        used = schedule.used[k]
        y = Axis(low=0.0, high=1.1 * max(there, float(used.max(initial=0.0)), 1e-9))
        edges = list(np.arange(len(used) + 1, dtype=float))
        top = 100 - y.at(there)
        said = (
            f"at most {percent(float(used.max(initial=0.0)) / there)} taken"
            if name == PROTOTYPE_LINE and there
            else f"at most {plain(float(used.max(initial=0.0)))} of {plain(there)}"
        )
        yield {
            "title": title,
            "said": said,
            "used": steps(edges, used.tolist(), x, y),
            "limit": f"M0 {top:.2f}L100 {top:.2f}",
            "tip": f"{title}: {said}, by week; dashed is what there is",
        }
