"""Back to the plant: its positions where the plan puts them, so that ways become those of it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from motorworks.compile import Layout, lay_out, process_of
from motorworks.plant import Plant
from motorworks.siteplan.ground import PARK
from motorworks.siteplan.inside import Bay, bays
from motorworks.siteplan.plan import Plan
from motorworks.siteplan.routes import Routes

Point = tuple[float, float]
CENTIMETRE = 0.011
"""To which coordinates and ways are rounded, with room for rounding [m]."""


def located(plant: Plant, plan: Plan) -> Plant:
    """Give the plant with its positions on the plan.

    Parameters
    ----------
    plant
        The plant.
    plan
        A plan of its site.

    Returns
    -------
    Plant
        The same plant, with ``x`` and ``y`` of its positions and, where the way along the lanes is
        not the rectilinear one, with that as its distance, to the centimetre. Ways given by hand
        give way. A position that nothing tells of stays in the middle of the others.

    Notes
    -----
    A position is where what uses it is: lines at the entry of their copies, stations at the entry
    of their machines, a buffer behind what fills it or before what empties it within its
    own workshop, stops of milk runs where their loads are set down. What belongs to the park is
    at its gate.
    """
    found = points(plant, plan)
    if not found:
        return plant
    middle = (
        sum(x for x, _ in found.values()) / len(found),
        sum(y for _, y in found.values()) / len(found),
    )
    at = {p.name: _rounded(found.get(p.name, middle)) for p in plant.positions}
    ways = _ways(plant, at, Routes(plan))
    moved = tuple(
        replace(p, x=at[p.name][0], y=at[p.name][1], distances=ways[p.name])
        for p in plant.positions
    )
    return replace(plant, positions=moved)


def _rounded(point: Point) -> Point:
    return round(point[0], 2), round(point[1], 2)


def _ways(plant: Plant, at: dict[str, Point], routes: Routes) -> dict[str, dict[str, float]]:
    """Give ways that are not the rectilinear ones, and all that the plant gave by hand [m]."""
    given = {(p.name, other) for p in plant.positions for other in p.distances}
    found: dict[str, dict[str, float]] = {name: {} for name in at}
    for one, other in combinations(at, 2):
        way = round(routes.distance(at[one], at[other]), 2)
        straight = sum(abs(a - b) for a, b in zip(at[one], at[other], strict=True))
        for pair in ((one, other), (other, one)):
            if pair in given or abs(way - straight) > CENTIMETRE:
                found[pair[0]][pair[1]] = way
    return found


def points(plant: Plant, plan: Plan) -> dict[str, Point]:
    """Give where the positions of a plant are on the plan [m], as far as something tells."""
    if not plant.positions:
        return {}
    seen: dict[str, list[Point]] = {}
    for name, point in _Places(plant, plan).told():
        seen.setdefault(name, []).append(point)
    return {
        name: (sum(x for x, _ in them) / len(them), sum(y for _, y in them) / len(them))
        for name, them in seen.items()
    }


class _Places:
    """Where stations and buffers of a plant are on a plan."""

    def __init__(self, plant: Plant, plan: Plan) -> None:
        self.plant = plant
        self.plan = plan
        self.layout: Layout = lay_out(plant)
        self.bays = bays(plan)
        self.own = {w.name: w.own for w in plant.workshops}
        self.copy = {
            copy: (line.name, n) for line in plant.lines for n, copy in enumerate(line.copies())
        }
        self.giver = {
            way: unit
            for unit in self.layout.stations
            for way in (
                unit.station.to,
                *(w.to for w in (*unit.station.each, *unit.station.random, *unit.station.by_model)),
            )
            if way
        }
        self.taker = {i.origin: u for u in self.layout.stations for i in u.station.inputs}

    def told(self) -> Iterator[tuple[str, Point]]:
        """Give positions with a point that something tells of each, strongest first."""
        known: set[str] = set()
        for tell in (self._units, self._buffers, self._stops):
            found = [(name, point) for name, point in tell() if name not in known]
            known.update(name for name, _ in found)
            yield from found

    def _units(self) -> Iterator[tuple[str, Point]]:
        for unit in self.layout.stations:
            if unit.position and (point := self._entry(unit.name, out=False)):
                yield unit.position, point

    def _buffers(self) -> Iterator[tuple[str, Point]]:
        for buffer in self.layout.buffers:
            if buffer.position and (point := self._of_buffer(buffer.name)):
                yield buffer.position, point

    def _stops(self) -> Iterator[tuple[str, Point]]:
        for run in self.plant.milk_runs:
            place = {stop.called: stop.position for stop in run.stops}
            for load in run.loads:
                for stop, buffer in ((load.pick, load.origin), (load.drop, load.to)):
                    position, point = place.get(stop), self._of_buffer(buffer)
                    if position and point:
                        yield position, point

    def _of_buffer(self, name: str) -> Point | None:
        """Give where a buffer is: before who empties it or behind who fills it."""
        noun = next((b for b in self.layout.buffers if b.name == name), None)
        shop = noun.workshop if noun else None
        if shop and not self.own.get(shop, True):
            return self.plan.ground.gates[PARK]
        taker, giver = self.taker.get(name), self.giver.get(name)
        if taker and (not shop or taker.workshop == shop):
            return self._entry(taker.name, out=False)
        if giver and (not shop or giver.workshop == shop):
            return self._entry(giver.name, out=True)
        if shop and shop in self.plan.at:
            return self.plan.at[shop].centre
        line = name.partition("/")[0]
        return self._at(*self.copy[line], out=True) if line in self.copy else None

    def _entry(self, unit: str, *, out: bool) -> Point | None:
        noun = next(u for u in self.layout.stations if u.name == unit)
        if not self.own.get(noun.workshop, True):
            return self.plan.ground.gates[PARK]
        group, copy = self.copy.get(noun.line, (process_of(noun), 0))
        return self._at(group, copy, out=out)

    def _at(self, group: str, copy: int, *, out: bool) -> Point | None:
        bay: Bay | None = self.bays.get(group)
        if bay is None:
            return None
        return bay.end(out=out, copies=(copy,) if bay.copies > copy else ())
