"""The business case that a board reads: one page, and the terminal."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from motorworks.business import BusinessCase, KeyNumber, Point
from motorworks.business.key_number import MONEY, SHARE
from motorworks.report.figure import Figure, Section
from motorworks.report.money import Purse
from motorworks.report.number import NOTHING, given, percent, plain
from motorworks.report.studies.invest_cash import capital_figure, cash_figure
from motorworks.report.studies.invest_frontier import frontier_figure
from motorworks.report.studies.invest_risk import distribution_figure, tornado_figure
from motorworks.report.studies.siteplan_plan import plan_figure
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

MILLION = 1e6
FIRST = ("good", "unit_cost", "npv", "irr", "payback", "loss", "floor", "people")
"""Key numbers that the terminal shows."""
GROUPS = {
    "What it takes and makes": (
        "budget",
        "capital",
        "good",
        "bound",
        "target",
        "unit_cost",
        "price",
    ),
    "What it is worth": ("npv", "npv_assumed_ramp", "irr", "payback", "loss", "waiting"),
    "How large it is": ("floor", "land", "people", "stock"),
}
TERMS = "On what terms"
"""What the key numbers that belong to no other group are."""


_VERDICTS = {
    (True, False): ("Worth it", "reached", "Build"),
    (True, True): ("Worth it at a risk", "undecided", "Build only if the risk can be borne"),
    (False, False): ("Not worth it", "missed", "Do not build as planned"),
    (False, True): ("Not worth it", "missed", "Do not build as planned"),
}
"""By whether it is worth it and whether it is risky: the chip, its colour and the advice."""


def board_study(found: BusinessCase, purse: Purse) -> Study:
    """Give the page of a business case."""
    money = found.investment
    return Study(
        kind="business case",
        plant=money.plant,
        chip=_VERDICTS[found.worth, found.risky][0],
        style=_VERDICTS[found.worth, found.risky][1],
        sentence=board_sentence(found, purse),
        precision=_half(found, purse),
        facts=(
            ("budget", purse.big(money.best.budget)),
            ("amounts in", purse.code),
            ("courses of events", f"{len(money.risk.values):,}"),
            ("seed", str(money.wish.seed)),
        ),
        intervals="Simulated: 95 % intervals over runs. Calculated: by formula. Given: "
        "asked for, or from the plant file. Assumed: no source vouches for it.",
        sections=tuple(_sections(found, purse)),
    )


def board_sentence(found: BusinessCase, purse: Purse) -> str:
    """Give the verdict in one sentence."""
    money, best = found.investment, found.investment.best
    value = float(money.flow.value)
    do = _VERDICTS[found.worth, found.risky][2]
    said = "are worth" if value >= 0 else "lose"
    return (
        f"{do}: {purse.big(best.best.capital)} buy {_output(best, money.plant.product)} and "
        f"{said} {purse.big(abs(value))} in money of today; {percent(money.risk.loss, 0)} of the "
        "courses of events lose money."
    )


def _output(point: Point, product: str) -> str:
    if point.good is None:
        return f"{number(point.best.good)} good {product}s a year (calculated)"
    half = "" if point.half_width is None else f" ± {number(point.half_width)}"
    return f"{number(point.good)}{half} good {product}s a year (simulated)"


def _half(found: BusinessCase, purse: Purse) -> str:
    """Give what the first budget of the frontier buys, where it is less than all."""
    points = found.investment.points
    if len(points) < 2:
        return ""
    least, product = points[0], found.investment.plant.product
    if least.best.choice is None:
        return f"Half the money, {purse.big(least.budget)}, buys no whole module."
    worth = "" if least.value is None else f", worth {purse.big(least.value)} today"
    return f"Half the money, {purse.big(least.budget)}, buys {_output(least, product)}{worth}."


def _sections(found: BusinessCase, purse: Purse) -> Iterator[Section]:
    money = found.investment
    yield Section(
        key="numbers", short="Numbers", title="Key numbers", figures=tuple(_groups(found, purse))
    )
    yield Section(
        key="floor",
        short="Floor",
        title="The plant on its floor",
        figures=(plan_figure(found.site) if found.site else _no_plan(found),),
        lead=_on_floor(found),
    )
    chart = (frontier_figure(money, purse),) if len(money.points) > 1 else ()
    yield Section(
        key="frontier",
        short="Frontier",
        title="What half the money buys, and what all",
        figures=(*chart, _points(found, purse)),
    )
    yield Section(
        key="money",
        short="Money",
        title="What it is spent on, and when it comes back",
        figures=(
            cash_figure(money, purse),
            capital_figure(found.outlay, purse, "Capital of the plant that the money buys"),
            _cost(found, purse),
        ),
    )
    yield Section(
        key="risks",
        short="Risks",
        title="What may come otherwise",
        figures=(
            _risks(found, purse),
            tornado_figure(money, purse),
            distribution_figure(money, purse),
        ),
    )


def said(one: KeyNumber, value: float | None, purse: Purse) -> str:
    """Give a value of a key number as it is read."""
    if value is None or not given(value):
        return NOTHING
    if one.unit == MONEY:
        large = abs(purse.of(value)) >= 1e6
        return purse.big(value) if large else f"{purse.text(value)} {purse.code}"
    if one.unit == SHARE:
        return percent(value)
    return f"{number(value) if abs(value) >= 1000 else plain(value)} {one.unit}"


def _interval(one: KeyNumber, purse: Purse) -> str:
    if one.interval is None:
        return ""
    low, high = (said(one, value, purse) for value in one.interval)
    return f"{low.removesuffix(f' {one.unit}')} to {high}"


def _groups(found: BusinessCase, purse: Purse) -> Iterator[Figure]:
    known = {key for keys in GROUPS.values() for key in keys}
    for title, keys in GROUPS.items():
        yield _numbers(title, [n for n in found.numbers if n.key in keys], purse)
    yield _numbers(TERMS, [n for n in found.numbers if n.key not in known], purse)


def _numbers(title: str, numbers: Sequence[KeyNumber], purse: Purse) -> Figure:
    """Give some of the key numbers as a table."""
    return Figure(
        key=f"numbers-{title.lower().replace(' ', '-')}",
        title=title,
        template="table",
        table=Table(
            caption=title,
            columns=(
                Column(name="Number", values=[n.title for n in numbers]),
                Column(name="Value", values=[said(n, n.value, purse) for n in numbers]),
                Column(name="Interval", values=[_interval(n, purse) for n in numbers]),
                Column(name="Kind", values=[n.kind for n in numbers]),
                Column(name="Basis", values=[n.basis for n in numbers]),
            ),
        ),
    )


def _no_plan(found: BusinessCase) -> Figure:
    return Figure(
        key="no-plan",
        title="No plan was found",
        template="table",
        table=Table(caption="Why", columns=(Column(name="Reason", values=[found.no_site]),)),
    )


def _on_floor(found: BusinessCase) -> str:
    if found.site is None:
        return ""
    missed = [c.what for c in found.site.checks if not c.good]
    return (
        f"The plan does not keep: {'; '.join(missed)}." if missed else "The plan keeps all checks."
    )


def _points(found: BusinessCase, purse: Purse) -> Figure:
    points = found.investment.points
    unit = f"M {purse.code}"

    def column(name: str, values: list[float | None], unit: str = "") -> Column:
        return Column(name=name, values=values, kind="number", unit=unit)

    return Figure(
        key="points",
        title="Budget by budget",
        template="table",
        table=Table(
            caption="Frontier",
            columns=(
                column("Budget", [purse.of(p.budget) / MILLION for p in points], unit),
                column("Good a year", [p.best.good if p.good is None else p.good for p in points]),
                column("±", [p.half_width for p in points]),
                Column(
                    name="Kind",
                    values=["calculated" if p.good is None else "simulated" for p in points],
                ),
                column("Bound", [p.best.bound for p in points]),
                column("Floor", [p.best.floor for p in points], "m2"),
                column(
                    "Cost",
                    [None if p.cost is None else purse.of(p.cost.total) for p in points],
                    purse.code,
                ),
                column(
                    "Value today",
                    [None if p.value is None else purse.of(p.value) / MILLION for p in points],
                    unit,
                ),
            ),
        ),
    )


def _cost(found: BusinessCase, purse: Purse) -> Figure:
    lines, total = found.cost.lines, found.cost.total
    return Figure(
        key="cost",
        title=f"Cost of a good {found.plant.product}",
        template="table",
        table=Table(
            caption="Cost by line",
            columns=(
                Column(name="Line", values=[*(n.title for n in lines), "Total"]),
                Column(
                    name="Amount",
                    values=[purse.of(v) for v in (*(n.amount for n in lines), total)],
                    kind="number",
                    unit=purse.code,
                ),
                Column(
                    name="Share", values=[*(n.amount / total for n in lines), 1.0], kind="share"
                ),
                Column(name="Kind", values=[*(n.kind for n in lines), found.cost.kind]),
                Column(name="Formula", values=[*(n.formula for n in lines), ""]),
            ),
        ),
    )


def _risks(found: BusinessCase, purse: Purse) -> Figure:
    """Give the factors that alone turn gain into loss or loss into gain, as a table."""
    money = found.investment
    typical = float(money.flow.value)
    turning = [s for s in money.swings if min(s.low, s.high) * typical < 0 or typical == 0]
    shown = turning or list(money.swings[:3])
    lead = (
        "Each of these alone turns the verdict within its range."
        if turning
        else "No factor alone turns the verdict within its range; these are most at stake."
    )
    return Figure(
        key="risks",
        title="What the verdict hangs on",
        lead=lead,
        template="table",
        table=Table(
            caption="Risks",
            columns=(
                Column(name="Factor", values=[s.factor.title for s in shown]),
                Column(
                    name="Range",
                    values=[
                        f"{percent(s.factor.low, 0)} to {percent(s.factor.high, 0)}" for s in shown
                    ],
                ),
                Column(name="Range is", values=[s.factor.kind for s in shown]),
                Column(name="Value at low end", values=[purse.big(s.low) for s in shown]),
                Column(name="Value at high end", values=[purse.big(s.high) for s in shown]),
            ),
        ),
    )


def board_summary(found: BusinessCase, purse: Purse) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(("number", "value", "interval", "kind")):
        grid.add_column(heading, justify="right" if n in (1, 2) else "left")
    for one in found.numbers:
        if one.key in FIRST:
            cells = (one.title, said(one, one.value, purse), _interval(one, purse), one.kind)
            grid.add_row(*(printable(c) for c in cells))
    parts: list[RenderableType] = [
        Text(printable(board_sentence(found, purse)), "bold"),
        *([Text(printable(half))] if (half := _half(found, purse)) else []),
        grid,
        Text(printable(_on_floor(found) or found.no_site), "" if found.fits else "yellow"),
    ]
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))
