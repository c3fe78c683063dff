"""The compiled kernel, as the rest of the house uses it."""

from typing import Any, Self

import numpy as np

from motorworks.kernel._kernel import Kernel as Compiled
from motorworks.kernel._kernel import Tape
from motorworks.kernel.envelope import close, named, open_envelope
from motorworks.kernel.progress import Progress
from motorworks.program import Program, Streams, Trace


class Kernel:
    """Advances a program, event by event; the same rules as :class:`.ReferenceKernel`.

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
        Record what is needed to replay the run, to be fetched with :meth:`take_events`. No
        station takes a short way then; the run is slower, and the same.
    visit_limit
        Rows recorded, of visits or of events, before :meth:`advance` returns STOPPED to have
        them fetched.

    Raises
    ------
    ProgramError
        If an array is not what the kernel can take; it names array, index and value.
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
        self._program = program
        self._kernel = Compiled(
            program.arrays(), streams.arrays(), sink_log, visit_log, event_log, visit_limit
        )

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
        """Give a kernel that goes on from a saved state as if it had never stopped.

        The program may have other numbers than the one the state was taken from (laws,
        hours, chances, capacities, people), but must have the same things, wired in the same
        way. Times that were already drawn stay as they were drawn. Hours that are others
        change at once; where capacities or people are others, it is looked at once whether
        something can begin. With another sampling the statistics begin anew.

        Parameters
        ----------
        program
            The plant.
        state
            What :meth:`save` gave.
        streams
            Random streams in place of those of the state: another replication from the same
            beginning.
        sink_log, visit_log, event_log, visit_limit
            As for a new kernel. Passes under way whose begin was not recorded begin now. An
            event log that was not kept before begins with what is there: the states of all
            machines, all parts and where they lie, vehicles on their way.
        new_log
            Begin the event log here even if one was kept before: its earlier part is elsewhere.

        Raises
        ------
        ProgramError
            If the program cannot be taken, or the state is damaged or does not fit it.
        """
        opened = open_envelope("compiled", program, state)
        kernel = cls.__new__(cls)
        kernel._program = program
        logs = sink_log, visit_log, event_log, visit_limit, new_log
        drawn = streams.arrays() if streams else None
        with named(program):
            kernel._kernel = Compiled.restore(
                program.arrays(), opened.body, drawn, *logs, opened.wake
            )
        return kernel

    def save(self) -> bytes:
        """Give the state of the run, from which :meth:`restore` goes on.

        Raises
        ------
        RunError
            If another thread is using this kernel.
        """
        return close("compiled", self._program, self._kernel.save())

    @property
    def now(self) -> float:
        """Time reached [s]."""
        return self.progress().now

    def advance(self, until: float) -> int:
        """Handle every event up to a time [s], set the clock to it, and give the status.

        Other threads run meanwhile. STOPPED means that the recorded visits must be fetched,
        or that :meth:`cancel` was called; calling again goes on where it stopped.

        Raises
        ------
        RunError
            If the time is before the one reached, or not finite, or if another thread is
            using this kernel.
        """
        return int(self._kernel.advance(until))

    def reset_statistics(self) -> None:
        """Begin all statistics anew."""
        self._kernel.reset_statistics()

    def trace(self) -> Trace:
        """Give the statistics since the last reset."""
        return Trace.from_kernel(self._kernel.trace())

    def take_visits(self) -> dict[str, np.ndarray[Any, np.dtype[Any]]]:
        """Give the passes recorded since the last call, by column, and forget them."""
        visits: dict[str, np.ndarray[Any, np.dtype[Any]]] = self._kernel.take_visits()
        return visits

    def take_events(self) -> dict[str, dict[str, np.ndarray[Any, np.dtype[Any]]]]:
        """Give the events recorded since the last call, by table and column, and forget them.

        Tables and columns are those of :data:`motorworks.program.events.EVENT_TABLES`.
        """
        events: dict[str, dict[str, np.ndarray[Any, np.dtype[Any]]]] = self._kernel.take_events()
        return events

    def take_tape(self, tape: Tape) -> None:
        """Put the visits and events recorded since the last call onto a tape, and forget them.

        Nothing is copied: the kernel goes on writing where the tape had its rows before.

        Parameters
        ----------
        tape
            What is on it is lost.
        """
        self._kernel.take_tape(tape)

    def cancel(self) -> None:
        """Make :meth:`advance` stop soon, the one that runs in another thread or the next."""
        self._kernel.cancel()

    def progress(self) -> Progress:
        """Tell how far the kernel has come; at any time, from any thread."""
        return Progress(*self._kernel.progress())
