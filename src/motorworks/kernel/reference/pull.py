"""Pull: a station starts only what its destinations have room for, and claims the places."""

from collections import Counter

from motorworks.kernel.reference.news import tell_station
from motorworks.kernel.reference.things import Buffer, Station
from motorworks.kernel.reference.world import World
from motorworks.program.program import BY_MODEL, EACH

Way = tuple[int, Buffer, int]
"""Route entry, the buffer it leads to, the model of the part that goes there."""


def ways(w: World, st: Station, model: int) -> list[Way]:
    """Give the ways on which a part of a model may need a place."""
    p, s = w.program, st.number
    entries = range(int(p.route_start[s]), int(p.route_start[s + 1]))
    if p.route_kind[s] == BY_MODEL:
        entries = entries[model : model + 1]
    return [
        (e, w.buffers[p.route_place[e]], _made(w, st, model, e)) for e in entries if _counts(w, e)
    ]


def _counts(w: World, entry: int) -> bool:
    place = int(w.program.route_place[entry])
    if not 0 <= place < w.B or w.program.route_overflow[entry] >= 0:
        return False
    return w.buffers[place].capacity != 0


def _made(w: World, st: Station, model: int, entry: int) -> int:
    made = int(w.program.route_type[entry])
    return made if made >= 0 and w.program.route_kind[st.number] == EACH else model


def fitting(w: World, st: Station, models: list[int]) -> tuple[int, int]:
    """Give how many parts, taken in order, have room, and the route entry that lacks it (-1)."""
    asked: Counter[tuple[int, int]] = Counter()
    for count, model in enumerate(models):
        for entry, buffer, made in ways(w, st, model):
            asked[buffer.number, made] += 1
            if not has_places(buffer, made, asked):
                return count, entry
    return len(models), -1


def has_places(buffer: Buffer, model: int, asked: Counter[tuple[int, int]]) -> bool:
    """Tell whether level, claims and what is asked stay within the capacity."""
    in_all = sum(n for (b, _), n in asked.items() if b == buffer.number)
    if 0 <= buffer.capacity < buffer.level + sum(buffer.claims) + in_all:
        return False
    most = buffer.type_capacity[model] if buffer.by_type else -1
    there = len(buffer.queues[model]) + buffer.held[model] if buffer.by_type else 0
    return most < 0 or there + buffer.claims[model] + asked[buffer.number, model] <= most


def claim(w: World, st: Station, models: list[int]) -> None:
    """Enter the claims of the parts of a start."""
    if st.pull:
        for model in models:
            for _, buffer, made in ways(w, st, model):
                buffer.claims[made] += 1


def give_back_claims(w: World, st: Station, model: int) -> None:
    """Give back the claims of a part that has been judged."""
    if st.pull:
        for _, buffer, made in ways(w, st, model):
            buffer.claims[made] -= 1
            tell_feeders(w, buffer)


def tell_feeders(w: World, buffer: Buffer) -> None:
    """News ``start(s)`` for the pulling stations that give to a buffer."""
    for s in buffer.feeders:
        tell_station(w, s)
