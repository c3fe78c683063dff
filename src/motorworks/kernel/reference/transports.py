"""The jobs of transports: a vehicle comes, loads, goes and unloads."""

from motorworks.kernel.reference.activities import begin_activity
from motorworks.kernel.reference.fleets import choose_vehicle, distance, fleet_of
from motorworks.kernel.reference.leaving import complete
from motorworks.kernel.reference.news import tell_buffer, tell_takers
from motorworks.kernel.reference.pools import ask
from motorworks.kernel.reference.pull import tell_feeders
from motorworks.kernel.reference.queues import free_places
from motorworks.kernel.reference.states import refresh
from motorworks.kernel.reference.things import Law, Machine, Part
from motorworks.kernel.reference.vehicles import (
    EMPTY_TRAVEL,
    LOADED_TRAVEL,
    LOADING,
    UNLOADING,
    Transport,
)
from motorworks.kernel.reference.world import World


def begin_job(w: World, m: Machine, transport: Transport, parts: list[Part]) -> None:
    """Ask the fleet for a vehicle that comes for some parts."""
    m.parts.extend(parts)
    m.began = w.now
    m.ready = False
    m.activity, m.waits = EMPTY_TRAVEL, True
    ask(w, transport.fleet, m)
    refresh(w, m)


def take_vehicle(w: World, m: Machine, transport: Transport) -> None:
    """Let the nearest idle vehicle come."""
    m.vehicle, way = choose_vehicle(w, transport)
    m.left = way / fleet_of(w, transport).speed
    m.step_times = [m.left]
    m.phase_began = w.now


def end_phase(w: World, m: Machine, transport: Transport, phase: int) -> None:
    """Count a phase that has ended, and go on to the next one, or deliver."""
    fleet = fleet_of(w, transport)
    fleet.time[phase] += m.step_times[0]
    row = (m.phase_began, w.now, 0 if phase == EMPTY_TRAVEL else len(m.parts))
    w.record("trips", transport.fleet, m.vehicle, m.number, phase, *row)
    m.phase_began = w.now
    if phase == LOADING:
        _load(w, m)
    if phase < UNLOADING:
        m.step_times = [_phase_time(w, m, transport, phase + 1)]
        begin_activity(w, m, phase + 1, m.step_times[0])
        return
    fleet.trips += 1
    fleet.parts += len(m.parts)
    complete(w, m)


def _phase_time(w: World, m: Machine, transport: Transport, phase: int) -> float:
    if phase == LOADED_TRAVEL:
        way = distance(w, transport.origin, transport.target)
        return way / fleet_of(w, transport).speed
    law = transport.loading if phase == LOADING else transport.unloading
    return _draw(law, m)


def _draw(law: Law | None, m: Machine) -> float:
    return law.draw(m.process) if law is not None else 0.0


def _load(w: World, m: Machine) -> None:
    """Give the places of the parts free that are loaded now, and tell of it."""
    buffer = w.buffers[m.station.inputs[0].origin]
    free_places(w, buffer, m.parts)
    for part in m.parts:
        w.record("takes", w.now, part.number, part.model, buffer.number, m.number)
    if not buffer.by_type:
        tell_takers(w, buffer, but=m.station.number)
    tell_buffer(w, buffer)
    tell_feeders(w, buffer)
