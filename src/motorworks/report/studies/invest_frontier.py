"""What each sum of money buys: picture and table."""

from collections.abc import Iterator, Sequence
from typing import Any

from motorworks.business import Choice, Investment, Point
from motorworks.report.axis import curve, nice_axis
from motorworks.report.chart import Chart, Dot, Shape, Word
from motorworks.report.figure import Figure
from motorworks.report.money import Purse
from motorworks.report.number import NOTHING, plain, scaled
from motorworks.report.table import Column, Table
from motorworks.statistics.verdict import number

BN = 1e9


def frontier_figure(found: Investment, purse: Purse) -> Figure:
    """Give output by budget: estimated, simulated, and its bound."""
    points = found.points
    money = [purse.of(p.budget) / BN for p in points]
    tops = [max(p.best.bound, p.best.good, p.good or 0.0) for p in points]
    x = nice_axis(min(money), max(money), plain)
    y = nice_axis(0.0, max(tops), scaled(max(tops)))
    estimated = curve(money, [p.best.good for p in points], x, y)
    bound = curve(money, [p.best.bound for p in points], x, y)
    dots = tuple(
        Dot(x.at(m), 100 - y.at(p.good), _said(p, purse))
        for m, p in zip(money, points, strict=True)
        if p.good is not None
    )
    return Figure(
        key="frontier-chart",
        title=f"Good {found.plant.product}s a year by budget ({purse.code}, billions)",
        lead="Dots: simulated. Line: estimate of the best plant. Dashed: no plant makes more "
        "for that money.",
        template="chart",
        data={
            "chart": Chart(
                x=x,
                y=y,
                label="Output by budget",
                shapes=(Shape("line", estimated), Shape("target", bound)),
                dots=dots,
                marks=(Word(2.0, 4.0, "dashed: bound"),),
            )
        },
    )


def _said(point: Point, purse: Purse) -> str:
    choice = point.best.choice
    assert choice is not None
    half = "" if point.half_width is None else f" ± {number(point.half_width)}"
    return (
        f"{purse.big(point.budget)}: {choice.modules} modules, "
        f"{number(point.good or 0.0)}{half} a year"
    )


def points_figure(found: Investment, purse: Purse) -> Figure:
    """Give what each budget buys, point by point."""
    points = found.points

    def column(name: str, values: list[Any], kind: str = "number", unit: str = "") -> Column:
        return Column(name=name, values=values, kind=kind, unit=unit)

    choices = [p.best.choice for p in points]
    names = [p.process for p in found.menu.pooled if p.own]
    return Figure(
        key="points",
        title="Point by point",
        lead=f"{purse.big(found.menu.capital.fixed)} do not depend on the size: land, research, "
        "fixed parts of utilities and floor.",
        template="table",
        table=Table(
            caption="Frontier",
            columns=(
                column(
                    "Budget", [purse.of(p.budget) / BN for p in points], unit=f"bn {purse.code}"
                ),
                column("Spent", [purse.of(p.best.capital) / BN for p in points]),
                column("Modules", [c and c.modules for c in choices]),
                column("Worked more", [c.hours.name if c else "" for c in choices], "text"),
                column("Places more", [_wider(c) for c in choices], "text"),
                column("Estimated", [p.best.good for p in points]),
                column("Simulated", [p.good for p in points]),
                column("±", [p.half_width for p in points]),
                column("Machines make", [p.made for p in points]),
                column("Bound", [p.best.bound for p in points]),
                column("Floor", [p.best.floor for p in points], unit="m2"),
                column(
                    "Cost",
                    [None if p.cost is None else purse.of(p.cost.total) for p in points],
                    unit=purse.code,
                ),
                *_values(points, purse),
                column("Bound by", [p.best.binding for p in points], "text"),
                *(column(n, [c and c.machines.get(n) for c in choices]) for n in names),
                column("Trouble", [p.trouble for p in points], "text"),
            ),
        ),
    )


def _values(points: Sequence[Point], purse: Purse) -> Iterator[Column]:
    """Give the values, and what no plant exceeds where the value was maximised."""
    rows = [
        ("Value", [p.value for p in points]),
        ("Value bound", [p.best.value_bound for p in points]),
    ]
    for name, values in rows:
        if name == "Value" or any(v is not None for v in values):
            shown = [None if v is None else purse.of(v) / BN for v in values]
            yield Column(name=name, values=shown, kind="number", unit=f"bn {purse.code}")


def modules_of(choice: Choice | None) -> str:
    """Give the modules, and a plus where places or hours are more than in the file."""
    if choice is None:
        return NOTHING
    return f"{choice.modules}{' +' if choice.hours.name or choice.wider else ''}"


def _wider(choice: Choice | None) -> str:
    return ", ".join(f"{line} {n}" for line, n in choice.wider.items()) if choice else ""
