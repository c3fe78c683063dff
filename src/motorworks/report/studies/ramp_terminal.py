"""A ramp-up on the terminal."""

from typing import TYPE_CHECKING

from motorworks.rampup import Course, Ramp, Struck, looked_at
from motorworks.report.money import purse_of
from motorworks.report.number import NOTHING, big, percent, plain
from motorworks.report.studies.ramp_words import (
    days_of,
    gain_of,
    good_of,
    ramp_facts,
    ramp_precision,
    ramp_sentence,
)
from motorworks.report.terminal import printable

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table as Grid


def ramp_summary(found: Ramp) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(printable(ramp_sentence(found)), "bold"),
        Text(printable(ramp_precision(found))),
        _years(found),
        _table(found),
    ]
    if found.struck:
        parts.append(_struck(found.struck, found.plant.product))
    if found.pulls:
        parts.append(_pulls(found))
    said = "; ".join(f"{w}: {t}" for w, t in ramp_facts(found))
    parts.append(Text(printable(said), "dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _grid(*headings: str) -> "Grid":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(headings):
        grid.add_column(heading, justify="right" if n else "left", overflow="fold")
    return grid


def _years(found: Ramp) -> "Grid":
    grid = _grid("twelve months from", "good", "of the target", "planned")
    for p in found.periods:
        grid.add_row(p.begin.isoformat(), good_of(p), percent(p.share), percent(p.planned, 0))
    return grid


def _table(found: Ramp) -> "Grid":
    grid = _grid("month", "good", "of the target")
    for m in found.months:
        grid.add_row(f"{m.begin:%Y-%m}", good_of(m), percent(m.share) if m.share else NOTHING)
    return grid


def _pulls(found: Ramp) -> "Grid":
    purse = purse_of(found.plant)
    grid = _grid("lever", f"more in {looked_at(found.wish)} months", "first year's output", "cost")
    for p in sorted(found.pulls, key=lambda p: -p.gain[0]):
        cost = "not known" if p.lever.cost is None else purse.big(p.lever.cost)
        grid.add_row(printable(p.lever.title), gain_of(p), days_of(p), cost)
    return grid


def _struck(struck: Struck, product: str) -> "Grid":
    """Give what the disturbance of the programme costs, by case."""
    grid = _grid("", *(c.title.lower() for c in struck.courses))
    grid.add_row("production from", *(_production(c) for c in struck.courses))
    later = (f"{plain(c.later.mean)} d" if c.later.mean else NOTHING for c in struck.courses)
    grid.add_row("later by", *later)
    for n, day in enumerate(struck.days):
        lost = (c.lost[n] for c in struck.courses)
        said = (f"{big(e.mean)}{_half(e.half_width)}" if e.mean else NOTHING for e in lost)
        grid.add_row(f"{product}s fewer before {day}", *said)
    return grid


def _production(c: Course) -> str:
    first, last = min(c.production), max(c.production)
    return str(first) if first == last else f"{first} to {last}"


def _half(half: float | None) -> str:
    return "" if half is None else f" ± {big(half)}"
