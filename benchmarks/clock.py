"""Time a process spent computing for itself."""

import os
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def user_seconds() -> float:
    """Give the user CPU time of this process so far [s].

    Other programs on the machine lengthen the wall time, but hardly this.
    """
    try:
        import resource
    except ImportError:  # Windows
        return os.times().user
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime  # as os.times(), but finer


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Give the user CPU time of ``work`` [s] and its result."""
    begin = user_seconds()
    result = work()
    return user_seconds() - begin, result
