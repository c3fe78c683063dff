"""Whether an investment is worth it: page and terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from motorworks.business import Investment
from motorworks.business.board import MOST_LOSSES
from motorworks.business.cashflow import Case
from motorworks.report.figure import Section
from motorworks.report.money import Purse
from motorworks.report.number import NOTHING, percent, plain
from motorworks.report.studies.invest_cash import capital_figure, cash_figure, quarters_figure
from motorworks.report.studies.invest_frontier import frontier_figure, points_figure
from motorworks.report.studies.invest_risk import (
    distribution_figure,
    staging_figure,
    tornado_figure,
)
from motorworks.report.studies.study import Study
from motorworks.report.terminal import printable
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType


def invest_study(found: Investment, purse: Purse) -> Study:
    """Give the page of an investment."""
    worth = float(found.flow.value) > 0
    risky = found.risk.loss > MOST_LOSSES
    return Study(
        kind="investment",
        plant=found.plant,
        chip=("Worth it at a risk" if risky else "Worth it") if worth else "Not worth it",
        style=("undecided" if risky else "reached") if worth else "missed",
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
    assumed = found.assumed
    other = (("value with the assumed ramp", purse.big(float(assumed.value))),) if assumed else ()
    return (
        ("budget", purse.big(found.outlay.envelope)),
        _ramp(case),
        *other,
        ("building (assumed)", f"{case.build} quarters"),
        ("production", f"{case.years} years"),
        ("tax", percent(case.tax, 0)),
        ("stock", f"{purse.big(case.stock)}, {found.stock_kind}"),
        ("paid after (assumed)", f"{case.receivable:.0f} / {case.payable:.0f} days"),
        ("seed", str(found.wish.seed)),
    )


def _ramp(case: Case) -> tuple[str, str]:
    """Give the ramp by year, and whether it is assumed or simulated."""
    if not case.quarter_ramp:
        return "ramp (assumed)", " / ".join(percent(r, 0) for r in case.ramp)
    years = case.load().reshape(-1, 4).mean(axis=1)[:3]
    return "ramp (simulated)", " / ".join(percent(float(r), 0) for r in years)


def _sections(found: Investment, purse: Purse) -> Iterator[Section]:
    if len(found.points) > 1:
        yield Section(
            key="frontier",
            short="Frontier",
            title="What each sum of money buys",
            figures=(frontier_figure(found, purse), points_figure(found, purse)),
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
        figures=(cash_figure(found, purse), quarters_figure(found, purse)),
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
            figures=(staging_figure(found, purse),),
        )


def _with_half(motors: str, half: float | None) -> str:
    """Give motors with half of their interval, in millions where they are."""
    if half is None:
        return motors
    if not motors.endswith(" M"):
        return f"{motors} ± {number(half)}"
    return f"{motors.removesuffix(' M')} ± {half / 1e6:.3f} M"


def invest_summary(found: Investment, purse: Purse) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    def bare(amount: float | None) -> str:
        return purse.big(amount).removesuffix(f" {purse.code}")

    def short(motors: float) -> str:
        return number(motors).replace(" million", " M")

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    heads = ("budget", "spent", "modules", "estimated", "simulated", "bound", "unit cost", "value")
    for heading in heads:
        grid.add_column(heading, justify="right", no_wrap=True)
    grid.title = f"amounts in {purse.code}"
    grid.title_justify = "left"
    for p in found.points:
        choice = p.best.choice
        grid.add_row(
            bare(p.budget),
            bare(p.best.capital) if choice else NOTHING,
            f"{choice.modules}{' +' if choice.hours.name or choice.wider else ''}"
            if choice
            else NOTHING,
            short(p.best.good) if choice else NOTHING,
            NOTHING if p.good is None else _with_half(short(p.good), p.half_width),
            short(p.best.bound),
            NOTHING if p.cost is None else purse.text(p.cost.total),
            bare(p.value),
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
