"""What lies in a buffer, and how it is taken and put."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from motorworks.kernel.reference.news import tell_takers
from motorworks.kernel.reference.things import Arrival, Buffer, Machine, Part
from motorworks.kernel.reference.world import World

Queue = Sequence[tuple[int, Part]]
"""Put order and part, first in first."""


def queues(buffer: Buffer) -> Sequence[Queue]:
    """Give the one queue of a buffer, or one per model; without places, of those who wait."""
    if buffer.capacity != 0:
        return buffer.queues
    waiting = [(i, waiting_part(buffer, x)) for i, x in enumerate(buffer.waiting)]
    if not buffer.by_type:
        return [waiting]
    return [[x for x in waiting if x[1].model == t] for t in range(len(buffer.queues))]


def waiting_part(buffer: Buffer, waiter: Machine | Arrival) -> Part:
    """Give the part with which a machine, or an arrival, waits for a place in a buffer."""
    if isinstance(waiter, Arrival):
        return waiter.part
    return next(d.part for d in waiter.deliveries if d.place == buffer.number)


def lying(buffer: Buffer) -> int:
    """Give the number of parts that can be taken."""
    return sum(len(queue) for queue in queues(buffer))


def heads(buffer: Buffer, least: int = 1) -> list[int]:
    """Give the queues that hold so many parts, the one with the oldest head first."""
    filled = [(queue[0][0], i) for i, queue in enumerate(queues(buffer)) if len(queue) >= least]
    return [i for _, i in sorted(filled)]


def oldest(buffer: Buffer, count: int, first: int) -> list[int]:
    """Give the queues of the parts taken whatever their model, from one of them first.

    Parameters
    ----------
    buffer
        A store by model.
    count
        Parts taken.
    first
        Queue of the first of them, or -1: the one with the oldest head.
    """
    taken = [0] * len(queues(buffer))
    order: list[int] = []
    for _ in range(count):
        left = [(q[taken[i]][0], i) for i, q in enumerate(queues(buffer)) if taken[i] < len(q)]
        i = first if first >= 0 and not order else min(left)[1]
        taken[i] += 1
        order.append(i)
    return order


def put(w: World, buffer: Buffer, part: Part) -> None:
    """Put a part into a buffer that has room for it."""
    count_level(w, buffer)
    buffer.level += 1
    buffer.entries += 1
    buffer.most = max(buffer.most, buffer.level)
    push(w, buffer, part)
    w.record("puts", w.now, part.number, part.model, buffer.number)
    tell_takers(w, buffer)


def push(w: World, buffer: Buffer, part: Part) -> None:
    """Set a part behind the others of its queue, or behind those that expire no later."""
    queue = buffer.queues[part.model if buffer.by_type else 0]
    place = len(queue)
    if buffer.fefo:
        own = _expiry(w, part)
        while place > 0 and _expiry(w, queue[place - 1][1]) > own:
            place -= 1
    queue.insert(place, (buffer.put_order, part))
    buffer.put_order += 1


def _expiry(w: World, part: Part) -> tuple[float, int]:
    """Give when the lot of a part expires, and what decides between equal times."""
    lot = w.lots[bisect_right(w.lots, part.number, key=lambda lot: lot.first) - 1]
    return lot.expires, part.number


def take(w: World, buffer: Buffer, queue: int, freed: list[Machine]) -> Part:
    """Take the head of a queue; a machine that held it is added to ``freed``."""
    if buffer.capacity != 0:
        count_level(w, buffer)
        buffer.level -= 1
        return buffer.queues[queue].popleft()[1]
    index, part = queues(buffer)[queue][0]
    waiter = buffer.waiting[index]
    del buffer.waiting[index]
    buffer.entries += 1
    w.record("puts", w.now, part.number, part.model, buffer.number)
    if isinstance(waiter, Machine):
        freed.append(waiter)
    return part


def hold(buffer: Buffer, queue: int) -> Part:
    """Take the head of a queue, but keep its place taken until it is loaded."""
    part = buffer.queues[queue].popleft()[1]
    buffer.held[part.model] += 1
    return part


def free_places(w: World, buffer: Buffer, parts: Iterable[Part]) -> None:
    """Give the places of parts that were held free."""
    count_level(w, buffer)
    for part in parts:
        buffer.level -= 1
        buffer.held[part.model] -= 1


def take_out(w: World, buffer: Buffer, numbers: range) -> tuple[list[Part], list[Part]]:
    """Take out the parts with these numbers; give those inside and those outside."""
    inside = [part for queue in buffer.queues for _, part in queue if part.number in numbers]
    if inside:
        count_level(w, buffer)
        buffer.level -= len(inside)
        for queue in buffer.queues:
            kept = [entry for entry in queue if entry[1].number not in numbers]
            queue.clear()
            queue.extend(kept)
    outside = [x for x in buffer.waiting if isinstance(x, Arrival) and x.part.number in numbers]
    for arrival in outside:
        buffer.waiting.remove(arrival)
    return inside, [arrival.part for arrival in outside]


def count_level(w: World, buffer: Buffer) -> None:
    """Bring the integral of the level up to now."""
    buffer.integral += buffer.level * (w.now - buffer.since)
    buffer.since = w.now
