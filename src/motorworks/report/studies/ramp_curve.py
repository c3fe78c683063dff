"""The curve of a ramp-up: output by month with its band, against the plan."""

from datetime import date, datetime, time

from motorworks.rampup import Ramp
from motorworks.report.axis import Axis, band, curve, nice_axis
from motorworks.report.chart import Chart, Shape, points
from motorworks.report.figure import Figure
from motorworks.report.number import scaled
from motorworks.report.time_axis import date_axis

MARKS = 7
"""Dates written along the axis at the most: so many fit on a narrow screen."""


def curve_figure(found: Ramp) -> Figure:
    """Give the output of each month, with the band of replications, against plan and target."""
    months = found.months
    begin = months[0].begin
    at = [float((m.begin - begin).days * 86400) for m in months]
    ends = [float((m.end - begin).days * 86400) for m in months]
    middles = [(a + b) / 2 for a, b in zip(at, ends, strict=True)]
    low = [m.mean - (m.half_width or 0.0) for m in months]
    high = [m.mean + (m.half_width or 0.0) for m in months]
    x = date_marks(begin, months[-1].end)
    plan = _planned(found)
    top = max([*high, *plan, 1.0])
    y = nice_axis(0.0, top, scaled(top))
    shapes = []
    if any(m.half_width for m in months):
        shapes.append(Shape("area", band(middles, low, high, x, y)))
    shapes.append(Shape("line", curve(middles, [m.mean for m in months], x, y)))
    if plan:
        edges = [edge for pair in zip(at, ends, strict=True) for edge in pair]
        shapes.append(Shape("target", curve(edges, [v for v in plan for _ in range(2)], x, y)))
    series = [
        ("good", [f"{m.mean:,.0f}" for m in months]),
        ("half-width", [f"{m.half_width or 0:,.0f}" for m in months]),
    ]
    if plan:
        series.append(("planned", [f"{v:,.0f}" for v in plan]))
    said = " Dashed: the plan, in the working time of the month." if plan else ""
    return Figure(
        key="ramp",
        title=f"Good {found.plant.product}s a month",
        lead=f"Mean over replications; the band is its 95 % interval.{said}",
        template="chart",
        data={
            "chart": Chart(
                x=x,
                y=y,
                height="19rem",
                label="Output by month",
                shapes=tuple(shapes),
                points=points(
                    [x.at(t) for t in middles], [f"{m.begin:%B %Y}" for m in months], series
                ),
            )
        },
    )


def date_marks(begin: date, end: date) -> Axis:
    """Give an axis of seconds between two days with as many dates as a narrow screen holds."""
    first, last = (datetime.combine(day, time()) for day in (begin, end))
    dates = date_axis(first, last)
    few = dates.ticks[:: 1 + len(dates.ticks) // MARKS]
    return Axis(low=0.0, high=(last - first).total_seconds(), ticks=few)


def _planned(found: Ramp) -> list[float]:
    """Give what the plan asks for in each month; empty without a plan or a target."""
    if not all(p.planned is not None for p in found.periods) or not found.plant.target:
        return []
    values = []
    for m in found.months:
        wanted = m.mean / m.share if m.share else 0.0
        days = (m.end - m.begin).days
        share = sum(
            (p.planned or 0.0) * max(0, (min(m.end, p.end) - max(m.begin, p.begin)).days)
            for p in found.periods
        )
        values.append(wanted * share / days)
    return values
