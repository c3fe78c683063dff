"""What one truck, one sailing, more stock or another rule brings, and what a closed port costs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

import numpy as np

from motorworks.logistics.network import CustomerPlan
from motorworks.logistics.ship import Figure, Shipped
from motorworks.plant import Closure, Plant, Sailing, Timetable
from motorworks.plant.calendar import DAYS
from motorworks.plant.shipping import ALLOCATIONS
from motorworks.statistics.confidence import single

DAY, WEEK, YEAR = 86400.0, 604_800.0, 365 * 86400.0
MORE_COVER = 7 * DAY
"""Stock that a lever adds at every customer, as the time in which it is called off [s]."""
LESS_COVER = 3 * DAY
"""Stock that a lever takes away from every customer, as such a time [s]."""

LOOKED_AT: Mapping[str, tuple[str, str, str]] = {
    "fill_rate": ("plant", "", "fill_rate"),
    "on_time": ("plant", "", "on_time"),
    "owed": ("plant", "", "owed"),
    "pipeline": ("plant", "", "pipeline_motors"),
    "unplaced": ("plant", "", "unplaced"),
    "penalty": ("plant", "", "penalty"),
    "freight": ("plant", "", "freight"),
}
"""Figures in which ways are compared, by their short names."""


@dataclass(frozen=True, kw_only=True)
class Lever:
    """Something that is done, or that happens.

    Attributes
    ----------
    name, title
        Its name, and what people call it.
    plant
        The plant with it.
    yearly
        What it costs a year beside freight and penalties; ``None`` where nothing says it.
    basis
        How that was reckoned.
    """

    name: str
    title: str
    plant: Plant
    yearly: float | None
    basis: str


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a lever changes.

    Attributes
    ----------
    lever
        The lever.
    changes
        With it less without it, by the short names of :data:`LOOKED_AT`, paired replication by
        replication.
    saved
        Penalty, freight and its own cost saved in a year; ``None`` where its cost is not known.
    """

    lever: Lever
    changes: Mapping[str, Figure]
    saved: float | None


def effect(lever: Lever, base: Shipped, other: Shipped) -> Effect:
    """Give what a lever changes, from two runs on the same draws.

    Parameters
    ----------
    lever
        The lever.
    base, other
        Without it and with it.
    """
    changes = {}
    for name, key in LOOKED_AT.items():
        values = np.array(other.figures[key].values) - np.array(base.figures[key].values)
        mean, half = single(values)
        changes[name] = Figure(mean=mean, half_width=half, values=tuple(values.tolist()))
    spent = changes["penalty"].mean + changes["freight"].mean
    a_year = spent * YEAR / base.terms.duration
    saved = None if lever.yearly is None else -a_year - lever.yearly
    return Effect(lever=lever, changes=changes, saved=saved)


def levers_of(base: Shipped, closed_days: float, unit_cost: float | None) -> list[Lever]:
    """Give the levers that are tried.

    Parameters
    ----------
    base
        The plant as it is, shipped.
    closed_days
        Days for which the first port is closed [d]; 0 leaves it open.
    unit_cost
        What a motor costs, for interest on stock; ``None`` if it is not known.
    """
    more = "A week more of stock at every customer"
    less = "Three days less of stock at every customer"
    found = [
        _truck(base),
        _sailing(base),
        _stock(base, unit_cost, "stock", MORE_COVER, more),
        _stock(base, unit_cost, "less_stock", -LESS_COVER, less),
        *_rules(base),
    ]
    found.append(_closed(base, closed_days) if closed_days else None)
    return [lever for lever in found if lever is not None]


def _truck(base: Shipped) -> Lever:
    """Give one truck more of the kind that is used most."""
    plant = base.plant
    use = {t.name: base.of("truck", t.name, "use").mean for t in plant.trucks}
    most = max(plant.trucks, key=lambda t: use[t.name])
    trucks = tuple(replace(t, number=t.number + (t is most)) for t in plant.trucks)
    return Lever(
        name="truck",
        title=f"One more of: {most.title or most.name}",
        plant=replace(plant, trucks=trucks),
        yearly=most.price if most.price else None,
        basis="price of a truck a year",
    )


def _sailing(base: Shipped) -> Lever | None:
    """Give one sailing more a week, for the customer by sea that is served worst."""
    plant = base.plant
    by_sea = [c for c in base.network.customers if c.sailings]
    if not by_sea:
        return None

    def served(plan: CustomerPlan) -> float:
        return base.of("customer", plan.customer.name, "fill_rate").mean

    worst = min(by_sea, key=served)
    sailing = plant.sailings[worst.sailings[0]]
    more = replace(sailing, timetable=once_more_a_week(sailing))
    return Lever(
        name="sailing",
        title=f"One more a week of: {sailing.title or sailing.name}",
        plant=replace(plant, sailings=tuple(more if s is sailing else s for s in plant.sailings)),
        yearly=0.0,
        basis="no more than the freight of its boxes",
    )


def once_more_a_week(sailing: Sailing) -> Timetable:
    """Give the timetable of a sailing with one more time a week, as far from the others as can be.

    A timetable with ``every`` becomes as much quicker.
    """
    table = sailing.timetable
    if table.every is not None:
        return replace(table, every=1 / (1 / table.every + 1 / WEEK))
    days = [DAYS.index(d) for d in table.days or DAYS]
    gaps = {d: (min((x - d) % 7 for x in days), min((d - x) % 7 for x in days)) for d in range(7)}
    best = max(gaps, key=lambda d: (min(gaps[d]), sum(gaps[d]), -d))
    if not min(gaps[best]):
        late = max(table.at)
        return replace(table, at=(*table.at, (late + DAY / 2) % DAY))
    named = {*days, best}
    return replace(table, days=tuple(d for n, d in enumerate(DAYS) if n in named))


def _stock(base: Shipped, unit_cost: float | None, name: str, change: float, title: str) -> Lever:
    """Give every customer more or less stock, there or not from the first day on."""
    plant = base.plant
    customers = tuple(
        replace(
            c,
            cover=max(0.0, c.cover + change),
            start=None if c.start is None else max(0.0, c.start + change),
        )
        for c in plant.customers
    )
    motors = sum(sum(c.rates) for c in base.network.customers) * change
    rate = plant.economics.discount_rate
    yearly = motors * unit_cost * rate if unit_cost is not None and rate else None
    return Lever(
        name=name,
        title=title,
        plant=replace(plant, customers=customers),
        yearly=yearly,
        basis=f"interest on {motors:,.0f} motors at what they cost",
    )


def _rules(base: Shipped) -> list[Lever]:
    """Give the rules of allocation that the docks do not have."""
    plant = base.plant
    used = {d.allocation for d in plant.docks}
    titles = {
        "due_date": "Boxes by due date",
        "share": "Boxes by share",
        "order": "Boxes in the order of the file",
    }
    return [
        Lever(
            name=rule,
            title=titles[rule],
            plant=replace(plant, docks=tuple(replace(d, allocation=rule) for d in plant.docks)),
            yearly=0.0,
            basis="a rule costs nothing",
        )
        for rule in ALLOCATIONS
        if used != {rule}
    ]


def _closed(base: Shipped, days: float) -> Lever | None:
    """Give the first port closed for some days from the second week on."""
    plant = base.plant
    if not plant.ports:
        return None
    port = plant.ports[0]
    begin = datetime.combine(plant.start, time()) + timedelta(seconds=base.terms.warm_up + WEEK)
    span = Closure(start=begin, end=begin + timedelta(days=days))
    shut = replace(port, closed=(*port.closed, span))
    return Lever(
        name="closed",
        title=f"{port.title or port.name} closed for {days:g} d",
        plant=replace(plant, ports=(shut, *plant.ports[1:])),
        yearly=0.0,
        basis="once, from the second week on",
    )
