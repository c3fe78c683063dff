"""A reel that simulates: any stretch of time of a plant, recorded when it is asked for."""

from collections import OrderedDict
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from motorworks.compile import compile_plant
from motorworks.errors import RunError
from motorworks.kernel import Kernel
from motorworks.plant import Plant
from motorworks.program import Trace, streams
from motorworks.program.program import Array
from motorworks.program.trace import PILE_UP, STANDSTILL, STOPPED
from motorworks.studio.reel.card import Cards
from motorworks.studio.reel.first_look import first_look
from motorworks.studio.reel.life import Lives, of_part
from motorworks.studio.reel.moves import Held, Tables
from motorworks.studio.reel.pace import segment_length
from motorworks.studio.reel.recording import Opening, recorded
from motorworks.studio.reel.tally import WINDOW, Tally, charted
from motorworks.studio.reel.vehicles import AHEAD, beginning
from motorworks.studio.reel.wiring import Wiring

YEAR = 365 * 86400.0
HORIZON = 3 * YEAR
"""Time that can be reached; calendars with dated exceptions are spelt out up to here [s]."""
WEEK = 7 * 86400.0
KEPT = 64
"""States kept beside those of every week."""
HOUR, DAY = 3600.0, 86400.0
LOOK_BACK, LONGEST_LOOK = DAY, 64 * DAY
"""Time before a moment in which the life of a part is looked for, first and at the most [s]."""
CHUNK = 6 * HOUR
"""Time simulated at once while a part is looked for [s]."""
TRACES = 128
"""Traces kept."""


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
        first = Kernel(self.program, streams(self.program, seed, 0))
        first.advance(0.0)
        self._states: OrderedDict[float, bytes] = OrderedDict({0.0: first.save()})
        self._traces: OrderedDict[float, Trace] = OrderedDict()

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
            return first_look(self.plant.start, lambda at: self._trace(at).state)
        except RunError:
            return 0.0

    def segment(self, number: int) -> bytes:
        """Give a segment as bytes.

        Raises
        ------
        RunError
            If there is no such segment, or the run cannot go on so far.
        """
        begin, end = self._span(number)
        kernel = self._recording(begin)
        told = kernel.take_events()
        trace = kernel.trace()
        self._note(begin, trace)
        opening = self._opening(told, trace, begin)
        events = self._on(kernel, end)
        self._keep(end, kernel.save())
        if self.wiring.first_of_fleet:
            later = self._on(kernel, min(end + AHEAD, HORIZON))
            events["trips"] = _joined([events["trips"], later["trips"]])
        summary = {"passed": trace.sink_count.sum(axis=1).tolist()}
        return recorded(number, (begin, end), opening, events, self.wiring, summary).to_bytes()

    def glance(self, at: float) -> bytes:
        """Give a key frame of a time [s], without recording what leads to it."""
        at = self._within(at)
        kernel = self._recording(at)
        told, trace = kernel.take_events(), kernel.trace()
        self._note(at, trace)
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
        time = self._within(at)
        times = charted(time, 0.0)
        kernel = Kernel.restore(self.program, self._state(times[0]))
        traces = []
        for point in times:
            self._forward(kernel, point)
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
        time = self._within(at)
        cause = self._recording(time).take_events()["states"]["cause"]
        return self._cards.card(node, *self._last_hours(time), cause)

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.plant, self.compiled, self.wiring)

    def _last_hours(self, at: float) -> tuple[Trace, Trace]:
        time = self._within(at)
        return self._trace(max(0.0, time - WINDOW)), self._trace(time)

    def _trace(self, at: float) -> Trace:
        """Give the trace at a time [s]."""
        if at not in self._traces:
            self._note(at, Kernel.restore(self.program, self._state(at)).trace())
        self._traces.move_to_end(at)
        return self._traces[at]

    def _note(self, at: float, trace: Trace) -> None:
        self._traces[at] = trace
        while len(self._traces) > TRACES:
            self._traces.popitem(last=False)

    def _within(self, at: float) -> float:
        return min(max(0.0, at), HORIZON)

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
        """Give where a part is at a time [s], and its life so far.

        Raises
        ------
        RunError
            If there is no such part at that time, or in the weeks before.
        """
        time, back = self._within(at), LOOK_BACK
        while True:
            begin = max(0.0, time - back)
            life = self._lives.life(number, self._events_of(number, begin, time), time)
            if life["complete"] or begin == 0.0 or back >= LONGEST_LOOK:
                break
            back *= 4
        if not life["life"]:
            raise RunError(f"part {number}: is not in the works at {time:.0f} s, nor was before")
        return life

    def motor(self, number: int) -> dict[str, Any]:
        """Give the part that was the n-th good one, counted from 1, and when it left.

        Raises
        ------
        RunError
            If there are not so many within a year.
        """
        if number < 1:
            raise RunError(f"motor is {number}; motors are counted from 1")
        begin = self._before_good(number)
        count = self.tally.good(self._trace(begin))
        kernel = self._recording(begin)
        kernel.take_events()
        good = self.tally.good_places(self.wiring.nodes)
        end = begin
        while count < number and end < begin + 2 * DAY:
            end += HOUR
            puts = self._on(kernel, end)["puts"]
            rows = np.flatnonzero(np.isin(puts["place"], good))
            if count + len(rows) >= number:
                row = rows[number - count - 1]
                return {
                    "motor": number,
                    "part": int(puts["part"][row]),
                    "at": float(puts["time"][row]),
                    "node": self.wiring.nodes.buffers + int(puts["place"][row]),
                }
            count += len(rows)
        raise RunError(f"motor {number}: was not found")

    def _before_good(self, number: int) -> float:
        """Give a time within a day before the n-th good part [s]."""
        low, high = 0.0, WEEK
        while self.tally.good(self._trace(high)) < number:
            low, high = high, high + WEEK
            if high > YEAR:
                raise RunError(f"motor {number}: there are not so many within a year")
        while high - low > DAY:
            middle = (low + high) / 2
            enough = self.tally.good(self._trace(middle)) >= number
            low, high = (low, middle) if enough else (middle, high)
        return low

    def _events_of(self, part: int, begin: float, end: float) -> Tables:
        """Give the events of a part between two times, and how it was at the first."""
        kernel = self._recording(begin)
        taken = [of_part(kernel.take_events(), part)]
        at = begin
        while at < end:
            at = min(end, at + CHUNK)
            taken.append(of_part(self._on(kernel, at), part))
        return {name: _joined([t[name] for t in taken]) for name in taken[0]}

    @cached_property
    def _lives(self) -> Lives:
        return Lives(self.wiring)

    # ---- the kernel and its states ----

    def _recording(self, at: float) -> Kernel:
        """Give a kernel at a time that records from there on."""
        return Kernel.restore(
            self.program, self._state(at), event_log=True, new_log=True, visit_limit=1 << 22
        )

    def _state(self, at: float) -> bytes:
        """Give the state at a time, reached from the last one kept before it."""
        if at not in self._states:
            before = max(time for time in self._states if time <= at)
            kernel = Kernel.restore(self.program, self._states[before])
            week = (before // WEEK + 1) * WEEK
            while week < at:
                self._forward(kernel, week)
                self._keep(week, kernel.save())
                week += WEEK
            self._forward(kernel, at)
            self._keep(at, kernel.save())
        self._states.move_to_end(at)
        return self._states[at]

    def _keep(self, at: float, state: bytes) -> None:
        """Keep a state; of those between weeks the ones used last."""
        self._states[at] = state
        self._states.move_to_end(at)
        between = [time for time in self._states if time % WEEK]
        for time in between[: max(0, len(between) - KEPT)]:
            del self._states[time]

    def _on(self, kernel: Kernel, until: float) -> Tables:
        """Advance a kernel that records, and give what happened."""
        taken = []
        status = STOPPED
        while status == STOPPED:
            status = kernel.advance(until)
            taken.append(kernel.take_events())
        self._require_running(status, kernel)
        return {name: _joined([t[name] for t in taken]) for name in taken[0]}

    def _forward(self, kernel: Kernel, until: float) -> None:
        status = STOPPED
        while status == STOPPED:
            status = kernel.advance(until)
        self._require_running(status, kernel)

    def _require_running(self, status: int, kernel: Kernel) -> None:
        if status in (PILE_UP, STANDSTILL):
            why = (
                f"there are more than {self.program.max_parts} parts in the plant"
                if status == PILE_UP
                else "time stands still: operations without a time follow one another in a circle"
            )
            raise RunError(f"{self.plant.name} cannot run on after {kernel.now:.0f} s: {why}")


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


def _joined(tables: list[dict[str, Array]]) -> dict[str, Array]:
    if len(tables) == 1:
        return tables[0]
    return {name: np.concatenate([t[name] for t in tables]) for name in tables[0]}
