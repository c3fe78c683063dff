"""The bare hold model in C++: take the earliest event, draw a time, put it back."""

from benchmarks.clock import timed
from benchmarks.measurement import Measurement
from motorworks.kernel import _kernel

STRUCTURES = {
    "heap": "a binary heap, as in textbooks",
    "calendar": "a calendar queue, its days as long as is best here",
    "slots": "the tournament of the kernel",
}


def hold(structure: str, slots: int, operations: int, seed: int) -> Measurement:
    """Give the measurement of one run of the hold model."""
    seconds, _end = timed(lambda: _kernel.hold(slots, operations, structure, seed))
    return Measurement(seconds, operations)
