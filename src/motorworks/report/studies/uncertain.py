"""An uncertain verdict: page and terminal."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from motorworks.experiment.uncertain import Ranked, Uncertainty
from motorworks.report.axis import nice_axis, steps
from motorworks.report.chart import Chart, Shape, Word
from motorworks.report.figure import Figure, Section
from motorworks.report.number import percent, plain, scaled, wide
from motorworks.report.studies.settings import settings_facts
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

SHOWN = 12
"""Inputs in the picture."""
FIRST = 5
"""Inputs in words."""
LIKELY, UNLIKELY = 0.95, 0.05
SHAPES = {"pert": "PERT (beta)", "triangular": "triangular"}


def uncertain_study(found: Uncertainty) -> Study:
    """Give the page of an uncertain verdict."""
    return Study(
        kind="uncertain verdict",
        plant=found.plant,
        chip=_chip(found)[1],
        style=_chip(found)[0],
        sentence=uncertain_sentence(found),
        precision=f"{_middle(found)} {_measure(found)}",
        facts=(
            ("draws", str(found.draws)),
            ("inputs drawn", str(len(found.inputs))),
            ("distribution", SHAPES[found.shape]),
            *settings_facts(found.settings),
        ),
        intervals="The interval of the probability is Wilson's, 95 %.",
        sections=tuple(_sections(found)),
    )


def _chip(found: Uncertainty) -> tuple[str, str]:
    if found.probability is None:
        return "undecided", ""
    if found.probability >= LIKELY:
        return "reached", "Target likely"
    return ("missed", "Target unlikely") if found.probability <= UNLIKELY else ("undecided", "Open")


def uncertain_sentence(found: Uncertainty) -> str:
    """Give the answer in one sentence."""
    name = found.plant.title or found.plant.name
    product = f"good {found.plant.product}s a year"
    if found.target is None or found.interval is None:
        return f"{name} makes {_range(found)} {product} in nine draws of ten; it names no target."
    low, high = found.interval
    return (
        f"{name} reaches {number(found.target)} {product} with a probability of "
        f"{percent(found.probability, 0)} (95 % interval {percent(low, 0)} to {percent(high, 0)})."
    )


def _range(found: Uncertainty) -> str:
    low, high = found.quantiles(0.05, 0.95)
    return f"{number(low)} to {number(high)}"


def _middle(found: Uncertainty) -> str:
    gap = found.mean - found.typical
    side = "below" if gap < 0 else "above"
    drawn = f"{found.draws} draws of {len(found.inputs)} inputs"
    text = (
        f"Over {drawn} the output is {number(found.mean)} "
        f"in the mean, {_range(found)} in nine of ten. With every input at its typical value "
        f"it is {number(found.typical)}: the mean lies {number(abs(gap))} {side} it, because the "
        "ranges reach further to one side."
    )
    stood = f" {found.standstills} draws came to a standstill and count as 0."
    return text + (stood if found.standstills else "")


def _measure(found: Uncertainty) -> str:
    """Give the inputs most worth measuring in a sentence."""
    first = [r for r in found.ranking if r.influence.significant][:FIRST]
    if not first:
        return "No single input stands out from chance; more draws would tell more."
    named = "; ".join(f"{r.input.title} ({_share(r)} of the variance)" for r in first)
    return f"Measure first: {named}."


def _share(ranked: Ranked) -> str:
    return percent(max(0.0, ranked.influence.share), 0)


# ---- figures ----


def _sections(found: Uncertainty) -> Iterator[Section]:
    yield Section(
        key="output",
        short="Output",
        title="What the plant makes",
        figures=(_distribution(found),),
    )
    yield Section(
        key="measure",
        short="What to measure",
        title="What to measure first",
        figures=(_tornado(found), _inputs(found)),
    )
    yield Section(
        key="method",
        short="How it was found",
        title="How it was found",
        figures=tuple(_method(found)),
    )


def _distribution(found: Uncertainty) -> Figure:
    heights, edges = np.histogram(found.outputs, bins=_bins(found))
    ends = [float(edges[0]), float(edges[-1]), *([found.target] if found.target else [])]
    x = nice_axis(min(ends), max(ends), scaled(max(ends)))
    y = nice_axis(0.0, float(heights.max()), plain)
    shapes = [Shape("solid", steps(edges.tolist(), heights.tolist(), x, y))]
    marks = []
    for value, word in ((found.typical, "all typical"), (found.target, "target")):
        if value:
            at = wide(x.at(value))
            shapes.append(Shape("target", f"M{at} 0L{at} 100"))
            top = 8.0 if word == "target" else 0.0
            marks.append(Word(x.at(value), top, f" {word}", "translate(.3rem, 0)"))
    counts = heights.tolist()
    return Figure(
        key="distribution",
        title="Output over all draws",
        lead=f"{found.draws} draws of all inputs from their ranges, one bar per class of output.",
        template="chart",
        data={
            "chart": Chart(
                x=x,
                y=y,
                label=f"Histogram of good {found.plant.product}s a year",
                shapes=tuple(shapes),
                marks=tuple(marks),
            )
        },
        table=Table(
            caption="Output over all draws",
            columns=(
                Column(name="From", values=[float(e) for e in edges[:-1]], kind="number"),
                Column(name="To", values=[float(e) for e in edges[1:]], kind="number"),
                Column(name="Draws", values=counts, kind="number"),
            ),
        ),
    )


def _bins(found: Uncertainty) -> int:
    return max(5, min(30, math.isqrt(found.draws)))


def _tornado(found: Uncertainty) -> Figure:
    rows = found.ranking[:SHOWN]
    ends = [e for r in rows for e in (r.influence.at_low, r.influence.at_high)] + [found.mean]
    x = nice_axis(min(ends), max(ends), scaled(max(ends)))
    return Figure(
        key="tornado",
        title="What each input moves",
        lead="Mean output over the fifth of the draws in which an input is lowest, and the fifth "
        "in which it is highest, all others drawn freely. Ranked by the share of the output's "
        "variance that would go if the input were known. A dot marks what chance alone "
        "explains well enough.",
        template="tornado",
        data={
            "low": "input low",
            "high": "input high",
            "middle": wide(x.at(found.mean)),
            "axis": f"From {number(x.low)} to {number(x.high)}; the line is the mean of all draws, "
            f"{number(found.mean)}.",
            "bars": [_bar(r, x, found) for r in rows],
        },
        table=_table(found),
    )


def _bar(ranked: Ranked, x: Any, found: Uncertainty) -> dict[str, Any]:
    influence = ranked.influence
    middle = x.at(found.mean)
    parts = [
        {
            "left": wide(min(middle, x.at(value))),
            "width": wide(abs(x.at(value) - middle)),
            "colour": colour,
        }
        for value, colour in (
            (influence.at_low, "flow-1"),
            (influence.at_high, "accent-fill"),
        )
    ]
    return {
        "title": ranked.input.title + ("" if influence.significant else " ·"),
        "parts": parts,
        "value": _share(ranked),
        "small": "of the variance",
        "tip": f"{ranked.input.path}\n{ranked.input.range[0]} to {ranked.input.range[1]}, "
        f"typically {ranked.input.written}\nlow: {influence.at_low:,.0f}, "
        f"high: {influence.at_high:,.0f} a year\nspread left if known: "
        f"{ranked.spread_left:,.0f} of {found.spread:,.0f}",
    }


def _table(found: Uncertainty) -> Table:
    rows = found.ranking
    return Table(
        caption="Inputs by influence",
        columns=(
            Column(name="Input", values=[r.input.title for r in rows]),
            Column(name="Path", values=[r.input.path for r in rows]),
            Column(name="Low", values=[r.input.range[0] for r in rows]),
            Column(name="Typical", values=[r.input.written for r in rows]),
            Column(name="High", values=[r.input.range[1] for r in rows]),
            Column(
                name="Share of variance", values=[r.influence.share for r in rows], kind="share"
            ),
            Column(name="p", values=[r.influence.p for r in rows], kind="number"),
            Column(
                name="Rank correlation", values=[r.influence.direction for r in rows], kind="number"
            ),
            Column(name="Output if low", values=[r.influence.at_low for r in rows], kind="number"),
            Column(
                name="Output if high", values=[r.influence.at_high for r in rows], kind="number"
            ),
            Column(
                name="Spread left if known", values=[r.spread_left for r in rows], kind="number"
            ),
        ),
    )


def _inputs(found: Uncertainty) -> Figure:
    return Figure(
        key="ranking",
        title="All inputs",
        lead="Share of variance: the first-order sensitivity index from given data (Plischke, "
        "Borgonovo and Smith 2013, doi 10.1016/j.ejor.2012.11.047), corrected for chance, the "
        "effects of stronger inputs taken out. p: chance of as much by luck, tested step by "
        "step with Holm's correction for the number of inputs.",
        template="folded_table",
        data={"summary": f"{len(found.ranking)} inputs"},
        table=_table(found),
        long=True,
    )


def _method(found: Uncertainty) -> Iterator[Figure]:
    rows = [
        ("Inputs", f"{len(found.inputs)} values of the plant file that give a range."),
        (
            "Distribution",
            f"{SHAPES[found.shape]} between low, typical and high. Drawn independently, by a Latin "
            "hypercube (McKay, Beckman and Conover 1979). One value for a process, not one "
            "for each machine.",
        ),
        (
            "Runs",
            "Short runs, each with random numbers of its own. The plant as written is warmed up "
            "once; every draw begins from that state and is given time to settle.",
        ),
        ("Probability", "Share of the draws that reach the target, with Wilson's interval."),
        (
            "What it is not",
            "Values without a range are taken as known, and ranges as honest. Two inputs "
            "that are wrong for one reason are drawn as if they were not.",
        ),
    ]
    yield Figure(
        key="how",
        title="How inputs were drawn",
        template="table",
        table=Table(
            caption="Method",
            columns=(
                Column(name="What", values=[r[0] for r in rows]),
                Column(name="How", values=[r[1] for r in rows]),
            ),
        ),
    )
    if found.check is not None:
        yield _check(found)


def _check(found: Uncertainty) -> Figure:
    check = found.check
    assert check is not None
    return Figure(
        key="check",
        title="Short runs against a year",
        lead=f"{len(check.draws)} draws simulated over a whole year as well. The short runs differ "
        f"by {check.bias:+,.0f} a year in the mean, by {check.greatest:,.0f} at the most.",
        template="table",
        table=Table(
            caption="Short runs against a year",
            columns=(
                Column(name="Draw", values=[d + 1 for d in check.draws], kind="number"),
                Column(name="Short run", values=_floats(check.short), kind="number"),
                Column(name="Year", values=_floats(check.year), kind="number"),
                Column(name="Difference", values=_floats(check.short - check.year), kind="number"),
            ),
        ),
    )


def _floats(values: Sequence[float] | Any) -> list[float]:
    return [float(v) for v in values]


# ---- terminal ----


def uncertain_summary(found: Uncertainty) -> "Group":
    """Give an uncertain verdict for the terminal, to be printed by rich."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(printable(uncertain_sentence(found)), style="bold"),
        Text(printable(_middle(found))),
        _terminal_table(found),
        Text(_foot(found), style="dim"),
    ]
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _terminal_table(found: Uncertainty) -> "RenderableType":
    from rich.table import Table as Grid
    from rich.text import Text

    columns = ("measure first", "range", "share", "if low", "if high", "spread left")
    grid = Grid(*columns, box=None, pad_edge=False)
    for column in grid.columns[2:]:
        column.justify = "right"
    by = 1e3 if found.mean >= 1e6 else 1.0
    for ranked in found.ranking[:SHOWN]:
        influence = ranked.influence
        low, high = ranked.input.range
        grid.add_row(
            Text(printable(ranked.input.title)),
            Text(printable(f"{low} - {high}")),
            _share(ranked) if influence.significant else f"({_share(ranked)})",
            f"{influence.at_low / by:,.0f}",
            f"{influence.at_high / by:,.0f}",
            f"{ranked.spread_left / by:,.0f}",
        )
    return grid


def _foot(found: Uncertainty) -> str:
    unit = "thousands a year" if found.mean >= 1e6 else "a year"
    by = 1e3 if found.mean >= 1e6 else 1.0
    text = (
        f"share: of the output's variance, in brackets where chance explains as much; if low, if "
        f"high: mean output ({unit}) over the draws with the input there; spread left: standard "
        f"deviation if the input were known, now {found.spread / by:,.0f}."
    )
    if found.check is None:
        return text
    return (
        f"{text} Against whole years the short runs differ by {found.check.bias:+,.0f} in the mean "
        f"and {found.check.greatest:,.0f} at the most ({len(found.check.draws)} draws)."
    )
