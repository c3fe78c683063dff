"""Courses of stock: the saw of each part, with its band."""

from datetime import datetime, time, timedelta
from typing import Any

from motorworks.report.axis import band, curve, nice_axis
from motorworks.report.chart import Chart, Shape, points
from motorworks.report.figure import Figure, Section
from motorworks.report.number import plain, scaled
from motorworks.report.time_axis import date_axis, few_marks
from motorworks.stocks import Answer
from motorworks.stocks.observe import STEP

SHOWN = 12
"""Courses drawn: the part looked at, then those that are worth most."""
DAYS = 28
"""Days of a course that are drawn."""
MARKS = 5
"""Dates that a small chart holds."""


def course_section(found: Answer) -> Section:
    """Give the stock over time of the parts that are worth most."""
    figure = Figure(
        key="courses",
        title="Stock over time",
        lead=f"The first {DAYS} days measured, four points a day. Thick: the first run; band: "
        "least and most of all runs.",
        template="small_charts",
        data={"charts": [_item(found, v) for v in _shown(found)]},
        long=True,
    )
    return Section(key="courses", short="Courses", title="How the stock goes", figures=(figure,))


def _shown(found: Answer) -> list[int]:
    order = sorted(range(len(found.rows)), key=lambda v: -(found.rows[v].money or 0.0))
    if found.of is not None:
        order.sort(key=lambda v: found.rows[v] is not found.of)
    return order[:SHOWN]


def _item(found: Answer, v: int) -> dict[str, Any]:
    row = found.rows[v]
    return {
        "title": row.supply.title or row.supply.name,
        "sub": f"{row.policy}, {plain(row.stock.mean)} parts in the mean",
        "chart": _chart(found, v),
    }


def _chart(found: Answer, v: int) -> Chart:
    stock = found.seen.stock[:, : int(DAYS * 86400 / STEP), v].astype(float)
    count = stock.shape[1]
    begin = datetime.combine(found.plant.start, time()) + timedelta(seconds=found.terms.warm_up)
    x = few_marks(date_axis(begin, begin + timedelta(seconds=(count + 1) * STEP)), MARKS)
    top = max(float(stock.max()), 1.0)
    y = nice_axis(0.0, top, scaled(top), marks=4)
    at = [(k + 1) * STEP for k in range(count)]
    low, high = stock.min(axis=0), stock.max(axis=0)
    shapes = (
        Shape("area", band(at, low.tolist(), high.tolist(), x, y), "flow-2"),
        Shape("line", curve(at, stock[0].tolist(), x, y), "flow-2"),
    )
    days = [f"{begin + timedelta(seconds=a):%d %b %H:%M}" for a in at]
    said = [("in stock", [f"{s:,.0f}" for s in stock[0]])]
    return Chart(
        x=x,
        y=y,
        label=f"Stock of {found.rows[v].supply.name}",
        shapes=shapes,
        points=points([x.at(a) for a in at], days, said),
        height="10rem",
    )
