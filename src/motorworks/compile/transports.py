"""Transports → arrays: the fleet, the ends of the way, loading and unloading."""

from collections.abc import Sequence

import numpy as np

from motorworks.compile.layout import WorkUnit
from motorworks.compile.stations import Numbers
from motorworks.plant import Plant, Transport
from motorworks.process import Law
from motorworks.program.program import Array


def lower_transports(units: Sequence[WorkUnit], plant: Plant, n: Numbers) -> dict[str, Array]:
    """Give the arrays of transports; none where no vehicles carry anything.

    Parameters
    ----------
    units
        Stations and transports.
    plant
        The plant.
    n
        Numbers of everything.
    """
    carried = [_carried(u) for u in units]
    if not any(carried):
        return {}
    place = {position.name: i for i, position in enumerate(plant.positions)}
    return {
        "transport_pool": _int32([n.pools[t.fleet or ""] if t else -1 for t in carried]),
        "transport_from": _int32([place[t.from_position or ""] if t else -1 for t in carried]),
        "transport_to": _int32([place[t.to_position or ""] if t else -1 for t in carried]),
        "transport_load": _int32([_law(t.load, n) if t else -1 for t in carried]),
        "transport_unload": _int32([_law(t.unload, n) if t else -1 for t in carried]),
    }


def _carried(unit: WorkUnit) -> Transport | None:
    """Give the transport of a unit if vehicles carry it."""
    return unit.transport if unit.transport and unit.transport.fleet else None


def _law(law: Law | None, n: Numbers) -> int:
    return -1 if law is None else n.laws.number(law)


def _int32(values: list[int]) -> Array:
    return np.array(values, dtype=np.int32)
