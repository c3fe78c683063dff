"""The belt of a conveyor: its own time, what may enter, when something happens."""

from math import inf

from motorworks.kernel.reference.activities import start_clock, stop_clock
from motorworks.kernel.reference.news import reschedule, tell_station
from motorworks.kernel.reference.states import holds, refresh, travels
from motorworks.kernel.reference.things import Machine, Part
from motorworks.kernel.reference.world import World
from motorworks.program.program import CALENDAR_ON


def move_belt(w: World, m: Machine) -> None:
    """Bring the belt time up to now."""
    if m.runs_since < inf:
        m.worked += w.now - m.runs_since
        m.runs_since = w.now


def enter(w: World, m: Machine, part: Part) -> None:
    """Set a part on the belt."""
    move_belt(w, m)
    part.began = w.now
    part.ready = m.worked + float(w.program.conveyor_transit[m.station.number])
    m.last_entry = m.worked
    m.parts.append(part)
    update_belt(w, m)


def update_belt(w: World, m: Machine) -> None:
    """Find out anew whether the belt runs, whether a part may enter, and what comes next."""
    move_belt(w, m)
    s = m.station.number
    on = m.calendar_state == CALENDAR_ON
    held = bool(m.deliveries) and on and not w.program.conveyor_accumulating[s]
    gap = gap_end(w, m)
    passed = m.worked >= gap
    runs = m.down == 0 and not held and (travels(m) or not passed)
    stop_clock(w, m)
    if runs:
        start_clock(w, m)
    m.ends = _next_arrival(w, m, runs)
    m.gap_passes = w.now + (gap - m.worked) if runs and not passed else inf
    reschedule(w, m)
    ready = on and m.down == 0 and not held and passed
    ready = ready and holds(m) < w.program.conveyor_places[s]
    news = ready and (holds(m) == 0 or not m.ready)
    m.ready = ready
    if news:
        tell_station(w, s)
    refresh(w, m)


def gap_end(w: World, m: Machine) -> float:
    """Give the belt time at which the next part may enter."""
    return m.last_entry + float(w.program.conveyor_spacing[m.station.number])


def next_target(m: Machine) -> float:
    """Give the belt time at which the next part is judged, or the last one is at the end."""
    part = m.parts[-1] if m.deliveries else m.parts[0]
    return part.ready


def _next_arrival(w: World, m: Machine, runs: bool) -> float:
    if not m.parts:
        return inf
    left = next_target(m) - m.worked
    if left <= 0:
        return inf if m.deliveries else w.now
    return w.now + left if runs else inf
