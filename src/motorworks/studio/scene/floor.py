"""The floor: every group at its place in its workshop, every workshop on the site."""

from collections.abc import Mapping, Sequence

from motorworks.compile import Compiled
from motorworks.plant import Plant
from motorworks.studio.scene.box import Box
from motorworks.studio.scene.groups import Group, Grouping
from motorworks.studio.scene.piece import Ground, Piece, walled
from motorworks.studio.scene.rows import Entry, dot, in_rows, single
from motorworks.studio.scene.shelves import abreast, gridded, shelved, stacked
from motorworks.studio.scene.sizes import buffer_cell, station_cell

DOCK = 4.0
"""Side of a source, sink or supply [m]."""
WALL, HEAD = 2.0, 2.5
"""Free floor around a line, and more of it for its name [m]."""
HALL, NAME = 4.0, 4.0
"""The same of a workshop [m]."""
GANGWAY = 4.0
"""Free floor between groups [m]."""
ROAD = 12.0
"""Free ground between workshops [m]."""
ASPECT = 1.6
"""Length of the site over its depth, about."""
ASPECTS = (1.0, 1.6, 2.4)
"""The same of its workshops, tried one after the other."""


class Floor:
    """Pieces of the drawing of a plant.

    Parameters
    ----------
    plant, compiled
        The plant.
    grouping
        Its groups.
    """

    def __init__(self, plant: Plant, compiled: Compiled, grouping: Grouping) -> None:
        self.plant = plant
        self.layout = compiled.layout
        self.counts = compiled.program.station_machines.tolist()
        self.grouping = grouping
        self._known: dict[tuple[str, str, float], Piece] = {}
        self.titles = {w.name: w.title or w.name for w in plant.workshops}

    def by_structure(self) -> Piece:
        """Give the whole works, workshops in the order of flow."""
        shops = self.grouping.in_order()
        ways = [
            shelved([self.workshop(*shop, aspect) for shop in shops.items()], ROAD, ASPECT)
            for aspect in (ASPECTS if len(shops) > 1 else (ASPECT,))
        ]
        whole = min(
            ways, key=lambda way: way.w * way.h * max(1.0, way.w / way.h / 2, way.h / way.w)
        )
        site = Ground("site", self.plant.name, self.plant.title or self.plant.name, ("plant",))
        return walled(whole, site, min(ROAD, 0.06 * (whole.w + whole.h)), 0.0)

    def workshop(
        self,
        name: str,
        groups: Sequence[Group],
        aspect: float,
        *,
        turned: bool = False,
        grid: float = ASPECT,
    ) -> Piece:
        """Give a workshop with its walls: what comes in at the west, what leaves at the east.

        Parameters
        ----------
        name, groups
            The workshop and what stands in it, in the order of flow.
        aspect
            Length over depth that it should have, about.
        turned
            Whether its lines run northwards instead of eastwards; its depth over its length is
            about ``aspect`` then.
        grid
            Length over depth of the copies of a line together, about.
        """
        title = self.titles.get(name) or (self.plant.title or self.plant.name)
        ground = Ground("workshop", name, title, ("workshop", name) if name else None)
        inward = [self.group(g, grid) for g in groups if g.kind in ("source", "supply")]
        outward = [self.group(g, grid) for g in groups if g.kind == "sink"]
        between = [
            self.group(g, grid) for g in groups if g.kind not in ("source", "supply", "sink")
        ]
        middle = shelved(between, GANGWAY, aspect)
        sides = (stacked(inward, GANGWAY), middle, stacked(outward, GANGWAY))
        inner = abreast(sides, GANGWAY)
        return walled(inner.turned() if turned else inner, ground, HALL, NAME)

    def group(self, group: Group, grid: float) -> Piece:
        """Give a line with all its copies, a station, a store or an end of the flow."""
        key = (group.kind, group.name, grid if group.kind == "line" else 0.0)
        if key not in self._known:
            self._known[key] = self._made(group, grid)
        return self._known[key]

    def _made(self, group: Group, grid: float) -> Piece:
        if group.kind == "line":
            return self._line(group, grid)
        if group.kind == "station":
            return single(self._station(group.units[0][0], inline=False))
        if group.kind == "buffer":
            number = group.buffers[0][0]
            cell = buffer_cell(self.layout.buffers[number], inline=False)
            return single(Entry(cell, (self.grouping.nodes.buffers + number,)))
        return dot(group.node, DOCK)

    def _line(self, group: Group, grid: float) -> Piece:
        line = next(line for line in self.plant.lines if line.name == group.name)
        title = line.title or line.name
        copies = []
        for number, copy in enumerate(line.copies()):
            buffers = group.buffers[number] if number < len(group.buffers) else []
            named = title if line.lines == 1 else f"{title} {copy.rpartition('-')[2]}"
            ground = Ground("copy", copy, named, ("line", line.name))
            inner = in_rows(self._entries(group.units[number], buffers))
            copies.append(walled(inner, ground, WALL, HEAD))
        whole = gridded(copies, GANGWAY, grid)
        ground = Ground("line", line.name, title, ("line", line.name))
        whole.grounds.insert(0, (ground, Box(0.0, 0.0, whole.w, whole.h)))
        return whole

    def _entries(self, units: Sequence[int], buffers: Sequence[int]) -> list[Entry]:
        """Give stations in their order, each behind the buffers of the line it takes from."""
        before, behind = self._beside(units, buffers)
        found: list[Entry] = []
        for unit in units:
            station = self._station(unit, inline=True)
            found += [self._buffer(b, station.cell.h) for b in before.get(unit, [])]
            found.append(station)
            found += [self._buffer(b, station.cell.h) for b in behind.get(unit, [])]
        return found

    def _beside(
        self, units: Sequence[int], buffers: Sequence[int]
    ) -> tuple[Mapping[int, list[int]], Mapping[int, list[int]]]:
        """Give the buffers before and behind stations of a copy of a line."""
        nodes, grouping = self.grouping.nodes, self.grouping
        machine = {grouping.first_machine(u): u for u in units}
        takes, gives = grouping.takers, grouping.givers
        before: dict[int, list[int]] = {}
        behind: dict[int, list[int]] = {}
        for b in buffers:
            node = nodes.buffers + b
            taker = [machine[m] for m in takes.get(node, ()) if m in machine]
            giver = [machine[m] for m in gives.get(node, ()) if m in machine]
            if taker:
                before.setdefault(taker[0], []).append(b)
            else:
                behind.setdefault(giver[-1] if giver else units[-1], []).append(b)
        return before, behind

    def _station(self, unit: int, *, inline: bool) -> Entry:
        cell = station_cell(self.layout.work_units[unit].station, inline=inline)
        first = self.grouping.first_machine(unit)
        return Entry(cell, tuple(range(first, first + self.counts[unit])), unit)

    def _buffer(self, number: int, across: float) -> Entry:
        cell = buffer_cell(self.layout.buffers[number], inline=True, across=max(2.0, across))
        return Entry(cell, (self.grouping.nodes.buffers + number,))


def _unwieldy(piece: Piece) -> float:
    """Give the ground that a piece takes, more where it is much longer than deep or deeper."""
    return piece.w * piece.h * max(1.0, piece.w / piece.h / 2, piece.h / piece.w)
