"""When a place works: closed spans and calendars as one list of spans in which it does not."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from motorworks.compile.calendars import pattern
from motorworks.compile.closures import closed_spans, merged
from motorworks.plant import Calendar, Closure
from motorworks.program.program import CALENDAR_ON

Span = tuple[float, float]


class Hours:
    """Working time: all but the spans ``begin <= t < end`` given.

    Parameters
    ----------
    shut
        Spans in which nothing is done [s], in any order.
    """

    def __init__(self, shut: Iterable[Span]) -> None:
        spans = merged(shut)
        self._begins = [begin for begin, _ in spans]
        self._ends = [end for _, end in spans]

    def opens(self, time: float) -> float:
        """Give the earliest working instant from a time on [s]."""
        at = bisect_right(self._begins, time) - 1
        return self._ends[at] if at >= 0 and time < self._ends[at] else time

    def works(self, time: float) -> bool:
        """Tell whether an instant is working time."""
        return self.opens(time) == time

    def done(self, time: float, work: float) -> float:
        """Give when work begun at a time is done [s]; it rests outside the working time.

        Parameters
        ----------
        time
            When it may begin [s].
        work
            Working time that it takes [s].
        """
        time = self.opens(time)
        for at in range(bisect_right(self._begins, time), len(self._begins)):
            if time + work <= self._begins[at]:
                break
            work -= self._begins[at] - time
            time = self._ends[at]
        return time + work


def hours_of(
    closed: Sequence[Closure], calendar: Calendar | None, start: date, horizon: float
) -> Hours:
    """Give the working time of a place.

    Parameters
    ----------
    closed
        Spans in which it is closed.
    calendar
        Its calendar; ``None`` works always.
    start
        Date of time 0.
    horizon
        Time up to which a calendar is spelt out [s]; behind it all is working time.
    """
    shut = closed_spans(closed, start)
    if calendar is not None:
        shut = [*shut, *_off(calendar, start, horizon)]
    return Hours(shut)


def _off(calendar: Calendar, start: date, horizon: float) -> list[Span]:
    """Give the spans outside a calendar's working time."""
    hours = pattern(calendar, None, start, horizon)
    rounds = 1 if hours.period == float("inf") else int(horizon // hours.period) + 2
    length = hours.period if rounds > 1 else 0.0
    changes = [
        (k * length + time, state)
        for k in range(rounds)
        for time, state in zip(hours.times, hours.states, strict=True)
    ]
    ends = [*(time for time, _ in changes[1:]), max(horizon, changes[-1][0])]
    return [
        (begin, end)
        for (begin, state), end in zip(changes, ends, strict=True)
        if state != CALENDAR_ON
    ]
