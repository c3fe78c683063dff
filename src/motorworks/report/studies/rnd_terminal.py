"""What a research centre can do: the terminal."""

from typing import TYPE_CHECKING

from motorworks.report.figure import Figure
from motorworks.report.number import percent, plain
from motorworks.report.studies.rnd_mix import mix_figures
from motorworks.report.studies.rnd_tables import (
    frontier_table,
    hires_table,
    loads_table,
    verdict_table,
)
from motorworks.report.studies.rnd_words import (
    mix_sentence,
    prototype_sentence,
    rnd_precision,
    rnd_sentence,
)
from motorworks.report.table import Column, Value
from motorworks.report.terminal import printable
from motorworks.research import Answer

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table as Grid


def rnd_summary(found: Answer) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(printable(rnd_sentence(found)), "bold"),
        Text(printable(rnd_precision(found))),
    ]
    if found.verdict is not None:
        parts.append(_grid(verdict_table(found, found.verdict)))
    parts += [_grid(loads_table(found)), _grid(frontier_table(found)), _grid(hires_table(found))]
    if mix_sentence(found):
        parts.append(Text(printable(mix_sentence(found))))
    if found.mix is not None:
        parts += [_grid(f) for f in mix_figures(found.mix, found.plant.product)[1:]]
    parts.append(Text(printable(prototype_sentence(found))))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _grid(figure: Figure) -> "Grid":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    assert figure.table is not None
    for column in figure.table.columns:
        right = column.kind != "text"
        grid.add_column(column.name.lower(), justify="right" if right else "left", overflow="fold")
    for row in zip(*(_cells(column) for column in figure.table.columns), strict=True):
        grid.add_row(*row)
    return grid


def _cells(column: Column) -> list[str]:
    return [_cell(column.kind, value) for value in column.values]


def _cell(kind: str, value: Value) -> str:
    if kind == "text" or isinstance(value, str):
        return printable(str(value or ""))
    return percent(value) if kind == "share" else plain(value)
