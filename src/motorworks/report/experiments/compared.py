"""Variants side by side: terminal and page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from motorworks.experiment.analysis.comparison import Comparison
from motorworks.experiment.analysis.pairs import Pair
from motorworks.experiment.paired import Estimate
from motorworks.report.axis import Axis
from motorworks.report.experiments.measure import (
    Measure,
    capital,
    heading,
    measure_values,
)
from motorworks.report.experiments.variants import unbroken
from motorworks.report.figure import Figure, Section
from motorworks.report.number import NOTHING, wide
from motorworks.report.studies.study import Study, write_study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

VERDICTS = {
    "more": "more",
    "less": "less",
    "open": "cannot be told",
    "equal": "equal",
}


def unit_of(found: Comparison, response: int) -> Measure:
    """Give how a response is shown."""
    return measure_values(found.units[response], found.values[:, :, response])


def comparison_sentence(found: Comparison) -> str:
    """Give the first response in one sentence."""
    pairs = [p for p in found.pairs if p.response == 0]
    if not pairs:
        return "Nothing to compare."
    most = max(pairs, key=lambda p: abs(p.mean or 0.0))
    sure = [p for p in pairs if p.verdict in ("more", "less")]
    response, unit = found.responses[0], unit_of(found, 0)
    if not sure:
        return f"{capital(response.label)}: no difference that these runs can tell from chance."
    pick = most if most in sure else sure[0]
    assert pick.mean is not None
    sure_change = Estimate(pick.mean, pick.half_width_together)
    doubled = unit.word and unit.word in response.label
    change = unit.bare_change(sure_change) if doubled else unit.change(sure_change)
    share = "" if pick.share is None else f" ({pick.share:+.1%})".replace("%", " %")
    names = f"{found.names[pick.other]} against {found.names[pick.one]}"
    return f"{capital(response.label)}: {change}{share}, {names}."


def how_sure(found: Comparison) -> str:
    """Give what the intervals are."""
    count = found.values.shape[1]
    random = "common random numbers" if found.common else "random numbers that are not shared"
    text = f"Paired replication by replication, {count} of each, with {random}."
    if count < 2:
        return f"{text} One replication gives no interval."
    if found.each > 1:
        text += (
            f" {found.each} differences are looked at for each figure, so each interval has "
            f"{100 * (1 - 0.05 / found.each):.2f} %: all hold together with 95 % (Bonferroni)."
        )
    else:
        text += " Intervals of 95 %."
    return f"{text} {found.note}".strip()


def write_comparison(found: Comparison, path: Path | str) -> Path:
    """Write the page of a comparison; give the file.

    Raises
    ------
    RunError
        If it cannot be written.
    """
    return write_study(comparison_study(found), path)


def comparison_study(found: Comparison) -> Study:
    """Give the page of a comparison."""
    return Study(
        kind="comparison",
        about=" against ".join(found.names[:3]) + (" and others" if len(found.names) > 3 else ""),
        sentence=comparison_sentence(found),
        precision=how_sure(found),
        facts=(
            ("variants", str(len(found.names))),
            ("replications", str(found.values.shape[1])),
            ("differences", str(len(found.pairs))),
        ),
        intervals="Intervals are Student-t intervals over replications.",
        sections=(
            Section(
                key="differences",
                short="Differences",
                title="Differences",
                figures=(_differences(found),),
            ),
            Section(
                key="figures",
                short="Figures",
                title="What each gives",
                figures=(_means(found),),
            ),
        ),
    )


def _differences(found: Comparison) -> Figure:
    return Figure(
        key="differences-figure",
        title="Differences with their intervals",
        lead="A bar that keeps clear of the line at nothing is a difference that chance does not "
        "explain.",
        template="ranges",
        data={
            "group": "differences",
            "views": [_difference_view(found, k) for k in range(len(found.responses))],
        },
        table=_pairs_table(found),
    )


def _difference_view(found: Comparison, k: int) -> dict[str, Any]:
    pairs = [p for p in found.pairs if p.response == k]
    ends = [0.0]
    for pair in pairs:
        half = pair.half_width_together or 0.0
        ends += [] if pair.mean is None else [pair.mean - half, pair.mean + half]
    unit = measure_values(found.units[k], ends)
    axis = unit.axis(ends)
    return {
        "title": heading(found.responses[k], unit),
        "parts": max(1, len(axis.ticks) - 1),
        "zero": wide(unit.at(axis, 0.0)),
        "ticks": [(wide(at), text) for at, text in axis.ticks],
        "rows": [_difference_row(found, pair, unit, axis) for pair in pairs],
    }


def _difference_row(found: Comparison, pair: Pair, unit: Measure, axis: Axis) -> dict[str, Any]:
    title = f"{found.names[pair.other]} against {found.names[pair.one]}"
    row: dict[str, Any] = {"number": "", "title": title, "best": False, "box": None}
    if pair.mean is None:
        return {**row, "bar": None, "dot": None, "value": NOTHING, "tip": f"{title}\nno value"}
    half = pair.half_width_together or 0.0
    left, right = (unit.at(axis, pair.mean + side * half) for side in (-1, 1))
    said = unit.change(Estimate(pair.mean, pair.half_width_together))
    return {
        **row,
        "best": pair.verdict in ("more", "less"),
        "bar": (wide(left), wide(right - left)),
        "dot": wide(unit.at(axis, pair.mean)),
        "value": said,
        "tip": f"{title}\n{said}: {VERDICTS[pair.verdict]}",
    }


def _pairs_table(found: Comparison) -> Table:
    pairs = found.pairs
    return Table(
        caption="Differences",
        columns=(
            Column(name="Figure", values=[found.responses[p.response].label for p in pairs]),
            Column(name="Of", values=[found.names[p.other] for p in pairs]),
            Column(name="Against", values=[found.names[p.one] for p in pairs]),
            Column(name="Unit", values=[found.units[p.response] for p in pairs]),
            Column(name="Difference", values=[p.mean for p in pairs], kind="number"),
            Column(name="± by itself", values=[p.half_width for p in pairs], kind="number"),
            Column(
                name="± all together",
                values=[p.half_width_together for p in pairs],
                kind="number",
            ),
            Column(name="Share", values=[p.share for p in pairs], kind="share"),
            Column(name="Verdict", values=[VERDICTS[p.verdict] for p in pairs]),
        ),
    )


def _means(found: Comparison) -> Figure:
    columns = [Column(name="Variant", values=list(found.names))]
    for k, response in enumerate(found.responses):
        unit = unit_of(found, k)
        columns.append(
            Column(
                name=capital(response.label),
                values=[_said(found, v, k, unit) for v in range(len(found.names))],
            )
        )
    if any(found.troubles):
        columns.append(Column(name="Trouble", values=list(found.troubles)))
    return Figure(
        key="means-table",
        title="Means and 95 % intervals",
        template="table",
        table=Table(caption="Means and 95 % intervals", columns=tuple(columns)),
    )


def _said(
    found: Comparison, variant: int, response: int, unit: Measure, *, bare: bool = False
) -> str:
    if np.isnan(found.values[variant, :, response]).any():
        return "stood still" if found.troubles[variant] else NOTHING
    mean = found.estimate(variant, response)
    return unit.bare(mean) if bare else unit.sure(mean)


# ---- terminal ----


def comparison_summary(found: Comparison) -> "Group":
    """Give a comparison for the terminal, to be printed by rich."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(printable(comparison_sentence(found)), style="bold"),
        _figures(found),
        _grid(found),
        *_troubles(found),
        Text(f"{how_sure(found)} In brackets: chance may explain it.", style="dim"),
    ]
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _figures(found: Comparison) -> "RenderableType":
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid("", "", box=None, pad_edge=False)
    grid.columns[1].overflow = "fold"
    for k, response in enumerate(found.responses):
        title = heading(response, unit_of(found, k))
        grid.add_column(Text(printable(title)), justify="right")
    for v, name in enumerate(found.names):
        cells = [_said(found, v, k, unit_of(found, k), bare=True) for k in _all(found)]
        grid.add_row(letter(v), Text(printable(unbroken(name))), *cells)
    return grid


def _all(found: Comparison) -> range:
    return range(len(found.responses))


def letter(variant: int) -> str:
    """Give the short name of a variant: A to Z, then numbers."""
    return chr(ord("A") + variant) if variant < 26 else str(variant + 1)


def _grid(found: Comparison) -> "RenderableType":
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid("difference", box=None, pad_edge=False)
    for k, response in enumerate(found.responses):
        unit = unit_of(found, k)
        words = heading(response, replace(unit, word=unit.points))
        grid.add_column(Text(printable(words)), justify="right")
    for n in range(found.each):
        row = [found.pairs[k * found.each + n] for k in _all(found)]
        name = f"{letter(row[0].other)} less {letter(row[0].one)}"
        grid.add_row(name, *(_difference_cell(found, pair) for pair in row))
    return grid


def _difference_cell(found: Comparison, pair: Pair) -> "RenderableType":
    from rich.text import Text

    if pair.mean is None:
        return Text(NOTHING)
    text = unit_of(found, pair.response).bare_change(Estimate(pair.mean, pair.half_width_together))
    sure = pair.verdict in ("more", "less")
    return Text(text, style="bold") if sure else Text(f"({text})", style="dim")


def _troubles(found: Comparison) -> Iterator["RenderableType"]:
    from rich.text import Text

    for name, trouble in zip(found.names, found.troubles, strict=True):
        if trouble:
            yield Text(printable(f"{name}: {trouble}"), style="red")
