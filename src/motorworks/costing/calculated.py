"""The cost by arithmetic: what the names on the plates say, nothing simulated."""

from collections.abc import Sequence

import numpy as np

from motorworks.capacity import Machines, static_capacity
from motorworks.capacity.static import allocated_starts
from motorworks.capacity.work import passes
from motorworks.compile import WorkUnit
from motorworks.compile.stations import destinations, steps
from motorworks.costing.activity import Activity
from motorworks.costing.cost import Cost
from motorworks.costing.ledger import Books
from motorworks.costing.people import people
from motorworks.costing.prices import check_prices
from motorworks.plant import Plant
from motorworks.process import Law
from motorworks.program import program as p
from motorworks.program.program import Array

KWH = 3.6e6


def calculated_cost(plant: Plant, *, good_per_year: float | None = None) -> Cost:
    """Give the cost of a good motor by arithmetic.

    Parameters
    ----------
    plant
        The plant.
    good_per_year
        Good motors a year; by default the plant's target, else what its machines allow.

    Raises
    ------
    PlantError
        If a price is missing, or the plant cannot be lowered.
    RunError
        If its machines allow nothing.

    Notes
    -----
    Parts at each station follow from the flow that the capacity is reckoned with: backwards
    from good motors through scrap and rework. Machines draw their power while they work, for the
    cycle time as it is named, without speed losses; people are the fractions that the stations
    name. What waiting, stops and slow cycles really cost shows the simulated cost.

    Examples
    --------
    >>> from motorworks.plantfile import load
    >>> cost = calculated_cost(load("dalian"))
    >>> round(cost["material"] / 15.4, 2)  # CNY
    1625.55
    """
    machines = Machines(plant)
    check_prices(plant, machines.compiled.layout)
    books = Books.of(plant, machines.compiled, people(plant, machines.compiled, whole=False))
    return books.cost(planned_activity(machines, good_per_year), "calculated")


def planned_activity(machines: Machines, good_per_year: float | None = None) -> Activity:
    """Give what a plant does in a year to make so many good motors, by arithmetic."""
    plant = machines.plant
    most = static_capacity(plant, machines=machines, processes=()).as_allocated
    wanted = good_per_year or plant.target or most
    scale = wanted / most if most > 0 else 0.0
    starts = allocated_starts(machines, least=True)
    units = machines.compiled.layout.work_units
    models = [m.name for m in plant.models] or [""]
    made = np.array([[scale * starts.get((u.name, m), 0.0) for m in models] for u in units])
    runs = [passes(u.station) for u in units]
    count = np.array([r.count for r in runs])[:, None]
    good = np.array([r.good + r.again for r in runs])[:, None]
    worked = made * count
    energy = np.zeros((len(units), len(p.STATES)))
    kwh = np.array([[_kwh(u, m) for m in models] for u in units])
    energy[:, p.WORK] = (worked * kwh).sum(axis=1)
    shares = np.array([m.share for m in plant.models]) if plant.models else np.ones(1)
    mix = shares / shares.sum() if shares.sum() > 0 else np.full(len(models), 1 / len(models))
    return Activity(
        good=wanted * mix,
        passes=worked,
        scrap=made * (1.0 - good),
        rework=made * (count - 1.0),
        lost=_overflows(plant, units, made * good, made),
        energy=energy,
    )


def _overflows(plant: Plant, units: Sequence[WorkUnit], given: Array, taken: Array) -> Array:
    """Give the parts by sink and model that find no place since less is taken than made, (K, T)."""
    numbers = {s.name: n for n, s in enumerate(plant.sinks)}
    lost = np.zeros((len(plant.sinks), given.shape[1]))
    ways = {way.to: way.overflow for u in units for way in destinations(u.station) if way.overflow}
    for place, sink in ways.items():
        for n, unit in enumerate(units):
            put = sum(way.to == place for way in destinations(unit.station))
            out = sum(i.take for i in unit.station.inputs if i.origin == place)
            lost[numbers[sink]] += put * given[n] - out * taken[n]
    return np.maximum(lost, 0.0)


def _kwh(unit: WorkUnit, model: str) -> float:
    """Give the energy of one pass at the named cycle time [kWh]."""
    station = unit.station
    if station.conveyor:
        law = station.cycle_time
        return station.power * (law.mean() if law else station.conveyor.spacing) / KWH
    laws = [s.times.get(model) or s.time or Law("constant", (0.0,)) for s in steps(station)]
    batch = station.batch.max if station.batch else 1
    return station.power * sum(law.mean() for law in laws) / batch / KWH
