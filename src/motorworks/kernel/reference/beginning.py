"""The beginning of an event log that is kept from a state on: what is where at that moment."""

from bisect import bisect_left
from collections.abc import Iterator

from motorworks.kernel.reference.things import NO_ACTIVITY, Arrival, Buffer, Machine, Part, Pool
from motorworks.kernel.reference.vehicles import AT_HOME, EMPTY_TRAVEL, LOADING, UNLOADING
from motorworks.kernel.reference.world import World
from motorworks.program.events import INITIAL


def begin_log(w: World) -> None:
    """Record the states of machines, all parts, their lots, and where the vehicles are."""
    for m in w.machines:
        w.record("states", w.now, m.number, m.state, m.cause)
    present = sorted(_present(w), key=lambda found: found[0].number)
    for part, at in present:
        w.record("births", w.now, part.number, part.model, -1, INITIAL, at)
        if at >= 0:
            w.record("puts", w.now, part.number, part.model, at)
    _record_lots(w, [part.number for part, _ in present])
    for pool in w.pools:
        _record_fleet(w, pool)
    for tour in w.tours:
        for vehicle, runner in enumerate(tour.runners):
            if runner.stop != AT_HOME:
                aboard = len(runner.aboard)
                w.record("tour_stops", tour.number, vehicle, runner.stop - 1, w.now, 0, aboard)


def _present(w: World) -> Iterator[tuple[Part, int]]:
    """Give every part and where it is: a buffer, -1: in none, or as :func:`_inside` says."""
    for m in w.machines:
        yield from _in_machine(m)
    for b in w.buffers:
        yield from _in_buffer(b)
    for tour in w.tours:
        at = _inside(len(w.machines) + tour.number)
        yield from ((part, at) for runner in tour.runners for _, part in runner.aboard)


def _inside(holder: int) -> int:
    """Give the number that stands for a machine, or behind the machines for a tour."""
    return -2 - holder


def _in_machine(m: Machine) -> Iterator[tuple[Part, int]]:
    """Give the parts of a machine; what a transport has come for lies in its buffer."""
    fetches = m.station.transport is not None and m.activity in (EMPTY_TRAVEL, LOADING)
    inside = _inside(m.number)
    at = m.station.inputs[0].origin if fetches else inside
    yield from ((part, at) for part in m.parts)
    yield from ((delivery.part, inside) for delivery in m.deliveries)


def _in_buffer(b: Buffer) -> Iterator[tuple[Part, int]]:
    yield from ((part, b.number) for queue in b.queues for _, part in queue)
    yield from ((waiter.part, -1) for waiter in b.waiting if isinstance(waiter, Arrival))


def _record_lots(w: World, numbers: list[int]) -> None:
    """Record the lots of which a part is there."""
    for lot in w.lots:
        i = bisect_left(numbers, lot.first)
        if i < len(numbers) and numbers[i] < lot.first + lot.count:
            w.record("lots", -1, lot.first, lot.count, w.now, w.now, lot.expires)


def _record_fleet(w: World, pool: Pool) -> None:
    """Record for a vehicle that is not at home that it has unloaded where it stands."""
    if pool.fleet is None:
        return
    jobs = [(m, t) for m in w.machines if (t := m.station.transport) and t.fleet == pool.number]
    stands = list(pool.fleet.stands)
    for m, transport in jobs:
        if m.vehicle >= 0 and m.activity == NO_ACTIVITY:
            stands[m.vehicle] = transport.target
    for vehicle, position in enumerate(stands):
        job = next((m for m, transport in jobs if transport.target == position), None)
        if job is not None and position != w.program.pool_home[pool.number]:
            row = vehicle, job.number, UNLOADING, w.now, w.now, 0
            w.record("trips", pool.number, *row)
