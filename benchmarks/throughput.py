"""A throughput beside what is known of it."""

from collections.abc import Sequence
from typing import Any

from benchmarks.lines import Line
from benchmarks.measurement import interval


def throughput_record(line: Line, values: Sequence[float]) -> dict[str, Any]:
    """Give a throughput with its interval, and whether it agrees with the known one."""
    found = interval(values)
    known = len(values) > 1
    return {
        "mean": found.mean,
        "half_width": found.half_width if known else None,
        "values": len(values),
        "agrees": found.agrees(line.throughput) if known else None,
    }
