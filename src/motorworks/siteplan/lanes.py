"""The lanes of a plan: the middle of the road around, and lines beside every building."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from motorworks.siteplan.dxf import Point
from motorworks.siteplan.ground import Ground
from motorworks.siteplan.rectangle import Rectangle

if TYPE_CHECKING:
    from numpy.typing import NDArray

TURN = 1e-3
"""What a turn counts when ways are equally long [m]: of those the straightest is taken."""


@dataclass(frozen=True, kw_only=True)
class Door:
    """A side of a building, or a gate, and the crossing of lanes before it.

    Attributes
    ----------
    point
        Where goods leave or enter [m].
    crossing
        Number of the column and the row of lanes.
    upright
        Whether the way to the crossing runs north-south.
    """

    point: Point
    crossing: tuple[int, int]
    upright: bool


class Lanes:
    """Lines along which vehicles go, and where they are blocked.

    Parameters
    ----------
    ground
        The ground.
    places
        Buildings, and ground on which nothing may stand.

    Notes
    -----
    There is a line half a lane beside each side of each building, one before the middle of each
    side, and one in the middle of the road around. Lines nearer to each other than half a lane
    become one. So every building has a line along each of its sides that is free, and a way
    within a lane takes the middle of it.
    """

    def __init__(self, ground: Ground, places: Sequence[Rectangle]) -> None:
        self.ground = ground
        self.places = tuple(places)
        ring = ground.buildable.inset(-ground.ring / 2)
        self.ring = ring
        beside = ground.lane / 2
        gates = [self.entry(point) for point in ground.gates.values()]
        self.x = _lines(
            [ring.x, ring.right, *(x for x, _ in gates)],
            [(r.x - beside, r.centre[0], r.right + beside) for r in places],
            (ring.x, ring.right),
            beside,
        )
        self.y = _lines(
            [ring.y, ring.top, *(y for _, y in gates)],
            [(r.y - beside, r.centre[1], r.top + beside) for r in places],
            (ring.y, ring.top),
            beside,
        )

    def entry(self, point: Point) -> Point:
        """Give where the way from a point outside meets the road around [m]."""
        ring = self.ring
        return min(max(point[0], ring.x), ring.right), min(max(point[1], ring.y), ring.top)

    def number(self, column: int, row: int, *, upright: bool) -> int:
        """Give the number of a crossing, reached along a column or along a row."""
        return (column * len(self.y) + row) * 2 + upright

    def point(self, number: int) -> Point:
        """Give where a crossing is [m]."""
        column, row = divmod(number // 2, len(self.y))
        return float(self.x[column]), float(self.y[row])

    @cached_property
    def graph(self) -> Any:
        """Crossings and the lanes between them, as a sparse matrix of lengths [m]."""
        from scipy.sparse import coo_array

        along, up = self._free()
        count = len(self.x) * len(self.y)
        cell = np.arange(count).reshape(len(self.x), len(self.y))
        parts = [
            _joined(cell[:-1][along], cell[1:][along], _lengths(self.x, along, 0), upright=False),
            _joined(cell[:, :-1][up], cell[:, 1:][up], _lengths(self.y, up, 1), upright=True),
            (2 * cell.ravel(), 2 * cell.ravel() + 1, np.full(count, TURN)),
        ]
        one, other, length = (np.concatenate(p) for p in zip(*parts, strict=True))
        return coo_array((length, (one, other)), shape=(2 * count, 2 * count)).tocsr()

    def _free(self) -> tuple["NDArray[np.bool_]", "NDArray[np.bool_]"]:
        """Give which stretches along rows, and which along columns, meet no building."""
        along = np.ones((len(self.x) - 1, len(self.y)), dtype=bool)
        up = np.ones((len(self.x), len(self.y) - 1), dtype=bool)
        for place in self.places:
            columns, between = _within(self.x, place.x, place.right)
            rows, amid = _within(self.y, place.y, place.top)
            along[between, rows] = False
            up[columns, amid] = False
        return along, up

    def doors(self, place: Rectangle) -> Iterator[Door]:
        """Give the sides of a building before which there is a lane."""
        column, row = _nearest(self.x, place.centre[0]), _nearest(self.y, place.centre[1])
        x, y = float(self.x[column]), float(self.y[row])
        west, east = _before(self.x, place.x), _after(self.x, place.right)
        south, north = _before(self.y, place.y), _after(self.y, place.top)
        found = (
            ((x, place.y), (column, south), True),
            ((x, place.top), (column, north), True),
            ((place.x, y), (west, row), False),
            ((place.right, y), (east, row), False),
        )
        for point, crossing, upright in found:
            if self._is_clear(point, crossing):
                yield Door(point=point, crossing=crossing, upright=upright)

    def gate(self, point: Point) -> Door:
        """Give the crossing at which a gate, or any point beside the buildings, is reached."""
        x, y = self.entry(point)
        column, row = _nearest(self.x, x), _nearest(self.y, y)
        upright = abs(point[1] - self.y[row]) > abs(point[0] - self.x[column])
        return Door(point=point, crossing=(column, row), upright=upright)

    def _is_clear(self, point: Point, crossing: tuple[int, int]) -> bool:
        """Tell whether the crossing exists and nothing stands between it and the door."""
        column, row = crossing
        if not (0 <= column < len(self.x) and 0 <= row < len(self.y)):
            return False
        x, y = float(self.x[column]), float(self.y[row])
        way = Rectangle(min(x, point[0]), min(y, point[1]), abs(x - point[0]), abs(y - point[1]))
        return not any(place.meets(way) for place in self.places)


def _lines(
    always: Iterable[float],
    around: Iterable[tuple[float, float, float]],
    ends: tuple[float, float],
    close: float,
) -> "NDArray[np.float64]":
    """Give the places of lines in one direction, those close to each other made one [m]."""
    wanted = sorted({*always, *(min(max(at, ends[0]), ends[1]) for of in around for at in of)})
    groups: list[list[float]] = []
    for at in wanted:
        if groups and at - groups[-1][0] <= close:
            groups[-1].append(at)
        else:
            groups.append([at])
    fixed = set(always)
    return np.array([_middle(group, fixed) for group in groups])


def _middle(group: Sequence[float], fixed: set[float]) -> float:
    """Give the middle of a group of lines; the road around and gates stay where they are."""
    kept = [at for at in group if at in fixed]
    return kept[0] if kept else (group[0] + group[-1]) / 2


def _within(lines: "NDArray[np.float64]", low: float, high: float) -> tuple[slice, slice]:
    """Give the lines within a building, and the stretches between lines that meet it."""
    first = int(np.searchsorted(lines, low + 1e-6))
    last = int(np.searchsorted(lines, high - 1e-6))
    return slice(first, last), slice(max(0, first - 1), min(len(lines) - 1, last))


def _lengths(lines: "NDArray[np.float64]", free: "NDArray[np.bool_]", axis: int) -> Any:
    steps = np.diff(lines)
    return np.broadcast_to(steps[:, None] if axis == 0 else steps[None, :], free.shape)[free]


def _joined(one: Any, other: Any, length: Any, *, upright: bool) -> tuple[Any, Any, Any]:
    return 2 * one + upright, 2 * other + upright, length


def _nearest(lines: "NDArray[np.float64]", at: float) -> int:
    return int(np.argmin(np.abs(lines - at)))


def _before(lines: "NDArray[np.float64]", side: float) -> int:
    return int(np.searchsorted(lines, side + 1e-6)) - 1


def _after(lines: "NDArray[np.float64]", side: float) -> int:
    return int(np.searchsorted(lines, side - 1e-6))
