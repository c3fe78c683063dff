"""What may come otherwise, and what it is worth to wait."""

import numpy as np

from motorworks.business import Investment
from motorworks.report.axis import nice_axis, steps
from motorworks.report.chart import Chart, Shape
from motorworks.report.figure import Figure
from motorworks.report.money import Purse
from motorworks.report.number import percent, plain, wide
from motorworks.report.table import Column, Table

BN = 1e9
SHOWN = 10
"""Factors in the picture."""


def tornado_figure(found: Investment, purse: Purse) -> Figure:
    """Give what each factor does to the value, one at a time."""
    shown = found.swings[:SHOWN]
    middle = float(found.flow.value)
    ends = [middle, *(v for s in shown for v in (s.low, s.high))]
    low, high = min(ends), max(ends)
    scale = 100 / (high - low) if high > low else 0.0

    def part(a: float, b: float, colour: str) -> dict[str, str]:
        return {
            "left": wide(scale * (min(a, b) - low)),
            "width": wide(scale * abs(b - a)),
            "colour": colour,
        }

    return Figure(
        key="tornado",
        title="One thing at a time",
        lead="What the value today becomes when one factor goes to an end of its range. Ranges "
        "are those of the plant file, or assumed; the table says which.",
        template="tornado",
        data={
            "low": "at its low end",
            "high": "at its high end",
            "middle": wide(scale * (middle - low)),
            "bars": [
                {
                    "title": s.factor.title,
                    "parts": [
                        part(middle, s.low, "flow-1"),
                        part(middle, s.high, "accent-fill"),
                    ],
                    "value": f"{purse.big(s.low)}",
                    "small": f"to {purse.big(s.high)}",
                    "tip": f"{s.factor.title}: {percent(s.factor.low, 0)} to "
                    f"{percent(s.factor.high, 0)} of its typical value, {s.factor.kind}",
                }
                for s in shown
            ],
            "axis": f"The line in the middle: {purse.big(middle)}.",
        },
        table=Table(
            caption="Factors",
            columns=(
                Column(name="Factor", values=[s.factor.title for s in found.swings]),
                Column(name="Low", values=[s.factor.low for s in found.swings], kind="share"),
                Column(name="High", values=[s.factor.high for s in found.swings], kind="share"),
                Column(name="Range is", values=[s.factor.kind for s in found.swings]),
                Column(
                    name="Value at low",
                    values=[purse.of(s.low) / BN for s in found.swings],
                    kind="number",
                    unit=f"bn {purse.code}",
                ),
                Column(
                    name="Value at high",
                    values=[purse.of(s.high) / BN for s in found.swings],
                    kind="number",
                    unit=f"bn {purse.code}",
                ),
            ),
        ),
    )


def distribution_figure(found: Investment, purse: Purse) -> Figure:
    """Give the distribution of the value over courses of events."""
    values = found.risk.values / purse.rate / BN
    heights, edges = np.histogram(values, bins=40)
    x = nice_axis(float(edges[0]), float(edges[-1]), plain)
    y = nice_axis(0.0, float(heights.max()), plain)
    zero = wide(x.at(0.0))
    low, middle, high = (v / purse.rate / BN for v in found.risk.quantiles(0.05, 0.5, 0.95))
    return Figure(
        key="distribution",
        title=f"All at once: value today over {len(values):,} courses of events",
        lead=f"Nine of ten lie between {plain(low)} and {plain(high)} billion {purse.code}, half "
        f"of them above {plain(middle)}. Left of the dashed line money is lost.",
        template="chart",
        data={
            "chart": Chart(
                x=x,
                y=y,
                label="Distribution of the net present value",
                shapes=(
                    Shape("solid", steps(edges.tolist(), heights.tolist(), x, y)),
                    Shape("target", f"M{zero} 0L{zero} 100"),
                ),
            )
        },
        note="Drawn together: metals with a correlation of 0.5, price and demand with 0.3 (both "
        "assumed).",
    )


def staging_figure(found: Investment, purse: Purse) -> Figure:
    """Give what it is worth to build half of it now and to decide on the rest later."""
    staged = found.staging
    assert staged is not None
    rows = (
        ("All now", staged.at_once),
        ("Half only", staged.half),
        (f"Half now, the rest decided after {plain(staged.decide)} years", staged.staged),
    )
    threshold = (
        ""
        if staged.threshold is None
        else f" It is built where demand then is above {percent(staged.threshold, 0)} of what "
        "the whole plant makes."
    )
    return Figure(
        key="staging-table",
        title="The value of waiting",
        lead=f"Demand wanders with {percent(staged.volatility, 0)} a year (assumed). The second "
        f"half is built in {percent(float(staged.built.mean()), 0)} of "
        f"{len(staged.built):,} courses.{threshold}",
        template="table",
        table=Table(
            caption="Staging",
            columns=(
                Column(name="Way", values=[r[0] for r in rows]),
                Column(
                    name="Mean value",
                    values=[purse.of(float(r[1].mean())) / BN for r in rows],
                    kind="number",
                    unit=f"bn {purse.code}",
                ),
                Column(
                    name="Lowest twentieth below",
                    values=[purse.of(float(np.quantile(r[1], 0.05))) / BN for r in rows],
                    kind="number",
                ),
                Column(
                    name="Loses money",
                    values=[float((r[1] < 0).mean()) for r in rows],
                    kind="share",
                ),
            ),
        ),
    )
