"""Calendars: when machines and people work."""

from math import inf

from motorworks.kernel.reference.activities import resume, suspend
from motorworks.kernel.reference.belts import update_belt
from motorworks.kernel.reference.crews import open_shift
from motorworks.kernel.reference.failures import look_for_upkeep
from motorworks.kernel.reference.news import reschedule
from motorworks.kernel.reference.service import hours
from motorworks.kernel.reference.states import refresh
from motorworks.kernel.reference.things import Calendar, Machine
from motorworks.kernel.reference.timetables import entry_in_force
from motorworks.kernel.reference.upkeep import begin_upkeep
from motorworks.kernel.reference.world import World
from motorworks.program.program import CALENDAR_ON, FINISH


def open_calendar(w: World, calendar: Calendar) -> None:
    """Set the state at time 0."""
    calendar.state = calendar.states[0]
    for machine in calendar.machines:
        machine.calendar_state = hours(w, machine)
    for pool in calendar.pools:
        pool.on = calendar.state == CALENDAR_ON
    _look_ahead(w, calendar)


def change(w: World, calendar: Calendar) -> None:
    """Enter the next interval: machines in order, then pools, then upkeep."""
    calendar.position, calendar.cycle = _after(calendar, 1)
    state, before = calendar.states[calendar.position], calendar.state
    calendar.state = state
    _look_ahead(w, calendar)
    if state == before:
        return
    for machine in calendar.machines:
        machine.calendar_state = hours(w, machine)
        _change_machine(w, machine)
    for pool in calendar.pools:
        open_shift(w, pool, state == CALENDAR_ON)
    if state == CALENDAR_ON:
        for machine in calendar.upkeeps:
            look_for_upkeep(w, machine)


def _change_machine(w: World, m: Machine) -> None:
    if m.station.conveyor:
        update_belt(w, m)
    elif m.calendar_state == CALENDAR_ON:
        resume(w, m)
    else:
        m.ready = False
        if m.station.calendar_rule != FINISH:
            suspend(w, m)
        begin_upkeep(w, m)
        reschedule(w, m)
        refresh(w, m)


def _after(calendar: Calendar, changes: int) -> tuple[int, int]:
    """Give the entry and the cycle that come so many changes later."""
    cycles, position = divmod(calendar.position + changes, len(calendar.times))
    return position, calendar.cycle + cycles


def _time_after(calendar: Calendar, changes: int) -> float:
    position, cycle = _after(calendar, changes)
    if cycle == 0:
        return calendar.times[position]
    return cycle * calendar.period + calendar.times[position]


def _look_ahead(w: World, calendar: Calendar) -> None:
    """Set the next change and the end of the present ON interval."""
    n = len(calendar.times)
    w.slots[calendar.slot] = _time_after(calendar, 1) if n > 1 else inf
    calendar.ends = inf
    if calendar.state != CALENDAR_ON:
        return
    for changes in range(1, n + 1):
        if calendar.states[_after(calendar, changes)[0]] != CALENDAR_ON:
            calendar.ends = _time_after(calendar, changes)
            return


def take_up_hours(w: World, calendar: Calendar) -> None:
    """Go on as a state says; where the hours are others than they were, they change now."""
    next_change, before = w.slots[calendar.slot], calendar.state
    if not _goes_on(calendar, next_change):
        entry = entry_in_force(w.now, calendar.period, calendar.times)
        calendar.cycle, calendar.position = entry
    same = _goes_on(calendar, next_change)
    if not same:
        calendar.state = calendar.states[calendar.position]
    _look_ahead(w, calendar)
    if same:
        return
    if calendar.state != CALENDAR_ON:
        calendar.ends = w.now
    calendar.state = before
    calendar.position, calendar.cycle = _after(calendar, -1)
    w.slots[calendar.slot] = w.now


def _goes_on(calendar: Calendar, next_change: float) -> bool:
    """Tell whether the present entry is that of the state."""
    n = len(calendar.times)
    if not (0 <= calendar.position < n and calendar.cycle >= 0):
        return False
    expected = _time_after(calendar, 1) if n > 1 else inf
    return calendar.states[calendar.position] == calendar.state and expected == next_change
