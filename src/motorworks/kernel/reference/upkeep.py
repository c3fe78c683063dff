"""Upkeep: when it falls due, and when it may begin."""

from math import inf

from motorworks.kernel.reference.news import reschedule
from motorworks.kernel.reference.pools import ask
from motorworks.kernel.reference.service import in_service_from
from motorworks.kernel.reference.states import refresh
from motorworks.kernel.reference.things import NO_ACTIVITY, Machine, Mode
from motorworks.kernel.reference.world import World
from motorworks.program.program import (
    CALENDAR_ON,
    FINISH,
    UPKEEP_CYCLES,
    UPKEEP_ELAPSED,
    UPKEEP_OPERATING,
)


def plan_first(m: Machine, mode: Mode) -> None:
    """Set when upkeep is first due: the machines of a station one after the other."""
    n = len(m.station.machines)
    i = m.number - m.station.machines[0].number
    mode.threshold = mode.every * (n - i) / n
    if mode.clock == UPKEEP_ELAPSED:
        mode.fails = in_service_from(m) + mode.threshold


def plan_next(w: World, m: Machine, mode: Mode) -> None:
    """Set when upkeep is next due, at the end of the last one."""
    if mode.clock == UPKEEP_CYCLES:
        mode.threshold = m.passes + mode.every
    elif mode.clock == UPKEEP_OPERATING:
        mode.threshold = m.worked + mode.every
    else:
        mode.fails = w.now + mode.every


def count_pass_for_upkeep(m: Machine) -> None:
    """Let upkeep by cycles or operating time fall due at the completion of a pass."""
    for mode in m.modes:
        if mode.clock == UPKEEP_CYCLES:
            mode.due |= m.passes >= mode.threshold and not mode.down
        elif mode.clock == UPKEEP_OPERATING:
            mode.due |= m.worked >= mode.threshold and not mode.down


def begin_upkeep(w: World, m: Machine) -> bool:
    """Begin the upkeep that is due, the lowest mode first, if it may begin; tell whether."""
    if m.down or _works(m):
        return False
    mode = next((x for x in m.modes if x.due and _window_is_open(w, x)), None)
    if mode is None:
        return False
    mode.due = False
    take_down(w, m, mode)
    if not m.station.conveyor:
        reschedule(w, m)
        refresh(w, m)
    return True


def _window_is_open(w: World, mode: Mode) -> bool:
    return mode.window < 0 or w.calendars[mode.window].state == CALENDAR_ON


def _works(m: Machine) -> bool:
    """Tell whether a machine does work that upkeep has to wait for."""
    if m.station.conveyor or (m.activity == NO_ACTIVITY and not m.parts):
        return False
    suspended = m.calendar_state != CALENDAR_ON and m.station.calendar_rule != FINISH
    return not (suspended and m.ends == inf)


def take_down(w: World, m: Machine, mode: Mode) -> None:
    """Take a machine out of work; the repair begins at once or when its crew comes."""
    mode.failures += 1
    mode.fails = inf
    mode.down, mode.down_since = True, w.now
    m.ready = False
    m.down += 1
    mode.repair_time = mode.repair.draw(mode.repair_stream)
    if mode.pool >= 0:
        mode.waits = True
        ask(w, mode.pool, m, m.modes.index(mode))
    else:
        mode.repaired = w.now + mode.repair_time
