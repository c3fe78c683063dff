"""The cost of a motor by line: a waterfall, the lines, and what waiting costs."""

from motorworks.costing.cost import LINES, TITLES
from motorworks.report.bars import Bar
from motorworks.report.fall import Change, Total, fall
from motorworks.report.figure import Figure
from motorworks.report.number import percent, wide
from motorworks.report.studies.costed import Costed
from motorworks.report.table import Column, Table

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


def waterfall_figure(found: Costed) -> Figure:
    """Give the lines as steps up from nothing to the cost of a motor."""
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


def lines_figure(found: Costed) -> Figure:
    """Give every line, simulated and by arithmetic, with the reason of the difference."""
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


def uses_figure(found: Costed) -> Figure:
    """Give what the time of machines went into, and what that cost."""
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
