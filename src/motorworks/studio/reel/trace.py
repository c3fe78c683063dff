"""A reel of a finished run: the same segments from its trace, and nothing is simulated."""

from collections import OrderedDict
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from motorworks.compile import compile_plant
from motorworks.errors import RunError
from motorworks.plantfile import read_plant
from motorworks.program.events import INITIAL
from motorworks.program.program import STARVED, Array
from motorworks.simulation import Replay
from motorworks.simulation.store import load_run
from motorworks.studio.reel.card import Cards
from motorworks.studio.reel.frame import decode
from motorworks.studio.reel.life import Lives
from motorworks.studio.reel.log import Log
from motorworks.studio.reel.moves import Held, Tables
from motorworks.studio.reel.pace import segment_length
from motorworks.studio.reel.recording import Opening, recorded
from motorworks.studio.reel.replayed import Window, card, course, figures
from motorworks.studio.reel.segment import Segment
from motorworks.studio.reel.tally import WINDOW, Tally, charted
from motorworks.studio.reel.vehicles import AHEAD, Standing, trips_of
from motorworks.studio.reel.wiring import Wiring

STEP = 24
"""Segments that are gone over at once on the way to a later one."""
KEPT = 400
"""Openings kept."""
REPLICATION = "trace/replication-{:03d}"


class TraceReel:
    """Segments of a replication of a finished run, from its trace on disk.

    Parameters
    ----------
    folder
        Folder of the run, as ``motorworks run --trace --out FOLDER`` wrote it.
    replication
        Which of its replications.

    Raises
    ------
    RunError
        If it holds no run with a whole trace.
    """

    def __init__(self, folder: str, replication: int = 0) -> None:
        run = Path(folder)
        self.folder, self.replication = run, replication
        self._stretch: tuple[tuple[int, int], Segment] | None = None
        self._replay = Replay(run / REPLICATION.format(replication))
        plant = run / "plant.toml"
        if not plant.is_file():
            raise RunError(f"{folder}: holds no plant; give the folder of a run (--out)")
        self.plant = read_plant(plant)
        self.compiled = compile_plant(self.plant, horizon=self._replay.until)
        self.program = self.compiled.program
        self.wiring = Wiring(self.plant, self.compiled)
        self.length = segment_length(self.compiled)
        self.log = Log(self._replay, self.program)
        self.since = self._replay.since
        self._openings: OrderedDict[int, Opening] = OrderedDict()

    def about(self) -> dict[str, Any]:
        """Tell what can be played."""
        return {
            "kind": "trace",
            "since": self.since,
            "until": self._replay.until,
            "segment": self.length,
            "plant": self.plant.name,
            "start": self.plant.start.isoformat(),
            "broken_off": self._replay.broken_off,
        }

    def segment(self, number: int) -> bytes:
        """Give a segment as bytes; the same that a live reel of the plant and the seed gives.

        Raises
        ------
        RunError
            If there is no such segment.
        """
        return self._segment(number).to_bytes()

    def glance(self, at: float) -> bytes:
        """Give a key frame of a time [s]."""
        time = min(max(at, self.since), self._replay.until)
        last = self._count - 1
        segment = self._segment(min(int((time - self.since) // self.length), last))
        return segment.key(0, time if time > segment.begin else None)

    # ---- figures, cards, parts ----

    def figures(self, at: float) -> dict[str, Any]:
        """Give the figures at a time [s]."""
        window = self._window(at)
        hours = self.compiled.planned_time(window.stretch.begin, window.at) / 3600.0
        return figures(window, self._tally, hours)

    def card(self, node: int, at: float) -> dict[str, Any]:
        """Give what is to be known of a node at a time [s].

        Raises
        ------
        RunError
            If there is no such node.
        """
        return card(self._window(at), self._cards, node)

    def series(self, at: float) -> dict[str, Any]:
        """Give figures hour by hour up to a time [s], for charts."""
        time = min(max(at, self.since), self._replay.until)
        times = charted(time, self.since)
        first = int((times[0] - self.since) // self.length)
        last = min(int((time - self.since) // self.length), self._count - 1)
        stretch = self._between(first, last + 1, self._opening(first))
        points = course([Window(stretch, at, self.wiring) for at in times], self._tally)
        return {"at": time, "target_per_hour": self._tally.per_hour, "points": points}

    def insight(self, at: float) -> dict[str, Any]:
        """Give KPIs and bottlenecks of the whole run that was measured, whatever the time."""
        run = load_run(self.folder)
        trace = next(r.trace for r in run.replications if r.number == self.replication)
        known = self._tally.known(trace)
        return {"at": at, "last": None, "since_begin": known}

    def part(self, number: int, at: float) -> dict[str, Any]:
        """Give where a part is at a time [s], and its life so far.

        Raises
        ------
        RunError
            If there is no such part at that time.
        """
        life = self._lives.life(number, self.log.of_part(number), at)
        if not life["life"]:
            raise RunError(f"part {number}: is not in the works at {at:.0f} s, nor was before")
        return life

    def motor(self, number: int) -> dict[str, Any]:
        """Give the part that was the n-th good one, counted from 1, and when it left.

        Raises
        ------
        RunError
            If there are not so many.
        """
        sinks = [s.name for s in self.plant.sinks if s.counts_as == "good"]
        found = self.log.good(sinks, number) if number > 0 else None
        if found is None:
            raise RunError(f"motor {number}: the run has no such motor")
        return {"motor": number, "part": found[0], "at": found[1]}

    def _window(self, at: float) -> Window:
        time = min(max(at, self.since), self._replay.until)
        last = min(int((time - self.since) // self.length), self._count - 1)
        first = max(0, last + 1 - int(WINDOW // self.length))
        key = (first, last + 1)
        if self._stretch is None or self._stretch[0] != key:
            self._stretch = (key, self._between(*key, self._opening(first)))
        return Window(self._stretch[1], time, self.wiring)

    @cached_property
    def _tally(self) -> Tally:
        return Tally(self.plant, self.compiled, 0)

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.plant, self.compiled, self.wiring)

    @cached_property
    def _lives(self) -> Lives:
        return Lives(self.wiring)

    @cached_property
    def _count(self) -> int:
        return max(1, int(np.ceil((self._replay.until - self.since) / self.length)))

    def _segment(self, number: int) -> Segment:
        if not 0 <= number < self._count:
            raise RunError(f"segment is {number}; this reel has segments 0 to {self._count - 1}")
        return self._between(number, number + 1, self._opening(number))

    def _between(self, number: int, until: int, opening: Opening) -> Segment:
        """Give a stretch of one or several segments as one."""
        begin = self.since + number * self.length
        end = self.since + until * self.length
        events = self._events(begin, end)
        sinks = self.wiring.nodes.sources - self.wiring.nodes.sinks
        summary = {"passed": opening.counts[:sinks].tolist()}
        return recorded(number, (begin, end), opening, events, self.wiring, summary)

    def _events(self, begin: float, end: float) -> Tables:
        events = self.log.between(begin, end)
        if self.wiring.first_of_fleet:
            events["trips"] = self.log.between(begin, end + AHEAD)["trips"]
        return events

    def _opening(self, number: int) -> Opening:
        """Give how all stands at the begin of a segment, gone on to from the last one known."""
        known = max((n for n in self._openings if n <= number), default=None)
        if known is None:
            known = 0
            self._keep(0, self._first())
        while known < number:
            until = min(number, known + STEP)
            opening = self._openings[known]
            segment = self._between(known, until, opening)
            events = self._events(segment.begin, segment.end)
            self._keep(until, self._after(segment, opening, events))
            known = until
        self._openings.move_to_end(number)
        return self._openings[number]

    def _keep(self, number: int, opening: Opening) -> None:
        self._openings[number] = opening
        while len(self._openings) > KEPT:
            first = next(n for n in self._openings if n)
            del self._openings[first]

    def _first(self) -> Opening:
        """Give how all stands after what happens when the log begins."""
        n, models = self.wiring.nodes, self.program.n_types
        told = self.log.between(-1.0, self.since)
        puts = told["puts"]
        lay = _beginning(told)
        where = puts["place"][lay].astype(np.int64) * models + puts["model"][lay]
        nobody = np.zeros(0, dtype=np.int64)
        homes = self.wiring.homes
        before = Opening(
            since=np.full(n.buffers, self.since),
            cause=np.zeros(n.buffers),
            state=np.full(n.buffers, STARVED),
            held=Held(nobody, nobody, nobody, nobody.astype(float)),
            levels=np.bincount(where, minlength=(n.sinks - n.buffers) * models),
            counts=np.zeros(n.positions - n.sinks, dtype=np.int64),
            standing=Standing(homes.copy(), np.zeros(len(homes), dtype="<u2")),
        )
        span = (self.since, self.since)
        events = _without_beginning(told)
        return self._after(recorded(0, span, before, events, self.wiring, {}), before, events)

    def _after(self, segment: Segment, opening: Opening, events: Tables) -> Opening:
        """Give how all stands at the end of a segment."""
        span = (segment.begin, segment.end)
        _, _, stands = trips_of(events, opening.standing, self.wiring, *span)
        tables = decode(segment.key(0, segment.end))[4]
        n, models = self.wiring.nodes, self.program.n_types
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
        tours = min(self.wiring.first_of_tour, default=len(fleets.node))
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
