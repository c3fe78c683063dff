"""What a settling world still has to look at, first in, first out."""

from motorworks.kernel.reference.things import Buffer, Machine, Source
from motorworks.kernel.reference.world import NewsKey, World

START, ADMIT, SERVE, ORDER = "start", "admit", "serve", "order"


def tell(w: World, key: NewsKey) -> None:
    """Enter a piece of news unless it is in the list already."""
    if key not in w.in_news:
        w.in_news.add(key)
        w.news.append(key)


def tell_station(w: World, s: int) -> None:
    """News ``start(s)``, if a machine of the station is ready."""
    if any(machine.ready for machine in w.stations[s].machines):
        tell(w, (START, s))


def tell_takers(w: World, thing: Buffer | Source, but: int = -1) -> None:
    """News ``start(s)`` for every station that takes from a buffer or source."""
    for s in thing.takers:
        if s != but:
            tell_station(w, s)


def tell_buffer(w: World, buffer: Buffer) -> None:
    """News ``admit(b)``, if somebody waits for a place that there can be."""
    if buffer.capacity != 0 and buffer.waiting:
        tell(w, (ADMIT, buffer.number))


def tell_pool(w: World, pool: int) -> None:
    """News ``serve(p)``, if somebody waits for a person."""
    if w.pools[pool].requests:
        tell(w, (SERVE, pool))


def tell_supplies(w: World, buffer: Buffer) -> None:
    """News ``order(v)`` for the supplies of a buffer that watch its stock."""
    for v in buffer.supplies:
        if not w.supplies[v].times:
            tell(w, (ORDER, v))


def reschedule(w: World, m: Machine) -> None:
    """Set the slot of a machine to the least of its pending times."""
    modes = [min(mode.repaired, mode.fails) for mode in m.modes]
    w.slots[m.slot] = min(m.outage_changes, m.ends, m.gap_passes, *modes)
