"""Event log → trips and stops of vehicles, and where they stand."""

from typing import Any, NamedTuple

import numpy as np

from motorworks.program.events import DEPARTS
from motorworks.program.program import Array
from motorworks.studio.reel.moves import Tables
from motorworks.studio.reel.wiring import Wiring

EMPTY, LOADING, LOADED, UNLOADING = range(4)
"""Phases of the job of a transport."""
AHEAD = 300.0
"""A trip is told in the segment in which it begins if it ends so soon after it [s]; the longest
others in the segment in which that is so."""
LEAVES = 0xFFFFFFFF
"""Stop of a vehicle of a tour that departs."""


class Standing(NamedTuple):
    """Where vehicles are, and what is aboard: fleets, then tours."""

    node: Array
    parts: Array


class Trips(NamedTuple):
    """Trips, ascending by their begin."""

    start: Array
    end: Array
    origin: Array
    target: Array
    vehicle: Array
    phase: Array
    parts: Array


class Stops(NamedTuple):
    """Stops of tours in their order; ``node`` is where."""

    dt: Array
    tour: Array
    vehicle: Array
    stop: Array
    aboard: Array
    node: Array


def beginning(tables: Tables, wiring: Wiring) -> Standing:
    """Give where vehicles are when a log begins.

    Parameters
    ----------
    tables
        What the log tells at its begin.
    wiring
        The numbers of the plant.
    """
    node, parts = wiring.homes.copy(), np.zeros(len(wiring.homes), dtype="<u2")
    trips = tables["trips"]
    for fleet, vehicle, machine in zip(
        trips["fleet"].tolist(), trips["vehicle"].tolist(), trips["machine"].tolist(), strict=True
    ):
        node[wiring.first_of_fleet[fleet] + vehicle] = wiring.unloads[machine]
    stops = stops_of(tables, Standing(node, parts), wiring)
    node[stops.vehicle] = stops.node
    parts[stops.vehicle] = np.minimum(stops.aboard, 65535)
    return Standing(node, parts)


def trips_of(
    tables: Tables, stands: Standing, wiring: Wiring, begin: float, end: float
) -> tuple[Trips, Standing, Standing]:
    """Give the trips that a segment tells, and where vehicles are at its begin and at its end.

    Parameters
    ----------
    tables
        Events from its begin to :data:`AHEAD` after its end.
    stands
        Where vehicles stood last.
    wiring
        The numbers of the plant.
    begin, end
        The segment [s].
    """
    t = tables["trips"]
    node, parts = stands.node.copy(), stands.parts.copy()
    now, left = node.copy(), node.copy()
    rows: list[tuple[Any, ...]] = []
    columns = (t[c].tolist() for c in ("start", "end", "fleet", "vehicle", "machine", "phase"))
    for start, stop, fleet, own, job, phase, load in zip(
        *columns, t["parts"].tolist(), strict=True
    ):
        vehicle = wiring.first_of_fleet[fleet] + own
        loads, unloads = int(wiring.loads[job]), int(wiring.unloads[job])
        origin = {EMPTY: int(now[vehicle]), LOADING: loads, LOADED: loads}.get(phase, unloads)
        now[vehicle] = target = loads if phase in (EMPTY, LOADING) else unloads
        if stop <= end:
            left[vehicle] = target
        if start < begin:
            node[vehicle], parts[vehicle] = origin, min(load, 65535)
        told = begin if start < begin and stop > begin + AHEAD else start
        if begin <= told < end and stop <= end + AHEAD:
            rows.append((told, stop, origin, target, vehicle, phase, min(load, 65535)))
    rows.sort(key=lambda row: (row[0], row[4], row[1]))
    types = ("<f8", "<f8", "<u4", "<u4", "<u4", "<u1", "<u2")
    cells = zip(*rows, strict=True) if rows else ([] for _ in types)
    found = (np.array(list(c), dtype=d) for c, d in zip(cells, types, strict=True))
    return Trips(*found), Standing(node, parts), Standing(left, np.zeros_like(parts))


def stops_of(tables: Tables, stands: Standing, wiring: Wiring) -> Stops:
    """Give the stops of tours; ``stands`` tells what is aboard before."""
    t = tables["tour_stops"]
    aboard = {v: int(n) for v, n in enumerate(stands.parts.tolist())}
    rows: list[tuple[Any, ...]] = []
    for time, tour, own, stop, down, up in zip(
        *(t[c].tolist() for c in ("time", "tour", "vehicle", "stop", "set_down", "picked_up")),
        strict=True,
    ):
        vehicle = wiring.first_of_tour[tour] + own
        aboard[vehicle] += up - down
        places = wiring.stops[tour]
        home = int(wiring.homes[vehicle])
        node = places[stop] if 0 <= stop < len(places) else home
        number = LEAVES if stop == DEPARTS else stop
        rows.append((time, tour, vehicle, number, aboard[vehicle], node))
    types = ("<f8", "<u4", "<u4", "<u4", "<u4", "<u4")
    cells = zip(*rows, strict=True) if rows else ([] for _ in types)
    return Stops(*(np.array(list(c), dtype=d) for c, d in zip(cells, types, strict=True)))
