"""How far stations and lines are from the customer: what feeds what."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from motorworks.compile import lay_out
from motorworks.compile.stations import destinations
from motorworks.plant import Plant


def feeding(plant: Plant) -> dict[str, set[str]]:
    """Give what each place or station is fed by: buffers, sources and stations, by full names.

    Notes
    -----
    Shipments and milk runs carry from place to place like stations.
    """
    fed: dict[str, set[str]] = defaultdict(set)
    for unit in lay_out(plant).work_units:
        for entry in unit.station.inputs:
            fed[unit.name].add(entry.origin)
        for way in destinations(unit.station):
            fed[way.to].add(unit.name)
    for shipment in plant.shipments:
        fed[shipment.to].add(shipment.origin)
    for run in plant.milk_runs:
        for load in run.loads:
            fed[load.to].add(load.origin)
    return fed


def steps_before(fed: Mapping[str, set[str]], ends: Iterable[str]) -> dict[str, int]:
    """Give how many steps each place or station lies before the nearest of some ends."""
    found = dict.fromkeys(ends, 0)
    waiting = deque(found)
    while waiting:
        place = waiting.popleft()
        for before in sorted(fed.get(place, ())):
            if before not in found:
                found[before] = found[place] + 1
                waiting.append(before)
    return found


def lines_before(plant: Plant, ends: Iterable[str]) -> dict[str, int]:
    """Give how many steps each line lies before the nearest of some ends; those that lead there.

    Parameters
    ----------
    plant
        The plant.
    ends
        Full names of places and stations.
    """
    steps = steps_before(feeding(plant), ends)
    found: dict[str, int] = {}
    for unit in lay_out(plant).work_units:
        if unit.line_noun and unit.name in steps:
            near = found.get(unit.line_noun, steps[unit.name])
            found[unit.line_noun] = min(near, steps[unit.name])
    return found
