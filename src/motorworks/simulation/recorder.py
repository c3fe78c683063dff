"""Everything that happens in a replication, taken from the kernel and written to disk."""

from pathlib import Path
from typing import Any, Protocol

from motorworks.program import Program
from motorworks.simulation.events import EventWriter
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
    """Writes the visits and the event log of one replication.

    Parameters
    ----------
    folder
        Made if it does not exist.
    program
        Its names replace the numbers.
    """

    visits = True

    def __init__(self, folder: Path, program: Program) -> None:
        self._visits = VisitWriter(folder, program)
        self._events = EventWriter(folder, program)

    def take(self, kernel: Recording) -> None:
        """Take from a kernel what it has recorded."""
        self._visits.add(kernel.take_visits())
        self._events.add(kernel.take_events())

    def finish(self, until: float) -> None:
        """Write what is not yet on the disk, up to the time reached [s]."""
        self._visits.flush()
        self._events.finish(until)
