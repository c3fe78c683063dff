"""A reel of a finished run: the same segments from its trace, and nothing is simulated."""

from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from motorworks.compile import compile_plant
from motorworks.errors import RunError
from motorworks.plantfile import read_plant
from motorworks.simulation import Replay
from motorworks.simulation.store import load_run
from motorworks.studio.reel.card import Cards
from motorworks.studio.reel.life import Lives
from motorworks.studio.reel.log import Log
from motorworks.studio.reel.openings import Openings
from motorworks.studio.reel.pace import segment_length
from motorworks.studio.reel.replayed import Window, card, course, figures
from motorworks.studio.reel.segment import Segment
from motorworks.studio.reel.tally import WINDOW, Tally, charted
from motorworks.studio.reel.wiring import Wiring

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
        self._openings = Openings(self.log, self.program, self.wiring, self.since, self.length)

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

    def approach(self, at: float) -> float:
        """Give the time itself [s]: all of it is there."""
        return at

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
        stretch = self._openings.stretch(first, last + 1)
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
            self._stretch = (key, self._openings.stretch(*key))
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
        return self._openings.stretch(number, number + 1)
