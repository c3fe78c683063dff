"""Drawings of a portfolio: projects as bars by phase, and the load of everything by month."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

import numpy as np
from markupsafe import Markup

from motorworks.plant import Plant
from motorworks.research.portfolio import WEEKS, day_of
from motorworks.research.schedule import Schedule

WIDTH, LEFT, ROW, TOP = 1000, 150, 17, 26
COLOURS = ("flow-5", "flow-2", "flow-1", "flow-3", "flow-0", "flow-4", "flow-6")
SQUARE = 22
HEAT_LEFT = 240


def _svg(height: float, label: str, parts: Iterator[str], width: float = WIDTH) -> Markup:
    return Markup(
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(label)}" '
        f'style="width:100%;height:auto;display:block">{"".join(parts)}</svg>'
    )


def words(x: float, y: float, text: str, anchor: str = "start", size: int = 12) -> str:
    """Give a few words at a place of a drawing."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" '
        f'style="font:{size}px var(--sans);fill:var(--soft)">{escape(text)}</text>'
    )


def board(plant: Plant, schedule: Schedule) -> Markup:
    """Give the portfolio board: a bar for each phase, a diamond at each release."""
    end = max(int(schedule.releases.max()), 1)
    order = sorted(
        range(len(schedule.projects)), key=lambda n: (_kind(schedule, n), _release(schedule, n))
    )
    scale = (WIDTH - LEFT - 20) / end
    height = TOP + ROW * len(order) + 8
    return _svg(height, "Portfolio board", _board(plant, schedule, order, scale, height))


def _kind(schedule: Schedule, n: int) -> bool:
    return schedule.projects[n].kind == "derivative"


def _release(schedule: Schedule, n: int) -> int:
    return schedule.end[n][-1]


def _board(
    plant: Plant, schedule: Schedule, order: Sequence[int], scale: float, height: float
) -> Iterator[str]:
    yield from _months(plant, int(schedule.releases.max()), scale, height)
    for row, n in enumerate(order):
        yield from _project(plant, schedule, n, TOP + ROW * row, scale)


def _months(plant: Plant, end: int, scale: float, height: float) -> Iterator[str]:
    for month in range(0, int(end / WEEKS) + 1, 3):
        week = month * WEEKS
        x = LEFT + scale * week
        yield (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 6}" y2="{height:.1f}" '
            'style="stroke:var(--grid)"/>'
        )
        yield words(x, 14, f"{day_of(plant, week):%b %Y}", "start" if not month else "middle")


def _project(plant: Plant, schedule: Schedule, n: int, y: float, scale: float) -> Iterator[str]:
    project, colours = schedule.projects[n], _colours(plant)
    title = project.title or project.name
    yield words(LEFT - 8, y + 11, title if len(title) < 24 else f"{title[:22]}…", "end")
    for stage, begin, end in zip(project.stages, schedule.begin[n], schedule.end[n], strict=True):
        name = stage.phase.title or stage.phase.name
        tip = f"{title}: {name}\n{day_of(plant, begin)} to {day_of(plant, end)}"
        yield (
            f'<rect x="{LEFT + scale * begin:.1f}" y="{y + 2}" rx="2" '
            f'width="{max(scale * (end - begin) - 1, 1):.1f}" height="{ROW - 5}" '
            f'style="fill:var(--{colours[stage.phase.name]})" data-tip="{escape(tip)}"/>'
        )
    week, planned = int(schedule.releases[n]), int(schedule.unlimited[n])
    tip = f"{title} released {day_of(plant, week)}, {week - planned} weeks behind the plan"
    yield _diamond(LEFT + scale * week, y + ROW / 2 - 0.5, tip)


def _diamond(x: float, y: float, tip: str) -> str:
    points = f"{x - 5:.1f},{y} {x:.1f},{y - 5} {x + 5:.1f},{y} {x:.1f},{y + 5}"
    return f'<polygon points="{points}" style="fill:var(--ink)" data-tip="{escape(tip)}"/>'


def _colours(plant: Plant) -> dict[str, str]:
    return {p.name: COLOURS[n % len(COLOURS)] for n, p in enumerate(plant.phases)}


def board_key(plant: Plant) -> list[tuple[str, str]]:
    """Give the key of the board: phases with their colours."""
    colours = _colours(plant)
    return [(phase.title or phase.name, colours[phase.name]) for phase in plant.phases]


def monthly(values: np.ndarray) -> np.ndarray:
    """Give means by month of values by week, shape (rows, weeks) → (rows, months)."""
    weeks = values.shape[1]
    months = max(1, int(weeks / WEEKS))
    borders = np.minimum(np.round(np.arange(months + 1) * WEEKS).astype(int), weeks)
    return np.array([values[:, a:b].mean(axis=1) for a, b in pairwise(borders)]).T


def heat(plant: Plant, schedule: Schedule, titles: Sequence[str], months: int) -> Markup:
    """Give the load against what there is by month: one row each, the plan beside the schedule."""
    there = np.maximum(schedule.there[:, :1], 1e-9)
    load = monthly(schedule.used / there)[:, :months]
    count = load.shape[1]
    width = HEAT_LEFT + SQUARE * 1.4 * count + 10
    height = TOP + SQUARE * len(titles) + 6
    return _svg(height, "Load by month", _squares(plant, load, titles), width)


def _squares(plant: Plant, load: np.ndarray, titles: Sequence[str]) -> Iterator[str]:
    wide, left = SQUARE * 1.4, HEAT_LEFT
    for month in range(0, load.shape[1], 3):
        day = day_of(plant, month * WEEKS)
        yield words(left + wide * month, 14, f"{day:%b %Y}")
    for k, title in enumerate(titles):
        y = TOP + SQUARE * k
        yield words(left - 8, y + 14, title, "end")
        for month, share in enumerate(load[k]):
            yield _square(left + wide * month, y, float(share), wide, title, month + 1)


def _square(x: float, y: float, share: float, wide: float, title: str, month: int) -> str:
    tip = f"{title}, month {month}: {100 * share:.1f} %"
    fill = "accent-fill" if share > 0.995 else "flow-1"
    light = 0.08 + 0.82 * min(max(share - 0.3, 0) / 0.7, 1.0)
    return (
        f'<rect x="{x:.1f}" y="{y}" width="{wide - 2:.1f}" height="{SQUARE - 2}" rx="2" '
        f'style="fill:var(--{fill});fill-opacity:{light:.2f}" data-tip="{escape(tip)}"/>'
        f'<text x="{x + wide / 2 - 1:.1f}" y="{y + 14}" text-anchor="middle" '
        f'style="font:11px var(--sans);fill:var(--ink)">{100 * share:.0f}</text>'
    )
