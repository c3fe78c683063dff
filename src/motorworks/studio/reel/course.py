"""The course of a simulated plant: its state at any time, reached forwards and kept on the way."""

from collections import OrderedDict
from time import perf_counter

import numpy as np

from motorworks.errors import RunError
from motorworks.kernel import Kernel
from motorworks.program import Program, Trace, streams
from motorworks.program.program import Array
from motorworks.program.trace import PILE_UP, STANDSTILL, STOPPED
from motorworks.studio.reel.moves import Tables

YEAR = 365 * 86400.0
HORIZON = 3 * YEAR
"""Time that can be reached; calendars with dated exceptions are spelt out up to here [s]."""
WEEK = 7 * 86400.0
ROOM = 96 * 1024 * 1024
"""Bytes of states that are kept of every week, and again between them."""
TRACES = 64
"""Traces kept."""
ROWS = 1 << 22
"""Rows that a kernel records before they are fetched."""


class Course:
    """Kernels of a plant at any time; equal times give equal kernels, whichever way was taken.

    Parameters
    ----------
    program
        The plant, compiled for :data:`HORIZON`.
    seed
        Of the random numbers.
    name
        Of the plant, for messages.
    """

    def __init__(self, program: Program, seed: int, name: str) -> None:
        self.program = program
        self._name = name
        first = Kernel(program, streams(program, seed, 0))
        first.advance(0.0)
        self._states: OrderedDict[float, bytes] = OrderedDict({0.0: first.save()})
        self._traces: OrderedDict[float, Trace] = OrderedDict()
        self._foremost = first
        """The kernel that was advanced last; it need not be made again to go on from there."""

    def within(self, at: float) -> float:
        """Give a time, or the end that is nearer [s]."""
        return min(max(0.0, at), HORIZON)

    def at(self, time: float) -> Kernel:
        """Give a kernel at a time [s].

        Raises
        ------
        RunError
            If the run cannot go on so far.
        """
        return Kernel.restore(self.program, self._state(time))

    def recording(self, time: float) -> Kernel:
        """Give a kernel at a time [s] that records from there on, what is there at first."""
        state = self._state(time)
        return Kernel.restore(self.program, state, event_log=True, new_log=True, visit_limit=ROWS)

    def approach(self, time: float, patience: float) -> float:
        """Come nearer to a time, and give which time is reached [s].

        Parameters
        ----------
        time
            The time [s].
        patience
            Time by the wall clock after which no further week is begun [s].

        Raises
        ------
        RunError
            If the run cannot go on so far.
        """
        end = perf_counter() + patience
        reached = max(t for t in self._states if t <= time)
        while (week := (reached // WEEK + 1) * WEEK) < time:
            self._state(week)
            reached = week
            if perf_counter() >= end:
                return reached
        return time

    def trace(self, time: float) -> Trace:
        """Give the statistics from the begin to a time [s]."""
        if time not in self._traces:
            self.note(time, self.at(time).trace())
        self._traces.move_to_end(time)
        return self._traces[time]

    def note(self, time: float, trace: Trace) -> None:
        """Keep statistics that are at hand."""
        self._traces[time] = trace
        while len(self._traces) > TRACES:
            self._traces.popitem(last=False)

    def keep(self, time: float, kernel: Kernel) -> None:
        """Keep the state of a kernel; of those between weeks the ones used last."""
        self._states[time] = kernel.save()
        self._states.move_to_end(time)
        self._thin([t for t in self._states if t % WEEK][:-1])
        weeks = sorted(t for t in self._states if t not in (0.0, time) and not t % WEEK)
        self._thin([*weeks[1::2], *weeks[::2]])

    def _thin(self, times: list[float]) -> None:
        """Forget states at some times, the first of them first, until the rest has room."""
        size = sum(len(self._states[t]) for t in times)
        for time in times:
            if size <= ROOM:
                break
            size -= len(self._states.pop(time))

    def forward(self, kernel: Kernel, until: float) -> None:
        """Advance a kernel to a time [s].

        Raises
        ------
        RunError
            If the run cannot go on so far.
        """
        status = STOPPED
        while status == STOPPED:
            status = kernel.advance(until)
        self._require_running(status, kernel)

    def events(self, kernel: Kernel, until: float) -> Tables:
        """Advance a kernel that records to a time [s], and give what happened.

        Raises
        ------
        RunError
            If the run cannot go on so far.
        """
        taken = []
        status = STOPPED
        while status == STOPPED:
            status = kernel.advance(until)
            taken.append(kernel.take_events())
        self._require_running(status, kernel)
        return {name: joined([t[name] for t in taken]) for name in taken[0]}

    def _state(self, time: float) -> bytes:
        """Give the state at a time, reached from the last one kept before it."""
        if time not in self._states:
            kernel = self._before(time)
            week = (kernel.now // WEEK + 1) * WEEK
            while week < time:
                self.forward(kernel, week)
                self.keep(week, kernel)
                week += WEEK
            self.forward(kernel, time)
            self.keep(time, kernel)
            self._foremost = kernel
        self._states.move_to_end(time)
        return self._states[time]

    def _before(self, time: float) -> Kernel:
        """Give a kernel at the last time before one at which there is one."""
        before = max(t for t in self._states if t <= time)
        if before <= self._foremost.now <= time:
            return self._foremost
        return Kernel.restore(self.program, self._states[before])

    def _require_running(self, status: int, kernel: Kernel) -> None:
        if status in (PILE_UP, STANDSTILL):
            why = (
                f"there are more than {self.program.max_parts} parts in the plant"
                if status == PILE_UP
                else "time stands still: operations without a time follow one another in a circle"
            )
            raise RunError(f"{self._name} cannot run on after {kernel.now:.0f} s: {why}")


def joined(tables: list[dict[str, Array]]) -> dict[str, Array]:
    """Give the rows of several tables in their order."""
    if len(tables) == 1:
        return tables[0]
    return {name: np.concatenate([t[name] for t in tables]) for name in tables[0]}
