"""Milk runs and shipments → tours of the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from motorworks.compile.closures import closed_spans, open_instants
from motorworks.compile.stations import Numbers
from motorworks.compile.tables import offsets
from motorworks.compile.timetables import Instants, instants
from motorworks.errors import PlantError
from motorworks.plant import Load, MilkRun, Plant, Shipment, distance

_LOADING, _AWAY = 0, 1
"""Stops of a shipment: the ramp, and the road."""


@dataclass(frozen=True, kw_only=True)
class Tour:
    """A round as the kernel takes it.

    Attributes
    ----------
    name
        Of the milk run or shipment.
    departures
        When vehicles leave.
    vehicles, capacity
        How many run it, and the parts that one holds (-1: any number).
    stops
        Travel from the stop before, and handling [s].
    home
        Travel from the last stop to the depot [s].
    loads
        Stop of picking, stop of setting down, and what is carried.
    """

    name: str
    departures: Instants
    vehicles: int
    capacity: int
    stops: tuple[tuple[float, float], ...]
    home: float
    loads: tuple[tuple[int, int, Load | Shipment], ...]


def tours_of(plant: Plant, horizon: float) -> list[Tour]:
    """Give the tours of a plant: milk runs, then shipments.

    Raises
    ------
    PlantError
        If the time of a way, or no departure, follows from what is given.
    """
    calendars = {calendar.name: calendar for calendar in plant.calendars}

    def departures(noun: MilkRun | Shipment, word: str) -> Instants:
        what = f"{word} '{noun.name}'"
        return instants(noun.timetable, calendars, plant.start, horizon, what)

    runs = [_run(r, plant, departures(r, "milk_run")) for r in plant.milk_runs]

    def open_departures(s: Shipment) -> Instants:
        spans = closed_spans(s.closed, plant.start)
        return open_instants(departures(s, "shipment"), spans, horizon, f"shipment '{s.name}'")

    return runs + [_shipment(s, open_departures(s)) for s in plant.shipments]


def _run(run: MilkRun, plant: Plant, departures: Instants) -> Tour:
    called = [stop.called for stop in run.stops]
    at = [run.home, *(stop.position for stop in run.stops), run.home]
    travel = [*(stop.travel for stop in run.stops), run.return_travel]
    times = [
        _travel(run, plant, at[i], at[i + 1]) if given is None else given
        for i, given in enumerate(travel)
    ]
    return Tour(
        name=run.name,
        departures=departures,
        vehicles=run.vehicles,
        capacity=-1 if run.capacity is None else run.capacity,
        stops=tuple((t, stop.handling) for t, stop in zip(times, run.stops, strict=False)),
        home=times[-1],
        loads=tuple((called.index(x.pick), called.index(x.drop), x) for x in run.loads),
    )


def _travel(run: MilkRun, plant: Plant, one: str | None, other: str | None) -> float:
    positions = {position.name: position for position in plant.positions}
    known = one in positions and other in positions
    way = distance(positions[one or ""], positions[other or ""]) if known else None
    if way is None or run.speed is None:
        raise PlantError(
            f"milk_run '{run.name}': the time of a way is not known; give travel times, or "
            "positions and a speed"
        )
    return way / run.speed


def _shipment(shipment: Shipment, departures: Instants) -> Tour:
    return Tour(
        name=shipment.name,
        departures=departures,
        vehicles=1,
        capacity=-1,
        stops=((0.0, 0.0), (0.0, 0.0)),
        home=0.0,
        loads=((_LOADING, _AWAY, shipment),),
    )


def lower_tours(tours: Sequence[Tour], n: Numbers) -> dict[str, Any]:
    """Give the arrays of the tours; none where there are none."""
    if not tours:
        return {}
    stops = [stop for tour in tours for stop in tour.stops]
    loads = [load for tour in tours for load in tour.loads]
    return {
        "tour_period": _float([t.departures.period for t in tours]),
        "tour_departure_start": offsets([len(t.departures.times) for t in tours]),
        "tour_departure": _float([d for t in tours for d in t.departures.times]),
        "tour_vehicles": np.array([t.vehicles for t in tours], dtype=np.int32),
        "tour_capacity": np.array([t.capacity for t in tours], dtype=np.int64),
        "tour_return": _float([t.home for t in tours]),
        "stop_start": offsets([len(t.stops) for t in tours]),
        "stop_travel": _float([travel for travel, _ in stops]),
        "stop_time": _float([handling for _, handling in stops]),
        "load_start": offsets([len(t.loads) for t in tours]),
        "load_pick": np.array([pick for pick, _, _ in loads], dtype=np.int32),
        "load_drop": np.array([drop for _, drop, _ in loads], dtype=np.int32),
        "load_from": np.array([n.places[x.origin] for _, _, x in loads], dtype=np.int32),
        "load_to": np.array([n.places[x.to] for _, _, x in loads], dtype=np.int32),
        "load_most": np.array([_most(x) for _, _, x in loads], dtype=np.int64),
        "load_unit": np.array([x.container for _, _, x in loads], dtype=np.int64),
        "tour_names": tuple(t.name for t in tours),
    }


def _most(load: Load | Shipment) -> int:
    return -1 if load.most is None else load.most


def _float(values: list[float]) -> Any:
    return np.array(values, dtype=np.float64)
