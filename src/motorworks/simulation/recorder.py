"""Everything that happens in a replication, taken from the kernel and written to disk."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from motorworks.program import Program
from motorworks.simulation.events import EventWriter
from motorworks.simulation.lives import LivesWriter
from motorworks.simulation.parquet import Columns
from motorworks.simulation.visits import VisitWriter

AHEAD = 2
"""How often a kernel may be taken from before the first of it is written."""


class Recording(Protocol):
    """A kernel that records."""

    def take_visits(self) -> dict[str, Any]:
        """Give the visits recorded since the last call, and forget them."""
        ...

    def take_events(self) -> dict[str, dict[str, Any]]:
        """Give the events recorded since the last call, by table, and forget them."""
        ...


class Observer(Protocol):
    """Takes what a replication records, while it runs."""

    visits: bool
    """Whether it takes the visits of parts as well as the event log."""

    def take(self, kernel: Recording) -> None:
        """Take from a kernel what it has recorded."""
        ...

    def finish(self, until: float, since: float = 0.0, broken_off: str = "") -> None:
        """Hear that nothing more will come.

        Parameters
        ----------
        until
            Time reached [s].
        since
            Time at which the recording began [s].
        broken_off
            Why the run could not go on; empty if it came to its end.
        """
        ...


class Recorder:
    """Writes the visits, the event log and the index of one replication.

    Parameters
    ----------
    folder
        Made if it does not exist.
    program
        Its names replace the numbers.
    good
        Names of the sinks whose parts are good; all if not given.
    start
        Date of time 0.
    """

    visits = True

    def __init__(
        self,
        folder: Path,
        program: Program,
        good: tuple[str, ...] | None = None,
        start: date = date(2021, 1, 1),
    ) -> None:
        self._visits = VisitWriter(folder, program)
        self._events = EventWriter(folder, program)
        self._lives = LivesWriter(folder, program, good, start)
        # A thread for the tables and one for the index: either grows in the order of time.
        self._writers = (_Writer(self._add_tables), _Writer(self._lives.add))

    def take(self, kernel: Recording) -> None:
        """Take from a kernel what it has recorded; it is written while the kernel goes on.

        Raises
        ------
        RunError
            If what was taken before could not be written.
        """
        visits, events = kernel.take_visits(), kernel.take_events()
        for writer in self._writers:
            writer.add(visits, events)

    def _add_tables(self, visits: Columns, events: dict[str, Columns]) -> None:
        self._visits.add(visits)
        self._events.add(events)

    def finish(self, until: float, since: float = 0.0, broken_off: str = "") -> None:
        """Write what is not yet on the disk.

        Parameters
        ----------
        until, since, broken_off
            As for :meth:`.EventWriter.finish`.

        Raises
        ------
        RunError
            If it cannot be written.
        """
        for writer in self._writers:
            writer.finish()
        self._visits.flush()
        self._events.finish(until, since, broken_off)
        self._lives.finish(until)


class _Writer:
    """A thread that writes, one after the other, what it is given; it ends with its owner."""

    def __init__(self, write: Callable[[Columns, dict[str, Columns]], None]) -> None:
        self._write = write
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="trace")
        self._waiting: deque[Future[None]] = deque()

    def add(self, visits: Columns, events: dict[str, Columns]) -> None:
        """Have something written; wait if too much waits. Errors of what came before come out."""
        while len(self._waiting) >= AHEAD:
            self._waiting.popleft().result()
        self._waiting.append(self._thread.submit(self._write, visits, events))

    def finish(self) -> None:
        """Wait for all of it."""
        while self._waiting:
            self._waiting.popleft().result()
        self._thread.shutdown()
