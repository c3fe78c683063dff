"""Crews: roll calls, and what people do with their work at the end of the shift."""

from math import inf

from motorworks.kernel.random import uniform
from motorworks.kernel.reference.activities import pool_of, suspend
from motorworks.kernel.reference.news import reschedule, tell_pool
from motorworks.kernel.reference.pools import disengage, tell_helped
from motorworks.kernel.reference.states import refresh
from motorworks.kernel.reference.things import Machine, Pool, Request
from motorworks.kernel.reference.timetables import entry_in_force, time_in
from motorworks.kernel.reference.world import World


def open_pool(w: World, pool: Pool) -> None:
    """Call the roll at time 0."""
    if pool.times:
        _call(w, pool)


def call_roll(w: World, pool: Pool) -> None:
    """Call those who are planned from now on; who is absent stays so until the next roll call."""
    pool.cycle, pool.position = _next(pool)
    count_present(w, pool)
    _call(w, pool)
    change_crew(w, pool)


def _call(w: World, pool: Pool) -> None:
    planned = pool.sizes[pool.position]
    pool.present = pool.planned = planned
    if pool.absence > 0:
        draws = (uniform(pool.absence_stream) for _ in range(planned))
        pool.present -= sum(u < pool.absence for u in draws)
    w.slots[pool.slot] = _next_call(pool)


def _next_call(pool: Pool) -> float:
    return time_in(pool.period, pool.times, *_next(pool))


def _next(pool: Pool) -> tuple[int, int]:
    """Give the cycle and the entry of the next roll call."""
    again = pool.position + 1 == len(pool.times)
    return (pool.cycle + 1, 0) if again else (pool.cycle, pool.position + 1)


def open_shift(w: World, pool: Pool, on: bool) -> None:
    """Begin or end the working time of a pool."""
    count_present(w, pool)
    pool.on = on
    change_crew(w, pool)


def change_crew(w: World, pool: Pool) -> None:
    """Let the surplus lay down its work, then tell who may be served now."""
    if pool.hands_over:
        _lay_down_surplus(w, pool)
    tell_pool(w, pool.number)
    tell_helped(w, pool)


def _lay_down_surplus(w: World, pool: Pool) -> None:
    """Those engaged last go first; work that ends at this very instant is complete."""
    working = [(m, mode) for m, mode in pool.engaged if _goes_on(w, m, mode)]
    for m, mode in reversed(working[pool.there :]):
        disengage(w, pool, m, mode)
        pool.laid_down += 1
        _lay_down(w, m, mode)


def _goes_on(w: World, m: Machine, mode: int) -> bool:
    return (m.ends if mode < 0 else m.modes[mode].repaired) > w.now


def _lay_down(w: World, m: Machine, mode: int) -> None:
    """Keep what remains of an activity or a repair; its request goes to the front."""
    if mode < 0:
        suspend(w, m)
        m.waits = True
        asked = pool_of(w, m)
    else:
        repair = m.modes[mode]
        repair.repair_time = repair.repaired - w.now
        repair.repaired = inf
        repair.waits = True
        asked = repair.pool
    w.pools[asked].requests.appendleft(Request(m, mode, w.now))
    reschedule(w, m)
    refresh(w, m)


def count_present(w: World, pool: Pool) -> None:
    """Bring the integral of the people present on shift up to now."""
    pool.present_time += pool.there * (w.now - pool.present_since)
    pool.present_since = w.now


def take_up_crew(w: World, pool: Pool) -> None:
    """Go on as a state says; where other people are planned than were, the roll is called now.

    Where nobody calls it, those of the program are there at once.
    """
    if not pool.times:
        there = int(w.program.pool_count[pool.number])
        if pool.present != there:
            count_present(w, pool)
        pool.present = there
        return
    if _goes_on_with(w, pool):
        return
    pool.cycle, pool.position = entry_in_force(w.now, pool.period, pool.times)
    if _goes_on_with(w, pool):
        return
    again = pool.position == 0
    pool.cycle -= again
    pool.position = len(pool.times) - 1 if again else pool.position - 1
    w.slots[pool.slot] = w.now


def _goes_on_with(w: World, pool: Pool) -> bool:
    """Tell whether the roll call in force is that of the state."""
    if not (0 <= pool.position < len(pool.times) and pool.cycle >= 0):
        return False
    same = pool.sizes[pool.position] == pool.planned
    return same and _next_call(pool) == w.slots[pool.slot]
