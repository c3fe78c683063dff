"""When a plant is worth looking at first: filled, and at work."""

from collections.abc import Callable
from datetime import date, timedelta

from motorworks.program import STATES
from motorworks.program.program import Array

FILLED = 14
"""Days after which stores and lines have filled from the empty start."""
HOURS = (9.25, 11.25, 15.25, 21.25)
"""Times of day tried; at one of them most calendars have a shift and no break."""
TRIED = 21
"""Days tried, so that a holiday of two weeks is passed over."""
SATURDAY = 5
DAY = 86400.0
AWAY = tuple(STATES.index(name) for name in ("off_shift", "planned_stop"))
WORKING = STATES.index("working")
AT_WORK = 0.25
"""Share of machines that work in a picture worth looking at, at least."""


def first_look(start: date, states: Callable[[float], Array]) -> float:
    """Give the time since the start at which a plant is shown first [s].

    It is a time of a working day in the third week or later, the first one at which most
    machines have a shift and some work; of a plant that never has one, the beginning.

    Parameters
    ----------
    start
        Date of time 0.
    states
        Gives the states of all machines at a time [s].
    """
    for day in range(FILLED, FILLED + TRIED):
        if (start + timedelta(days=day)).weekday() >= SATURDAY:
            continue
        for hour in HOURS:
            at = day * DAY + hour * 3600.0
            state = states(at)
            absent = sum((state == away).sum() for away in AWAY)
            busy = (state == WORKING).sum()
            if absent <= len(state) / 2 and busy >= AT_WORK * len(state):
                return at
    return 0.0
