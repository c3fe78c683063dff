"""A reel that simulates: any stretch of time of a plant, recorded when it is asked for."""

from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from motorworks.compile import compile_plant
from motorworks.errors import RunError
from motorworks.plant import Plant
from motorworks.program import Trace
from motorworks.program.program import Array
from motorworks.studio.reel.card import Cards
from motorworks.studio.reel.course import HORIZON, Course, joined
from motorworks.studio.reel.first_look import first_look
from motorworks.studio.reel.followed import Followed
from motorworks.studio.reel.moves import Held, Tables
from motorworks.studio.reel.pace import segment_length
from motorworks.studio.reel.recording import Opening, recorded
from motorworks.studio.reel.tally import WINDOW, Tally, charted
from motorworks.studio.reel.vehicles import AHEAD, beginning
from motorworks.studio.reel.wiring import Wiring

MOMENT = 0.2
"""Time for which it simulates towards a far time before it listens again [s]."""


class LiveReel:
    """Segments of a plant that is simulated as far as it is looked at.

    Every segment is recorded from the state at its begin, whichever way that state was reached:
    the same plant and seed give the same bytes.

    Parameters
    ----------
    text
        The plant file, or the plant.
    seed
        Of the random numbers.
    version
        Version of the text, told to clients.
    folder
        Folder from which files are found that the text names.

    Raises
    ------
    PlantError
        If the plant cannot be read or compiled.
    """

    def __init__(
        self,
        text: str | Plant,
        seed: int = 1,
        version: int = 0,
        folder: Path | None = None,
    ) -> None:
        self.plant = text if isinstance(text, Plant) else _read(text, folder)
        self.seed, self.version = seed, version
        compiled = compile_plant(self.plant, horizon=HORIZON)
        self.compiled = compiled
        self.program = compiled.program
        self.tally = Tally(self.plant, compiled, seed)
        self.wiring = Wiring(self.plant, compiled)
        self.length = segment_length(compiled)
        self.course = Course(self.program, seed, self.plant.name)

    def about(self) -> dict[str, Any]:
        """Tell what can be played."""
        return {
            "kind": "live",
            "since": 0.0,
            "until": None,
            "horizon": HORIZON,
            "first_look": self._first_look,
            "segment": self.length,
            "seed": self.seed,
            "plant": self.plant.name,
            "start": self.plant.start.isoformat(),
            "version": self.version,
        }

    @cached_property
    def _first_look(self) -> float:
        """When the plant is worth looking at first [s]; its beginning if it cannot get there."""
        try:
            return first_look(self.plant.start, lambda at: self.course.trace(at).state)
        except RunError:
            return 0.0

    def approach(self, at: float) -> float:
        """Simulate towards a time [s] for a moment, and give which is reached.

        Raises
        ------
        RunError
            If the run cannot go on so far.
        """
        time = self.course.within(at)
        reached = self.course.approach(time, MOMENT)
        return reached if reached < time else at

    def segment(self, number: int) -> bytes:
        """Give a segment as bytes.

        Raises
        ------
        RunError
            If there is no such segment, or the run cannot go on so far.
        """
        begin, end = self._span(number)
        kernel = self.course.recording(begin)
        told = kernel.take_events()
        trace = kernel.trace()
        self.course.note(begin, trace)
        opening = self._opening(told, trace, begin)
        events = self.course.events(kernel, end)
        self.course.keep(end, kernel)
        if self.wiring.first_of_fleet:
            later = self.course.events(kernel, min(end + AHEAD, HORIZON))
            events["trips"] = joined([events["trips"], later["trips"]])
        summary = {"passed": trace.sink_count.sum(axis=1).tolist()}
        return recorded(number, (begin, end), opening, events, self.wiring, summary).to_bytes()

    def glance(self, at: float) -> bytes:
        """Give a key frame of a time [s], without recording what leads to it."""
        at = self.course.within(at)
        kernel = self.course.recording(at)
        told, trace = kernel.take_events(), kernel.trace()
        self.course.note(at, trace)
        opening = self._opening(told, trace, at)
        empty = {name: {c: v[:0] for c, v in t.items()} for name, t in kernel.take_events().items()}
        whole = recorded(0, (at, at), opening, empty, self.wiring, {})
        return whole.key(0)

    # ---- figures ----

    def figures(self, at: float) -> dict[str, Any]:
        """Give the figures at a time [s]."""
        return self.tally.figures(*self._last_hours(at))

    def insight(self, at: float) -> dict[str, Any]:
        """Give KPIs and bottlenecks at a time [s]."""
        return self.tally.insight(*self._last_hours(at))

    def series(self, at: float) -> dict[str, Any]:
        """Give figures hour by hour up to a time [s], for charts."""
        time = self.course.within(at)
        times = charted(time, 0.0)
        kernel = self.course.at(times[0])
        traces = []
        for point in times:
            self.course.forward(kernel, point)
            traces.append(kernel.trace())
        target = self.tally.per_hour
        return {"at": time, "target_per_hour": target, "points": self.tally.course(traces)}

    def card(self, node: int, at: float) -> dict[str, Any]:
        """Give what is to be known of a node at a time [s].

        Raises
        ------
        RunError
            If there is no such node.
        """
        time = self.course.within(at)
        cause = self.course.recording(time).take_events()["states"]["cause"]
        return self._cards.card(node, *self._last_hours(time), cause)

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.plant, self.compiled, self.wiring)

    def _last_hours(self, at: float) -> tuple[Trace, Trace]:
        time = self.course.within(at)
        return self.course.trace(max(0.0, time - WINDOW)), self.course.trace(time)

    def _span(self, number: int) -> tuple[float, float]:
        most = int(HORIZON // self.length)
        if not 0 <= number < most:
            raise RunError(f"segment is {number}; this reel has segments 0 to {most - 1}")
        return number * self.length, (number + 1) * self.length

    def _opening(self, told: Tables, trace: Trace, begin: float) -> Opening:
        births, puts, n = told["births"], told["puts"], self.wiring.nodes
        inside = births["number"] < -1
        holder = -2 - births["number"][inside].astype(np.int64)
        machines = n.buffers
        node = np.where(holder < machines, holder, holder - machines + n.tours)
        models = self.program.n_types
        where = puts["place"].astype(np.int64) * models + puts["model"]
        part = births["part"][inside]
        return Opening(
            since=trace.state_since,
            cause=told["states"]["cause"],
            state=trace.state,
            held=Held(part, node, births["model"][inside], np.full(len(part), begin)),
            levels=np.bincount(where, minlength=(n.sinks - n.buffers) * models),
            counts=_counts(trace),
            standing=beginning(told, self.wiring),
        )

    # ---- parts ----

    def part(self, number: int, at: float) -> dict[str, Any]:
        """Give where a part is at a time [s], and its life so far; see :meth:`.Followed.part`."""
        return self._followed.part(number, at)

    def motor(self, number: int) -> dict[str, Any]:
        """Give the part that was the n-th good one; see :meth:`.Followed.motor`."""
        return self._followed.motor(number)

    @cached_property
    def _followed(self) -> Followed:
        return Followed(self.course, self.tally, self.wiring)


def _read(text: str, folder: Path | None) -> Plant:
    """Give the plant of a text, or a shipped one by its name."""
    from motorworks.errors import PlantError
    from motorworks.plantfile import check_plant, load
    from motorworks.plantfile.findings import summary

    if "\n" not in text:
        return load(text)
    plant, findings = check_plant(text, folder=folder)
    if plant is None:
        raise PlantError(summary(findings), findings)
    return plant


def _counts(trace: Trace) -> Array:
    """Give what has come to sinks, sources and supplies."""
    return np.concatenate(
        [trace.sink_count.sum(axis=1), trace.source_arrivals, trace.supply_arrived]
    )
