"""What stands together: all copies of a line, a station, a store, each in its workshop."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from motorworks.compile import Compiled
from motorworks.plant import Plant
from motorworks.studio.scene.nodes import Nodes
from motorworks.studio.scene.order import flow_order


@dataclass
class Group:
    """Something that is drawn as one.

    Attributes
    ----------
    kind, name
        ``line``, ``station``, ``buffer``, ``source``, ``sink`` or ``supply``, and which.
    workshop
        Where it stands; empty if nothing tells.
    units, buffers
        Numbers of its stations and buffers, copy by copy.
    node
        Its node, of a source, sink or supply.
    """

    kind: str
    name: str
    workshop: str = ""
    units: list[list[int]] = field(default_factory=list)
    buffers: list[list[int]] = field(default_factory=list)
    node: int = -1


class Grouping:
    """The groups of a plant, and what flows between its nodes.

    Parameters
    ----------
    plant, compiled
        The plant.
    nodes
        Its node numbers.
    """

    def __init__(self, plant: Plant, compiled: Compiled, nodes: Nodes) -> None:
        self.plant = plant
        self.program = compiled.program
        self.layout = compiled.layout
        self.nodes = nodes
        self._firsts: list[int] = [0, *accumulate(self.program.station_machines.tolist())][:-1]
        self.links = list(self._links())
        self.takers: dict[int, list[int]] = {}
        self.givers: dict[int, list[int]] = {}
        for one, other, _ in self.links:
            self.takers.setdefault(one, []).append(other)
            self.givers.setdefault(other, []).append(one)
        self.groups = list(self._groups())
        self._own: dict[int, int] = dict(self._owned())
        self._settle()

    def in_order(self) -> dict[str, list[Group]]:
        """Give the groups of every workshop, both in the order of flow."""
        edges = list(self._edges())
        order = flow_order(len(self.groups), edges)
        names = list(dict.fromkeys(group.workshop for group in self.groups))
        at = [names.index(group.workshop) for group in self.groups]
        shops = flow_order(len(names), ((at[a], at[b]) for a, b in edges))
        return {names[shop]: [self.groups[g] for g in order if at[g] == shop] for shop in shops}

    def first_machine(self, unit: int) -> int:
        """Give the first machine of a station."""
        return self._firsts[unit]

    def machines(self, unit: int) -> range:
        """Give the machines of a station."""
        first = self._firsts[unit]
        return range(first, first + int(self.program.station_machines[unit]))

    def _links(self) -> Iterator[tuple[int, int, str]]:
        """Give the flow as pairs of nodes; a station is its first machine."""
        p, n = self.program, self.nodes
        for s, machine in enumerate(self._firsts):
            kind = "flow" if self.layout.work_units[s].transport is None else "transport"
            for i in range(p.input_start[s], p.input_start[s + 1]):
                yield n.origin(int(p.input_origin[i])), machine, kind
            for r in range(p.route_start[s], p.route_start[s + 1]):
                if p.route_place[r] >= 0:
                    yield machine, n.place(int(p.route_place[r])), kind
                if p.route_overflow[r] >= 0:
                    yield machine, n.place(int(p.route_overflow[r])), "overflow"
            if p.rework_place[s] >= 0:
                yield machine, n.place(int(p.rework_place[s])), "rework"
            if p.scrap_place[s] >= 0:
                yield machine, n.place(int(p.scrap_place[s])), "scrap"
        for q in range(len(p.source_names)):
            for e in range(p.source_entry_start[q], p.source_entry_start[q + 1]):
                yield n.sources + q, n.place(int(p.source_entry_place[e])), "flow"
        for v, b in enumerate(p.supply_buffer.tolist()):
            yield n.supplies + v, n.place(b), "supply"
        for d in range(len(p.tour_names)):
            for x in range(p.load_start[d], p.load_start[d + 1]):
                yield n.place(int(p.load_from[x])), n.place(int(p.load_to[x])), "tour"

    def _groups(self) -> Iterator[Group]:
        n, layout = self.nodes, self.layout
        lines: dict[str, Group] = {}
        for i, unit in enumerate(layout.work_units):
            if unit.transport is not None:
                continue
            if not unit.line:
                yield Group("station", unit.name, unit.workshop, [[i]])
                continue
            group = lines.setdefault(unit.line_noun, Group("line", unit.line_noun, unit.workshop))
            _copy(group.units, group, unit.line, i)
        yield from lines.values()
        noun = {copy: line.name for line in self.plant.lines for copy in line.copies()}
        for b, (buffer, line) in enumerate(zip(layout.buffers, layout.buffer_lines, strict=True)):
            if line and noun[line] in lines:
                _copy(lines[noun[line]].buffers, lines[noun[line]], line, b)
            else:
                yield Group("buffer", buffer.name, buffer.workshop or "", buffers=[[b]])
        ends: tuple[tuple[str, int, Sequence[Any]], ...] = (
            ("sink", n.sinks, self.plant.sinks),
            ("source", n.sources, self.plant.sources),
            ("supply", n.supplies, self.plant.supplies),
        )
        for kind, first, things in ends:
            for i, thing in enumerate(things):
                yield Group(kind, thing.name, node=first + i)

    def _owned(self) -> Iterator[tuple[int, int]]:
        """Give every node with the number of its group; of a station the first machine."""
        for number, group in enumerate(self.groups):
            if group.node >= 0:
                yield group.node, number
            for unit in _flat(group.units):
                yield self._firsts[unit], number
            for buffer in _flat(group.buffers):
                yield self.nodes.buffers + buffer, number

    def _edges(self) -> Iterator[tuple[int, int]]:
        """Give pairs of groups between which something flows; through transports too."""
        carried: dict[int, list[int]] = {}
        for one, other, kind in self.links:
            if kind == "transport" and other not in self._own:
                carried.setdefault(other, []).append(one)
        for one, other, kind in self.links:
            if kind in ("rework", "scrap"):
                continue
            for begin in carried.get(one, [one]):
                if begin in self._own and other in self._own:
                    yield self._own[begin], self._own[other]

    def _settle(self) -> None:
        """Let what names no workshop stand where its parts go, or else come from."""
        edges = list(self._edges())
        for _ in range(3):
            for forwards in (True, False):
                for one, other in edges if forwards else reversed(edges):
                    asks, tells = (one, other) if forwards else (other, one)
                    group = self.groups[asks]
                    if not group.workshop and group.kind not in ("line", "station"):
                        group.workshop = self.groups[tells].workshop


def _copy(copies: list[list[int]], group: Group, line: str, number: int) -> None:
    """Put a station or buffer to its copy; those of a copy follow one another."""
    copy = _number(group.name, line)
    while len(copies) <= copy:
        copies.append([])
    copies[copy].append(number)


def _number(noun: str, copy: str) -> int:
    return int(copy[len(noun) + 1 :]) - 1 if copy != noun else 0


def _flat(lists: Iterable[list[int]]) -> Iterator[int]:
    for numbers in lists:
        yield from numbers
