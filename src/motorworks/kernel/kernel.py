"""The kernel as the rest of the house uses it."""

from typing import NamedTuple

from motorworks.kernel.reference import ReferenceKernel


class Progress(NamedTuple):
    """How far a kernel has come."""

    now: float
    """Time reached [s]."""
    events: int
    """Events handled since the start."""
    operations: int
    """Operations since the start."""
    sink_entries: int
    """Parts that entered a sink since the last reset."""


class Kernel(ReferenceKernel):
    """Advances a program; for now with the rules in plain Python."""

    def cancel(self) -> None:
        """Ask a running :meth:`advance` to stop."""

    def progress(self) -> Progress:
        """Tell how far the kernel has come."""
        w = self._world
        return Progress(w.now, w.events, w.operations, sum(map(sum, w.sink_count)))
