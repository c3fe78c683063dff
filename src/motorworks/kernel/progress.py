"""How far a kernel has come."""

from typing import NamedTuple


class Progress(NamedTuple):
    """How far a kernel has come."""

    now: float
    """Time reached [s]."""
    events: int
    """Events handled since the start."""
    operations: int
    """Operations since the start."""
    sink_entries: int
    """Parts that entered a sink since the last reset of statistics."""
