"""What a good motor costs: page and terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motorworks.costing import Cost
from motorworks.costing.cost import LINES, TITLES
from motorworks.plant import Plant
from motorworks.report.bars import Bar
from motorworks.report.fall import Change, Total, fall
from motorworks.report.figure import Figure, Section
from motorworks.report.money import Purse
from motorworks.report.number import NOTHING, percent, plain, wide
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

SHOWN = 10
"""Operations on the terminal."""
USES = {
    "first_pass": "Work that was good at once",
    "rework": "Work that had to be repeated",
    "scrap": "Work on parts that were scrapped, and their material",
    "setting_up": "Setting up",
    "waiting": "Waiting: blocked, starved, for an operator",
    "down": "Repairs and short stops",
    "planned_stop": "Planned stops",
    "off_shift": "Power out of working hours",
}
WHY = {
    "material": "models are made in another mix than planned",
    "labour": "crews of lines are whole people, some relieve them, and all are paid for fewer "
    "or more motors",
    "electricity": "slow cycles, ovens that stay hot, and passes that are repeated",
    "depreciation": "the same capital over fewer or more motors",
    "maintenance": "the same machines over fewer or more motors",
    "yield_loss": "scrap and surplus as they fell out",
    "research": "the same people over fewer or more motors",
}


@dataclass(frozen=True, kw_only=True)
class Costed:
    """What the page shows.

    Attributes
    ----------
    plant
        The plant.
    calculated
        Its cost by arithmetic.
    simulated
        Its cost from a run; ``None`` where nothing was simulated.
    purse
        The currency in which amounts are shown.
    facts
        How it was simulated.
    """

    plant: Plant
    calculated: Cost
    simulated: Cost | None
    purse: Purse
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def best(self) -> Cost:
        """The simulated cost where there is one."""
        return self.simulated or self.calculated


def cost_study(found: Costed) -> Study:
    """Give the page of a cost."""
    return Study(
        kind="cost",
        plant=found.plant,
        chip="Simulated" if found.simulated else "Calculated",
        style="reached" if found.simulated else "undecided",
        sentence=cost_sentence(found),
        precision=_precision(found),
        facts=found.facts,
        intervals="Intervals are 95 % Student-t intervals over replications."
        if found.simulated
        else "Nothing was simulated: there are no intervals.",
        sections=tuple(_sections(found)),
    )


def cost_sentence(found: Costed) -> str:
    """Give the answer in one sentence."""
    best, purse = found.best, found.purse
    half = f" ± {purse.text(best.half_width)}" if best.half_width else ""
    how = "simulated" if found.simulated else "by arithmetic, nothing simulated"
    name = found.plant.title or found.plant.name
    return (
        f"A good {found.plant.product} of {name} costs {purse.text(best.total)}{half} "
        f"{purse.code}, {how}."
    )


def _precision(found: Costed) -> str:
    best, purse = found.best, found.purse
    price = _mean_price(found)
    parts = [f"Over {number(best.good_per_year)} good {found.plant.product}s a year."]
    if found.simulated:
        gap = found.simulated.total - found.calculated.total
        side = "more" if gap >= 0 else "less"
        parts.append(
            f"That is {purse.text(abs(gap))} {purse.code} {side} than the arithmetic says."
        )
    if price > 0:
        margin = 1 - best.total / price
        parts.append(
            f"The mean price is {purse.text(price)} {purse.code}: {percent(margin)} is left."
        )
    if best.late:
        late = ", ".join(best.late)
        parts.append(
            f"No station is named at which these materials go in: {late}; scrap costs none of them."
        )
    return " ".join(parts)


def _mean_price(found: Costed) -> float:
    prices = {m.name: m.price for m in found.plant.models}
    return sum(share * prices.get(name, 0.0) for name, share in found.best.mix.items())


# ---- figures ----


def _sections(found: Costed) -> Iterator[Section]:
    yield Section(
        key="lines",
        short="Lines",
        title="What it is made of",
        figures=(_waterfall(found), _lines(found)),
    )
    if found.best.shares:
        yield Section(
            key="uses",
            short="Waiting and scrap",
            title="What waiting, scrap and rework cost",
            figures=(_uses(found),),
        )
    yield Section(
        key="operations",
        short="Operations",
        title="Where it arises",
        figures=(_workshops(found), _operations(found)),
    )
    yield Section(
        key="models",
        short="Models",
        title="What each model costs",
        figures=(_models(found),),
    )
    yield Section(
        key="prices",
        short="Prices",
        title="Prices behind it",
        figures=(_prices(found),),
    )


def _waterfall(found: Costed) -> Figure:
    best, purse = found.best, found.purse
    bars: list[Total | Change] = [
        Total(
            name="Material",
            value=purse.of(best["material"]),
            text=purse.text(best["material"]),
            tip=_tip(found, "material"),
        )
    ]
    for key in LINES[1:]:
        amount = purse.of(best[key])
        bars.append(
            Change(
                name=TITLES[key].replace("Research and development", "R&D"),
                parts=((amount, ""),),
                text=purse.text(best[key]),
                tip=_tip(found, key),
            )
        )
    total = purse.text(best.total)
    bars.append(Total(name="Total", value=purse.of(best.total), text=total, tip=f"Total: {total}"))
    return Figure(
        key="waterfall",
        title=f"A good {found.plant.product}, line by line ({purse.code})",
        lead="The axis begins above zero, so that the small lines can be seen.",
        template="fall",
        data=fall(bars, f"Cost of a good {found.plant.product} by line"),
    )


def _tip(found: Costed, key: str) -> str:
    line = next(x for x in found.best.lines if x.key == key)
    half = f" ± {found.purse.text(line.half_width)}" if line.half_width else ""
    return f"{line.title}: {found.purse.text(line.amount)}{half} {found.purse.code}\n{line.formula}"


def _lines(found: Costed) -> Figure:
    purse, best, plan = found.purse, found.best, found.calculated
    names = [*(x.title for x in best.lines), "Total"]
    planned = [*(x.amount for x in plan.lines), plan.total]
    columns = [
        Column(name="Line", values=names),
        Column(
            name="Calculated", values=[purse.of(v) for v in planned], kind="number", unit=purse.code
        ),
    ]
    if found.simulated:
        real = [*(x.amount for x in best.lines), best.total]
        half = [*(x.half_width for x in best.lines), best.half_width]
        gaps = [r - p for r, p in zip(real, planned, strict=True)]
        why = [
            *(
                WHY[x.key] if abs(x.amount - plan[x.key]) > 5e-4 * plan.total else ""
                for x in best.lines
            ),
            "",
        ]
        columns += [
            Column(
                name="Simulated", values=[purse.of(v) for v in real], kind="number", unit=purse.code
            ),
            Column(
                name="±", values=[None if h is None else purse.of(h) for h in half], kind="number"
            ),
            Column(
                name="Difference",
                values=[purse.of(g) for g in gaps],
                kind="number",
                unit=purse.code,
            ),
            Column(name="Why", values=why),
        ]
    return Figure(
        key="lines-table",
        title="Line by line",
        lead="Calculated: from nameplates and the plan. Simulated: from what the machines did.",
        template="table",
        table=Table(caption="Cost by line", columns=tuple(columns)),
        note=f"Steel scrap sold: {purse.text(best.scrap_credit)} {purse.code} for a good "
        f"{found.plant.product}, taken off the material.",
    )


def _uses(found: Costed) -> Figure:
    purse, shares = found.purse, [s for s in found.best.shares if s.total > 0]
    top = max((s.total for s in shares), default=1.0)
    return Figure(
        key="uses",
        title=f"What machine time went into ({purse.code} for a good {found.plant.product})",
        lead="A machine with its people costs the same whether it works or waits. Bars: people, "
        "depreciation and maintenance in that time, electricity, and lost material.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=USES[s.use],
                    width=wide(100 * s.total / top),
                    value=purse.text(s.total),
                    small=f"{percent(s.time)} of the time" if s.use != "off_shift" else "",
                    tip=f"{USES[s.use]}: time {purse.text(s.time_cost)}, electricity "
                    f"{purse.text(s.energy_cost)}, material {purse.text(s.material)}",
                    colour="accent-fill" if s.use == "first_pass" else "flow-1",
                )
                for s in shares
            ]
        },
        table=Table(
            caption="Uses of time",
            columns=(
                Column(name="Use", values=[USES[s.use] for s in found.best.shares]),
                Column(name="Share", values=[s.time for s in found.best.shares], kind="share"),
                *(
                    Column(
                        name=head,
                        values=[purse.of(getattr(s, field)) for s in found.best.shares],
                        kind="number",
                        unit=purse.code,
                    )
                    for head, field in (
                        ("Time", "time_cost"),
                        ("Electricity", "energy_cost"),
                        ("Material", "material"),
                    )
                ),
            ),
        ),
    )


def _money_columns(found: Costed, rows: list[dict[str, float]]) -> list[Column]:
    purse = found.purse
    kept = [key for key in LINES if any(abs(r.get(key, 0.0)) > 0 for r in rows)]
    columns = [
        Column(name=TITLES[key], values=[purse.of(r.get(key, 0.0)) for r in rows], kind="number")
        for key in kept
    ]
    sums = [purse.of(sum(r.values())) for r in rows]
    return [*columns, Column(name="Total", values=sums, kind="number", unit=purse.code)]


def _workshops(found: Costed) -> Figure:
    titles = {w.name: w.title or w.name for w in found.plant.workshops}
    by = found.best.workshops()
    titles |= {"whole plant": "Whole plant", "": "Outside workshops"}
    names = [titles.get(n, n) for n in by]
    return Figure(
        key="workshops",
        title="By workshop",
        lead="Whole plant: staff, buildings, utilities, land and research, which belong to no "
        "operation, and steel scrap sold.",
        template="table",
        table=Table(
            caption="Cost by workshop",
            columns=(
                Column(name="Workshop", values=names),
                *_money_columns(found, list(by.values())),
            ),
        ),
    )


def _operations(found: Costed) -> Figure:
    rows = found.best.operations
    titles = {w.name: w.title or w.name for w in found.plant.workshops}
    return Figure(
        key="operations-table",
        title="By operation",
        lead="Costs of the machines of an operation with their people, and the material that goes "
        "in there.",
        template="table",
        long=True,
        table=Table(
            caption="Cost by operation",
            filters=("Workshop",),
            columns=(
                Column(name="Operation", values=[r.title for r in rows]),
                Column(name="Process", values=[r.process for r in rows]),
                Column(name="Workshop", values=[titles.get(r.workshop, r.workshop) for r in rows]),
                Column(name="Machines", values=[r.machines for r in rows], kind="number"),
                Column(name="Passes", values=[r.passes for r in rows], kind="number"),
                Column(name="Scrapped", values=[r.scrapped for r in rows], kind="share"),
                Column(name="Energy", values=[r.kwh for r in rows], kind="number", unit="kWh"),
                *_money_columns(found, [dict(r.costs) for r in rows]),
            ),
        ),
    )


def _models(found: Costed) -> Figure:
    titles = {m.name: m.title or m.name for m in found.plant.models}
    prices = {m.name: m.price for m in found.plant.models}
    models, purse = found.best.models, found.purse
    margin = [
        1 - sum(row.values()) / prices[name] if prices.get(name) else None
        for name, row in models.items()
    ]
    return Figure(
        key="models-table",
        title="By model",
        lead="Machines with their people count by the working time that a model took of them; what "
        "belongs to no machine is alike for all.",
        template="table",
        table=Table(
            caption="Cost by model",
            columns=(
                Column(name="Model", values=[titles.get(n, n) or "all" for n in models]),
                Column(name="Share", values=[found.best.mix.get(n) for n in models], kind="share"),
                *_money_columns(found, [dict(r) for r in models.values()]),
                Column(
                    name="Price",
                    values=[purse.of(prices.get(n, 0.0)) for n in models],
                    kind="number",
                ),
                Column(name="Margin", values=margin, kind="share"),
            ),
        ),
    )


def _prices(found: Costed) -> Figure:
    plant, purse = found.plant, found.purse
    marks = {m.path: m for m in plant.marks}
    rows = [
        (t.title or t.name, t.price, t.unit, str(t.dated or ""), f"tariff.{t.name}.price")
        for t in plant.tariffs
    ]
    rows += [
        (m.title or m.name, m.price, m.unit, "", f"material.{m.name}.price")
        for m in plant.materials
    ]
    said = [marks.get(path) for *_, path in rows]
    return Figure(
        key="prices-table",
        title="Prices, wages and tariffs",
        lead="As the plant file gives them. A source named assumption is an estimate.",
        template="folded_table",
        data={"summary": "All prices, with source and range"},
        table=Table(
            caption="Prices",
            columns=(
                Column(name="What", values=[r[0] for r in rows]),
                Column(
                    name="Price",
                    values=[purse.of(r[1]) for r in rows],
                    kind="number",
                    unit=purse.code,
                ),
                Column(name="For", values=[r[2] for r in rows]),
                Column(name="Dated", values=[r[3] for r in rows]),
                Column(
                    name="Source",
                    values=[(m.source or "not marked") if m else "not marked" for m in said],
                ),
                Column(
                    name="Range",
                    values=[
                        " to ".join(x.strip('"') for x in m.range) if m and m.range else ""
                        for m in said
                    ],
                ),
            ),
        ),
    )


# ---- terminal ----


def cost_summary(found: Costed) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    purse, best = found.purse, found.best
    lines = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(("line", "calculated", "simulated", "±")):
        lines.add_column(heading, justify="right" if n else "left")
    for line in best.lines:
        real = purse.text(line.amount) if found.simulated else NOTHING
        half = purse.text(line.half_width) if line.half_width else ""
        lines.add_row(line.title, purse.text(found.calculated[line.key]), real, half)
    total = purse.text(best.total) if found.simulated else NOTHING
    half = purse.text(best.half_width) if best.half_width else ""
    lines.add_row("Total", purse.text(found.calculated.total), total, half)
    dear = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(("operation, its material left out", purse.code)):
        dear.add_column(heading, justify="right" if n else "left")
    ranked = sorted(best.operations, key=lambda o: o.costs["material"] - o.total)
    for o in ranked[:SHOWN]:
        dear.add_row(printable(o.process), purse.text(o.total - o.costs["material"]))
    parts: list[RenderableType] = [
        Text(printable(cost_sentence(found)), "bold"),
        Text(printable(_precision(found))),
        lines,
        dear,
    ]
    waste = [s for s in best.shares if s.use in {"rework", "scrap", "waiting", "down"}]
    if waste:
        said = "; ".join(
            f"{USES[s.use].split(':')[0].lower()} {plain(purse.of(s.total))}" for s in waste
        )
        parts.append(Text(printable(f"of it: {said} {purse.code}"), "dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))
