"""Tables of shipping: customers, ways, stock, levers."""

import math
from collections.abc import Sequence

from motorworks.logistics import Answer
from motorworks.report.figure import Figure
from motorworks.report.number import percent, plain
from motorworks.report.table import Column, Table
from motorworks.report.table import numbers as exact_numbers

DAY = 86400.0
VERDICTS = {"reached": "reached", "missed": "missed", "undecided": "open", "": ""}

STAGES = (
    ("store_motors", "In stores before the gate"),
    ("bay_motors", "In boxes at the docks"),
    ("road_motors", "On the road"),
    ("quay_motors", "On the quay"),
    ("sea_motors", "At sea and beyond"),
    ("customer_motors", "In customers' stocks"),
)
"""Where motors are on their way."""


def numbers(name: str, values: Sequence[float | None], unit: str = "") -> Column:
    """Give a column of numbers with three digits that count, whole ones from a hundred on."""
    return exact_numbers(name, [_short(v) for v in values], unit)


def _short(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    return float(round(value)) if abs(value) >= 100 else float(f"{value:.3g}")


def table_figure(key: str, title: str, lead: str, *columns: Column) -> Figure:
    """Give a figure that is a table."""
    table = Table(caption=title, columns=columns)
    return Figure(key=key, title=title, lead=lead, template="table", table=table)


def mean(found: Answer, kind: str, name: str, figure: str) -> float:
    """Give the mean of a figure."""
    return found.base.of(kind, name, figure).mean


def service(found: Answer) -> Figure:
    """Give how customers are served."""
    customers, verdicts = found.base.plant.customers, found.verdicts

    def column(figure: str, scale: float = 1.0) -> list[float]:
        return [scale * mean(found, "customer", c.name, figure) for c in customers]

    halves = [found.base.of("customer", c.name, "fill_rate").half_width for c in customers]
    return table_figure(
        "service",
        "Service of customers",
        "Fill rate (beta): share of the motors called off that are there at once. Cycle service "
        "(alpha): share of call-offs served wholly. On time: there within the grace of each "
        "customer. Simulated; 95 % intervals over replications.",
        Column(name="Customer", values=[c.title or c.name for c in customers]),
        Column(name="Fill rate", values=column("fill_rate"), kind="share"),
        numbers("±", [None if h is None else 100 * h for h in halves], "points"),
        Column(
            name="Wanted",
            values=["" if c.target is None else percent(c.target, 0) for c in customers],
        ),
        Column(name="Verdict", values=[VERDICTS[verdicts[c.name]] for c in customers]),
        Column(name="Cycle service", values=column("cycle_service"), kind="share"),
        Column(name="On time", values=column("on_time"), kind="share"),
    )


def owed(found: Answer) -> Figure:
    """Give what customers are owed, what lies with them, and how long motors are on the way."""
    customers = found.base.plant.customers

    def column(figure: str, scale: float = 1.0) -> list[float]:
        return [scale * mean(found, "customer", c.name, figure) for c in customers]

    return table_figure(
        "owed",
        "Debts, stocks and ways",
        "Owed and stock: motors, mean over time; days on which some were owed. Door to door: from "
        "the store before the gate to the customer's stock, rack by rack.",
        Column(name="Customer", values=[c.title or c.name for c in customers]),
        numbers("Owed", column("owed")),
        numbers("Days owed", column("days_owed")),
        numbers("Stock", column("stock")),
        numbers("Door to door", column("door_to_door", 1 / DAY), "d"),
        numbers("95 %", column("door_to_door_95", 1 / DAY), "d"),
    )


def docks(found: Answer) -> Figure:
    """Give docks with their boxes and stores."""
    nouns = found.base.plant.docks

    def column(figure: str) -> list[float]:
        return [mean(found, "dock", d.name, figure) for d in nouns]

    return table_figure(
        "docks",
        "Docks and boxes",
        "How full boxes are by racks and by mass: whichever comes first fills them. Store: motors, "
        "mean and most. What finds no place in it is the most that the plant would lose.",
        Column(name="Dock", values=[d.title or d.name for d in nouns]),
        numbers("Boxes", column("boxes")),
        Column(name="Racks", values=column("box_racks"), kind="share"),
        Column(name="Mass", values=column("box_mass"), kind="share"),
        numbers("Store", column("stock_mean")),
        numbers("Most", column("stock_most")),
        numbers("No place", column("unplaced")),
        numbers("Full", column("hours_full"), "h"),
    )


def trucks(found: Answer) -> Figure:
    """Give trucks with their use and waiting."""
    nouns = found.base.plant.trucks

    def column(figure: str, scale: float = 1.0) -> list[float]:
        return [scale * mean(found, "truck", t.name, figure) for t in nouns]

    return table_figure(
        "trucks",
        "Trucks",
        "Use: share of all hours from loading to being back, nights included. Boxes wait for a "
        "truck, trucks at the gate of a port that is closed or full.",
        Column(name="Trucks", values=[t.title or t.name for t in nouns]),
        numbers("Number", [t.number for t in nouns]),
        numbers("Rounds", column("rounds")),
        Column(name="Use", values=column("use"), kind="share"),
        numbers("Box waits", column("box_wait", 1 / 3600), "h"),
        numbers("Waits at the gate", column("gate_wait", 1 / 3600), "h"),
    )


def ports(found: Answer) -> Figure:
    """Give ports with quay and berths."""
    nouns = found.base.plant.ports

    def column(figure: str, scale: float = 1.0) -> list[float]:
        return [scale * mean(found, "port", p.name, figure) for p in nouns]

    return table_figure(
        "ports",
        "Ports",
        "Boxes on the quay from the gate to the leaving of their ship, mean and most; berths and "
        "ships with those of others, which wait as ours do.",
        Column(name="Port", values=[p.title or p.name for p in nouns]),
        numbers("Quay", column("quay_mean"), "boxes"),
        numbers("Most", column("quay_most"), "boxes"),
        numbers("Berths", [p.berths for p in nouns]),
        Column(name="Taken", values=column("berth_use"), kind="share"),
        numbers("Ships", column("ships")),
        numbers("Wait", column("ship_wait", 1 / 3600), "h"),
        numbers("Ours", column("own_ship_wait", 1 / 3600), "h"),
    )


def sailings(found: Answer) -> Figure:
    """Give sailings with slots, lateness and what was left behind."""
    nouns = found.base.plant.sailings

    def column(figure: str, scale: float = 1.0) -> list[float]:
        return [scale * mean(found, "sailing", s.name, figure) for s in nouns]

    omitted = column("omitted")
    return table_figure(
        "sailings",
        "Sailings",
        "Late: berthed more than 6 h after it was due; by how much, all of them in the mean. Left "
        "behind: boxes for which a ship before "
        "was full. Too late: boxes that came after the cut-off of a ship that was still to leave.",
        Column(name="Sailing", values=[s.title or s.name for s in nouns]),
        numbers("Ships due", column("calls")),
        *([numbers("Not come", omitted)] if any(omitted) else []),
        numbers("Late", column("late")),
        numbers("By", column("lateness", 1 / 3600), "h"),
        Column(name="Slots used", values=column("slot_use"), kind="share"),
        numbers("Left behind", column("rolled")),
        numbers("Too late", column("after_cut_off")),
    )


def pipeline(found: Answer) -> Figure:
    """Give where motors are on their way, in motors and money."""
    plant = found.base.plant
    rows = [*STAGES, ("pipeline_motors", "All")]
    values = [mean(found, "plant", "", key) for key, _ in rows]
    halves = [found.base.of("plant", "", key).half_width for key, _ in rows]
    columns = [
        Column(name="Where", values=[title for _, title in rows]),
        numbers("Mean", values, f"{plant.product}s"),
        numbers("±", halves, f"{plant.product}s"),
        Column(name="Share", values=[v / max(values[-1], 1e-9) for v in values], kind="share"),
    ]
    lead = "Simulated, mean over time."
    if found.wish.unit_cost is not None:
        each = plain(found.wish.unit_cost, 4)
        lead += f" Money: at {each} {plant.currency} a {plant.product}, its calculated cost."
        money = [(found.money(v) or 0.0) / 1e6 for v in values]
        columns.append(numbers("Money", money, f"M {plant.currency}"))
    return table_figure("pipeline", "What is on its way", lead, *columns)


def levers(found: Answer) -> Figure:
    """Give what each lever changes and costs."""
    plant, effects = found.base.plant, found.effects
    rates = [e.changes["fill_rate"] for e in effects]
    debts = [e.changes["owed"] for e in effects]
    saved = [None if e.saved is None else e.saved / 1e6 for e in effects]
    costs = [None if e.lever.yearly is None else e.lever.yearly / 1e6 for e in effects]
    return table_figure(
        "levers",
        "What each brings",
        "Differences on the same draws, with it less without it; ± is the 95 % interval of paired "
        "differences: what is smaller than it may be chance. Saved: penalties and freight of a "
        "year less what the lever costs; nothing where its cost is not known.",
        Column(name="Lever", values=[e.lever.title for e in effects]),
        numbers("Fill rate", [100 * r.mean for r in rates], "points"),
        numbers("±", [_times(r.half_width, 100) for r in rates], "points"),
        numbers("Owed", [o.mean for o in debts], f"{plant.product}s"),
        numbers("± ", [o.half_width for o in debts], f"{plant.product}s"),
        numbers("Costs a year", costs, f"M {plant.currency}"),
        numbers("Saved a year", saved, f"M {plant.currency}"),
    )


def levers_beside(found: Answer) -> Figure:
    """Give what else levers change, and how their cost is reckoned."""
    plant, effects = found.base.plant, found.effects
    scale = 365 * DAY / found.wish.terms.duration
    return table_figure(
        "levers-beside",
        "What else they change",
        "On time and what is on its way; motors without a place before the gate, in a year.",
        Column(name="Lever", values=[e.lever.title for e in effects]),
        numbers("On time", [100 * e.changes["on_time"].mean for e in effects], "points"),
        numbers("On the way", [e.changes["pipeline"].mean for e in effects], f"{plant.product}s"),
        numbers(
            "Without a place",
            [scale * e.changes["unplaced"].mean for e in effects],
            f"{plant.product}s",
        ),
        Column(name="Its cost", values=[e.lever.basis for e in effects]),
    )


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else factor * value
