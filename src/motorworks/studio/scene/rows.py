"""A line: its stations along it in the order of flow, with the places between; long ones turn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from motorworks.studio.scene.box import Box, around
from motorworks.studio.scene.piece import Piece
from motorworks.studio.scene.sizes import Cell

AISLE = 1.2
"""Free floor between what follows one another along a line [m]."""
TURN = 2.5
"""Free floor between two rows of a line [m]."""
LONGEST = 12.0
"""Length of a line over its depth from which it is laid in more rows."""


@dataclass(frozen=True)
class Entry:
    """A station or a buffer of a line.

    Attributes
    ----------
    cell
        Its size and its machines.
    nodes
        The nodes of its parts.
    station
        Number of the work unit; ``None`` for a buffer.
    """

    cell: Cell
    nodes: tuple[int, ...]
    station: int | None = None


def in_rows(entries: Sequence[Entry]) -> Piece:
    """Give a line laid out: eastwards, then back, as often as it takes."""
    ways = (_broken(entries, rows) for rows in range(1, len(entries) + 1))
    broken = next((way for way in ways if _fits(way)), [[e] for e in entries])
    wide = max(_length(row) for row in broken)
    whole = Piece(wide, sum(_depth(row) for row in broken) + TURN * (len(broken) - 1))
    top = whole.h
    for number, row in enumerate(broken):
        axis = top - _depth(row) / 2
        _lay(whole, row, axis, wide, back=number % 2 == 1)
        top -= _depth(row) + TURN
    return whole


def _fits(rows: list[list[Entry]]) -> bool:
    wide = max(_length(row) for row in rows)
    deep = sum(_depth(row) for row in rows) + TURN * (len(rows) - 1)
    return wide <= LONGEST * deep or max(len(row) for row in rows) <= 2


def _broken(entries: Sequence[Entry], rows: int) -> list[list[Entry]]:
    """Give a line in so many rows of about the same length; places stay with what they feed."""
    share = _length(list(entries)) / rows
    broken: list[list[Entry]] = [[]]
    for n, entry in enumerate(entries):
        at = math.floor(_length(list(entries[: n + 1])) / share - 1e-9) if n else 0
        first = entry.station is None or entries[n - 1].station is not None
        if at >= len(broken) and first and len(broken) < rows:
            broken.append([])
        broken[-1].append(entry)
    return broken


def _length(row: Sequence[Entry]) -> float:
    return sum(e.cell.w for e in row) + AISLE * (len(row) - 1)


def _depth(row: Sequence[Entry]) -> float:
    return max(e.cell.h for e in row)


def _lay(whole: Piece, row: Sequence[Entry], axis: float, wide: float, *, back: bool) -> None:
    x = 0.0
    for entry in row:
        west = wide - x - entry.cell.w if back else x
        put(whole, entry, west, axis - entry.cell.h / 2)
        x += entry.cell.w + AISLE


def put(whole: Piece, entry: Entry, x: float, y: float) -> None:
    """Put a station or buffer into a piece, its south-west corner at a point [m]."""
    boxes = [part.moved((x, y)) for part in entry.cell.parts]
    whole.nodes.update(zip(entry.nodes, boxes, strict=True))
    if entry.station is not None:
        whole.stations[entry.station] = around(boxes)


def single(entry: Entry) -> Piece:
    """Give a station or buffer that stands alone."""
    whole = Piece(entry.cell.w, entry.cell.h)
    put(whole, entry, 0.0, 0.0)
    return whole


def dot(node: int, side: float) -> Piece:
    """Give a node that is a square of so many metres."""
    return Piece(side, side, {node: Box(0.0, 0.0, side, side)})
