"""The readable kernel: advances a world event by event."""

from math import inf, isfinite
from typing import Any, Self

import numpy as np

from motorworks.errors import RunError
from motorworks.kernel._kernel import Tape, check
from motorworks.kernel.envelope import close, named, open_envelope
from motorworks.kernel.progress import Progress
from motorworks.kernel.reference.beginning import begin_log
from motorworks.kernel.reference.calendars import open_calendar
from motorworks.kernel.reference.counting import schedule_sample
from motorworks.kernel.reference.crews import change_crew, open_pool
from motorworks.kernel.reference.failures import draw_first
from motorworks.kernel.reference.news import tell_buffer, tell_station, tell_supplies
from motorworks.kernel.reference.outages import open_outages
from motorworks.kernel.reference.queues import push
from motorworks.kernel.reference.settling import handle, settle
from motorworks.kernel.reference.sources import open_source
from motorworks.kernel.reference.state import read_state, state_from, text_of, write_state
from motorworks.kernel.reference.states import refresh
from motorworks.kernel.reference.supplies import open_supply
from motorworks.kernel.reference.things import Machine
from motorworks.kernel.reference.tours import schedule_departure
from motorworks.kernel.reference.tracing import reset, trace
from motorworks.kernel.reference.world import World
from motorworks.program import Program, Streams, Trace
from motorworks.program import streams as make_streams
from motorworks.program.events import EVENT_TABLES, INITIAL
from motorworks.program.program import CALENDAR_ON
from motorworks.program.trace import ENDED, PILE_UP, RUNNING, STANDSTILL, STOPPED

STANDSTILL_EVENTS, STANDSTILL_LOOKS = 16384, 16
"""Every so many events the clock is looked at; stood still so many times, time stands still."""

VISIT_COLUMNS = {
    "part": np.int64,
    "model": np.int32,
    "station": np.int32,
    "machine": np.int32,
    "start": np.float64,
    "end": np.float64,
    "outcome": np.int8,
}


class ReferenceKernel:
    """The rules of the kernel in plain Python: slow, readable, the oracle of the fast one.

    Parameters
    ----------
    program
        The plant.
    streams
        Its random streams.
    sink_log
        Keep every sink entry.
    visit_log
        Record every pass of every part, to be fetched with :meth:`take_visits`.
    event_log
        Record what is needed to replay the run, to be fetched with :meth:`take_events`.
    visit_limit
        Rows recorded, of visits or of events, before :meth:`advance` returns STOPPED to have
        them fetched.

    Raises
    ------
    ProgramError
        If an array is not what the kernel can take; both kernels have one door.
    """

    def __init__(
        self,
        program: Program,
        streams: Streams,
        *,
        sink_log: bool = False,
        visit_log: bool = False,
        event_log: bool = False,
        visit_limit: int = 1 << 18,
    ) -> None:
        self._make(program, streams, sink_log, visit_log, event_log, visit_limit)
        _open(self._world)

    def _make(
        self,
        program: Program,
        streams: Streams,
        sink_log: bool,
        visit_log: bool,
        event_log: bool,
        visit_limit: int,
    ) -> None:
        check(program.arrays(), streams.arrays())
        self._world = w = World(program, streams)
        self._status = RUNNING
        self._visit_limit = visit_limit
        self._looked_at, self._looks = -1.0, 0
        self._cancelled = False
        w.sink_log = [] if sink_log else None
        w.visits = [] if visit_log else None
        w.event_log = {table: [] for table in EVENT_TABLES} if event_log else None

    @classmethod
    def restore(
        cls,
        program: Program,
        state: bytes,
        streams: Streams | None = None,
        *,
        sink_log: bool = False,
        visit_log: bool = False,
        event_log: bool = False,
        visit_limit: int = 1 << 18,
        new_log: bool = False,
    ) -> Self:
        """Give a kernel that goes on from a saved state, as :meth:`.Kernel.restore` does.

        Parameters
        ----------
        program, state, streams, sink_log, visit_log, event_log, visit_limit, new_log
            As there; the state is one of this kernel.

        Raises
        ------
        ProgramError
            If the program cannot be taken, or the state is damaged or does not fit it.
        """
        opened = open_envelope("reference", program, state)
        given = state_from(opened.body)
        kernel = cls.__new__(cls)
        drawn = streams or make_streams(program, 0)
        kernel._make(program, drawn, sink_log, visit_log, event_log, visit_limit)
        with named(program):
            read_state(kernel._world, given, streams=streams is not None)
        if event_log and (new_log or not given["logged_events"]):
            kernel.take_events()
            begin_log(kernel._world)
        kernel._status, kernel._looked_at, kernel._looks = given["watch"]
        if opened.wake:
            _wake_all(kernel._world)
        if given["sampling"] != [program.sample_interval, program.level_every]:
            kernel.reset_statistics()
        return kernel

    def save(self) -> bytes:
        """Give the state of the run, from which :meth:`restore` goes on."""
        w = self._world
        given = {**write_state(w), "watch": [self._status, self._looked_at, self._looks]}
        return close("reference", w.program, text_of(given))

    @property
    def now(self) -> float:
        """Time reached [s]."""
        return self._world.now

    def advance(self, until: float) -> int:
        """Handle every event up to a time [s], set the clock to it, and give the status.

        Raises
        ------
        RunError
            If the time is before the one reached, or not finite.
        """
        w = self._world
        if not (isfinite(until) and until >= w.now):
            raise RunError(
                f"advance: until is {until!r} s; must be finite and not before {w.now!r} s"
            )
        self._status = self._run(until)
        self._cancelled = False
        return self._status

    def _run(self, until: float) -> int:
        w = self._world
        while True:
            if w.created - w.removed > w.program.max_parts:
                return PILE_UP
            if self._recorded_enough():
                return STOPPED
            time = min(w.slots)
            if time > until:
                break
            w.now = time
            w.events += 1
            handle(w, w.slots.index(time))
            if self._cancelled:
                return STOPPED
            if w.events % STANDSTILL_EVENTS == 0 and self._stands_still():
                return STANDSTILL
        w.now = until
        return ENDED if min(w.slots[1:], default=inf) == inf else RUNNING

    def _recorded_enough(self) -> bool:
        w = self._world
        events = sum(len(rows) for rows in (w.event_log or {}).values())
        return max(len(w.visits or ()), events) >= self._visit_limit

    def _stands_still(self) -> bool:
        stands = self._world.now == self._looked_at
        self._looks = self._looks + 1 if stands else 0
        self._looked_at = self._world.now
        return self._looks >= STANDSTILL_LOOKS

    def cancel(self) -> None:
        """Make :meth:`advance` stop soon, the one that runs in another thread or the next."""
        self._cancelled = True

    def progress(self) -> Progress:
        """Tell how far the kernel has come."""
        w = self._world
        return Progress(w.now, w.events, w.operations, sum(map(sum, w.sink_count)))

    def reset_statistics(self) -> None:
        """Begin all statistics anew."""
        reset(self._world)
        schedule_sample(self._world)

    def trace(self) -> Trace:
        """Give the statistics since the last reset."""
        return trace(self._world, self._status)

    def take_visits(self) -> dict[str, np.ndarray[Any, np.dtype[Any]]]:
        """Give the passes recorded since the last call, by column, and forget them."""
        rows = self._world.visits or []
        columns = {
            name: np.array([row[i] for row in rows], dtype=dtype)
            for i, (name, dtype) in enumerate(VISIT_COLUMNS.items())
        }
        rows.clear()
        return columns

    def take_events(self) -> dict[str, dict[str, np.ndarray[Any, np.dtype[Any]]]]:
        """Give the events recorded since the last call, by table and column, and forget them."""
        tables = {}
        for table, columns in EVENT_TABLES.items():
            rows = (self._world.event_log or {}).get(table, [])
            tables[table] = {
                name: np.array([row[i] for row in rows], dtype=dtype)
                for i, (name, dtype) in enumerate(columns.items())
            }
            rows.clear()
        return tables

    def take_tape(self, tape: Tape) -> None:
        """Put the visits and events recorded since the last call onto a tape, and forget them."""
        tape.fill({"visits": self.take_visits(), **self.take_events()})


def _open(w: World) -> None:
    """Set all initial states at time 0, then settle."""
    for pool in w.pools:
        open_pool(w, pool)
    for calendar in w.calendars:
        open_calendar(w, calendar)
    _fill_buffers(w)
    for source in w.sources:
        open_source(w, source)
    for tour in w.tours:
        schedule_departure(w, tour)
    schedule_sample(w)
    for m in w.machines:
        _open_machine(w, m)
    for s in range(w.S):
        tell_station(w, s)
    for supply in w.supplies:
        open_supply(w, supply)
    settle(w)


def _fill_buffers(w: World) -> None:
    for buffer in w.buffers:
        for model in range(w.T):
            for _ in range(int(w.program.buffer_initial[buffer.number * w.T + model])):
                part = w.new_part(model)
                push(w, buffer, part)
                buffer.level += 1
                w.record("births", 0.0, part.number, model, -1, INITIAL, buffer.number)
                w.record("puts", 0.0, part.number, model, buffer.number)
        buffer.most = buffer.level


def _open_machine(w: World, m: Machine) -> None:
    open_outages(w, m)
    draw_first(w, m)
    m.ready = m.calendar_state == CALENDAR_ON and m.down == 0
    refresh(w, m)


def _wake_all(w: World) -> None:
    """Look whether something can begin that could not before."""
    for buffer in w.buffers:
        tell_buffer(w, buffer)
    for s in range(w.S):
        tell_station(w, s)
    for pool in w.pools:
        change_crew(w, pool)
    for buffer in w.buffers:
        tell_supplies(w, buffer)
    settle(w)
