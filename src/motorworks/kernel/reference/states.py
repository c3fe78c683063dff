"""The state of a machine, the first that applies, and the time spent in it."""

from motorworks.kernel.reference.service import standing
from motorworks.kernel.reference.things import NO_ACTIVITY, Machine
from motorworks.kernel.reference.world import World
from motorworks.program.program import (
    BLOCKED,
    CALENDAR_ON,
    CALENDAR_STOP,
    DOWN,
    FINISH,
    OFF,
    SETUP,
    STARVED,
    STOP,
    WAIT,
    WORK,
)


def set_state(w: World, m: Machine, state: int, cause: int = 0) -> None:
    """Enter a state for a cause; the time since the last change goes to those left."""
    if (state, cause) == (m.state, m.cause):
        return
    elapsed = w.now - m.since
    m.state_time[m.state] += elapsed
    w.cause_time[m.cause] += elapsed
    m.state, m.cause, m.since = state, cause, w.now
    w.record("states", w.now, m.number, state, cause)


def holds(m: Machine) -> int:
    """Give the parts in a machine."""
    return len(m.parts) + len(m.deliveries)


def travels(m: Machine) -> bool:
    """Tell whether a part is on its way through a conveyor."""
    return bool(m.parts) and m.parts[-1].ready > m.worked


def under_way(m: Machine) -> bool:
    """Tell whether work is under way that counts as working outside the hours."""
    working = travels(m) if m.station.conveyor else m.activity != NO_ACTIVITY
    return working and m.station.calendar_rule == FINISH


def active(m: Machine) -> bool:
    """Tell whether an activity of a machine may run now."""
    on = m.calendar_state == CALENDAR_ON or m.station.calendar_rule == FINISH
    return on and m.down == 0


def refresh(w: World, m: Machine) -> None:
    """Enter the state that applies; a ready machine waits for its ``start`` news instead."""
    if m.calendar_state != CALENDAR_ON and not under_way(m):
        stop = m.calendar_state == CALENDAR_STOP and standing(m) != OFF
        set_state(w, m, STOP if stop else OFF)
    elif m.down:
        _refresh_down(w, m)
    elif m.station.conveyor:
        _refresh_conveyor(w, m)
    elif m.activity != NO_ACTIVITY:
        running = WORK if m.activity >= 0 else SETUP
        set_state(w, m, WAIT if m.waits else running)
    elif m.deliveries:
        set_state(w, m, BLOCKED, m.deliveries[0].cause)
    elif not m.ready:
        set_state(w, m, STARVED)


def _refresh_down(w: World, m: Machine) -> None:
    """Enter the first state of what the modes of a machine and an outage say."""
    states = [STOP if mode.upkeep else DOWN for mode in m.modes if mode.down]
    state, outage = (DOWN if DOWN in states else min(states, default=STARVED)), standing(m)
    if outage is not None and outage < state:
        set_state(w, m, outage)
        return
    crew = any(mode.waits for mode in m.modes)
    set_state(w, m, state, w.crew_cause + m.station.number if crew else 0)


def _refresh_conveyor(w: World, m: Machine) -> None:
    if travels(m) and m.runs_since <= w.now:
        set_state(w, m, WORK)
    elif m.deliveries:
        set_state(w, m, BLOCKED, m.deliveries[0].cause)
    elif holds(m) == 0 and not m.ready:
        set_state(w, m, STARVED)
