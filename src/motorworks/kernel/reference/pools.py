"""People: asked for, engaged and given back."""

from motorworks.kernel.reference.news import tell_pool
from motorworks.kernel.reference.states import active
from motorworks.kernel.reference.things import Machine, Pool, Request
from motorworks.kernel.reference.world import World


def ask(w: World, pool: int, m: Machine, mode: int = -1) -> None:
    """Enter a request for one person."""
    w.pools[pool].requests.append(Request(m, mode, w.now))
    tell_pool(w, pool)


def give_back(w: World, pool: int) -> None:
    """Free one person."""
    count_busy(w, w.pools[pool])
    w.pools[pool].busy -= 1
    tell_pool(w, pool)


def engage(w: World, pool: Pool) -> Request | None:
    """Give the request whose turn it is one person, if both are there."""
    if not pool.on or pool.busy >= pool.count:
        return None
    usable = [r for r in pool.requests if r.mode >= 0 or active(r.machine)]
    if not usable:
        return None
    if pool.downstream_first:  # of equal station numbers, max gives the first: the longest waiting
        request = max(usable, key=lambda r: r.machine.station.number)
    else:
        request = usable[0]
    pool.requests.remove(request)
    count_busy(w, pool)
    pool.busy += 1
    pool.served += 1
    pool.wait += w.now - request.asked
    return request


def count_busy(w: World, pool: Pool) -> None:
    """Bring the integral of the busy people up to now."""
    pool.busy_time += pool.busy * (w.now - pool.since)
    pool.since = w.now
