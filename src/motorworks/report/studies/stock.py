"""What lies in stock of bought parts: page and terminal."""

from typing import TYPE_CHECKING

from motorworks.report.figure import Figure, Section
from motorworks.report.number import big, percent, plain
from motorworks.report.studies.stock_course import course_section
from motorworks.report.studies.stock_policies import policies_section, policy_columns
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table, Value, numbers
from motorworks.report.terminal import printable
from motorworks.stocks import Answer, Row

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table as Grid


def stock_sentence(found: Answer) -> str:
    """Give the answer in one sentence."""
    short = [row for row in found.rows if 1.0 - row.empty.mean < found.service]
    money = sum(row.money or 0.0 for row in found.rows)
    worth = f"{big(money)} {found.plant.currency} of bought parts lie in stock"
    if not short:
        return f"{worth}, and every part is there for {percent(found.service)} of the time or more."
    worst = max(short, key=lambda row: row.empty.mean)
    return (
        f"{worth}; {len(short)} of {len(found.rows)} parts miss {percent(found.service)} of the "
        f"time, {worst.supply.name} most: {percent(1.0 - worst.empty.mean)}."
    )


def stock_precision(found: Answer) -> str:
    """Give what the plant makes, and what was found of the one part looked at."""
    days = plain(found.terms.duration / 86400)
    made = f"In these {days} days the plant makes good parts at a pace of {_with_half(found.good)} "
    made += "a year of planned time."
    held = [t for t in found.tried if t.held]
    if found.of is None:
        return made
    if not held:
        return f"{made} No policy held {percent(found.service)} of {found.of.supply.name}."
    best = min(held, key=lambda t: t.stock.mean)
    return (
        f"{made} Of {found.of.supply.name}, {best.policy} holds {percent(found.service)} with the "
        f"least stock tried: {plain(best.stock.mean)} parts in the mean against "
        f"{plain(found.of.stock.mean)} now."
    )


def _with_half(value: "tuple[float, float | None]") -> str:
    mean, half = value
    return big(mean) if half is None else f"{big(mean)} ± {big(half)}"


def stock_study(found: Answer) -> Study:
    """Give the page of a plant's stocks."""
    sections = [
        Section(
            key="stock",
            short="Stock",
            title="Stock and service of every part",
            figures=(_figure("stock", _title(found), stock_columns(found)), _levels(found)),
        ),
        course_section(found),
    ]
    if found.tried:
        sections.append(policies_section(found))
    met = all(1.0 - row.empty.mean >= found.service for row in found.rows)
    return Study(
        kind="stock",
        plant=found.plant,
        chip="Held" if met else "Missed",
        style="reached" if met else "missed",
        sentence=stock_sentence(found),
        precision=stock_precision(found),
        facts=(
            ("supplies", plain(len(found.rows))),
            ("service asked for", percent(found.service)),
            ("days simulated", plain(found.terms.duration / 86400)),
            ("replications", plain(found.terms.replications)),
        ),
        intervals="± is half of a 95 % Student-t interval over replications; differences are "
        "paired. Prices and interest are those of the plant file; levels named calculated are "
        "arithmetic.",
        sections=tuple(sections),
    )


def _title(found: Answer) -> str:
    return f"What lies there, in parts, days and {found.plant.currency}"


def stock_columns(found: Answer) -> tuple[Column, ...]:
    """Give the columns of the table of supplies."""
    rows = found.rows
    return (
        Column(name="Part", values=[row.supply.name for row in rows]),
        Column(name="Policy", values=[row.policy for row in rows]),
        numbers("Lead", [row.lead / 3600 for row in rows], "h"),
        numbers("Use a day", [row.use.mean for row in rows]),
        numbers("Stock", [row.stock.mean for row in rows]),
        numbers("±", [row.stock.half_width for row in rows]),
        numbers("Days", [_given(row.days) for row in rows]),
        numbers(f"M{found.plant.currency}", [_millions(row) for row in rows]),
        numbers("Orders a year", [row.orders.mean for row in rows]),
        Column(name="Without", values=[row.empty.mean for row in rows], kind="share"),
        Column(name="Fill rate", values=[row.fill.mean for row in rows], kind="share"),
        Column(name="Cycles served", values=[row.cycle.mean for row in rows], kind="share"),
    )


def _given(value: float) -> float | None:
    return value if value == value else None


def _millions(row: Row) -> float | None:
    return None if row.money is None else row.money / 1e6


def _figure(key: str, title: str, columns: tuple[Column, ...]) -> Figure:
    table = Table(caption=title, columns=columns)
    lead = (
        "Stock is the mean of the part's own model in the store and before it. Without: share "
        "of the time without one. Fill rate: share of the parts for which no machine had stood "
        "still; a machine that stands for days is late with one part only, and what a milk run "
        "fetches is never late."
    )
    return Figure(key=key, title=title, lead=lead, template="table", table=table)


def _levels(found: Answer) -> Figure:
    rows = found.rows
    columns = (
        Column(name="Part", values=[row.supply.name for row in rows]),
        numbers("Use in lead time", [row.in_lead.mean for row in rows]),
        numbers("Deviation", [row.in_lead.deviation for row in rows]),
        numbers("Point, calculated", [float(row.level) for row in rows]),
        numbers("A day more", [row.day_cost for row in rows], f"{found.plant.currency}/year"),
    )
    title = "What arithmetic says of the levels"
    lead = (
        "From mean and variance of the use in the lead time (and until the next look), taken as "
        "normal: the reorder point that would hold the service; and the interest of a year on a "
        "day's use more in stock."
    )
    table = Table(caption=title, columns=columns)
    return Figure(key="levels", title=title, lead=lead, template="table", table=table)


# ---- terminal ----


def stock_summary(found: Answer) -> "Group":
    """Give the answer for the terminal, within 80 columns."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(printable(stock_sentence(found)), "bold"),
        Text(printable(stock_precision(found))),
        _grid(_short(found)),
    ]
    if found.of is not None:
        parts.append(_grid(policy_columns(found)))
        parts.append(Text(printable(day_more_sentence(found))))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def day_more_sentence(found: Answer) -> str:
    """Give what a day more of the part looked at costs and brings."""
    if found.of is None or found.day_more is None:
        return ""
    cost = found.of.day_cost
    price = "unknown interest" if cost is None else f"{big(cost)} {found.plant.currency} a year"
    return (
        f"A day's use more of {found.of.supply.name} in stock costs {price} of interest and brings "
        f"{_with_half(found.day_more)} good parts a year (simulated, paired)."
    )


def _short(found: Answer) -> tuple[Column, ...]:
    kept = ("Part", "Policy", "Lead", "Stock", "±", "Days", "Fill rate", "Without")
    return tuple(c for c in stock_columns(found) if c.name in kept)


def _grid(columns: tuple[Column, ...]) -> "Grid":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    for column in columns:
        unit = f" {column.unit}" if column.unit else ""
        text = column.kind == "text"
        grid.add_column(
            column.name.lower() + unit, justify="left" if text else "right", overflow="fold"
        )
    for row in zip(*([_cell(c.kind, v) for v in c.values] for c in columns), strict=True):
        grid.add_row(*row)
    return grid


def _cell(kind: str, value: Value) -> str:
    if kind == "text" or isinstance(value, str):
        return printable(str(value or ""))
    return percent(value) if kind == "share" else plain(value)
