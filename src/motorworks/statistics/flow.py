"""Flow of parts between sources, processes, stores and sinks, for a Sankey diagram.

Stations of equal copies of a line are one process, and the places between the stations of a
line are left out: the parts pass from process to process. What leaves an in-line buffer is
shared among its takers as they took.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from motorworks.compile import process_of
from motorworks.program import program as p
from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.figures import Figures
from motorworks.statistics.routes import route_stations, sent

if TYPE_CHECKING:
    import polars as pl

SCRAP = "scrap"
"""Node of scrap that is counted and gone."""


class Node(NamedTuple):
    """An end of a flow: its name and what it is (source, process, transport, store, ...)."""

    name: str
    kind: str


class Link(NamedTuple):
    """Parts a year from one node to another."""

    origin: Node
    target: Node
    kind: str
    parts: float


def flow(run: Run) -> "pl.DataFrame":
    """Give the flow of parts.

    Returns
    -------
    polars.DataFrame
        Columns origin, target, parts_per_year (mean over replications), kind (``supply``,
        ``good``, ``scrap``, ``rework``, ``overflow``), origin_kind and target_kind
        (``source``, ``process``, ``transport``, ``store``, ``sink``, ``scrap``). A part reworked
        at the same machine at once does not flow. What enters a store and does not leave it
        stays there. Ways drawn by chance are counted as expected.
    """
    import polars as pl

    totals: dict[tuple[Node, Node, str], float] = defaultdict(float)
    for link in _Flow(run).links():
        totals[link.origin, link.target, link.kind] += link.parts
    rows = [
        (o.name, t.name, parts, kind, o.kind, t.kind)
        for (o, t, kind), parts in totals.items()
        if parts > 0
    ]
    columns = ("origin", "target", "parts_per_year", "kind", "origin_kind", "target_kind")
    schema = {c: pl.Float64 if c == "parts_per_year" else pl.String for c in columns}
    return pl.DataFrame(rows, schema=schema, orient="row")


class _Flow:
    """A run's counts by year, mean over replications, while they become links."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.program = run.compiled.program
        self.per_year = np.nan_to_num(Figures(run).per_year)
        layout = run.compiled.layout
        self.buffers = len(layout.buffers)
        self.process = [
            Node(process_of(u), "transport" if u.transport else "process")
            for u in layout.work_units
        ]
        self.tour = [Node(name, "transport") for name in self.program.tour_names]
        self.supply = [Node(name, "source") for name in self.program.supply_names]
        self.in_line = [bool(line) for line in layout.buffer_lines]
        stores = [Node(b.name, "store") for b in layout.buffers]
        self.place = [*stores, *(Node(s.name, "sink") for s in run.plant.sinks)]
        self.source = [Node(s.name, "source") for s in run.plant.sources]
        self._yearly = cache(self._of_year)

    def _of_year(self, name: str) -> Array:
        """Give a count of the trace by year, summed over models."""
        return self._mean([getattr(r.trace, name) for r in self.run.replications])

    def _mean(self, counts: list[Array]) -> Array:
        flat = [c.sum(axis=1) if c.ndim == 2 else c for c in counts]
        mean: Array = np.mean([c * f for c, f in zip(flat, self.per_year, strict=True)], axis=0)
        return mean

    def links(self) -> Iterator[Link]:
        """Give all flows; the same pair may come several times."""
        takers = self._takers()
        for origin, place, kind, parts in self._given():
            if place < self.buffers and self.in_line[place]:
                total = sum(share for _, share in takers[place])
                for taker, share in takers[place]:
                    if total > 0:
                        yield Link(origin, taker, kind, parts * share / total)
            else:
                yield Link(origin, self.place[place], kind, parts)
        for b, taken in takers.items():
            if b < self.buffers and not self.in_line[b]:
                yield from (Link(self.place[b], taker, "good", n) for taker, n in taken)
            elif b >= self.buffers:
                source = self.source[b - self.buffers]
                yield from (Link(source, taker, "supply", n) for taker, n in taken)
        yield from self._gone()

    def _given(self) -> Iterator[tuple[Node, int, str, float]]:
        """Give what enters places: who gives, the place, the kind and how much."""
        yield from self._routed()
        for s, (rework, scrap) in enumerate(
            zip(self.program.rework_place, self.program.scrap_place, strict=True)
        ):
            if rework >= 0:
                yield self.process[s], int(rework), "rework", float(self._yearly("rework")[s])
            if scrap >= 0:
                yield self.process[s], int(scrap), "scrap", float(self._yearly("scrap")[s])
        yield from self._arrived()

    def _routed(self) -> Iterator[tuple[Node, int, str, float]]:
        program = self.program
        good = self._mean([sent(program, r.trace) for r in self.run.replications])
        over = self._yearly("overflowed")
        for e, s in enumerate(route_stations(program)):
            if program.route_place[e] >= 0:
                yield self.process[s], int(program.route_place[e]), "good", float(good[e])
            if program.route_overflow[e] >= 0:
                yield self.process[s], int(program.route_overflow[e]), "overflow", float(over[e])

    def _arrived(self) -> Iterator[tuple[Node, int, str, float]]:
        """Give what arriving sources bring; what is lost for want of a place is left out."""
        for v, node in enumerate(self.supply):
            arrived = float(self._yearly("supply_arrived")[v])
            yield node, int(self.program.supply_buffer[v]), "supply", arrived
        for node, load, parts in self._toured():
            yield node, int(self.program.load_to[load]), "good", parts
        came = self._yearly("source_arrivals") - self._yearly("source_lost")
        for q in np.flatnonzero(self.program.source_kind == p.ARRIVALS):
            first, last = self.program.source_entry_start[q : q + 2]
            for place in self.program.source_entry_place[first:last]:
                yield self.source[q], int(place), "supply", float(came[q]) / (last - first)

    def _gone(self) -> Iterator[Link]:
        expired = self._yearly("supply_expired")
        for v, b in enumerate(self.program.supply_buffer):
            yield Link(self.place[b], Node(SCRAP, "scrap"), "scrap", float(expired[v]))
        scrap = self._yearly("scrap")
        for s in np.flatnonzero(self.program.scrap_place < 0):
            yield Link(self.process[s], Node(SCRAP, "scrap"), "scrap", float(scrap[s]))

    def _takers(self) -> dict[int, list[tuple[Node, float]]]:
        """Give who takes from each origin, and how much."""
        taken: dict[int, list[tuple[Node, float]]] = defaultdict(list)
        for s, node in enumerate(self.process):
            first, last = self.program.input_start[s : s + 2]
            for i in range(first, last):
                taken[int(self.program.input_origin[i])].append((node, self._taken(s, i)))
        for node, load, parts in self._toured():
            taken[int(self.program.load_from[load])].append((node, parts))
        return taken

    def _toured(self) -> Iterator[tuple[Node, int, float]]:
        """Give what tours carry: the tour, the number of the load and how much.

        The kernel counts the parts of a tour together. They are shared out among its loads by
        what came to the places that these bring to.
        """
        came = np.concatenate([self._yearly("buffer_entries"), self._yearly("sink_count")])
        parts = self._yearly("tour_parts")
        for d, node in enumerate(self.tour):
            first, last = self.program.load_start[d : d + 2]
            weights = came[self.program.load_to[first:last]]
            total = float(weights.sum())
            for load, weight in zip(range(first, last), weights, strict=True):
                yield node, load, float(parts[d]) * float(weight) / total if total else 0.0

    def _taken(self, s: int, i: int) -> float:
        """Give the parts that a station took from one input."""
        program = self.program
        sets = float(self._yearly("good")[s] + self._yearly("scrap")[s])
        if program.rework_place[s] >= 0:
            sets += float(self._yearly("rework")[s])
        if program.station_select[s] == p.FIRST_AVAILABLE:
            return sets * self._share(s, i)
        return sets if program.batch_max[s] else sets * int(program.input_take[i])

    def _share(self, s: int, i: int) -> float:
        """Give how much of what a station took came from one of its inputs, by what entered."""
        first, last = self.program.input_start[s : s + 2]
        origins = self.program.input_origin[first:last]
        entered = self._yearly("buffer_entries")
        weights = np.array([entered[o] if o < self.buffers else 0.0 for o in origins])
        if weights.sum() <= 0:
            return 1.0 / len(origins)
        return float(weights[i - first] / weights.sum())
