"""People: asked for, engaged and given back."""

from motorworks.kernel.reference.news import tell_pool
from motorworks.kernel.reference.states import active
from motorworks.kernel.reference.things import Machine, Pool, Request
from motorworks.kernel.reference.world import World


def ask(w: World, pool: int, m: Machine, mode: int = -1) -> None:
    """Enter a request for one person."""
    w.pools[pool].requests.append(Request(m, mode, w.now))
    tell_pool(w, pool)


def give_back(w: World, m: Machine, mode: int = -1) -> None:
    """Free the person who is held for an activity or a repair."""
    pool = w.pools[m.helper if mode < 0 else m.modes[mode].helper]
    disengage(w, pool, m, mode)
    tell_pool(w, pool.number)
    tell_helped(w, pool)


def disengage(w: World, pool: Pool, m: Machine, mode: int) -> None:
    """Take one person of a pool off an activity or a repair."""
    count_busy(w, pool)
    pool.busy -= 1
    if pool.hands_over:
        pool.engaged.remove((m, mode))


def tell_helped(w: World, pool: Pool) -> None:
    """News ``serve(p)`` for the pools that have a pool as relief."""
    for helped in pool.helps:
        tell_pool(w, helped)


def engage(w: World, pool: Pool) -> Request | None:
    """Give the request whose turn it is one person, of the pool or of its relief."""
    request = _next_request(pool)
    who = _who_comes(w, pool)
    if request is None or who is None:
        return None
    pool.requests.remove(request)
    pool.served += 1
    pool.helped += who is not pool
    pool.wait += w.now - request.asked
    _hold(w, who, request)
    return request


def _who_comes(w: World, pool: Pool) -> Pool | None:
    """Give the pool of the person who serves the next request, if there is one."""
    if pool.busy < pool.there:
        return pool
    relief = w.pools[pool.relief] if pool.relief >= 0 else None
    if relief is None or relief.busy >= relief.there or _next_request(relief) is not None:
        return None
    return relief


def _next_request(pool: Pool) -> Request | None:
    """Give the request whose turn it is."""
    usable = [r for r in pool.requests if r.mode >= 0 or active(r.machine)]
    if not usable:
        return None
    if pool.downstream_first:  # of equal station numbers, max gives the first: the longest waiting
        return max(usable, key=lambda r: r.machine.station.number)
    return usable[0]


def _hold(w: World, who: Pool, request: Request) -> None:
    """Engage one person; who is held is remembered, for he or she goes back there."""
    count_busy(w, who)
    who.busy += 1
    m = request.machine
    if request.mode >= 0:
        m.modes[request.mode].helper = who.number
    else:
        m.helper = who.number
    if who.hands_over:
        who.engaged.append((m, request.mode))


def count_busy(w: World, pool: Pool) -> None:
    """Bring the integral of the busy people up to now."""
    pool.busy_time += pool.busy * (w.now - pool.since)
    pool.since = w.now
