"""What buys more output: page and terminal."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from motorworks.experiment.improve import Improvement
from motorworks.experiment.paired import Estimate
from motorworks.experiment.prices import BASIS
from motorworks.experiment.search import Tried
from motorworks.report.bars import Bar
from motorworks.report.figure import Figure, Section
from motorworks.report.number import NOTHING, plain, wide
from motorworks.report.studies.settings import settings_facts
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

SHOWN = 15
"""Changes in the picture and on the terminal."""


def improve_study(found: Improvement) -> Study:
    """Give the page on what buys more output."""
    return Study(
        kind="improvement",
        plant=found.plant,
        chip=_chip(found)[1],
        style=_chip(found)[0],
        sentence=improve_sentence(found),
        precision=_best(found),
        facts=(*settings_facts(found.settings), ("goal", number(found.goal))),
        intervals="Intervals are 95 % Student-t intervals over replications; each change is set "
        "against the plant as it is replication by replication, with common random numbers.",
        sections=tuple(_sections(found)),
    )


def _chip(found: Improvement) -> tuple[str, str]:
    if found.best is None:
        return "missed", "No set found"
    return ("reached", "Goal reached") if found.reached else ("undecided", "Not confirmed")


def improve_sentence(found: Improvement) -> str:
    """Give the answer in one sentence."""
    name = found.plant.title or found.plant.name
    goal = f"{number(found.goal)} good {found.plant.product}s a year"
    if found.best is None:
        return f"No set of the changes tried brings {name} to {goal}."
    if not found.best.sets:
        return f"{name} makes {goal} as it is."
    price = _money(found.best.price, found)
    floor = f" on {plain(found.best.floor, 4)} m²" if found.best.floor else ""
    return f"{name} comes to {goal} for {price}{floor}: {found.best.title}."


def improve_title(found: Improvement) -> str:
    """Give what the plant with the best set may be called."""
    name = found.plant.title or found.plant.name
    return f"{name}, brought to {number(found.goal)} {found.plant.product}s"


def price_sentence(found: Improvement) -> str:
    """Give what the best set is, brings and costs, for the description of the plant."""
    if found.best is None:
        return ""
    name = found.plant.name
    said = f"The plant '{name}' with the cheapest set of changes found: {found.best.title}. "
    said += f"Price {_money(found.best.price, found)}, net floor {plain(found.best.floor, 4)} m2"
    if found.best.yearly:
        said += f", and {_money(found.best.yearly, found)} a year"
    if found.verified is not None:
        said += f"; {number(found.verified.mean)}{_pm(found.verified)} good {found.plant.product}s"
        said += " a year"
    return f"{said}. Prices of places, people and care are assumptions."


def _best(found: Improvement) -> str:
    said = f"As it is, it makes {number(found.output.mean)}{_pm(found.output)}."
    if found.verified is not None:
        said += (
            f" With the set it makes {number(found.verified.mean)}{_pm(found.verified)} over "
            f"{found.year.replications} whole years."
        )
    if found.best is not None and found.best.yearly:
        said += f" It also costs {_money(found.best.yearly, found)} every year."
    return said


def _pm(value: Estimate) -> str:
    return "" if value.half_width is None else f" ± {value.half_width:,.0f}"


def _money(value: float | None, found: Improvement) -> str:
    if value is None:
        return "a price that nothing says"
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{plain(value / size)} {letter}{found.plant.currency}"
    return f"{plain(value)} {found.plant.currency}"


# ---- figures ----


def _sections(found: Improvement) -> Iterator[Section]:
    yield Section(
        key="changes",
        short="Single changes",
        title="What single changes bring",
        figures=(_changes(found), _all(found)),
    )
    if found.best is not None and found.best.sets:
        yield Section(
            key="set",
            short="Cheapest set",
            title="The cheapest set found",
            figures=(_set(found),),
        )
    yield Section(
        key="prices",
        short="Prices",
        title="What was assumed of prices",
        figures=(_prices(found),),
    )


def _shown(found: Improvement) -> list[Tried]:
    return [t for t in found.tried if t.gain is not None and t.gain.mean > 0][:SHOWN]


def _changes(found: Improvement) -> Figure:
    rows = _shown(found)
    top = max((t.gain.mean for t in rows if t.gain), default=1.0)
    bars = [
        Bar(
            title=t.change.title,
            width=wide(100 * t.gain.mean / top),
            value=f"+{t.gain.mean:,.0f}",
            small=_cost(t, found),
            tip=f"{t.change.title}: {t.gain.mean:+,.0f}{_pm(t.gain)} a year\n"
            f"price {_money(t.change.price, found)}, yearly {_money(t.change.yearly, found)}, "
            f"floor {plain(t.change.floor)} m²",
            colour="accent-fill" if t.sure else "starved",
        )
        for t in rows
        if t.gain
    ]
    return Figure(
        key="changes",
        title="Cheapest first",
        lead="Extra good parts a year of each change alone, the cheapest for each extra part "
        "first; then those without a price. Light bars: chance explains as much.",
        template="bars",
        data={"bars": bars},
        table=_table(found),
    )


def _cost(tried: Tried, found: Improvement) -> str:
    if tried.cost is None:
        return "no price"
    return f"{_money(tried.cost, found)} each" if tried.cost else "free"


def _all(found: Improvement) -> Figure:
    return Figure(
        key="tried",
        title="All changes tried",
        lead="Money for each extra part: what is bought, spread over its years, and yearly cost, "
        "for the extra parts of a year. A change that moves the mix by more than a point is not "
        "taken into a set.",
        template="folded_table",
        data={"summary": f"{len(found.tried)} changes"},
        table=_table(found),
        long=True,
    )


def _table(found: Improvement) -> Table:
    rows = found.tried
    gains = [t.gain.mean if t.gain else None for t in rows]
    money = found.plant.currency
    return Table(
        caption="Changes",
        columns=(
            Column(name="Change", values=[t.change.title for t in rows]),
            Column(name="Kind", values=[t.change.kind for t in rows]),
            Column(name="Gain", values=gains, kind="number"),
            Column(
                name="Half-width",
                values=[t.gain.half_width if t.gain else None for t in rows],
                kind="number",
            ),
            Column(
                name="For each extra part", values=[t.cost for t in rows], kind="number", unit=money
            ),
            Column(name="Price", values=[t.change.price for t in rows], kind="number", unit=money),
            Column(
                name="Yearly", values=[t.change.yearly for t in rows], kind="number", unit=money
            ),
            Column(name="Floor", values=[t.change.floor for t in rows], kind="number", unit="m²"),
            Column(name="Mix moves", values=[t.shift for t in rows], kind="share"),
            Column(name="Trouble", values=[t.trouble for t in rows]),
            Column(name="Set", values=["; ".join(t.change.sets) for t in rows]),
        ),
    )


def _set(found: Improvement) -> Figure:
    assert found.best is not None
    return Figure(
        key="best",
        title=found.best.title,
        lead=f"{_best(found)} Found by a greedy search; a cheaper set may exist.",
        template="table",
        table=Table(
            caption="Values to set",
            columns=(Column(name="In the plant file", values=list(found.best.sets)),),
        ),
    )


def _prices(found: Improvement) -> Figure:
    values = asdict(found.prices)
    return Figure(
        key="assumed",
        title="Assumptions",
        lead="Machines and vehicles cost what the plant file says. All else is assumed.",
        template="table",
        table=Table(
            caption="Assumed prices",
            columns=(
                Column(name="What", values=[n.replace("_", " ") for n in values]),
                Column(name="Value", values=list(values.values()), kind="number"),
                Column(name="Basis", values=[BASIS[n] for n in values]),
            ),
        ),
    )


# ---- terminal ----


def improve_summary(found: Improvement) -> "Group":
    """Give what buys more for the terminal, to be printed by rich."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(printable(improve_sentence(found)), style="bold"),
        Text(printable(_best(found))),
        _terminal_table(found),
    ]
    if found.best is not None and found.best.sets:
        sets = " ".join(f"--set '{s}'" for s in found.best.sets)
        parts.append(Text(printable(f"motorworks run {found.plant.name} {sets}"), style="dim"))
    parts.append(Text(_KEY, style="dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


_KEY = (
    "each: money for each extra part of a year, what is bought spread over its years; in "
    "brackets: chance explains as much. Prices of places, people and care are assumptions."
)


def _terminal_table(found: Improvement) -> "RenderableType":
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid("change", "more a year", "±", "price", "each", box=None, pad_edge=False)
    for column in grid.columns[1:]:
        column.justify = "right"
    for tried in _shown(found):
        if tried.gain is None:
            continue
        gain = f"{tried.gain.mean:+,.0f}"
        half = tried.gain.half_width
        grid.add_row(
            Text(printable(tried.change.title)),
            gain if tried.sure else f"({gain})",
            NOTHING if half is None else f"{half:,.0f}",
            _money(tried.change.price, found) if tried.change.price is not None else NOTHING,
            _cost(tried, found).removesuffix(" each"),
        )
    return grid
