"""The loss bridge: page and terminal."""

from typing import TYPE_CHECKING

from motorworks.experiment import Bridge, Step
from motorworks.experiment.paired import Estimate
from motorworks.report.fall import Change, Total, fall
from motorworks.report.figure import Figure, Section
from motorworks.report.number import NOTHING, percent
from motorworks.report.studies.settings import settings_facts
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

NOT_MODELLED = "not modelled"
HEADINGS = ("good", "step", "±", "static", "beyond", "alone")


def bridge_study(found: Bridge) -> Study:
    """Give the page of a loss bridge."""
    return Study(
        kind="loss bridge",
        plant=found.plant,
        sentence=bridge_sentence(found),
        precision=f"{_most(found)} {_precision(found)}",
        facts=(
            *settings_facts(found.settings),
            ("tightest process", _tightest(found)),
            ("target", _said(found.plant.target)),
        ),
        intervals="Intervals are 95 % Student-t intervals over replications; steps are compared "
        "replication by replication, with common random numbers.",
        sections=(
            Section(
                key="bridge",
                short="Loss bridge",
                title="Where the output goes",
                figures=(_from_static(found), _ladder(found)),
            ),
            Section(
                key="method",
                short="How to read it",
                title="How to read the bridge",
                figures=(_method(found),),
            ),
        ),
    )


def bridge_sentence(found: Bridge) -> str:
    """Give the bridge in one sentence."""
    product = f"good {found.plant.product}s"
    name = found.plant.title or found.plant.name
    return (
        f"{name} could make {number(found.capacity.good_per_year)} {product} a year by its machine "
        f"times alone; it makes {number(found.output.mean)}."
    )


def _most(found: Bridge) -> str:
    """Give the greatest steps in a sentence."""
    steps = sorted(found.modelled, key=lambda s: -(s.loss.mean if s.loss else 0.0))
    taken = ", ".join(f"{s.title.lower()} {_round(s.loss)}" for s in steps[:3])
    return f"Most is taken by {taken}." if taken else "Nothing that can be switched off takes any."


def _precision(found: Bridge) -> str:
    gap = found.ideal.mean - found.ideal_static
    return (
        f"With everything switched off the simulation makes {found.ideal.mean:,.0f} a year and "
        f"the arithmetic says {found.ideal_static:,.0f}, a difference of {gap:+,.0f}. "
        f"Order of the steps: {', '.join(s.title.lower() for s in found.modelled) or NOTHING}. "
        f"Interaction: {found.interaction.mean:+,.0f}{_pm(found.interaction)}."
    )


def _tightest(found: Bridge) -> str:
    tightest = found.capacity.tightest
    if tightest is None:
        return NOTHING
    return f"{tightest.title or tightest.process}, {number(tightest.good_per_year)} a year"


def _said(value: float | None) -> str:
    return NOTHING if value is None else number(value)


def _round(value: Estimate | None) -> str:
    return NOTHING if value is None else f"{value.mean:,.0f}"


def _pm(value: Estimate) -> str:
    return "" if value.half_width is None else f" ± {value.half_width:,.0f}"


# ---- figures ----


def _levels(found: Bridge) -> list[float]:
    return [found.plant.target] if found.plant.target else []


def _from_static(found: Bridge) -> Figure:
    """Give the fall from the static capacity: what the arithmetic does not know."""
    capacity = found.capacity
    allocation = capacity.as_allocated - capacity.good_per_year
    mix = found.static_as_made - capacity.as_allocated
    rest = found.ideal.mean - found.ideal_static
    tightest = capacity.tightest
    bars: list[Total | Change] = [
        Total(
            name="Static capacity",
            value=capacity.good_per_year,
            text=_total(capacity.good_per_year),
            tip=f"{capacity.good_per_year:,.0f} a year by {tightest.process if tightest else ''}",
        )
    ]
    if round(allocation):
        bars.append(_change("Models kept to their lines", allocation))
    if round(mix):
        bars.append(_change("Mix that comes out", mix))
    bars += [_change(s.title, -s.beyond.mean, s.beyond) for s in found.modelled if s.beyond]
    if abs(rest) >= 1:
        bars.append(_change("Simulation against arithmetic", rest))
    bars.append(_output(found))
    return Figure(
        key="from-static",
        title="From static capacity to simulated output",
        lead="The static capacity has every loss in it with its mean. What is lost beyond that is "
        "chance and waiting: failures that come at the wrong moment, places that run out, people "
        "who are busy. The axis does not begin at zero." + _dashed(found),
        template="fall",
        data=fall(bars, "From static capacity to simulated output", _levels(found)),
        table=Table(
            caption="From static capacity to simulated output",
            columns=(
                Column(name="Bar", values=[b.name for b in bars]),
                Column(name="Good a year", values=[_height(b) for b in bars], kind="number"),
            ),
        ),
    )


def _dashed(found: Bridge) -> str:
    return " Dashed: the target." if found.plant.target else ""


def _height(bar: Total | Change) -> float:
    return bar.value if isinstance(bar, Total) else sum(h for h, _ in bar.parts)


def _change(name: str, height: float, sure: Estimate | None = None) -> Change:
    text = f"{height:+,.0f}"
    return Change(
        name=name,
        parts=((height, "" if height <= 0 else "gain"),),
        text=_short(height),
        tip=f"{name}: {text}{_pm(sure) if sure else ''} a year",
    )


def _short(value: float) -> str:
    sign = "−" if value < 0 else "+"
    return f"{sign}{abs(value) / 1000:,.0f} k" if abs(value) >= 1e4 else f"{sign}{abs(value):,.0f}"


def _total(value: float) -> str:
    return f"{value / 1e6:.3f} M" if value >= 1e6 else f"{value:,.0f}"


def _output(found: Bridge) -> Total:
    return Total(
        name="As written",
        value=found.output.mean,
        text=_total(found.output.mean),
        tip=f"{found.output.mean:,.0f}{_pm(found.output)} a year, simulated",
    )


def _ladder(found: Bridge) -> Figure:
    """Give the fall from everything switched off."""
    bars: list[Total | Change] = [
        Total(
            name="Everything off",
            value=found.ideal.mean,
            text=_total(found.ideal.mean),
            tip=f"{found.ideal.mean:,.0f} a year simulated, {found.ideal_static:,.0f} by reckoning",
        )
    ]
    for step in found.modelled:
        if step.loss is None or step.in_static is None:
            continue
        bars.append(
            Change(
                name=step.title,
                parts=((-step.in_static, "lighter"), (step.in_static - step.loss.mean, "")),
                text=_short(-step.loss.mean),
                tip=f"{step.title}: {-step.loss.mean:+,.0f}{_pm(step.loss)} a year, of which "
                f"{-step.in_static:+,.0f} by arithmetic",
            )
        )
    bars.append(_output(found))
    return Figure(
        key="ladder",
        title="Causes switched on one by one",
        lead="Light: the mean machine time that a cause takes at the tightest process, which the "
        "static capacity knows. Dark: chance and waiting. The axis does not begin at zero."
        + _dashed(found),
        template="fall",
        data=fall(bars, "Causes of loss switched on one by one", _levels(found)),
        table=_table(found),
        note=f"Each cause alone switched off would bring more or less than its step; together "
        f"they take {found.interaction.mean:+,.0f}{_pm(found.interaction)} more than the sum "
        "of what each alone would bring.",
    )


def _table(found: Bridge) -> Table:
    steps = found.steps
    return Table(
        caption="Loss bridge",
        columns=(
            Column(name="Cause", values=[s.title for s in steps]),
            Column(name="Modelled", values=["yes" if s.modelled else "no" for s in steps]),
            Column(name="Good a year", values=[_mean(s.output) for s in steps], kind="number"),
            Column(name="Loss", values=[_mean(s.loss) for s in steps], kind="number"),
            Column(name="Half-width", values=[_half(s.loss) for s in steps], kind="number"),
            Column(name="Static capacity", values=[s.static for s in steps], kind="number"),
            Column(name="Loss in it", values=[s.in_static for s in steps], kind="number"),
            Column(name="Loss beyond it", values=[_mean(s.beyond) for s in steps], kind="number"),
            Column(name="Gain if off alone", values=[_mean(s.alone) for s in steps], kind="number"),
            Column(name="Its half-width", values=[_half(s.alone) for s in steps], kind="number"),
        ),
    )


def _mean(value: Estimate | None) -> float | None:
    return value.mean if value else None


def _half(value: Estimate | None) -> float | None:
    return value.half_width if value else None


def _method(found: Bridge) -> Figure:
    from motorworks.experiment.causes import CAUSES

    text = {c.key: c.without for c in CAUSES}
    rows = [
        (s.title, f"Switched off: {text[s.cause]}." if s.modelled else "The plant has none.")
        for s in found.steps
    ]
    return Figure(
        key="causes",
        title="What is switched off",
        lead="First all causes are off, then they are switched on in this order, with the same "
        "random numbers throughout. Causes that take machine time come first, then those that "
        "make machines wait: another order would give other steps, and the interaction says how "
        "much is at stake. Working hours, planned stops, the speed factor and the allocation of "
        "models stay as they are written.",
        template="table",
        table=Table(
            caption="Causes",
            columns=(
                Column(name="Cause", values=[r[0] for r in rows]),
                Column(name="What it means", values=[r[1] for r in rows]),
            ),
        ),
    )


# ---- terminal ----


def bridge_summary(found: Bridge) -> "Group":
    """Give the bridge for the terminal, to be printed by rich."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(printable(bridge_sentence(found)), style="bold"),
        Text(_most(found)),
        _terminal_table(found),
        Text(_KEY, style="dim"),
        Text(_precision(found), style="dim"),
    ]
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


_KEY = (
    "static: machine time in the mean, which the static capacity knows; beyond: chance and "
    "waiting; alone: what it would bring to be rid of this cause alone; not "
    "modelled: the plant file has nothing of the kind."
)


def _terminal_table(found: Bridge) -> "RenderableType":
    from rich.table import Table as Grid

    capacity = found.capacity
    say = _Numbers(found.ideal.mean)
    grid = Grid(say.unit, *HEADINGS, box=None, pad_edge=False)
    grid.columns[0].no_wrap = True
    for column in grid.columns[1:]:
        column.justify = "right"
    allocation = capacity.as_allocated - capacity.good_per_year
    mix = found.static_as_made - capacity.as_allocated
    grid.add_row("static capacity", say.total(capacity.good_per_year))
    grid.add_row(
        "  models on their lines", say.total(capacity.as_allocated), say.change(allocation)
    )
    grid.add_row("  mix that comes out", say.total(found.static_as_made), say.change(mix))
    grid.add_row("everything off", say.total(found.ideal.mean), "", say.half(found.ideal))
    for step in found.steps:
        grid.add_row(f"  {step.short}", *_cells(step, say))
    grid.add_row("as written", say.total(found.output.mean), "", say.half(found.output))
    if found.plant.target:
        share = percent(found.output.mean / found.plant.target)
        grid.add_row("target", say.total(found.plant.target), share)
    return grid


class _Numbers:
    """Writes the numbers of a bridge, in thousands where they are large."""

    def __init__(self, most: float) -> None:
        self.by = 1000.0 if most >= 1e6 else 1.0
        self.unit = "thousands a year" if most >= 1e6 else "a year"

    def total(self, value: float) -> str:
        return f"{value / self.by:,.{0 if self.by == 1 else 1}f}"

    def change(self, value: float) -> str:
        text = f"{value / self.by:+,.{0 if self.by == 1 else 1}f}"
        return text[1:] if not text.strip("+-0.") else text

    def half(self, value: Estimate) -> str:
        return "" if value.half_width is None else self.total(value.half_width)


def _cells(step: Step, say: _Numbers) -> tuple[str, ...]:
    if step.output is None or step.loss is None or step.beyond is None or step.alone is None:
        return (f"[dim]{NOT_MODELLED}[/dim]",)
    return (
        say.total(step.output.mean),
        say.change(-step.loss.mean),
        say.half(step.loss),
        say.change(-(step.in_static or 0.0)),
        say.change(-step.beyond.mean),
        say.change(step.alone.mean),
    )
