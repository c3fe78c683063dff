"""Dates of the program: the outages of a machine, and the factors of a station."""

from bisect import bisect_right
from math import inf

from motorworks.kernel.reference.things import Machine, Station
from motorworks.kernel.reference.world import World
from motorworks.program.program import (
    CALENDAR_OFF,
    CALENDAR_ON,
    CALENDAR_STOP,
    DOWN,
    OFF,
    STOP,
)


def find_outage(m: Machine, now: float) -> None:
    """Find the outage that is under way, and when that changes.

    Outages of one state that follow one another without a gap are one.
    """
    coming = [outage for outage in m.outages if outage[1] > now]
    m.outage, m.outage_changes = None, inf
    if not coming:
        return
    begin, end, state = coming[0]
    m.outage_changes = begin
    if begin > now:
        return
    for begin, until, of in coming[1:]:
        if begin != end or of != state:
            break
        end = until
    m.outage, m.outage_changes = state, end


def standing(m: Machine) -> int | None:
    """Give the state of the outage in which a machine stands like one that is down.

    On a conveyor the other outages are like hours of the calendar.
    """
    return None if m.station.conveyor and m.outage != DOWN else m.outage


def hours(w: World, m: Machine) -> int:
    """Give what the calendar says of a machine, or an outage of a conveyor if that comes first."""
    calendar = m.station.calendar
    state = w.calendars[calendar].state if calendar >= 0 else CALENDAR_ON
    if not m.station.conveyor or m.outage not in (OFF, STOP) or state == CALENDAR_OFF:
        return state
    return CALENDAR_OFF if m.outage == OFF else CALENDAR_STOP


def in_service_from(m: Machine) -> float:
    """Give from when on a machine is there [s]: 0, or the end of an outage OFF from 0 on."""
    return m.outage_changes if m.outage == OFF else 0.0


def factor(w: World, st: Station, kind: int) -> float:
    """Give the factor of a station that holds now."""
    times, values = st.factors[kind]
    i = bisect_right(times, w.now)
    return values[i - 1] if i else 1.0
