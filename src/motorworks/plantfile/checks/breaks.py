"""Breaks of shifts, and intervals that overlap."""

from collections.abc import Sequence
from itertools import pairwise

from motorworks.plant import Shift
from motorworks.plantfile.duration import short
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

Interval = tuple[float, float]


def check_breaks(path: Path, shift: Shift, findings: Findings) -> None:
    """Refuse breaks that do not lie one after the other within their shift."""
    at, n = (*path, "breaks"), path[-1]
    breaks = [(start, start + length) for start, length in shift.breaks]
    for begin, end in breaks:
        if end > shift.length:
            text = f"shifts[{n}]: a break ends {short(end)} after the start of a shift"
            findings.error(at, f"{text} of {short(shift.length)}", "Let it end within the shift.")
            return
        if end <= begin:
            findings.error(at, f"shifts[{n}]: a break lasts no time", "Write [start, length].")
            return
    if overlap := first_overlap(breaks):
        text = f"shifts[{n}]: breaks overlap or are not in order at {short(overlap[1][0])}"
        findings.error(at, text, "List them in order, without overlap.")
    elif sum(end - begin for begin, end in breaks) >= shift.length:
        findings.error(at, f"shifts[{n}] never works: it is all breaks", "Shorten the breaks.")


def first_overlap(intervals: Sequence[Interval]) -> tuple[Interval, Interval] | None:
    """Give the first two neighbours of which the second begins before the first has ended."""
    for one, other in pairwise(intervals):
        if other[0] < one[1]:
            return one, other
    return None
