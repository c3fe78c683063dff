"""Machines that wait for each other in a circle, found and named.

A blocked machine waits for a place; the place comes when a machine of a station that
takes from that buffer takes a part; that machine may itself be blocked, or short of a
part that only a blocked machine could bring. What can still move is found as a least
fixed point, counting in favour of movement wherever models or times might decide: a
gridlock that is named is one.
"""

import numpy as np

from motorworks.program import Program, Trace
from motorworks.program.program import ARRIVALS

Graph = dict[int, list[int]]


def find_gridlock(program: Program, trace: Trace) -> str:
    """Give a sentence that names the circle of waiting; empty if there is none."""
    stuck = _Stuck(program, trace)
    machines = stuck.stuck_machines()
    if not machines:
        return ""
    return stuck.describe(machines)


class _Stuck:
    """The plant as who waits for whom at one moment."""

    def __init__(self, program: Program, trace: Trace) -> None:
        self.p = program
        self.t = trace
        self.station = np.repeat(np.arange(len(program.station_machines)), program.station_machines)
        self.n_buffers = len(program.buffer_capacity)
        self.takers = self._takers()
        self.makers = self._makers()
        self.fed = self._fed_by_arrivals()
        self.machines_of = np.concatenate(([0], np.cumsum(program.station_machines)))

    def _takers(self) -> Graph:
        takers: Graph = {b: [] for b in range(self.n_buffers)}
        for s in range(len(self.p.station_kind)):
            for origin in self._origins(s):
                if origin < self.n_buffers:
                    takers[origin].append(s)
        return takers

    def _origins(self, s: int) -> list[int]:
        first, last = self.p.input_start[s : s + 2]
        return [int(o) for o in self.p.input_origin[first:last]]

    def _places(self, s: int) -> list[int]:
        first, last = self.p.route_start[s : s + 2]
        own = [int(x) for x in self.p.route_place[first:last]]
        own += [int(self.p.rework_place[s]), int(self.p.scrap_place[s])]
        return [x for x in own if 0 <= x < self.n_buffers]

    def _makers(self) -> Graph:
        makers: Graph = {b: [] for b in range(self.n_buffers)}
        for s in range(len(self.p.station_kind)):
            for b in self._places(s):
                makers[b].append(s)
        return makers

    def _fed_by_arrivals(self) -> set[int]:
        fed: set[int] = set()
        for q in np.flatnonzero(self.p.source_kind == ARRIVALS):
            first, last = self.p.source_entry_start[q : q + 2]
            fed.update(int(b) for b in self.p.source_entry_place[first:last])
        return fed

    def stuck_machines(self) -> list[int]:
        """Give the blocked machines that can never move again."""
        moving = np.zeros(len(self.station), dtype=bool)
        changed = True
        while changed:
            able = np.array([moving[m] or self._can_move(m, moving) for m in range(len(moving))])
            changed = bool((able != moving).any())
            moving = able
        return [int(m) for m in np.flatnonzero(~moving & (self.t.waits_for >= 0))]

    def _can_move(self, m: int, moving: np.ndarray) -> bool:
        """Tell whether a machine will at some time take or give a part, given who can."""
        waits = int(self.t.waits_for[m])
        if waits >= 0:
            return waits >= self.n_buffers or self._drains(waits, moving)
        if self.t.holds[m] > 0:
            return True
        return all(self._fills(o, moving) for o in self._origins(int(self.station[m])))

    def _drains(self, b: int, moving: np.ndarray) -> bool:
        return any(moving[m] for s in self.takers[b] for m in self._machines(s))

    def _fills(self, origin: int, moving: np.ndarray) -> bool:
        if origin >= self.n_buffers or origin in self.fed:
            return True
        if int(self.t.buffer_level[origin].sum()) > 0 or (self.t.waits_for == origin).any():
            return True
        return any(moving[m] for s in self.makers[origin] for m in self._machines(s))

    def _machines(self, s: int) -> range:
        return range(int(self.machines_of[s]), int(self.machines_of[s + 1]))

    def describe(self, stuck: list[int]) -> str:
        """Give the circle from the lowest stuck machine on, buffer by buffer."""
        circle = self._circle(stuck)
        links = [
            f"{self.p.station_names[self.station[m]]} waits for a place in "
            f"{self.p.buffer_names[self.t.waits_for[m]]}"
            for m in circle
        ]
        buffers = sorted({self.p.buffer_names[self.t.waits_for[m]] for m in circle})
        return (
            f"gridlock: {'; '.join(links)}. Nothing in this circle can ever move again. "
            f"Enlarge {', '.join(buffers)} or send returning parts somewhere else."
        )

    def _circle(self, stuck: list[int]) -> list[int]:
        seen: list[int] = []
        m = stuck[0]
        while m not in seen:
            seen.append(m)
            m = self._next(m, stuck)
        return seen[seen.index(m) :]

    def _next(self, m: int, stuck: list[int]) -> int:
        """Give a stuck machine that keeps the place from coming, directly or by its inputs."""
        b = int(self.t.waits_for[m])
        for s in self.takers[b]:
            for other in self._machines(s):
                if other in stuck:
                    return other
            for origin in self._origins(s):
                for maker in self.makers.get(origin, []):
                    for other in self._machines(maker):
                        if other in stuck and other != m:
                            return other
        return m
