"""Supplies: orders, lots that arrive, and what is left of them when they expire."""

from bisect import insort
from math import inf

from motorworks.kernel.reference.news import tell_buffer, tell_supplies, tell_takers
from motorworks.kernel.reference.pull import tell_feeders
from motorworks.kernel.reference.queues import take_out
from motorworks.kernel.reference.sources import enter, record_loss
from motorworks.kernel.reference.stocks import (
    count_delivery,
    count_stocks,
    count_time,
    day_ends,
    end_day,
    on_hand,
    set_levels,
)
from motorworks.kernel.reference.things import Lot, Order, Part, Supply
from motorworks.kernel.reference.world import World
from motorworks.program.events import EXPIRED, OF_SUPPLY


def open_supply(w: World, supply: Supply) -> None:
    """Count the stock; set the first time of the timetable, or look if there is none."""
    supply.stock = on_hand(w, supply)
    set_levels(supply)
    if supply.times:
        supply.looks = supply.times[0]
    else:
        look(w, supply)
    schedule_supply(w, supply)


def attend(w: World, supply: Supply) -> None:
    """Handle the first pending thing that is due: arrival, expiry, end of a day, timetable."""
    if supply.pending and supply.pending[0].arrives <= w.now:
        _arrive(w, supply)
    elif supply.perishing and supply.perishing[0].expires <= w.now:
        _expire(w, supply)
    elif day_ends(supply) <= w.now:
        end_day(supply)
        if not supply.times:
            look(w, supply)
    else:
        _keep_date(w, supply)
    schedule_supply(w, supply)


def look(w: World, supply: Supply) -> None:
    """Order as many lots as fit below the level ordered up to, if the point is reached."""
    position = on_hand(w, supply) + supply.on_order
    if position > supply.point:
        return
    lots = (supply.up_to - position) // supply.lot
    for _ in range(lots if supply.each else 1):
        _order(w, supply, 1 if supply.each else lots)


def schedule_supply(w: World, supply: Supply) -> None:
    """Set the slot of a supply to the least of its pending times."""
    arrives = supply.pending[0].arrives if supply.pending else inf
    expires = supply.perishing[0].expires if supply.perishing else inf
    w.slots[supply.slot] = min(arrives, expires, day_ends(supply), supply.looks)


def _keep_date(w: World, supply: Supply) -> None:
    """Look at the stock as the timetable says, or order a lot if it says so; set the next time."""
    supply.looked += 1
    cycle, entry = divmod(supply.looked, len(supply.times))
    supply.looks = cycle * supply.period + supply.times[entry]
    if supply.point < 0:
        _order(w, supply, 1)
    else:
        look(w, supply)


def _order(w: World, supply: Supply, lots: int) -> None:
    parts = lots * supply.lot
    lead = supply.lead.draw(supply.lead_stream) if supply.lead else 0.0
    arrives = _taken_up(w, supply) + lead
    count_time(w, supply)
    insort(supply.pending, Order(parts, w.now, arrives), key=lambda order: order.arrives)
    supply.on_order += parts
    supply.orders += 1
    supply.ordered += parts
    schedule_supply(w, supply)


def _taken_up(w: World, supply: Supply) -> float:
    """Give when the supplier takes up what is ordered now: at once, or when it opens again."""
    return next((end for begin, end in supply.closed if begin <= w.now < end), w.now)


def _arrive(w: World, supply: Supply) -> None:
    """Make the parts of an order, one lot, and let them into the buffer."""
    order, buffer = supply.pending.pop(0), w.buffers[supply.buffer]
    count_time(w, supply)
    supply.on_order -= order.parts
    count_delivery(w, supply)
    parts = []
    for _ in range(order.parts):
        if w.created - w.removed > w.program.max_parts:
            break
        parts.append(w.new_part(supply.model))
        w.record("births", w.now, parts[-1].number, supply.model, -1, OF_SUPPLY, supply.number)
    if not parts:
        return
    lot = Lot(parts[0].number, len(parts), order.given + supply.life)
    w.lots.append(lot)
    row = (lot.first, lot.count, order.given, w.now, lot.expires)
    w.record("lots", supply.number, *row)
    supply.arrived += len(parts)
    if lot.expires <= w.now:
        _lose(w, supply, parts, -1)
        tell_supplies(w, buffer)
        return
    if lot.expires < inf:
        insort(supply.perishing, lot, key=lambda lot: lot.expires)
    for part in parts:
        enter(w, buffer, part, -1)
    count_stocks(w, buffer)


def _lose(w: World, supply: Supply, parts: list[Part], place: int) -> None:
    """Count parts as expired that lay in a buffer, or nowhere (-1)."""
    supply.expired += len(parts)
    w.remove_parts(len(parts))
    for part in parts:
        record_loss(w, part, EXPIRED, supply.number, place)


def _expire(w: World, supply: Supply) -> None:
    """Take out what is left of a lot."""
    lot, buffer = supply.perishing.pop(0), w.buffers[supply.buffer]
    inside, outside = take_out(w, buffer, range(lot.first, lot.first + lot.count))
    if not inside and not outside:
        return
    _lose(w, supply, inside, buffer.number)
    _lose(w, supply, outside, -1)
    count_stocks(w, buffer)
    if not buffer.by_type:
        tell_takers(w, buffer)
    tell_buffer(w, buffer)
    tell_feeders(w, buffer)
    tell_supplies(w, buffer)
