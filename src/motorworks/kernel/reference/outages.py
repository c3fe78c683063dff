"""The begin and the end of dated outages."""

from motorworks.kernel.reference.activities import resume, suspend
from motorworks.kernel.reference.belts import move_belt, update_belt
from motorworks.kernel.reference.news import reschedule
from motorworks.kernel.reference.service import find_outage, hours, standing
from motorworks.kernel.reference.states import refresh
from motorworks.kernel.reference.things import Machine
from motorworks.kernel.reference.upkeep import begin_upkeep
from motorworks.kernel.reference.world import World


def open_outages(w: World, m: Machine) -> None:
    """Set an outage that begins at time 0."""
    find_outage(m, w.now)
    m.down = int(standing(m) is not None)
    m.calendar_state = hours(w, m)


def change_outage(w: World, m: Machine) -> None:
    """Enter the outage that begins now, or let the machine go on after one: upkeep first."""
    conveyor = m.station.conveyor
    if conveyor:
        move_belt(w, m)
    else:
        suspend(w, m)
    m.down -= standing(m) is not None
    find_outage(m, w.now)
    m.down += standing(m) is not None
    m.calendar_state = hours(w, m)
    if m.outage is not None:
        m.ready = False
    elif not begin_upkeep(w, m) and m.down == 0 and not conveyor:
        resume(w, m)
    if conveyor:
        update_belt(w, m)
        return
    reschedule(w, m)
    refresh(w, m)


def take_up_outage(w: World, m: Machine) -> None:
    """Go on as a state says; where another outage is under way than was, that changes now."""
    before = m.outage
    find_outage(m, w.now)
    if m.outage != before:
        m.outage, m.outage_changes = before, w.now
    reschedule(w, m)
