"""The doorstep of the kernel: what goes in and what comes back, as arrays."""

from motorworks.program.program import STATES, Program, columns
from motorworks.program.streams import Streams, stream_state, streams
from motorworks.program.trace import Trace

__all__ = ["STATES", "Program", "Streams", "Trace", "columns", "stream_state", "streams"]
