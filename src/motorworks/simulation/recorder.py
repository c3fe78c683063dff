"""Everything that happens in a replication, taken from the kernel and written to disk."""

from datetime import date
from pathlib import Path
from typing import Any, Protocol

from motorworks.program import Program
from motorworks.simulation.events import EventWriter
from motorworks.simulation.lives import LivesWriter
from motorworks.simulation.visits import VisitWriter


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

    def finish(self, until: float) -> None:
        """Hear that nothing more will come, up to the time reached [s]."""
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

    def take(self, kernel: Recording) -> None:
        """Take from a kernel what it has recorded."""
        visits, events = kernel.take_visits(), kernel.take_events()
        self._visits.add(visits)
        self._events.add(events)
        self._lives.add(visits, events)

    def finish(self, until: float) -> None:
        """Write what is not yet on the disk, up to the time reached [s]."""
        self._visits.flush()
        self._events.finish(until)
        self._lives.finish(until)
