"""A plant for a demand, on the terminal."""

from typing import TYPE_CHECKING

from motorworks.report.number import NOTHING, big, percent
from motorworks.report.studies.size import SizedStudy, simulated_sentence, size_sentence
from motorworks.report.studies.size_hours import levers_sentence
from motorworks.report.studies.size_tables import copies_text
from motorworks.report.terminal import printable
from motorworks.sizing import Sized, Step
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

SHOWN = 12
"""Processes on the terminal."""


def size_summary(study: SizedStudy) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    of = study.sized
    parts: list[RenderableType] = [
        Text(printable(size_sentence(of)), "bold"),
        Text(printable(simulated_sentence(study))),
        _machines_grid(of),
        _lines_grid(of),
    ]
    if study.levers is not None:
        parts.append(Text(printable(levers_sentence(study.levers, of.plant))))
    if study.steps:
        parts.append(_steps_grid(study.steps, of.plant.currency))
    parts.append(Text(printable(_beside(of)), "dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _beside(of: Sized) -> str:
    cover = "" if of.floor.may_cover is None else f" of {of.floor.may_cover:,.0f} m2 allowed"
    energy = f"{of.power.each / 3.6e6:.1f} kWh a {of.plant.product}"
    money = f"{big(of.spent.total)} {of.plant.currency} spent once" if of.spent.total else ""
    parts = (
        f"{of.people.total:,} people in all",
        f"{of.floor.footprint:,.0f} m2 of ground{cover}" if of.floor.total else "",
        f"{energy}, peak {of.power.peak / 1e6:.1f} MW",
        money,
    )
    return "; ".join(p for p in parts if p)


def _machines_grid(of: Sized) -> "RenderableType":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(("process", "load a year", "needed", "installed", "load", "note")):
        grid.add_column(heading, justify="right" if n else "left", overflow="fold")
    rows = sorted(of.installed.values(), key=lambda i: -i.load)
    for i in rows[:SHOWN]:
        grid.add_row(
            printable(i.process),
            f"{of.asked[i.process].worked:,.0f}",
            f"{i.needed:.2f}",
            f"{i.machines:,}",
            percent(i.load),
            ""
            if of.by_textbook[i.process] == i.machines
            else f"textbook {of.by_textbook[i.process]:,}",
        )
    if len(rows) > SHOWN:
        grid.add_row(f"and {len(rows) - SHOWN} more")
    return grid


def _lines_grid(of: Sized) -> "RenderableType":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(("line", "copies", "places", "models of its copies")):
        grid.add_column(heading, justify="right" if n in (1, 2) else "left", overflow="fold")
    placed = {line.name: line.places for line in of.plant.lines}
    for name, line in of.lines.items():
        places = placed[name] if name in of.places else None
        grid.add_row(
            printable(name),
            f"{line.copies:,}",
            NOTHING if places is None else f"{places:,}",
            printable(copies_text(line.allocation)),
        )
    return grid


def _steps_grid(steps: tuple[Step, ...], currency: str) -> "RenderableType":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for heading in ("demand", "modules", "machines", "people", "floor m2", f"money {currency}"):
        grid.add_column(heading, justify="right", overflow="fold")
    for step in steps:
        of = step.sized
        if of is None:
            grid.add_row(number(step.demand), "does not fit", "", "", "", "")
            continue
        lines = max((i.copies for i in of.lines.values() if i.line in of.places), default=0)
        grid.add_row(
            number(step.demand),
            f"{lines:,}",
            f"{sum(i.machines for i in of.installed.values()):,}",
            f"{of.people.total:,}",
            f"{of.floor.total:,.0f}",
            big(of.spent.total),
        )
    return grid
