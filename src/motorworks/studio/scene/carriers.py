"""Where positions, transports and tours are: with the buffers and stations that they serve."""

from collections.abc import Iterator

from motorworks.compile import Layout
from motorworks.plant import Plant
from motorworks.studio.scene.box import Box
from motorworks.studio.scene.groups import Grouping

SPOT = 1.6
"""Side of a position [m]."""


class Carriers:
    """Positions, transports and tours of a plant whose buffers and stations have their places.

    Parameters
    ----------
    plant, layout
        The plant.
    grouping
        Its groups and node numbers.
    boxes
        Boxes of nodes; those of positions, jobs of transports and tours are added.
    """

    def __init__(
        self, plant: Plant, layout: Layout, grouping: Grouping, boxes: dict[int, Box]
    ) -> None:
        self.plant = plant
        self.layout = layout
        self.grouping = grouping
        self.nodes = grouping.nodes
        self.boxes = boxes
        self.place = {b.name: self.nodes.buffers + i for i, b in enumerate(layout.buffers)}
        self.place |= {s.name: self.nodes.sinks + i for i, s in enumerate(plant.sinks)}
        self.position = {p.name: self.nodes.positions + i for i, p in enumerate(plant.positions)}

    def put(self) -> None:
        """Give every position, job of a transport and tour its box."""
        self._positions()
        for unit, (begin, end) in self.ways().items():
            x, y = _middle([self.boxes[begin], self.boxes[end]])
            first = self.grouping.first_machine(unit)
            for job in range(self.layout.work_units[unit].station.machines):
                self.boxes[first + job] = Box(x, y, 0.0, 0.0)
        for number, stops in enumerate(self.stops()):
            x, y = _middle([self.boxes[stop] for stop in stops])
            self.boxes[self.nodes.tours + number] = Box(x, y, 0.0, 0.0)

    def ways(self) -> dict[int, tuple[int, int]]:
        """Give the nodes between which each transport runs, by the number of its work unit."""
        found = {}
        for number, unit in enumerate(self.layout.work_units):
            noun = unit.transport
            if noun is not None:
                origin = self.place[noun.origin]
                target = self.place[noun.to or noun.by_model[0].to]
                if noun.fleet is not None:
                    origin = self.position.get(noun.from_position or "", origin)
                    target = self.position.get(noun.to_position or "", target)
                found[number] = (origin, target)
        return found

    def stops(self) -> list[list[int]]:
        """Give the nodes at which the tours stop: milk runs, then shipments."""
        found = []
        for run in self.plant.milk_runs:
            loads = [(x.pick, x.origin) for x in run.loads] + [(x.drop, x.to) for x in run.loads]
            served = {stop: self.place[buffer] for stop, buffer in reversed(loads)}
            found.append(
                [
                    self.position.get(stop.position or "", served.get(stop.called, 0))
                    for stop in run.stops
                ]
            )
        ramp = [[self.place[s.origin], self.place[s.to]] for s in self.plant.shipments]
        return found + ramp

    def _positions(self) -> None:
        used: dict[int, list[Box]] = {}
        for node, served in self._served():
            used.setdefault(node, []).append(self.boxes[served])
        centre = _middle(list(self.boxes.values()))
        for node in self.position.values():
            x, y = _middle(used[node]) if node in used else centre
            self.boxes[node] = Box(x - SPOT / 2, y - SPOT / 2, SPOT, SPOT)

    def _served(self) -> Iterator[tuple[int, int]]:
        """Give positions with nodes that stand there."""
        for buffer in self.layout.buffers:
            if buffer.position:
                yield self.position[buffer.position], self.place[buffer.name]
        for number, unit in enumerate(self.layout.work_units):
            noun = unit.transport
            if noun is None and unit.position:
                yield self.position[unit.position], self.grouping.first_machine(number)
            elif noun is not None and noun.fleet:
                to = noun.to or noun.by_model[0].to
                for position, place in ((noun.from_position, noun.origin), (noun.to_position, to)):
                    if position:
                        yield self.position[position], self.place[place]
        for run in self.plant.milk_runs:
            at = {stop.called: stop.position for stop in run.stops if stop.position}
            for load in run.loads:
                for stop, place in ((load.pick, load.origin), (load.drop, load.to)):
                    if stop in at:
                        yield self.position[at[stop]], self.place[place]


def _middle(boxes: list[Box]) -> tuple[float, float]:
    if not boxes:
        return 0.0, 0.0
    points = [b.middle for b in boxes]
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
