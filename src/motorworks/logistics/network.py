"""The nouns of shipping with their names looked up: numbers in place of names, rates and ways."""

import math
from dataclasses import dataclass

from motorworks.compile.timetables import instants, spelt_out
from motorworks.errors import MotorworksError, PlantError
from motorworks.logistics.feed import WEEK, Feed
from motorworks.logistics.hours import Hours, hours_of
from motorworks.plant import Customer, Dock, Plant, Port, Sailing, Timetable, Truck

DAILY = Timetable(every=86400.0)
"""When a customer calls off that says nothing."""
MOST_TIMES = 100_000
"""Times of one timetable that are followed at the most."""


@dataclass(frozen=True, kw_only=True, eq=False)
class DockPlan:
    """A dock, looked up.

    Attributes
    ----------
    dock
        The noun.
    sink
        Number of its sink.
    capacity
        Motors that its store holds; infinite where it is unlimited.
    rack, racks
        Motors of a rack, and racks of a box.
    masses
        Mass of a full rack of each model [kg].
    limit
        Mass of a box at the most [kg].
    hours
        When boxes are stuffed.
    initial
        Motors of each model in its store at the start.
    customers
        Numbers of those it serves.
    """

    dock: Dock
    sink: int
    capacity: float
    rack: int
    racks: int
    masses: tuple[float, ...]
    limit: float
    hours: Hours
    initial: tuple[int, ...]
    customers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class TruckPlan:
    """Trucks of one kind, looked up; ``road`` is the time of one way [s]."""

    truck: Truck
    port: int
    road: float
    hours: Hours


@dataclass(frozen=True, kw_only=True, eq=False)
class PortPlan:
    """A port, looked up; ``truck`` is the number of the trucks that serve it."""

    port: Port
    hours: Hours
    truck: int
    move: float


@dataclass(frozen=True, kw_only=True, eq=False)
class SailingPlan:
    """A sailing, looked up; ``times`` are those at which a ship is due [s]."""

    sailing: Sailing
    port: int
    times: tuple[float, ...]
    hours: Hours


@dataclass(frozen=True, kw_only=True, eq=False)
class CustomerPlan:
    """A customer, looked up.

    Attributes
    ----------
    customer
        The noun.
    dock
        Number of its dock.
    rates
        Motors of each model called off, in the mean [1/s].
    target, start
        Stock aimed at, and stock at the start, by model.
    times
        When it calls off [s].
    calls_a_week
        How often that is.
    truck
        Number of its trucks, -1 if it is served by ship.
    road
        Time of one way by road [s].
    sailings
        Numbers of its sailings, in order of preference.
    lead
        Usual time from a full store to its stock [s].
    """

    customer: Customer
    dock: int
    rates: tuple[float, ...]
    target: tuple[int, ...]
    start: tuple[int, ...]
    times: tuple[float, ...]
    calls_a_week: float
    truck: int
    road: float
    sailings: tuple[int, ...]
    lead: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Network:
    """All that lies beyond the gate of a plant.

    Attributes
    ----------
    plant
        The plant.
    models
        Names of the models.
    docks, trucks, ports, sailings, customers
        In the order of the plant file.
    """

    plant: Plant
    models: tuple[str, ...]
    docks: tuple[DockPlan, ...]
    trucks: tuple[TruckPlan, ...]
    ports: tuple[PortPlan, ...]
    sailings: tuple[SailingPlan, ...]
    customers: tuple[CustomerPlan, ...]


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
    if not plant.docks or not plant.customers:
        raise MotorworksError(
            f"{plant.name} has no docks or no customers, so nothing is shipped; write "
            "[container.NAME], [dock.NAME], [truck.NAME] and [customer.NAME]"
        )
    calendars = {c.name: c for c in plant.calendars}
    models = tuple(m.name for m in plant.models) or ("",)

    def hours(noun: Dock | Truck | Port | Sailing) -> Hours:
        named = getattr(noun, "calendar", None)
        closed = getattr(noun, "closed", ())
        return hours_of(closed, calendars[named] if named else None, plant.start, horizon)

    def due(timetable: Timetable, what: str) -> tuple[tuple[float, ...], float]:
        found = instants(timetable, calendars, plant.start, horizon, what)
        times = tuple(spelt_out(found, horizon, what))
        if len(times) > MOST_TIMES:
            raise PlantError(
                f"{what}: its timetable has {len(times):,} times in what is looked at, and at most "
                f"{MOST_TIMES:,} are followed; write fewer"
            )
        return times, len(found.times) / found.period * WEEK

    ports = {p.name: n for n, p in enumerate(plant.ports)}
    trucks = tuple(
        TruckPlan(
            truck=t,
            port=ports[t.port] if t.port else -1,
            road=t.distance / t.speed,
            hours=hours(t),
        )
        for t in plant.trucks
    )
    serving = {t.port: n for n, t in reversed(list(enumerate(trucks)))}
    quays = tuple(
        PortPlan(
            port=p, hours=hours(p), truck=serving.get(n, -1), move=1 / p.moves if p.moves else 0.0
        )
        for n, p in enumerate(plant.ports)
    )
    sailings = tuple(
        SailingPlan(
            sailing=s,
            port=ports[s.port],
            times=due(s.timetable, f"sailing '{s.name}'")[0],
            hours=hours(s),
        )
        for s in plant.sailings
    )
    docks = {d.name: n for n, d in enumerate(plant.docks)}
    sinks = {s.name: n for n, s in enumerate(plant.sinks)}
    road = {t.name: n for n, t in enumerate(plant.trucks)}
    sea = {s.name: n for n, s in enumerate(plant.sailings)}
    called: list[CustomerPlan] = []
    for c in plant.customers:
        times, a_week = due(c.calls or DAILY, f"customer '{c.name}'")
        rates = _rates(c, models, feed, sinks[plant.docks[docks[c.dock]].origin])
        truck = road.get(c.by[0], -1)
        way = road_time(c, trucks[truck]) if truck >= 0 else 0.0
        via = tuple(sea[name] for name in c.by) if truck < 0 else ()
        dock = plant.docks[docks[c.dock]]
        start = c.cover if c.start is None else c.start
        called.append(
            CustomerPlan(
                customer=c,
                dock=docks[c.dock],
                rates=rates,
                target=tuple(round(r * c.cover) for r in rates),
                start=tuple(round(r * start) for r in rates),
                times=times,
                calls_a_week=a_week,
                truck=truck,
                road=way,
                sailings=via,
                lead=_lead(c, dock, trucks, quays, sailings, truck, via),
            )
        )
    return Network(
        plant=plant,
        models=models,
        docks=tuple(
            _dock_plan(plant, d, n, called, models, feed, sinks, hours(d))
            for n, d in enumerate(plant.docks)
        ),
        trucks=trucks,
        ports=quays,
        sailings=sailings,
        customers=tuple(called),
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


def _rates(customer: Customer, models: tuple[str, ...], feed: Feed, sink: int) -> tuple[float, ...]:
    if customer.share is None:
        return tuple(customer.weekly.get(m, 0.0) / WEEK for m in models)
    return tuple(
        customer.share * feed.rate(sink, n) if not customer.models or m in customer.models else 0.0
        for n, m in enumerate(models)
    )


def _dock_plan(
    plant: Plant,
    dock: Dock,
    number: int,
    customers: list[CustomerPlan],
    models: tuple[str, ...],
    feed: Feed,
    sinks: dict[str, int],
    hours: Hours,
) -> DockPlan:
    box = next(c for c in plant.containers if c.name == dock.container)
    return DockPlan(
        dock=dock,
        sink=sinks[dock.origin],
        capacity=capacity_of(plant, dock),
        rack=box.rack,
        racks=box.racks,
        masses=tuple(box.rack_mass + box.rack * box.mass.get(m, 0.0) for m in models),
        limit=math.inf if box.limit is None else box.limit,
        hours=hours,
        initial=tuple(
            round(dock.initial * feed.rate(sinks[dock.origin], m)) for m in range(len(models))
        ),
        customers=tuple(n for n, c in enumerate(customers) if c.dock == number),
    )


def _lead(
    customer: Customer,
    dock: Dock,
    trucks: tuple[TruckPlan, ...],
    ports: tuple[PortPlan, ...],
    sailings: tuple[SailingPlan, ...],
    truck: int,
    via: tuple[int, ...],
) -> float:
    """Give the usual time from a full store to a customer's stock [s]: what is never waited for.

    Of a sailing also the cut-off, half the time from one to the next, and its mean delay.
    """
    stuffing = dock.time.mean() if dock.time else 0.0
    if truck >= 0:
        by = trucks[truck]
        return stuffing + by.truck.loading + road_time(customer, by) + by.truck.unloading
    first = sailings[via[0]]
    port = ports[first.port]
    road = trucks[port.truck]
    due = sorted({t for n in via for t in sailings[n].times})
    gap = (due[-1] - due[0]) / (len(due) - 1) if len(due) > 1 else 0.0
    laws = (first.sailing.delay, first.sailing.stay, first.sailing.transit, customer.onward)
    return (
        stuffing
        + road.truck.loading
        + road.road
        + road.truck.unloading
        + port.port.cut_off
        + gap / 2
        + sum(law.mean() for law in laws if law)
    )
