"""Spans of time in which a supplier or a road is closed → instants and departures."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from motorworks.compile.dates import seconds
from motorworks.compile.timetables import Instants, spelt_out
from motorworks.plant import Closure


def closed_spans(closures: Sequence[Closure], start: date) -> list[tuple[float, float]]:
    """Give spans from time 0 on [s], ascending; those that meet or overlap become one.

    Parameters
    ----------
    closures
        In any order.
    start
        Date of time 0.
    """
    return merged((max(0.0, seconds(c.start, start)), seconds(c.end, start)) for c in closures)


def merged(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Give spans in ascending order; empty ones go, those that meet or overlap become one."""
    found: list[tuple[float, float]] = []
    for begin, end in sorted(spans):
        if end <= begin:
            continue
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found


def open_instants(
    plain: Instants, spans: Sequence[tuple[float, float]], horizon: float, what: str
) -> Instants:
    """Give the instants that lie in no closed span (begin <= instant < end).

    Parameters
    ----------
    plain
        The instants without regard to them.
    spans
        Begin and end [s], ascending.
    horizon
        Time up to which instants are spelt out [s].
    what
        Whose timetable it is, for messages.

    Raises
    ------
    PlantError
        If they are too many.
    """
    if not spans:
        return plain
    until = max(horizon, spans[-1][1]) + max(plain.period, _AT_LEAST)
    begins = [begin for begin, _ in spans]

    def is_open(time: float) -> bool:
        at = bisect_right(begins, time) - 1
        return at < 0 or time >= spans[at][1]

    kept = tuple(time for time in spelt_out(plain, until, what) if is_open(time))
    return Instants(until, kept)


_AT_LEAST = 7 * 86400.0
"""Spelt out beyond the last closed span at the least, so that something is left [s]."""
