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
    """Give the answer in one sentence: what the plant as it stands could make."""
    names, product = " and ".join(found.changed), found.plant.product
    now, was = big(found.most[1]), big(found.most[0])
    if now == was:
        return (
            f"With {names} changed the plant as it stands could still make {now} {product}s a year."
        )
    return (
        f"With {names} changed the plant as it stands could make {now} {product}s a year "
        f"instead of {was}."
    )


def target_sentence(found: Consequences) -> str:
    """Give what the target takes, and what the material of a motor costs more or less."""
    product, money = found.plant.product, found.plant.currency
    sign = "+" if found.material_cost >= 0 else "-"
    return (
        f"{big(found.target)} a year {_ways(found)}. The material of a {product} changes by "
        f"{sign}{plain(abs(found.material_cost))} {money}."
    )


def _ways(found: Consequences) -> str:
    """Say what it takes to hold the target: in the lines as they are, or with more of them."""
    more = sum(p.more for p in found.processes)
    text = (
        f"need {more} more machine{'' if more == 1 else 's'}" if more else "need no more machines"
    )
    lines = found.held.lines
    if not lines:
        return text
    pairs: dict[tuple[int, int], list[str]] = {}
    for name, pair in lines.items():
        pairs.setdefault(pair, []).append(name)
    instead = [f"{a} lines instead of {b} ({', '.join(n)})" for (b, a), n in pairs.items()]
    return f"{text} in the lines as they are, or, sized anew, {' and '.join(instead)}"


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
        precision=f"{target_sentence(found)} By arithmetic, with losses in their means.",
        facts=(
            ("target", big(found.target)),
            ("more machines", plain(sum(p.more for p in found.processes))),
            ("their floor", f"{plain(found.floor)} m2"),
            ("their price", f"{big(found.capital)} {found.plant.currency}"),
        ),
        intervals="Every number on this page is calculated; nothing is simulated.",
        sections=(
            _section("motor", "Motor", "The motor", _pairs("motor", changed(motor_rows(sheets)))),
            _section("bill", "Bill", "The bill", _bill(found)),
            _section("times", "Times", "Cycle times", _times(found)),
            _section("machines", "Machines", "Machines, floor and money", _machines(found)),
            _section("sized", "Sized anew", "Two ways to hold the target", _held(found)),
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
        "Work in machines at the target, and machines for it after the change: as many in each "
        f"line, groups at a load of {percent:.0f} % or less. More: beyond those installed.",
        Column(name="Process", values=[r.process for r in rows]),
        _number("Installed", [r.installed for r in rows]),
        _number("Work before", [r.load[0] for r in rows]),
        _number("Work after", [r.load[1] for r in rows]),
        _number("Machines", [r.machines[1] for r in rows]),
        _number("More", [r.more for r in rows]),
        _number("Floor", [found.access * r.more * r.footprint for r in rows], "m2"),
        _number("Price", [r.more * r.price / 1e6 for r in rows], f"M{found.plant.currency}"),
    )


def _held(found: Consequences) -> Figure:
    rows = list(held_rows(found))
    lead = (
        "In the lines as they are: as many of them, with more machines where the work asks for "
        "them. Sized anew: lines as they are built, as many as it takes, as motorworks size gives "
        "them, with all that goes with a line."
    )
    if found.held.why_not:
        lead += f" It cannot be sized anew: {found.held.why_not}"
    return _figure(
        "sized",
        f"{big(found.target)} {found.plant.product}s a year with the new motor",
        lead,
        Column(name="Figure", values=[r[0] for r in rows]),
        _number("Installed", [r[1] for r in rows]),
        _number("In the lines as they are", [r[2] for r in rows]),
        _number("Sized for the old motor", [r[3] for r in rows]),
        _number("Sized anew", [r[4] for r in rows]),
        Column(name="Unit", values=[r[5] for r in rows]),
    )


def held_rows(found: Consequences) -> Iterator[tuple[str, Value, Value, Value, Value, str]]:
    """Give what either way takes: figure, installed, lines kept, sized before and after, unit."""
    held, plant = found.held, found.plant
    copies = {line.name: line.lines for line in plant.lines}
    for name, (before, after) in held.lines.items():
        yield f"lines of {name}", copies[name], copies[name], before, after, ""
    there = sum(line.lines * s.machines for line in plant.lines for s in line.stations)
    there += sum(s.machines for s in plant.stations)
    more = sum(p.more for p in found.processes)
    yield "machines", there, there + more, *(held.machines or (None, None)), ""
    yield "people", None, None, *(held.people or (None, None)), ""
    yield "floor", None, None, *(held.floor or (None, None)), "m2"
    million = f"M{plant.currency}"
    if held.price is not None:
        was, now = (price / 1e6 for price in held.price)
        yield "price of machines", None, None, was, now, million
        yield "price of what is added", None, found.capital / 1e6, None, now - was, million


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
    parts: list[RenderableType] = [
        Text(printable(whatif_sentence(found)), "bold"),
        Text(printable(target_sentence(found))),
        grid,
    ]
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
    yield "sized anew", list(_sized(found))


def _sized(found: Consequences) -> Iterator[Row]:
    """Give what the plant takes for the target when lines are built as they are, only more."""
    held = found.held
    for name, (before, after) in held.lines.items():
        yield "", f"lines of {name}", before, after, ""
    if held.machines and held.people and held.floor and held.price:
        yield "", "machines", *held.machines, ""
        yield "", "people", *held.people, ""
        yield "", "floor", *held.floor, "m2"
        was, now = (price / 1e6 for price in held.price)
        yield "", "price of machines", was, now, f"M{found.plant.currency}"
    elif held.why_not:
        yield "", held.why_not, 0.0, 0.0, ""


def _missing(more: int) -> str:
    return f"{more} more than installed" if more else ""
