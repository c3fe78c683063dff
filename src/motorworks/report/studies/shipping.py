"""Shipping from the store to the customers: page and terminal."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import numpy as np

from motorworks.logistics import Answer
from motorworks.program.program import Array
from motorworks.report.axis import Axis, band, curve, nice_axis
from motorworks.report.chart import Chart, Shape, points
from motorworks.report.figure import Figure, Section
from motorworks.report.figures.sailing_strip import strip, strip_key
from motorworks.report.figures.shipping_chain import chain
from motorworks.report.number import NOTHING, big, percent, plain, scaled
from motorworks.report.studies import shipping_tables as tables
from motorworks.report.studies.shipping_words import (
    door_to_door,
    half,
    shipping_precision,
    shipping_sentence,
)
from motorworks.report.studies.study import Study
from motorworks.report.terminal import printable
from motorworks.report.time_axis import date_axis
from motorworks.statistics.confidence import estimate

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table as Grid

DAY, YEAR = 86400.0, 365 * 86400.0
MARKS = 7
"""Dates written along an axis at the most: so many fit on a narrow screen."""


def shipping_study(found: Answer) -> Study:
    """Give the page of shipping."""
    base = found.base
    a_year = YEAR / found.wish.terms.duration
    stock = tables.mean(found, "plant", "", "pipeline_motors")
    money = found.money(stock)
    held = big(stock) + (f" ({big(money)} {base.plant.currency})" if money else "")
    verdicts = [v for v in found.verdicts.values() if v]
    style = "missed" if "missed" in verdicts else "undecided"
    style = "reached" if verdicts and set(verdicts) == {"reached"} else style
    chips = {"reached": "Served", "missed": "Missed", "undecided": "Open"}
    return Study(
        kind="shipping",
        plant=base.plant,
        chip=chips[style],
        style=style,
        sentence=shipping_sentence(found),
        precision=shipping_precision(found),
        facts=(
            ("boxes a year", plain(a_year * tables.mean(found, "plant", "", "boxes"), 4)),
            ("door to door", door_to_door(found)),
            (f"{base.plant.product}s on their way", held),
            ("on time", percent(tables.mean(found, "plant", "", "on_time"))),
        ),
        intervals="Simulated, box by box; ± and bands are 95 % Student-t intervals over "
        "replications, of levers over paired differences. Money is calculated.",
        sections=_sections(found),
    )


def _sections(found: Answer) -> tuple[Section, ...]:
    plant = found.base.plant
    stocks = [_stock_curve(found, "dock", n) for n in range(len(plant.docks))]
    sections = [
        _section("chain", "The chain", "From the store to the customers", _chain(found)),
        _section(
            "service",
            "Service",
            "How customers are served",
            tables.service(found),
            tables.owed(found),
        ),
    ]
    if plant.ports:
        quays = [_stock_curve(found, "port", n) for n in range(len(plant.ports))]
        sections += [
            _section("quay", "Quay", "Stock at the quay", *quays, tables.ports(found)),
            _section("ships", "Sailings", "Ships", _strip(found), tables.sailings(found)),
        ]
    sections += [
        _section("stores", "Stores", "Stores and docks", *stocks, tables.docks(found)),
        _section("trucks", "Trucks", "Trucks", tables.trucks(found)),
        _section("pipeline", "On the way", "What is on its way", tables.pipeline(found)),
    ]
    if found.effects:
        both = tables.levers(found), tables.levers_beside(found)
        sections.append(_section("levers", "Levers", "What would change it", *both))
    return tuple(sections)


def _section(key: str, short: str, title: str, *figures: Figure) -> Section:
    return Section(key=key, short=short, title=title, figures=figures)


def _chain(found: Answer) -> Figure:
    return Figure(
        key="chain",
        title=f"{found.base.plant.product.capitalize()}s a week, from the store to the customers",
        lead="Lines are as wide as what goes along them. Below each name: how full a store is in "
        "the mean, how much trucks and slots are used, how well a customer is served.",
        template="site_plan",
        data={"svg": chain(found), "least": 790, "key": []},
    )


def _strip(found: Answer) -> Figure:
    return Figure(
        key="timetable",
        title="Ships of the first weeks",
        lead="One replication, from the end of the warm-up on. A bar from when a ship was due to "
        "when it left; the darker, the more of its slots are taken; the number is its boxes.",
        template="site_plan",
        data={"svg": strip(found), "least": 790, "key": strip_key()},
    )


def _stock_curve(found: Answer, kind: str, number: int) -> Figure:
    """Give a stock by day: the mean over replications with its band, and the highest of them."""
    base = found.base
    if kind == "port":
        noun, rows, what = base.plant.ports[number], base.quay_days[:, :, number], "boxes"
        title = f"Boxes on the quay of {noun.title or noun.name}"
    else:
        dock = base.plant.docks[number]
        rows, what = base.store_days[:, :, number], f"{base.plant.product}s"
        title = f"Store before {dock.title or dock.name}"
    return Figure(
        key=f"{kind}-{number}",
        title=title,
        lead="Mean of each day over replications; the band is its 95 % interval, the thin line the "
        "replication that has most on that day.",
        template="chart",
        data={"chart": _course(found, rows, title, what)},
    )


def _course(found: Answer, rows: Array, label: str, what: str) -> Chart:
    begin = datetime.combine(found.base.plant.start, time())
    begin += timedelta(seconds=found.wish.terms.warm_up)
    days = rows.shape[1]
    dates = date_axis(begin, begin + timedelta(days=days))
    x = Axis(low=0.0, high=days * DAY, ticks=dates.ticks[:: 1 + len(dates.ticks) // MARKS])
    value = estimate(rows)
    width = np.nan_to_num(value.half_width)
    low, high = (value.mean - width).clip(min=0.0), value.mean + width
    most = rows.max(axis=0)
    top = max(float(high.max(initial=0.0)), float(most.max(initial=0.0)), 1.0)
    y = nice_axis(0.0, top, scaled(top))
    at = [(n + 0.5) * DAY for n in range(days)]
    shapes = (
        Shape("area", band(at, low.tolist(), high.tolist(), x, y), "flow-1"),
        Shape("line thin", curve(at, most.tolist(), x, y), "flow-5"),
        Shape("line", curve(at, value.mean.tolist(), x, y), "flow-1"),
    )
    names = [f"{begin + timedelta(days=n):%a %d %b %Y}" for n in range(days)]
    said = [
        (f"mean, {what}", [f"{v:,.0f}" for v in value.mean]),
        ("± ", [f"{v:,.0f}" for v in width]),
        ("most", [f"{v:,.0f}" for v in most]),
    ]
    marks = points([x.at(t) for t in at], names, said)
    return Chart(x=x, y=y, label=label, shapes=shapes, points=marks, height="15rem")


# ---- terminal ----


def shipping_summary(found: Answer) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    terms = found.wish.terms
    boxes = YEAR / terms.duration * tables.mean(found, "plant", "", "boxes")
    stock = tables.mean(found, "plant", "", "pipeline_motors")
    money = found.money(stock)
    worth = f", worth {big(money)} {found.base.plant.currency}" if money else ""
    facts = (
        f"{plain(boxes, 4)} boxes a year; door to door {door_to_door(found)}; {big(stock)} "
        f"{found.base.plant.product}s on their way{worth}."
    )
    parts: list[RenderableType] = [
        Text(printable(shipping_sentence(found)), "bold"),
        Text(printable(shipping_precision(found))),
        Text(printable(facts)),
        _service_grid(found),
        _ways_grid(found),
    ]
    if found.effects:
        parts.append(_levers_grid(found))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _grid(first: str, *heads: str) -> "Grid":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    grid.add_column(first, overflow="fold")
    for head in heads:
        grid.add_column(head, justify="right", overflow="fold")
    return grid


def _service_grid(found: Answer) -> "Grid":
    grid = _grid("customer", "fill rate", "wanted", "on time", "days owed", "door to door")
    for c in found.base.plant.customers:
        rate = found.base.of("customer", c.name, "fill_rate")
        age = tables.mean(found, "customer", c.name, "door_to_door")
        grid.add_row(
            printable(c.name),
            percent(rate.mean) + half(rate, 100),
            NOTHING if c.target is None else percent(c.target, 0),
            percent(tables.mean(found, "customer", c.name, "on_time")),
            plain(tables.mean(found, "customer", c.name, "days_owed")),
            f"{plain(age / DAY)} d",
        )
    return grid


def _ways_grid(found: Answer) -> "Grid":
    """Give docks, trucks, ports and sailings, a line each."""
    grid = _grid("where", "use", "what waits")
    plant = found.base.plant

    def of(kind: str, name: str, figure: str) -> float:
        return tables.mean(found, kind, name, figure)

    for d in plant.docks:
        mean, most = (big(of("dock", d.name, f)) for f in ("stock_mean", "stock_most"))
        grid.add_row(d.name, percent(of("dock", d.name, "bay_use")), f"store {mean}, most {most}")
    for t in plant.trucks:
        wait = plain(of("truck", t.name, "box_wait") / 3600)
        grid.add_row(t.name, percent(of("truck", t.name, "use")), f"a box {wait} h")
    for p in plant.ports:
        mean, most = (plain(of("port", p.name, f)) for f in ("quay_mean", "quay_most"))
        wait = plain(of("port", p.name, "own_ship_wait") / 60)
        said = f"quay {mean} boxes, most {most}; a ship {wait} min"
        grid.add_row(p.name, percent(of("port", p.name, "berth_use")), said)
    for s in plant.sailings:
        late = plain(of("sailing", s.name, "lateness") / 3600)
        left = plain(of("sailing", s.name, "rolled"))
        said = f"{late} h late, {left} boxes left behind"
        grid.add_row(s.name, percent(of("sailing", s.name, "slot_use")), said)
    return grid


def _levers_grid(found: Answer) -> "Grid":
    money = f"saved, M {found.base.plant.currency}/year"
    grid = _grid("lever", "fill rate", "owed", money)
    for e in found.effects:
        rate, owed = e.changes["fill_rate"], e.changes["owed"]
        grid.add_row(
            printable(e.lever.title),
            f"{100 * rate.mean:+.2f}{half(rate, 100)}",
            f"{owed.mean:+,.0f}{half(owed)}",
            NOTHING if e.saved is None else plain(e.saved / 1e6),
        )
    return grid
