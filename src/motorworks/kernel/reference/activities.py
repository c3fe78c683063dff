"""Setup, steps and tool change: begun, run, suspended, ended."""

from math import inf

from motorworks.kernel.reference.news import reschedule, tell_pool, tell_station
from motorworks.kernel.reference.pools import ask, give_back
from motorworks.kernel.reference.states import active, refresh
from motorworks.kernel.reference.things import NO_ACTIVITY, SETUP_ACTIVITY, TOOL_ACTIVITY, Machine
from motorworks.kernel.reference.upkeep import begin_upkeep
from motorworks.kernel.reference.world import World
from motorworks.program.program import CALENDAR_ON


def begin_activity(w: World, m: Machine, activity: int, duration: float) -> None:
    """Make an activity due: it runs at once, or when its person comes."""
    m.activity, m.left = activity, duration
    pool = pool_of(w, m)
    if pool >= 0:
        m.waits = True
        ask(w, pool, m)
    elif active(m):
        run(w, m)
        return
    begin_upkeep(w, m)  # outside the hours nothing runs
    refresh(w, m)


def pool_of(w: World, m: Machine) -> int:
    """Give the pool of the machine's activity, or -1."""
    s = m.station.number
    if m.station.transport is not None:  # the job asks once, and keeps its vehicle
        return m.station.transport.fleet if m.waits else -1
    if m.activity == SETUP_ACTIVITY:
        return int(w.program.setup_pool[s])
    if m.activity == TOOL_ACTIVITY:
        return int(w.program.tool_pool[s])
    return m.station.steps[m.activity][0]


def run(w: World, m: Machine) -> None:
    """Let the activity run for what is left of it."""
    m.ends = w.now + m.left
    if m.activity >= 0:
        start_clock(w, m)
    reschedule(w, m)
    refresh(w, m)


def start_clock(w: World, m: Machine) -> None:
    """Let operating time run; it tells when the operating modes will fail."""
    m.runs_since = w.now
    for mode in m.modes:
        if mode.operating:
            mode.fails = w.now + max(0.0, mode.threshold - m.worked)


def stop_clock(w: World, m: Machine) -> None:
    """Add up the stretch of operating time, if one is under way."""
    if m.runs_since == inf:
        return
    m.worked += w.now - m.runs_since
    m.runs_since = inf
    for mode in m.modes:
        if mode.operating:
            mode.fails = inf


def suspend(w: World, m: Machine) -> None:
    """Stop the activity under way, if it runs; what remains is kept.

    One that ends at this very instant is complete, and its end is about to be handled.
    """
    if w.now < m.ends < inf:
        m.left = m.ends - w.now
        m.ends = inf
        stop_clock(w, m)


def resume(w: World, m: Machine) -> None:
    """Go on after a repair, or when the hours begin."""
    if m.activity == NO_ACTIVITY:
        make_ready(w, m)
        return
    if active(m):
        if m.waits:
            tell_pool(w, pool_of(w, m))
        elif m.ends == inf:
            run(w, m)
    refresh(w, m)


def make_ready(w: World, m: Machine) -> None:
    """Let an empty machine that is up and on shift look for something to start."""
    if begin_upkeep(w, m):
        return
    idle = m.activity == NO_ACTIVITY and not m.deliveries
    m.ready = idle and m.down == 0 and m.calendar_state == CALENDAR_ON
    if m.ready:
        tell_station(w, m.station.number)
    refresh(w, m)


def finish_activity(w: World, m: Machine) -> int:
    """End the activity that ran, give its person back, and tell which it was."""
    activity, pool = m.activity, pool_of(w, m)
    stop_clock(w, m)
    m.ends = inf
    m.activity = NO_ACTIVITY
    reschedule(w, m)
    if pool >= 0:
        give_back(w, m)
    return activity
