"""What follows from a change of a motor: page and terminal."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from motorworks.motor.sheet import Sheet
from motorworks.report.figure import Figure, Section
from motorworks.report.number import big, plain
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table, Value
from motorworks.report.terminal import printable
from motorworks.sizing.consequences import Consequences

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

Row = tuple[str, str, float, float, str]
"""Subject, figure, before, after, unit."""
Sheets = dict[str, tuple[Sheet, Sheet]]
"""Sheets before and after by model."""

_MASSES = (
    ("strip", "Strip"),
    ("copper", "Copper"),
    ("magnets", "Magnets"),
    ("aluminium", "Housing"),
    ("shaft", "Shaft"),
    ("motor", "Motor"),
)


def whatif_sentence(found: Consequences) -> str:
    """Give the answer in one sentence."""
    names = " and ".join(found.changed)
    more = sum(p.more for p in found.processes)
    missing = f"{more} more machine{'' if more == 1 else 's'}" if more else "no more machines"
    sign = "+" if found.material_cost >= 0 else "-"
    return (
        f"With {names} changed, {big(found.target)} {found.plant.product}s a year need {missing} "
        f"and {sign}{plain(abs(found.material_cost))} {found.plant.currency} of material a "
        f"{found.plant.product}; as it stands the plant could make "
        f"{big(found.most[1])} instead of {big(found.most[0])}."
    )


def motor_rows(sheets: Sheets) -> Iterator[Row]:
    """Give what changes in the motors themselves: counts, masses, performance."""
    for model, (before, after) in sheets.items():
        for kind in ("winding", "performance"):
            pairs = zip(getattr(before, kind), getattr(after, kind), strict=True)
            for old, new in pairs:
                yield model, old.title, old.value, new.value, old.unit
        for key, title in _MASSES:
            yield model, title, getattr(before.masses, key), getattr(after.masses, key), "kg"


def changed(rows: Iterator[Row]) -> list[Row]:
    """Give the rows whose value is another one."""
    return [r for r in rows if abs(r[3] - r[2]) > 5e-4 * max(abs(r[2]), abs(r[3]))]


def whatif_study(found: Consequences, sheets: Sheets) -> Study:
    """Give the page of what follows from a change."""
    return Study(
        kind="what if",
        plant=found.plant,
        chip="Calculated",
        sentence=whatif_sentence(found),
        precision="By arithmetic, with losses in their means; nothing is simulated.",
        facts=(
            ("target", big(found.target)),
            ("floor of more machines", f"{plain(found.floor)} m2"),
            ("price of more machines", f"{big(found.capital)} {found.plant.currency}"),
        ),
        intervals="Every number on this page is calculated; nothing is simulated.",
        sections=(
            _section("motor", "Motor", "The motor", _pairs("motor", changed(motor_rows(sheets)))),
            _section("bill", "Bill", "The bill", _bill(found)),
            _section("times", "Times", "Cycle times", _times(found)),
            _section("machines", "Machines", "Machines, floor and money", _machines(found)),
        ),
    )


def _section(key: str, short: str, title: str, figure: Figure) -> Section:
    return Section(key=key, short=short, title=title, figures=(figure,))


def _figure(key: str, title: str, lead: str, *columns: Column) -> Figure:
    return Figure(
        key=key,
        title=title,
        lead=lead,
        template="table",
        table=Table(caption=title, columns=columns),
    )


def _number(name: str, values: Sequence[Value], unit: str = "") -> Column:
    return Column(name=name, values=values, kind="number", unit=unit)


def _pairs(key: str, rows: list[Row]) -> Figure:
    return _figure(
        key,
        "Before and after",
        "What changes in the motor itself.",
        Column(name="Model", values=[r[0] for r in rows]),
        Column(name="Figure", values=[r[1] for r in rows]),
        _number("Before", [r[2] for r in rows]),
        _number("After", [r[3] for r in rows]),
        Column(name="Unit", values=[r[4] for r in rows]),
    )


def _bill(found: Consequences) -> Figure:
    rows = found.materials
    return _figure(
        "bill",
        "Material in one motor",
        "In proportion to what the design needs, from what the bill said.",
        Column(name="Model", values=[r.model for r in rows]),
        Column(name="Material", values=[r.title for r in rows]),
        _number("Before", [r.before for r in rows]),
        _number("After", [r.after for r in rows]),
        Column(name="Unit", values=[r.unit for r in rows]),
        _number("Cost", [r.cost for r in rows], found.plant.currency),
    )


def _times(found: Consequences) -> Figure:
    rows = [(p, m, *pair) for p in found.processes for m, pair in p.times.items()]
    return _figure(
        "times",
        "Cycle times",
        "By the formulas of the operations, from the times that the plant states.",
        Column(name="Process", values=[r[0].process for r in rows]),
        Column(name="Model", values=[r[1] for r in rows]),
        _number("Before", [r[2] for r in rows], "s"),
        _number("After", [r[3] for r in rows], "s"),
    )


def _machines(found: Consequences) -> Figure:
    rows = found.processes
    percent = 100 * found.plant.economics.most_load
    return _figure(
        "machines",
        "Machines",
        "Work in machines at the target, and machines for it: equally many in each line, groups at "
        f"a load of {percent:.0f} % or less. More: beyond those installed.",
        Column(name="Process", values=[r.process for r in rows]),
        _number("Installed", [r.installed for r in rows]),
        _number("Work before", [r.load[0] for r in rows]),
        _number("Work after", [r.load[1] for r in rows]),
        _number("Machines before", [r.machines[0] for r in rows]),
        _number("Machines after", [r.machines[1] for r in rows]),
        _number("More", [r.more for r in rows]),
        _number("Floor", [found.access * r.more * r.footprint for r in rows], "m2"),
        _number("Price", [r.more * r.price for r in rows], found.plant.currency),
    )


# ---- terminal ----


def whatif_summary(found: Consequences, sheets: Sheets) -> "Group":
    """Give the chain of consequences for the terminal, as one table."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(("", "", "before", "after", "")):
        grid.add_column(heading, justify="right" if n in (2, 3) else "left", overflow="fold")
    for title, rows in _chain(found, sheets):
        grid.add_row(Text(title, "bold"))
        for subject, figure, before, after, unit in rows:
            words = (printable(subject), printable(figure), plain(before), plain(after))
            grid.add_row(*words, printable(unit))
    parts: list[RenderableType] = [Text(printable(whatif_sentence(found)), "bold"), grid]
    parts.append(Text("by arithmetic, losses in their means; nothing is simulated", "dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _chain(found: Consequences, sheets: Sheets) -> Iterator[tuple[str, list[Row]]]:
    """Give the links of the chain, each with its rows."""
    money = found.plant.currency
    yield "motor", changed(motor_rows(sheets))
    yield "bill", [(m.model, m.title, m.before, m.after, m.unit) for m in found.materials]
    yield (
        "cycle time",
        [(m, p.process, *pair, "s") for p in found.processes for m, pair in p.times.items()],
    )
    yield "work", [("", p.process, *p.load, "machines") for p in found.processes]
    yield (
        "machines",
        [
            ("", p.process, float(p.machines[0]), float(p.machines[1]), _missing(p.more))
            for p in found.processes
        ],
    )
    yield (
        "all in all",
        [
            ("", "floor of more machines", 0.0, found.floor, "m2"),
            ("", "price of more machines", 0.0, found.capital / 1e6, f"M{money}"),
            ("", "material in a motor", 0.0, found.material_cost, money),
            ("", "output by arithmetic", *found.most, f"{found.plant.product}s a year"),
        ],
    )


def _missing(more: int) -> str:
    return f"{more} more than installed" if more else ""
