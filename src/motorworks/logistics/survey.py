"""From the nouns of shipping to a network: names looked up, calendars and timetables spelt out."""

import math
from dataclasses import dataclass

from motorworks.compile.timetables import instants, spelt_out
from motorworks.errors import MotorworksError, PlantError
from motorworks.logistics.feed import WEEK, Feed
from motorworks.logistics.hours import Hours, hours_of
from motorworks.logistics.network import (
    CustomerPlan,
    DockPlan,
    Network,
    PortPlan,
    SailingPlan,
    TruckPlan,
)
from motorworks.plant import Customer, Dock, Plant, Port, Sailing, Timetable, Truck

DAILY = Timetable(every=86400.0)
"""When a customer calls off that says nothing."""
MOST_TIMES = 100_000
"""Times of one timetable that are followed at the most."""


def network_of(plant: Plant, feed: Feed, horizon: float) -> Network:
    """Give the network of a plant.

    Parameters
    ----------
    plant
        A plant with docks and customers.
    feed
        What it makes, for shares and stocks that are given as time.
    horizon
        Time up to which calendars and timetables are spelt out [s].

    Raises
    ------
    MotorworksError
        If nothing lies beyond its gate.
    PlantError
        If a timetable has too many times, or none.
    """
    need_shipping(plant)
    dates = _Dates(plant, horizon)
    trucks = _trucks(plant, dates)
    ports = _ports(plant, trucks, dates)
    ways = _Ways(plant, trucks, ports, _sailings(plant, dates))
    models = tuple(m.name for m in plant.models) or ("",)
    customers = tuple(_customer(ways, c, models, feed, dates) for c in plant.customers)
    return Network(
        plant=plant,
        models=models,
        docks=tuple(
            _dock(plant, n, customers, models, feed, dates) for n in range(len(plant.docks))
        ),
        trucks=trucks,
        ports=ports,
        sailings=ways.sailings,
        customers=customers,
    )


def need_shipping(plant: Plant) -> None:
    """Refuse a plant with nothing beyond its gate, before it is simulated for nothing.

    Raises
    ------
    MotorworksError
        If it has no docks or no customers.
    """
    if not plant.docks or not plant.customers:
        raise MotorworksError(
            f"{plant.name} has no docks or no customers, so nothing is shipped; write "
            "[container.NAME], [dock.NAME], [truck.NAME] and [customer.NAME]"
        )


class _Dates:
    """Calendars and timetables of a plant, spelt out up to a horizon."""

    def __init__(self, plant: Plant, horizon: float) -> None:
        self.start = plant.start
        self.horizon = horizon
        self.calendars = {c.name: c for c in plant.calendars}

    def hours(self, noun: Dock | Truck | Port | Sailing) -> Hours:
        """Give when it works: by its calendar, without the spans in which it is closed."""
        named = getattr(noun, "calendar", None)
        closed = getattr(noun, "closed", ())
        calendar = self.calendars[named] if named else None
        return hours_of(closed, calendar, self.start, self.horizon)

    def due(self, timetable: Timetable, what: str) -> tuple[tuple[float, ...], float]:
        """Give the times of a timetable [s], and how many there are in a week."""
        found = instants(timetable, self.calendars, self.start, self.horizon, what)
        times = tuple(spelt_out(found, self.horizon, what))
        if len(times) > MOST_TIMES:
            raise PlantError(
                f"{what}: its timetable has {len(times):,} times in what is looked at, and at most "
                f"{MOST_TIMES:,} are followed; write fewer"
            )
        return times, len(found.times) / found.period * WEEK


def _trucks(plant: Plant, dates: _Dates) -> tuple[TruckPlan, ...]:
    ports = {p.name: n for n, p in enumerate(plant.ports)}
    return tuple(
        TruckPlan(
            truck=t,
            port=ports[t.port] if t.port else -1,
            road=t.distance / t.speed,
            hours=dates.hours(t),
        )
        for t in plant.trucks
    )


def _ports(plant: Plant, trucks: tuple[TruckPlan, ...], dates: _Dates) -> tuple[PortPlan, ...]:
    """Give the ports; the first trucks that name one serve it."""
    serving = {t.port: n for n, t in reversed(list(enumerate(trucks)))}
    return tuple(
        PortPlan(
            port=p,
            hours=dates.hours(p),
            truck=serving.get(n, -1),
            move=1 / p.moves if p.moves else 0.0,
        )
        for n, p in enumerate(plant.ports)
    )


def _sailings(plant: Plant, dates: _Dates) -> tuple[SailingPlan, ...]:
    ports = {p.name: n for n, p in enumerate(plant.ports)}
    return tuple(
        SailingPlan(
            sailing=s,
            port=ports[s.port],
            times=dates.due(s.timetable, f"sailing '{s.name}'")[0],
            hours=dates.hours(s),
        )
        for s in plant.sailings
    )


@dataclass(frozen=True)
class _Ways:
    """All by which boxes reach customers."""

    plant: Plant
    trucks: tuple[TruckPlan, ...]
    ports: tuple[PortPlan, ...]
    sailings: tuple[SailingPlan, ...]

    def truck(self, customer: Customer) -> int:
        """Give the number of the trucks that go to a customer, -1 if ships do."""
        names = [t.name for t in self.plant.trucks]
        return names.index(customer.by[0]) if customer.by[0] in names else -1

    def via(self, customer: Customer) -> tuple[int, ...]:
        """Give the numbers of the sailings to a customer, none if trucks go there."""
        if self.truck(customer) >= 0:
            return ()
        names = [s.name for s in self.plant.sailings]
        return tuple(names.index(name) for name in customer.by)

    def road(self, customer: Customer) -> float:
        """Give the time of one way by road [s], 0 where ships go."""
        truck = self.truck(customer)
        return road_time(customer, self.trucks[truck]) if truck >= 0 else 0.0

    def lead(self, customer: Customer, dock: Dock) -> float:
        """Give the usual time from a full store to its stock [s]: what is never waited for.

        Of a sailing also the cut-off, half the time from one to the next, and its mean delay.
        """
        stuffing = dock.time.mean() if dock.time else 0.0
        truck, via = self.truck(customer), self.via(customer)
        if truck >= 0:
            by = self.trucks[truck].truck
            return stuffing + by.loading + self.road(customer) + by.unloading
        first = self.sailings[via[0]]
        port = self.ports[first.port]
        haul = self.trucks[port.truck]
        due = sorted({t for n in via for t in self.sailings[n].times})
        gap = (due[-1] - due[0]) / (len(due) - 1) if len(due) > 1 else 0.0
        laws = (first.sailing.delay, first.sailing.stay, first.sailing.transit, customer.onward)
        return (
            stuffing
            + haul.truck.loading
            + haul.road
            + haul.truck.unloading
            + port.port.cut_off
            + gap / 2
            + sum(law.mean() for law in laws if law)
        )


def _customer(
    ways: _Ways, c: Customer, models: tuple[str, ...], feed: Feed, dates: _Dates
) -> CustomerPlan:
    number = [d.name for d in ways.plant.docks].index(c.dock)
    dock = ways.plant.docks[number]
    times, a_week = dates.due(c.calls or DAILY, f"customer '{c.name}'")
    rates = _rates(c, models, feed, _sink(ways.plant, dock))
    start = c.cover if c.start is None else c.start
    return CustomerPlan(
        customer=c,
        dock=number,
        rates=rates,
        target=tuple(round(r * c.cover) for r in rates),
        start=tuple(round(r * start) for r in rates),
        times=times,
        calls_a_week=a_week,
        truck=ways.truck(c),
        road=ways.road(c),
        sailings=ways.via(c),
        lead=ways.lead(c, dock),
    )


def _sink(plant: Plant, dock: Dock) -> int:
    return next(n for n, s in enumerate(plant.sinks) if s.name == dock.origin)


def _rates(customer: Customer, models: tuple[str, ...], feed: Feed, sink: int) -> tuple[float, ...]:
    if customer.share is None:
        return tuple(customer.weekly.get(m, 0.0) / WEEK for m in models)
    return tuple(
        customer.share * feed.rate(sink, n) if not customer.models or m in customer.models else 0.0
        for n, m in enumerate(models)
    )


def _dock(
    plant: Plant,
    number: int,
    customers: tuple[CustomerPlan, ...],
    models: tuple[str, ...],
    feed: Feed,
    dates: _Dates,
) -> DockPlan:
    dock = plant.docks[number]
    box = next(c for c in plant.containers if c.name == dock.container)
    sink = _sink(plant, dock)
    return DockPlan(
        dock=dock,
        sink=sink,
        capacity=capacity_of(plant, dock),
        rack=box.rack,
        racks=box.racks,
        masses=tuple(box.rack_mass + box.rack * box.mass.get(m, 0.0) for m in models),
        limit=math.inf if box.limit is None else box.limit,
        hours=dates.hours(dock),
        initial=tuple(round(dock.initial * feed.rate(sink, m)) for m in range(len(models))),
        customers=tuple(n for n, c in enumerate(customers) if c.dock == number),
    )


def road_time(customer: Customer, by: TruckPlan) -> float:
    """Give the time of one way to a customer that trucks serve [s]."""
    if customer.distance is None:
        return by.road
    return customer.distance / by.truck.speed


def capacity_of(plant: Plant, dock: Dock) -> float:
    """Give the motors that the store of a dock holds; infinite where it is unlimited."""
    if dock.capacity is not None:
        return dock.capacity
    fed = [s.origin for s in plant.shipments if s.to == dock.origin]
    held = [b.capacity for b in plant.buffers if b.name in fed]
    if not held or any(c is None for c in held):
        return math.inf
    return float(sum(c for c in held if c is not None))
