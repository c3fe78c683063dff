"""Whether an investment is worth it: page and terminal."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from motorworks.business import Choice, Investment, Point
from motorworks.capacity import Outlay
from motorworks.report.axis import curve, nice_axis, steps
from motorworks.report.chart import Chart, Dot, Shape, Word
from motorworks.report.figure import Figure, Section
from motorworks.report.money import Purse
from motorworks.report.number import NOTHING, percent, plain, scaled, wide
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

BN = 1e9
SHOWN = 10
"""Factors in the picture."""


def invest_study(found: Investment, purse: Purse) -> Study:
    """Give the page of an investment."""
    worth = float(found.flow.value) > 0
    return Study(
        kind="investment",
        plant=found.plant,
        chip="Worth it" if worth else "Not worth it",
        style="reached" if worth else "missed",
        sentence=invest_sentence(found, purse),
        precision=_precision(found, purse),
        facts=_facts(found, purse),
        intervals="Outputs have 95 % Student-t intervals over replications, the probability of "
        "loss Wilson's.",
        sections=tuple(_sections(found, purse)),
    )


def invest_sentence(found: Investment, purse: Purse) -> str:
    """Give the answer in one sentence."""
    best = found.best
    good = best.best.good if best.good is None else best.good
    how = "estimated" if best.good is None else "simulated"
    worth = float(found.flow.value)
    said = "are worth" if worth >= 0 else "lose"
    return (
        f"{purse.big(best.best.capital)} buy {number(good)} good {found.plant.product}s a year "
        f"({how}) and {said} {purse.big(abs(worth))} today."
    )


def _precision(found: Investment, purse: Purse) -> str:
    rate = found.flow.internal_rate()
    back = found.flow.payback_years()
    low, high = found.risk.loss_interval
    yearly = rate.yearly(4)
    parts = [
        f"Rate of return {NOTHING if yearly is None else percent(yearly)} a year at a discount of "
        f"{percent(found.case.discount)}; the money is back after "
        f"{NOTHING if back is None else plain(back)} years.",
        f"{percent(found.risk.loss, 0)} of {len(found.risk.values):,} courses of events lose money "
        f"({percent(low, 0)} to {percent(high, 0)}).",
    ]
    if rate.warning:
        parts.append(f"Beware: {rate.warning}.")
    if found.staging is not None:
        gain = found.staging.waiting
        if gain >= 0:
            parts.append(f"To wait with half of it is worth {purse.big(gain)}.")
        else:
            parts.append(f"To wait with half of it costs {purse.big(-gain)}.")
    return " ".join(parts)


def _facts(found: Investment, purse: Purse) -> tuple[tuple[str, str], ...]:
    case = found.case
    return (
        ("budget", purse.big(found.outlay.envelope)),
        ("ramp (assumed)", " / ".join(percent(r, 0) for r in case.ramp)),
        ("building (assumed)", f"{case.build} quarters"),
        ("production", f"{case.years} years"),
        ("tax", percent(case.tax, 0)),
        ("stock", f"{purse.big(case.stock)}, {found.stock_kind}"),
        ("paid after (assumed)", f"{case.receivable:.0f} / {case.payable:.0f} days"),
        ("seed", str(found.wish.seed)),
    )


def _sections(found: Investment, purse: Purse) -> Iterator[Section]:
    if len(found.points) > 1:
        yield Section(
            key="frontier",
            short="Frontier",
            title="What each sum of money buys",
            figures=(frontier_figure(found, purse), _points(found, purse)),
        )
    yield Section(
        key="capital",
        short="Capital",
        title="What it is spent on",
        figures=(capital_figure(found.outlay, purse, "Capital of the plant as the file has it"),),
    )
    yield Section(
        key="cash",
        short="Cash flow",
        title="What comes in and goes out",
        figures=(cash_figure(found, purse), _rows(found, purse)),
    )
    yield Section(
        key="risk",
        short="Risk",
        title="What may come otherwise",
        figures=(tornado_figure(found, purse), distribution_figure(found, purse)),
    )
    if found.staging is not None:
        yield Section(
            key="staging",
            short="Half now",
            title="Half now, half later",
            figures=(_staging(found, purse),),
        )


# ---- figures ----


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


def _points(found: Investment, purse: Purse) -> Figure:
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


def _modules(choice: Choice | None) -> str:
    """Give the modules, and a plus where places or hours are more than in the file."""
    if choice is None:
        return NOTHING
    return f"{choice.modules}{' +' if choice.hours.name or choice.wider else ''}"


def _wider(choice: Choice | None) -> str:
    return ", ".join(f"{line} {n}" for line, n in choice.wider.items()) if choice else ""


def capital_figure(outlay: Outlay, purse: Purse, title: str) -> Figure:
    """Give what a plant is built with, item by item."""
    items = outlay.items
    over = outlay.over or 0.0
    side = "over" if over > 0 else "under"
    floor = outlay.floor
    most = "" if outlay.most_floor is None else f" of {outlay.most_floor:,.0f} that the land allows"
    return Figure(
        key="capital-table",
        title=title,
        lead=f"{purse.big(outlay.total)}, {purse.big(abs(over))} {side} the budget. Floor "
        f"{floor.total:,.0f} m2{most}: machines {floor.net:,.0f} m2 net, {floor.workshops:,.0f} "
        f"with aisles, {floor.support:,.0f} beside, {floor.research:,.0f} of research.",
        template="table",
        table=Table(
            caption="Capital",
            columns=(
                Column(name="Item", values=[*(i.title for i in items), "Total"]),
                Column(
                    name="Amount",
                    values=[purse.of(v) / 1e6 for v in (*(i.amount for i in items), outlay.total)],
                    kind="number",
                    unit=f"M {purse.code}",
                ),
                Column(
                    name="Written off over",
                    values=[*(i.life for i in items), None],
                    kind="number",
                    unit="years",
                ),
                Column(name="Reckoned as", values=[*(i.basis for i in items), ""]),
            ),
        ),
    )


def cash_figure(found: Investment, purse: Purse) -> Figure:
    """Give the cumulated cash flow by quarter."""
    cash = found.flow.cash.ravel() / purse.rate / BN
    total = np.cumsum(cash)
    at = np.arange(len(cash)) / 4
    rates = (1 + found.flow.rate) ** -np.arange(len(cash))
    today = np.cumsum(cash * rates)
    ends = [0.0, *total.tolist(), *today.tolist()]
    x = nice_axis(0.0, float(at[-1]), plain, tight=True)
    y = nice_axis(min(ends), max(ends), plain)
    zero = 100 - y.at(0.0)
    return Figure(
        key="cash-chart",
        title=f"Money that is out or back (billions of {purse.code})",
        lead="Sum of all payments up to a quarter, by years from the first one; the thin line in "
        "money of today. Dashed: nothing out, nothing back.",
        template="chart",
        data={
            "chart": Chart(
                x=x,
                y=y,
                label="Cumulated cash flow by quarter",
                shapes=(
                    Shape("target", f"M0 {zero:.2f}L100 {zero:.2f}"),
                    Shape("line", curve(at.tolist(), total.tolist(), x, y)),
                    Shape("line thin", curve(at.tolist(), today.tolist(), x, y), "flow-1"),
                ),
            )
        },
    )


def _rows(found: Investment, purse: Purse) -> Figure:
    rows = found.flow.rows
    quarters = len(found.flow.cash.ravel())
    return Figure(
        key="cash-table",
        title="By quarter",
        lead="Building first. Payments out are negative.",
        template="folded_table",
        data={"summary": "All quarters"},
        table=Table(
            caption="Cash flow",
            columns=(
                Column(name="Quarter", values=list(range(1, quarters + 1)), kind="number"),
                *(
                    Column(
                        name=name.replace("_", " ").capitalize(),
                        values=(row.ravel() / purse.rate / 1e6).tolist(),
                        kind="number",
                        unit=f"M {purse.code}",
                    )
                    for name, row in rows.items()
                ),
            ),
        ),
    )


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


def _staging(found: Investment, purse: Purse) -> Figure:
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


# ---- terminal ----


def invest_summary(found: Investment, purse: Purse) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    heads = ("budget", "spent", "modules", "estimated", "simulated", "bound", "unit cost", "value")
    for heading in heads:
        grid.add_column(heading, justify="right")
    for p in found.points:
        choice = p.best.choice
        half = "" if p.half_width is None else f" ± {number(p.half_width)}"
        grid.add_row(
            purse.big(p.budget),
            purse.big(p.best.capital) if choice else NOTHING,
            f"{choice.modules}{' +' if choice.hours.name or choice.wider else ''}"
            if choice
            else NOTHING,
            number(p.best.good) if choice else NOTHING,
            NOTHING if p.good is None else number(p.good) + half,
            number(p.best.bound),
            NOTHING if p.cost is None else purse.text(p.cost.total),
            NOTHING if p.value is None else purse.big(p.value),
        )
    parts: list[RenderableType] = [
        Text(printable(invest_sentence(found, purse)), "bold"),
        Text(printable(_precision(found, purse))),
        grid,
    ]
    swings = "; ".join(
        f"{s.factor.title.lower()} {purse.big(s.low)} to {purse.big(s.high)}"
        for s in found.swings[:4]
    )
    parts.append(Text(printable(f"most at stake: {swings}"), "dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))
