"""How all stands at the begins of the segments of a finished run, gone on to from its log."""

from collections import OrderedDict

import numpy as np

from motorworks.program import Program
from motorworks.program.events import INITIAL
from motorworks.program.program import STARVED, Array
from motorworks.studio.reel.frame import decode
from motorworks.studio.reel.log import Log
from motorworks.studio.reel.moves import Held, Tables
from motorworks.studio.reel.recording import Opening, recorded
from motorworks.studio.reel.segment import Segment
from motorworks.studio.reel.vehicles import AHEAD, Standing, trips_of
from motorworks.studio.reel.wiring import Wiring

STEP = 24
"""Segments that are gone over at once on the way to a later one."""
KEPT = 400
"""Openings kept."""


class Openings:
    """Stretches of a finished run, each from how all stands at its begin.

    Parameters
    ----------
    log
        The event log.
    program, wiring
        The plant.
    since
        When the log begins [s].
    length
        Of a segment [s].
    """

    def __init__(
        self, log: Log, program: Program, wiring: Wiring, since: float, length: float
    ) -> None:
        self._log, self._program, self._wiring = log, program, wiring
        self._since, self._length = since, length
        self._kept: OrderedDict[int, Opening] = OrderedDict()

    def stretch(self, number: int, until: int) -> Segment:
        """Give the segments from one number up to another as one."""
        return self._between(number, until, self.at(number))

    def _between(self, number: int, until: int, opening: Opening) -> Segment:
        """Give a stretch of one or several segments as one."""
        begin = self._since + number * self._length
        end = self._since + until * self._length
        events = self._events(begin, end)
        sinks = self._wiring.nodes.sources - self._wiring.nodes.sinks
        summary = {"passed": opening.counts[:sinks].tolist()}
        return recorded(number, (begin, end), opening, events, self._wiring, summary)

    def _events(self, begin: float, end: float) -> Tables:
        events = self._log.between(begin, end)
        if self._wiring.first_of_fleet:
            events["trips"] = self._log.between(begin, end + AHEAD)["trips"]
        return events

    def at(self, number: int) -> Opening:
        """Give how all stands at the begin of a segment, gone on to from the last one known."""
        known = max((n for n in self._kept if n <= number), default=None)
        if known is None:
            known = 0
            self._keep(0, self._first())
        while known < number:
            until = min(number, known + STEP)
            opening = self._kept[known]
            segment = self._between(known, until, opening)
            events = self._events(segment.begin, segment.end)
            self._keep(until, self._after(segment, opening, events))
            known = until
        self._kept.move_to_end(number)
        return self._kept[number]

    def _keep(self, number: int, opening: Opening) -> None:
        self._kept[number] = opening
        while len(self._kept) > KEPT:
            first = next(n for n in self._kept if n)
            del self._kept[first]

    def _first(self) -> Opening:
        """Give how all stands after what happens when the log begins."""
        n, models = self._wiring.nodes, self._program.n_types
        told = self._log.between(-1.0, self._since)
        puts = told["puts"]
        lay = _beginning(told)
        where = puts["place"][lay].astype(np.int64) * models + puts["model"][lay]
        nobody = np.zeros(0, dtype=np.int64)
        homes = self._wiring.homes
        before = Opening(
            since=np.full(n.buffers, self._since),
            cause=np.zeros(n.buffers),
            state=np.full(n.buffers, STARVED),
            held=Held(nobody, nobody, nobody, nobody.astype(float)),
            levels=np.bincount(where, minlength=(n.sinks - n.buffers) * models),
            counts=np.zeros(n.positions - n.sinks, dtype=np.int64),
            standing=Standing(homes.copy(), np.zeros(len(homes), dtype="<u2")),
        )
        span = (self._since, self._since)
        events = _without_beginning(told)
        return self._after(recorded(0, span, before, events, self._wiring, {}), before, events)

    def _after(self, segment: Segment, opening: Opening, events: Tables) -> Opening:
        """Give how all stands at the end of a segment."""
        span = (segment.begin, segment.end)
        _, _, stands = trips_of(events, opening.standing, self._wiring, *span)
        tables = decode(segment.key(0, segment.end))[4]
        n, models = self._wiring.nodes, self._program.n_types
        machines, held = tables["machines"], tables["held"]
        levels = np.zeros((n.sinks - n.buffers) * models, dtype=np.int64)
        lying = tables["levels"]
        where = (lying["node"].astype(np.int64) - n.buffers) * models + lying["model"]
        levels[where] = lying["count"]
        return Opening(
            since=machines["since"],
            cause=machines["cause"],
            state=machines["state"],
            held=Held(
                held["part"].astype(np.int64),
                held["node"].astype(np.int64),
                held["model"],
                np.full(len(held["part"]), segment.end),
            ),
            levels=levels,
            counts=tables["counts"]["count"].astype(np.int64),
            standing=self._standing(stands, tables["vehicles"]),
        )

    def _standing(self, fleets: Standing, known: dict[str, Array]) -> Standing:
        """Give where vehicles are: those of fleets by their trips, those of tours as known."""
        tours = min(self._wiring.first_of_tour, default=len(fleets.node))
        node, parts = fleets.node, fleets.parts
        node[tours:], parts[tours:] = known["node"][tours:], known["parts"][tours:]
        return Standing(node, parts)


def _beginning(tables: Tables) -> Array:
    """Give the rows of puts that only tell what lay in the buffers when the log began."""
    births, puts = tables["births"], tables["puts"]
    initial = births["part"][births["origin"] == INITIAL]
    parts, first = np.unique(puts["part"], return_index=True)
    return np.sort(first[np.isin(parts, initial)])


def _without_beginning(tables: Tables) -> Tables:
    """Leave out what only tells how all stood when the log began."""
    puts, births = tables["puts"], tables["births"]
    return {
        **tables,
        "puts": _less(puts, _beginning(tables)),
        "births": _less(births, np.flatnonzero(births["origin"] == INITIAL)),
    }


def _less(table: dict[str, Array], rows: Array) -> dict[str, Array]:
    """Give a table without some of its rows."""
    return {name: np.delete(column, rows) for name, column in table.items()}
