"""Where the workshops of a plant meet: the buffers between one and the next."""

from collections import defaultdict

from motorworks.compile import WorkUnit, lay_out
from motorworks.compile.stations import destinations
from motorworks.plant import Plant


def behind(plant: Plant) -> dict[str, tuple[str, ...]]:
    """Give the buffers that each workshop fills and another one empties.

    Parameters
    ----------
    plant
        A plant whose parts go from workshop to workshop.

    Returns
    -------
    dict of str to tuple of str
        Buffers of the plant (those inside lines are left out) by workshop, in the order of the
        file. Transports count to the workshop they stand in, trucks and milk runs to none.
    """
    filled: dict[str, set[str]] = defaultdict(set)
    emptied: dict[str, set[str]] = defaultdict(set)
    for unit in lay_out(plant).work_units:
        for place in _fills(unit):
            filled[place].add(unit.workshop)
        for entry in unit.station.inputs:
            emptied[entry.origin].add(unit.workshop)
    found: dict[str, list[str]] = defaultdict(list)
    for buffer in plant.buffers:
        for workshop in sorted(filled[buffer.name] - {""}):
            if emptied[buffer.name] - {workshop}:
                found[workshop].append(buffer.name)
    return {workshop: tuple(names) for workshop, names in found.items()}


def _fills(unit: WorkUnit) -> list[str]:
    station = unit.station
    again = (station.rework_to,) if station.rework_to else ()
    return [*(way.to for way in destinations(station)), *again]
