"""Everything that happens in a replication, taken from the kernel and written to disk."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from motorworks.kernel import Tape
from motorworks.program import Program
from motorworks.simulation.events import EventWriter
from motorworks.simulation.lives import LivesWriter
from motorworks.simulation.visits import VisitWriter

AHEAD = 4
"""How often a kernel may be taken from before the first of it is written."""


class Recording(Protocol):
    """A kernel that records."""

    def take_visits(self) -> dict[str, Any]:
        """Give the visits recorded since the last call, and forget them."""
        ...

    def take_events(self) -> dict[str, dict[str, Any]]:
        """Give the events recorded since the last call, by table, and forget them."""
        ...

    def take_tape(self, tape: Tape) -> None:
        """Put both onto a tape instead; what was on it is lost."""
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
        self._writer = _Writer(self._write)
        self._kept: list[Tape] = []  # the index has not written them yet
        self._spare: deque[Tape] = deque()

    def take(self, kernel: Recording) -> None:
        """Take from a kernel what it has recorded; it is written while the kernel goes on.

        Raises
        ------
        RunError
            If what was taken before could not be written.
        """
        tape = self._spare.popleft() if self._spare else Tape()
        kernel.take_tape(tape)
        self._writer.add(tape)

    def _write(self, tape: Tape) -> None:
        self._visits.add(tape)
        self._events.add(tape)
        self._kept.append(tape)
        if self._lives.add(tape):
            self._spare.extend(self._kept)  # the kernel records where there is room already
            self._kept.clear()

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
        self._writer.finish()
        self._visits.flush()
        self._events.finish(until, since, broken_off)
        self._lives.finish(until)


class _Writer:
    """A thread that writes, one after the other, what it is given; it ends with its owner."""

    def __init__(self, write: Callable[[Tape], None]) -> None:
        self._write = write
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="trace")
        self._waiting: deque[Future[None]] = deque()

    def add(self, tape: Tape) -> None:
        """Have a tape written; wait if too much waits. Errors of what came before come out."""
        while len(self._waiting) >= AHEAD:
            self._waiting.popleft().result()
        self._waiting.append(self._thread.submit(self._write, tape))

    def finish(self) -> None:
        """Wait for all of it."""
        while self._waiting:
            self._waiting.popleft().result()
        self._thread.shutdown()
