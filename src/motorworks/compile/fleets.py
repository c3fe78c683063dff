"""Positions and fleets → arrays: vehicles are pools of the program, after those of people."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from motorworks.compile.layout import WorkUnit
from motorworks.compile.stations import Numbers
from motorworks.errors import PlantError
from motorworks.plant import Fleet, Plant, Position, distance
from motorworks.program import program as p
from motorworks.program.program import Array, columns


def lower_positions(plant: Plant, units: Sequence[WorkUnit]) -> dict[str, Any]:
    """Give the positions and the ways between them that vehicles may have to go.

    Raises
    ------
    PlantError
        If such a way is not known.
    """
    positions = {position.name: position for position in plant.positions}
    if not plant.fleets:
        return {}
    number = {name: i for i, name in enumerate(positions)}
    ways = np.zeros((len(positions), len(positions)))
    for one, other in _travelled(plant, units):
        ways[number[one], number[other]] = _known(positions[one], positions[other])
    return {
        "n_positions": len(positions),
        "distance": ways.ravel(),
        "position_names": tuple(positions),
    }


def _travelled(plant: Plant, units: Sequence[WorkUnit]) -> list[tuple[str, str]]:
    """Give the pairs of positions between which a vehicle may travel."""
    found: dict[tuple[str, str], None] = {}
    for fleet in plant.fleets:
        carried = [u.transport for u in units if u.transport and u.transport.fleet == fleet.name]
        ends = [(t.from_position or "", t.to_position or "") for t in carried]
        stands = dict.fromkeys([fleet.home, *(end for _, end in ends)])
        found.update(dict.fromkeys(ends))
        found.update(dict.fromkeys((stand, begin) for stand in stands for begin, _ in ends))
    return list(found)


def _known(one: Position, other: Position) -> float:
    way = distance(one, other)
    if way is None:
        raise PlantError(
            f"the distance from position '{one.name}' to '{other.name}' is not known; give both x "
            f"and y, or write it under distances of '{one.name}'"
        )
    return way


def with_fleets(
    people: Mapping[str, Array], fleets: Sequence[Fleet], plant: Plant, n: Numbers
) -> dict[str, Array]:
    """Give the arrays of pools with the fleets behind the pools of people.

    Parameters
    ----------
    people
        Arrays of the pools of people.
    fleets
        The fleets.
    plant
        The plant.
    n
        Numbers of everything.
    """
    if not fleets:
        return dict(people)
    arrays = dict(people)
    number = {position.name: i for i, position in enumerate(plant.positions)}
    own = {
        "pool_count": [f.vehicles for f in fleets],
        "pool_rule": [p.FIFO] * len(fleets),
        "pool_calendar": [n.calendars.number(f.calendar or "") for f in fleets],
        "pool_home": [number[f.home] for f in fleets],
        "pool_speed": [f.speed for f in fleets],
    }
    before = len(people["pool_count"])
    for name, note in columns().items():
        if note.shape in ("P", "P+1") and (name in own or name in people):
            given = arrays.get(name)
            if given is None:
                given = np.full(before, note.default, dtype=note.dtype)
            last = given[-1] if note.shape == "P+1" else note.default
            added = own.get(name, [last] * len(fleets))
            arrays[name] = np.concatenate([given, added]).astype(note.dtype)
    return arrays
