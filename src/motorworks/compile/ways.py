"""Transports spelt out: full names of places, and where vehicles load and unload."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from motorworks.errors import PlantError
from motorworks.plant import Buffer, Line, Station, Transport

if TYPE_CHECKING:
    from motorworks.compile.layout import WorkUnit


def in_line(
    transport: Transport, name: str, own: Mapping[str, str], copy: int, lines: Sequence[Line]
) -> Transport:
    """Give the transport of one copy of a line with full names.

    Parameters
    ----------
    transport
        As the line has it.
    name
        Name of the copy.
    own
        Full names of the copy's buffers.
    copy
        Number of the copy, from 0.
    lines
        All lines of the plant: ``other/buffer`` is that of the other's copy of this number.
    """
    beside = {
        f"{line.name}/{b.name}": f"{line.copies()[copy]}/{b.name}"
        for line in lines
        if copy < line.lines
        for b in line.buffers
    }

    def full(place: str) -> str:
        return own.get(place) or beside.get(place) or place

    return replace(
        transport,
        name=f"{name}/{transport.name}",
        origin=full(transport.origin),
        to=None if transport.to is None else full(transport.to),
        by_model=tuple(replace(way, to=full(way.to)) for way in transport.by_model),
    )


def placed(
    transport: Transport, buffers: Mapping[str, Buffer], units: Iterable["WorkUnit"]
) -> Transport:
    """Give a transport with the positions at both of its ends.

    Parameters
    ----------
    transport
        With full names.
    buffers
        All buffers by full name.
    units
        All stations.

    Raises
    ------
    PlantError
        If nothing tells where an end is.
    """
    if transport.conveyor is not None:
        return transport
    tos = [transport.to] if transport.to is not None else [way.to for way in transport.by_model]
    known = list(units)
    begin = transport.from_position or _stand(
        [transport.origin], buffers, lambda name: [u for u in known if name in places_of(u.station)]
    )
    end = transport.to_position or _stand(
        tos,
        buffers,
        lambda name: [u for u in known if any(i.origin == name for i in u.station.inputs)],
    )
    if not begin or not end:
        key = "to_position" if begin else "from_position"
        raise PlantError(f"transport '{transport.name}': {key} is missing; give its ends positions")
    return replace(transport, from_position=begin, to_position=end)


def _stand(
    names: Sequence[str],
    buffers: Mapping[str, Buffer],
    beside: Callable[[str], Sequence["WorkUnit"]],
) -> str:
    """Give the one position of places, each its own or that of its stations; empty if none."""
    found: set[str] = set()
    for name in names:
        own = buffers[name].position if name in buffers else None
        found |= {own} if own else {unit.position for unit in beside(name)}
    return next(iter(found)) if len(found) == 1 else ""


def places_of(station: Station) -> list[str]:
    """Give every place that a station gives its good parts to."""
    ways = (*station.random, *station.each, *station.by_model)
    return [*([station.to] if station.to else []), *(way.to for way in ways)]
