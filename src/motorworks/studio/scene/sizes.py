"""How large machines and buffers are drawn [m]."""

import math
from dataclasses import dataclass

from motorworks.plant import Buffer, Station
from motorworks.studio.scene.box import Box

SIDE = 3.0
"""Side of a machine whose floor is not given [m]."""
LEAST = 1.2
"""Least side of anything drawn [m]."""
LONG = 4.0
"""Length of a conveyor or a continuous oven over its width."""
WIDE = 1.25
"""Length of a machine along the flow over its width."""
PLACE = 0.6
"""Floor of a place in a store [m2]."""
STORE = 14.0
"""Longest side of a store [m]."""
LANE = 4.0
"""Longest side, along the flow, of the places between two stations [m]."""


@dataclass(frozen=True)
class Cell:
    """A station or a buffer, with its machines at their places from its south-west corner.

    Attributes
    ----------
    w, h
        Its sides [m].
    parts
        Its machines; of a buffer the buffer itself.
    """

    w: float
    h: float
    parts: tuple[Box, ...]


def station_cell(station: Station, *, inline: bool) -> Cell:
    """Give a station with its machines side by side.

    Parameters
    ----------
    station
        The station; its ``footprint`` is the floor of a machine.
    inline
        Whether it stands in a line, across which its machines stand.
    """
    w, h = _machine(station)
    n = station.machines
    across = _across(n, inline=inline)
    along = math.ceil(n / across)
    gap = max(0.4, 0.12 * min(w, h))
    parts = tuple(Box((i // across) * (w + gap), (i % across) * (h + gap), w, h) for i in range(n))
    return Cell(along * (w + gap) - gap, across * (h + gap) - gap, parts)


def _machine(station: Station) -> tuple[float, float]:
    floor = station.footprint or SIDE * SIDE
    ratio = LONG if station.conveyor else WIDE
    return max(LEAST, math.sqrt(floor * ratio)), max(LEAST, math.sqrt(floor / ratio))


def _across(n: int, *, inline: bool) -> int:
    """Give how many of some machines stand across the flow: few in a line, a field elsewhere."""
    return n if n < (4 if inline else 2) else math.ceil(math.sqrt(n / (1.0 if inline else 2.0)))


def buffer_cell(buffer: Buffer, *, inline: bool, across: float = SIDE) -> Cell:
    """Give a buffer: a short lane between stations, or a store of its own.

    Parameters
    ----------
    buffer
        The buffer; its size follows the places it has.
    inline
        Whether it lies in a line.
    across
        Width that it may have across the line [m].
    """
    places = capacity(buffer)
    floor = PLACE * places if places is not None else STORE * STORE / 2
    if inline:
        w = min(LANE, max(LEAST, math.sqrt(floor / 2)))
        h = min(across, max(LEAST, floor / w))
    else:
        w = h = min(STORE, max(2 * LEAST, math.sqrt(floor)))
    return Cell(w, h, (Box(0.0, 0.0, w, h),))


def capacity(buffer: Buffer) -> int | None:
    """Give the places of a buffer, of one queue if it keeps one for each model."""
    if buffer.capacity is not None:
        return buffer.capacity
    return buffer.capacity_per_model or max(buffer.capacity_by_model.values(), default=None)
