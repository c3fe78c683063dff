"""What is counted of the stock that a supply keeps, and the use that is measured of it."""

from math import ceil, floor, inf

from motorworks.kernel.reference.things import Arrival, Buffer, Machine, Supply
from motorworks.kernel.reference.world import World
from motorworks.program.program import STARVED

MOST_PARTS = 1_000_000_000
"""Bound of the levels that follow from a measured use."""


def on_hand(w: World, supply: Supply) -> int:
    """Give the parts of a supply's model in its buffer, or outside waiting for it."""
    buffer = w.buffers[supply.buffer]
    inside = [part for queue in buffer.queues for _, part in queue]
    outside = [waiter.part for waiter in buffer.waiting if isinstance(waiter, Arrival)]
    return sum(part.model == supply.model for part in inside + outside)


def count_time(w: World, supply: Supply) -> None:
    """Bring what is added up over time up to now."""
    supply.stock_integral, supply.order_integral, supply.empty_time = summed_up(w, supply)
    supply.since = w.now


def summed_up(w: World, supply: Supply) -> tuple[float, float, float]:
    """Give stock and orders added up over time, and the time without stock, up to now."""
    elapsed = w.now - supply.since
    return (
        supply.stock_integral + supply.stock * elapsed,
        supply.order_integral + supply.on_order * elapsed,
        supply.empty_time + (elapsed if supply.stock == 0 else 0.0),
    )


def count_stocks(w: World, buffer: Buffer) -> None:
    """Count the stock of a buffer's supplies anew."""
    for v in buffer.supplies:
        _recount(w, w.supplies[v])


def waiting_since(w: World, m: Machine) -> tuple[int, float]:
    """Give what an idle machine has stood still for and since when; 0 if it has not."""
    if m.state == STARVED and m.since < w.now:
        return m.cause, m.since
    return 0, inf


def count_taking(w: World, buffer: Buffer, since: float = inf) -> None:
    """Count what was just taken from a buffer, by a machine that had stood still for it."""
    for supply in (w.supplies[v] for v in buffer.supplies):
        taken = max(0, _recount(w, supply))
        supply.taken += taken
        supply.used += taken
        if since < w.now and taken > 0:
            supply.late += taken
            if since < supply.came:
                _count_waiting(w, supply, since)


def count_delivery(w: World, supply: Supply) -> None:
    """Count a delivery for which nobody is known to have waited yet."""
    supply.deliveries += 1
    if supply.came < w.now:
        supply.before = supply.came
    supply.came = w.now
    supply.waited_from = inf


def set_levels(supply: Supply) -> None:
    """Set the levels that are given in days of use."""
    if supply.cover_point < 0 and supply.cover_up_to < 0:
        return
    use = mean_use(supply)
    least = supply.lot
    if supply.cover_point >= 0:
        supply.point = floor(min(supply.cover_point * use, MOST_PARTS))
        least += supply.point
    supply.up_to = least
    if supply.cover_up_to >= 0:
        supply.up_to = max(least, ceil(min(supply.cover_up_to * use, MOST_PARTS)))
    if supply.cover_point < 0:
        supply.point = supply.up_to - supply.lot


def mean_use(supply: Supply) -> float:
    """Give the parts used a day; days before the run count as the use that is given."""
    if supply.window == 0:
        return supply.use
    before = supply.window - len(supply.recent)
    return (float(sum(supply.recent)) + before * supply.use) / supply.window


def end_day(supply: Supply) -> None:
    """Take up the use of the day that ends."""
    supply.days += 1
    supply.recent.append(supply.used)
    del supply.recent[: -supply.window]
    supply.used = 0
    set_levels(supply)


def day_ends(supply: Supply) -> float:
    """Give when the day ends; infinity if the use is not measured."""
    return (supply.days + 1) * supply.day if supply.window else inf


def _recount(w: World, supply: Supply) -> int:
    """Count the stock anew and give by how much it has fallen."""
    count_time(w, supply)
    before, supply.stock = supply.stock, on_hand(w, supply)
    return before - supply.stock


def _count_waiting(w: World, supply: Supply, since: float) -> None:
    """Count that the last delivery was waited for, from then or the one before it on."""
    begin = max(since, supply.before, w.since)
    if supply.waited_from == inf:
        supply.awaited += 1
        supply.waited_from = max(supply.came, w.since)
    if begin < supply.waited_from:
        supply.awaited_time += supply.waited_from - begin
        supply.waited_from = begin
