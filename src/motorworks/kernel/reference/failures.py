"""Failures of both clocks, repairs and their crews."""

from math import inf

from motorworks.kernel.reference.activities import resume, suspend
from motorworks.kernel.reference.belts import move_belt, update_belt
from motorworks.kernel.reference.news import reschedule
from motorworks.kernel.reference.pools import ask, give_back
from motorworks.kernel.reference.states import refresh
from motorworks.kernel.reference.things import Machine, Mode
from motorworks.kernel.reference.world import World


def draw_first(w: World, m: Machine) -> None:
    """Draw the first up time of every mode."""
    for mode in m.modes:
        _renew(w, m, mode)
    reschedule(w, m)


def _renew(w: World, m: Machine, mode: Mode) -> None:
    up = mode.up.draw(mode.up_stream)
    if mode.operating:
        mode.threshold = m.worked + up
    else:
        mode.fails = w.now + up


def fail(w: World, m: Machine, mode: Mode) -> None:
    """Break a machine down; the repair begins at once or when its crew comes."""
    w.failures[m.station.number] += 1
    mode.fails = inf
    m.ready = False
    m.down += 1
    if not m.station.conveyor:
        suspend(w, m)
    mode.repair_time = mode.repair.draw(mode.repair_stream)
    if mode.pool >= 0:
        mode.waits = True
        ask(w, mode.pool, m, m.modes.index(mode))
    else:
        mode.repaired = w.now + mode.repair_time
    _after(w, m)


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
    if m.station.conveyor:
        move_belt(w, m)
    _renew(w, m, mode)
    m.down -= 1
    if mode.pool >= 0:
        give_back(w, mode.pool)
    if m.down == 0 and not m.station.conveyor:
        resume(w, m)
    _after(w, m)


def _after(w: World, m: Machine) -> None:
    if m.station.conveyor:
        update_belt(w, m)
        return
    reschedule(w, m)
    refresh(w, m)
