"""Tours: vehicles that leave by a timetable, pick up at their stops and set down."""

from collections import Counter
from math import inf

from motorworks.kernel.reference.counting import enter_sink
from motorworks.kernel.reference.leaving import may_enter, wait_for
from motorworks.kernel.reference.news import tell_buffer, tell_supplies, tell_takers
from motorworks.kernel.reference.pull import has_places, tell_feeders
from motorworks.kernel.reference.queues import heads, put, queues, take
from motorworks.kernel.reference.stocks import count_taking
from motorworks.kernel.reference.things import Arrival, Buffer, Part
from motorworks.kernel.reference.vehicles import AT_HOME, Load, Runner, Tour
from motorworks.kernel.reference.world import World
from motorworks.program.events import DEPARTS


def schedule_departure(w: World, tour: Tour) -> None:
    """Set the slot of the departures to the next one of the timetable."""
    cycle, entry = divmod(tour.begun, len(tour.departures))
    time = tour.departures[entry]
    w.slots[tour.slot] = cycle * tour.period + time if cycle else time


def depart(w: World, tour: Tour) -> None:
    """Send a vehicle that is at home off, or note that the departure is late."""
    tour.begun += 1
    schedule_departure(w, tour)
    runner = next((r for r in tour.runners if r.stop == AT_HOME), None)
    if runner is None:
        tour.late += 1
        tour.owed += 1
        return
    count_away(w, tour)
    tour.away += 1
    _leave(w, runner)


def go_on(w: World, runner: Runner) -> None:
    """Handle the stop that a vehicle is at, or let it come home."""
    tour = runner.tour
    if runner.stop == len(tour.stops):
        _come_home(w, runner)
        return
    before = len(runner.aboard)
    _set_down(w, runner)
    between = len(runner.aboard)
    for load in tour.loads:
        if load.pick == runner.stop:
            _pick_up(w, runner, load)
    _record_stop(w, runner, runner.stop, before - between, len(runner.aboard) - between)
    runner.stop += 1
    _schedule(w, runner)


def count_away(w: World, tour: Tour) -> None:
    """Bring the time that vehicles were away up to now."""
    tour.away_time += tour.away * (w.now - tour.since)
    tour.since = w.now


def _leave(w: World, runner: Runner) -> None:
    _record_stop(w, runner, DEPARTS, 0, 0)
    runner.tour.runs += 1
    runner.stop = 0
    _schedule(w, runner)


def _record_stop(w: World, runner: Runner, stop: int, set_down: int, picked_up: int) -> None:
    """Record that a vehicle departs, has handled a stop, or is home."""
    tour = runner.tour
    vehicle = tour.runners.index(runner)
    w.record("tour_stops", tour.number, vehicle, stop, w.now, set_down, picked_up)


def _come_home(w: World, runner: Runner) -> None:
    tour = runner.tour
    _record_stop(w, runner, len(tour.stops), 0, 0)
    if tour.owed > 0:
        tour.owed -= 1
        _leave(w, runner)
        return
    count_away(w, tour)
    tour.away -= 1
    runner.stop = AT_HOME
    w.slots[runner.slot] = inf


def _schedule(w: World, runner: Runner) -> None:
    """Set the slot of a vehicle to the end of the next handling, or to the return."""
    tour = runner.tour
    if runner.stop == len(tour.stops):
        w.slots[runner.slot] = w.now + tour.home
        return
    travel, handling = tour.stops[runner.stop]
    w.slots[runner.slot] = w.now + travel + handling


def _set_down(w: World, runner: Runner) -> None:
    """Put in place what is set down at this stop: loads in order, parts as picked up."""
    here = [load for load in runner.tour.loads if load.drop == runner.stop]
    for load in here:
        parts = [part for of, part in runner.aboard if of is load]
        runner.aboard = [(of, part) for of, part in runner.aboard if of is not load]
        for part in parts:
            runner.tour.parts += 1
            _place(w, load, part)


def _place(w: World, load: Load, part: Part) -> None:
    if load.place >= w.B:
        enter_sink(w, load.place - w.B, part)
        return
    buffer = w.buffers[load.place]
    if buffer.limited:
        buffer.claims[part.model] -= 1
        tell_feeders(w, buffer)
    if may_enter(buffer, part.model):
        put(w, buffer, part)
    else:
        wait_for(w, buffer, Arrival(part, -1))


def _pick_up(w: World, runner: Runner, load: Load) -> None:
    """Pick up a load, container by container, then tell of the taking."""
    buffer, left, tour = w.buffers[load.origin], _most(runner, load), runner.tour
    taken = 0
    while taken + load.unit <= left and (order := _container(w, buffer, load)):
        for queue in order:
            part = take(w, buffer, queue, [])
            runner.aboard.append((load, part))
            w.record("takes", w.now, part.number, part.model, buffer.number, -1 - tour.number)
            _claim(w, load, part.model)
        taken += load.unit
    if taken == 0:
        return
    if not buffer.by_type:
        tell_takers(w, buffer)
    tell_buffer(w, buffer)
    tell_feeders(w, buffer)
    count_taking(w, buffer)
    tell_supplies(w, buffer)


def _most(runner: Runner, load: Load) -> float:
    """Give how many parts of a load may still come aboard."""
    capacity = runner.tour.capacity
    free = capacity - len(runner.aboard) if capacity >= 0 else inf
    return min(free, load.most) if load.most >= 0 else free


def _container(w: World, buffer: Buffer, load: Load) -> list[int]:
    """Give the queues from which the parts of the next container come; none if there is none."""
    if buffer.by_type:
        models = heads(buffer, load.unit)
        model = next((t for t in models if _has_room(w, load, [t] * load.unit)), -1)
        return [model] * load.unit if model >= 0 else []
    queue = queues(buffer)[0]
    if len(queue) < load.unit:
        return []
    models = [queue[i][1].model for i in range(load.unit)]
    return [0] * load.unit if _has_room(w, load, models) else []


def _has_room(w: World, load: Load, models: list[int]) -> bool:
    """Tell whether the destination has places, claims included, for parts of these models."""
    if load.place >= w.B or not w.buffers[load.place].limited:
        return True
    buffer = w.buffers[load.place]
    asked = Counter((buffer.number, model) for model in models)
    return all(has_places(buffer, model, asked) for model in set(models))


def _claim(w: World, load: Load, model: int) -> None:
    if load.place < w.B and w.buffers[load.place].limited:
        w.buffers[load.place].claims[model] += 1
