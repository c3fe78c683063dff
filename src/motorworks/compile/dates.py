"""Dates → seconds since time 0; dated factors → steps of a value over time."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise

from motorworks.compile.calendars import WEEK
from motorworks.plant import Factor

Step = tuple[float, float]
"""Time [s] from which a value holds, and the value."""


def seconds(when: date, start: date) -> float:
    """Give the time of a date, or of a date and time, counted from the start [s]."""
    at = when if isinstance(when, datetime) else datetime(when.year, when.month, when.day)
    return (at - datetime(start.year, start.month, start.day)).total_seconds()


def steps_of(factor: Factor, start: date) -> list[Step]:
    """Give the steps of a factor, those before the start among them."""
    points = [(seconds(p.begin, start), p.value) for p in factor.points]
    if factor.between == "step" or not points:
        return points
    found: list[Step] = []
    for one, other in pairwise(points):
        found.extend(_weekly(one, other))
    return [*found, points[-1]]


def _weekly(one: Step, other: Step) -> Iterable[Step]:
    """Give a straight line in steps of a week, each with the value of its middle."""
    (begin, low), (end, high) = one, other
    for n in range(math.ceil((end - begin) / WEEK)):
        at = begin + n * WEEK
        middle = (at + min(at + WEEK, end)) / 2
        yield at, low + (high - low) * (middle - begin) / (end - begin)


def product(tracks: Sequence[Sequence[Step]]) -> list[Step]:
    """Give the product of several tracks from time 0 on; a track is 1 before its first step."""
    times = sorted({max(0.0, time) for track in tracks for time, _ in track})
    found: list[Step] = []
    last = 1.0
    for time in times:
        value = math.prod(value_at(track, time) for track in tracks)
        if value != last:
            found.append((time, value))
            last = value
    return found


def value_at(track: Sequence[Step], time: float) -> float:
    """Give the value of a track at a time; 1 before its first step."""
    return next((value for begin, value in reversed(track) if begin <= time), 1.0)
