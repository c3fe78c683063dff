"""What a person has put somewhere: lines, stations and buffers with an ``x`` or ``y``."""

from collections.abc import Iterable

from motorworks.compile import Layout
from motorworks.plant import Buffer, Line, Plant, Station
from motorworks.studio.scene.box import Box, around
from motorworks.studio.scene.groups import Grouping
from motorworks.studio.scene.piece import Piece

MARGIN = 2.0
"""Free floor that a ground keeps around what is put at its edge [m]."""
Corner = tuple[float, float]
OUTSIDE = (0.0, 0.0)
"""Corner from which what is outside of lines is put."""


class ByHand:
    """Puts things where the plant file says.

    All else stays where it was. Grounds grow so far that they hold what belongs to them.

    Parameters
    ----------
    plant, layout
        The plant.
    grouping
        Its groups.
    drawn
        The whole drawing; it is changed.

    Attributes
    ----------
    corners
        South-west corners of the copies of lines, by name, from which ``x`` and ``y`` of what is
        in them are counted [m].
    """

    def __init__(self, plant: Plant, layout: Layout, grouping: Grouping, drawn: Piece) -> None:
        self.layout = layout
        self.grouping = grouping
        self.drawn = drawn
        self.lines = {line.name: line for line in plant.lines}
        self.corners: dict[str, Corner] = {}

    def put(self) -> None:
        """Put everything."""
        for line in self.lines.values():
            self._line(line)
        self.corners = {
            ground.name: (box.x, box.y)
            for ground, box in self.drawn.grounds
            if ground.kind == "copy"
        }
        for number, unit in enumerate(self.layout.work_units):
            if unit.transport is None:
                self._one(unit.station, unit.line, [number], [])
        nodes = self.grouping.nodes.buffers
        for number, (buffer, copy) in enumerate(
            zip(self.layout.buffers, self.layout.buffer_lines, strict=True)
        ):
            self._one(buffer, copy, [], [nodes + number])
        self._grow()

    def _line(self, line: Line) -> None:
        if line.x is None and line.y is None:
            return
        own = [i for i, (g, _) in enumerate(self.drawn.grounds) if g.path == ("line", line.name)]
        box = next(self.drawn.grounds[i][1] for i in own if self.drawn.grounds[i][0].kind == "line")
        by = (_or(line.x, box.x) - box.x, _or(line.y, box.y) - box.y)
        for i in own:
            ground, at = self.drawn.grounds[i]
            self.drawn.grounds[i] = (ground, at.moved(by))
        group = next(g for g in self.grouping.groups if (g.kind, g.name) == ("line", line.name))
        first = self.grouping.nodes.buffers
        units = [unit for copy in group.units for unit in copy]
        self._move(units, [first + b for copy in group.buffers for b in copy], by)

    def _one(self, noun: Station | Buffer, copy: str, units: list[int], nodes: list[int]) -> None:
        """Put a station or a buffer so that its middle is where the plant file says."""
        if noun.x is None and noun.y is None:
            return
        box = self.drawn.stations[units[0]] if units else self.drawn.nodes[nodes[0]]
        corner = self.corners.get(copy, OUTSIDE)
        x, y = box.middle
        to = (
            x if noun.x is None else corner[0] + noun.x,
            y if noun.y is None else corner[1] + noun.y,
        )
        self._move(units, nodes, (to[0] - x, to[1] - y))

    def _move(self, units: Iterable[int], nodes: Iterable[int], by: Corner) -> None:
        for unit in units:
            self.drawn.stations[unit] = self.drawn.stations[unit].moved(by)
            nodes = [*nodes, *self.grouping.machines(unit)]
        for node in nodes:
            self.drawn.nodes[node] = self.drawn.nodes[node].moved(by)

    def _grow(self) -> None:
        """Let every ground hold what belongs to it: inner ones first."""
        for kind in ("copy", "line", "workshop", "site"):
            for i, (ground, box) in enumerate(self.drawn.grounds):
                if ground.kind == kind:
                    inside = [b for b in self._of(kind, ground.name) if not box.holds(b)]
                    grown = around([box, *(b.grown(MARGIN) for b in inside)])
                    self.drawn.grounds[i] = (ground, grown if inside else box)

    def _of(self, kind: str, name: str) -> list[Box]:
        """Give the boxes that a ground must hold."""
        if kind == "site":
            return [*self.drawn.nodes.values(), *(b for _, b in self.drawn.grounds)]
        if kind == "line":
            return [
                b for g, b in self.drawn.grounds if g.kind == "copy" and g.path == ("line", name)
            ]
        found: list[Box] = []
        for group in self.grouping.groups:
            if kind == "workshop" and group.workshop == name:
                found += self._of_group(group.kind, group.name)
            elif kind == "copy" and group.kind == "line":
                found += self._of_copy(name) if name in self._copies(group.name) else []
        return found

    def _copies(self, line: str) -> tuple[str, ...]:
        return self.lines[line].copies()

    def _of_copy(self, copy: str) -> list[Box]:
        units = [
            self.drawn.stations[i]
            for i, unit in enumerate(self.layout.work_units)
            if unit.line == copy and unit.transport is None
        ]
        first = self.grouping.nodes.buffers
        return units + [
            self.drawn.nodes[first + i]
            for i, line in enumerate(self.layout.buffer_lines)
            if line == copy
        ]

    def _of_group(self, kind: str, name: str) -> list[Box]:
        if kind == "line":
            return [b for g, b in self.drawn.grounds if (g.kind, g.name) == ("line", name)]
        group = next(g for g in self.grouping.groups if (g.kind, g.name) == (kind, name))
        first = self.grouping.nodes.buffers
        nodes = [first + b for copy in group.buffers for b in copy]
        nodes += [group.node] if group.node >= 0 else []
        stations = [self.drawn.stations[u] for copy in group.units for u in copy]
        return stations + [self.drawn.nodes[n] for n in nodes]


def _or(value: float | None, other: float) -> float:
    return other if value is None else value
