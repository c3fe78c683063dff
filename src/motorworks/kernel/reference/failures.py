"""Failures of both clocks, repairs and their crews."""

from math import inf

from motorworks.kernel.reference.activities import resume, suspend
from motorworks.kernel.reference.belts import move_belt, update_belt
from motorworks.kernel.reference.news import reschedule
from motorworks.kernel.reference.pools import give_back
from motorworks.kernel.reference.service import factor, in_service_from
from motorworks.kernel.reference.states import refresh
from motorworks.kernel.reference.things import Machine, Mode
from motorworks.kernel.reference.upkeep import begin_upkeep, plan_first, plan_next, take_down
from motorworks.kernel.reference.world import World
from motorworks.program.program import CALENDAR_CLOCK, UP_FACTOR


def draw_first(w: World, m: Machine) -> None:
    """Draw the first up time of every mode, and plan the first upkeep."""
    for mode in m.modes:
        if mode.upkeep:
            plan_first(m, mode)
        else:
            _renew(w, m, mode)
            if mode.clock == CALENDAR_CLOCK:
                mode.fails += in_service_from(m)
    reschedule(w, m)


def _renew(w: World, m: Machine, mode: Mode) -> None:
    if mode.up is None:
        plan_next(w, m, mode)
        return
    up = mode.up.draw(mode.up_stream) * factor(w, m.station, UP_FACTOR)
    if mode.operating:
        mode.threshold = m.worked + up
    else:
        mode.fails = w.now + up


def fail(w: World, m: Machine, mode: Mode) -> None:
    """Let a mode fail; work under way is suspended."""
    if not m.station.conveyor:
        suspend(w, m)
    take_down(w, m, mode)
    _after(w, m)


def fall_due(w: World, m: Machine, mode: Mode) -> None:
    """Let upkeep by elapsed time fall due; it begins now if it may."""
    mode.fails = inf
    mode.due = True
    reschedule(w, m)
    look_for_upkeep(w, m)


def look_for_upkeep(w: World, m: Machine) -> None:
    """Begin upkeep that is due and may begin now."""
    if begin_upkeep(w, m) and m.station.conveyor:
        update_belt(w, m)


def begin_repair(w: World, m: Machine, k: int) -> None:
    """Begin the repair of a mode whose crew has come."""
    mode = m.modes[k]
    mode.waits = False
    mode.repaired = w.now + mode.repair_time
    reschedule(w, m)
    refresh(w, m)


def end_repair(w: World, m: Machine, mode: Mode) -> None:
    """Set a mode's next failure, give the crew back, and let the machine go on."""
    mode.repaired = inf
    mode.down = False
    mode.down_time += w.now - mode.down_since
    if m.station.conveyor:
        move_belt(w, m)
    _renew(w, m, mode)
    m.down -= 1
    if mode.pool >= 0:
        give_back(w, m, m.modes.index(mode))
    if not begin_upkeep(w, m) and m.down == 0 and not m.station.conveyor:
        resume(w, m)
    _after(w, m)


def _after(w: World, m: Machine) -> None:
    if m.station.conveyor:
        update_belt(w, m)
        return
    reschedule(w, m)
    refresh(w, m)
