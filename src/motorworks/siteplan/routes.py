"""Ways along the lanes of a plan: around every building, from door to door."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from motorworks.siteplan.dxf import Point
from motorworks.siteplan.lanes import Door, Lanes
from motorworks.siteplan.plan import Plan
from motorworks.siteplan.rectangle import Rectangle

End = tuple[str, str]
"""Origin and target of a flow."""


@dataclass(frozen=True, kw_only=True)
class Route:
    """The shortest way between two ends.

    Attributes
    ----------
    points
        Corners from the door of the one to that of the other [m]; empty within a building.
    inside
        Way within the buildings, from their ends to the doors [m].
    """

    points: tuple[Point, ...]
    inside: float

    @property
    def length(self) -> float:
        """The whole way [m]."""
        return self.inside + sum(_apart(a, b) for a, b in pairwise(self.points))


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A straight piece of lane with all that runs along it in a year.

    Attributes
    ----------
    ends
        From and to, southwards or westwards first [m].
    there, back
        Tonnes by flow in the order of the ends, and against it.
    """

    ends: tuple[Point, Point]
    there: Mapping[End, float]
    back: Mapping[End, float]

    @property
    def tonnes(self) -> float:
        """Tonnes a year, both ways together."""
        return sum(self.there.values()) + sum(self.back.values())


class Routes:
    """All ways of a plan, along its lanes.

    Parameters
    ----------
    plan
        The plan.

    Notes
    -----
    The shortest way from door to door by Dijkstra's method on the lanes, plus the rectilinear way
    within each building from its middle, or from a point in it, to the door. Of ways
    equally long that with the fewest turns is taken. Doors are in the middle of the sides.

    References
    ----------
    E. W. Dijkstra, A note on two problems in connexion with graphs, Numerische Mathematik 1,
    1959.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.lanes = Lanes(plan.ground, (*plan.at.values(), *plan.taken))
        self._doors: dict[Rectangle, tuple[Door, ...]] = {}
        self._from: dict[int, tuple[Any, Any]] = {}

    def route(self, origin: str, target: str) -> Route | None:
        """Give the way between two blocks or gates; ``None`` where no lane leads there."""
        return self.between(self.plan.point(origin), self.plan.point(target))

    def way(self, origin: str, target: str) -> float:
        """Give the length of the way between two blocks or gates [m].

        Where no lane leads there it is the rectilinear one.
        """
        return self.distance(self.plan.point(origin), self.plan.point(target))

    def distance(self, one: Point, other: Point) -> float:
        """Give the length of the way between two points [m], as :meth:`way`."""
        route = self.between(one, other)
        return _apart(one, other) if route is None else route.length

    def between(self, one: Point, other: Point) -> Route | None:
        """Give the way between two points; ``None`` where no lane leads there."""
        here, there = self._building(one), self._building(other)
        if one == other or (here is not None and here == there):
            return Route(points=(), inside=_apart(one, other))
        pairs = [
            (_apart(one, a.point) + self._length(a, b) + _apart(b.point, other), a, b)
            for a in self._exits(one, here)
            for b in self._exits(other, there)
        ]
        best = min(pairs, key=lambda pair: pair[0], default=None)
        if best is None or not np.isfinite(best[0]):
            return None
        _, a, b = best
        inside = _apart(one, a.point) + _apart(b.point, other)
        return Route(points=self._path(a, b), inside=inside)

    def sum(self, pulls: Mapping[End, float]) -> float:
        """Give the sum of pull times way [t m a year]."""
        return sum(tonnes * self.way(*ends) for ends, tonnes in pulls.items())

    def unreached(self) -> tuple[str, ...]:
        """Give the buildings from which no lane leads to any gate."""
        gates = self.plan.ground.gates
        return tuple(
            name for name in self.plan.at if all(self.route(name, g) is None for g in gates)
        )

    def stretches(self) -> tuple[Stretch, ...]:
        """Give the pieces of lane that the flows of the plan run along, the fullest first."""
        found: dict[tuple[Point, Point], tuple[dict[End, float], dict[End, float]]]
        found = defaultdict(lambda: ({}, {}))
        for flow, tonnes in self.plan.ways.items():
            route = self.route(*flow)
            for a, b in self._pieces(route.points) if route else ():
                there = a <= b
                ends = (a, b) if there else (b, a)
                found[ends][0 if there else 1][flow] = tonnes
        pieces = (Stretch(ends=e, there=t, back=b) for e, (t, b) in sorted(found.items()))
        return tuple(sorted(_longer(pieces), key=lambda s: -s.tonnes))

    def _pieces(self, points: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
        """Give a way cut at every crossing, so that equal pieces of two ways are equal."""
        for a, b in pairwise(points):
            axis = 0 if a[1] == b[1] else 1
            lines = self.lanes.x if axis == 0 else self.lanes.y
            low, high = sorted((a[axis], b[axis]))
            cuts = [low, *(float(at) for at in lines if low < at < high), high]
            if a[axis] > b[axis]:
                cuts.reverse()
            for one, other in pairwise(cuts):
                yield ((one, a[1]), (other, a[1])) if axis == 0 else ((a[0], one), (a[0], other))

    def _building(self, point: Point) -> Rectangle | None:
        spot = Rectangle(*point, 0.0, 0.0)
        return next((r for r in self.lanes.places if r.holds(spot)), None)

    def _exits(self, point: Point, place: Rectangle | None) -> tuple[Door, ...]:
        if place is None:
            return (self.lanes.gate(point),)
        if place not in self._doors:
            self._doors[place] = tuple(self.lanes.doors(place))
        return self._doors[place]

    def _searched(self, door: Door) -> tuple[Any, Any]:
        """Give the lengths of all ways from a door, and the crossing before each crossing."""
        from scipy.sparse.csgraph import dijkstra

        start = self.lanes.number(*door.crossing, upright=door.upright)
        if start not in self._from:
            lengths, before = dijkstra(
                self.lanes.graph, directed=False, indices=[start], return_predecessors=True
            )
            self._from[start] = lengths[0], before[0]
        return self._from[start]

    def _length(self, a: Door, b: Door) -> float:
        end = self.lanes.number(*b.crossing, upright=b.upright)
        spurs = self._spur(a) + self._spur(b)
        return float(self._searched(a)[0][end]) + spurs

    def _spur(self, door: Door) -> float:
        return _apart(door.point, self._crossing(door))

    def _crossing(self, door: Door) -> Point:
        return self.lanes.point(self.lanes.number(*door.crossing, upright=False))

    def _path(self, a: Door, b: Door) -> tuple[Point, ...]:
        before = self._searched(a)[1]
        number = self.lanes.number(*b.crossing, upright=b.upright)
        points = [b.point]
        while number >= 0:
            points.append(self.lanes.point(number))
            number = int(before[number])
        return tuple(_corners([*points, a.point][::-1]))


def _apart(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _corners(points: Iterable[Point]) -> Iterator[Point]:
    """Give the points at which a way turns, and its ends."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept[-1] = point
        else:
            kept.append(point)
    yield from kept


def _straight(a: Point, b: Point, c: Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def _longer(pieces: Iterable[Stretch]) -> Iterator[Stretch]:
    """Join pieces that follow each other in a line and carry the same."""
    open_: dict[Point, list[Stretch]] = defaultdict(list)
    for piece in pieces:
        start, end = piece.ends
        before = next((s for s in open_[start] if _goes_on(s, piece)), None)
        if before is not None:
            open_[start].remove(before)
            start = before.ends[0]
        open_[end].append(Stretch(ends=(start, end), there=piece.there, back=piece.back))
    yield from (s for at in open_.values() for s in at)


def _goes_on(one: Stretch, other: Stretch) -> bool:
    (a, b), (_, c) = one.ends, other.ends
    return _straight(a, b, c) and one.there == other.there and one.back == other.back
