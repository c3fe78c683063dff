"""Arrivals, and the models of the parts that a source gives."""

from math import inf

from motorworks.kernel.random import uniform
from motorworks.kernel.reference.leaving import may_enter, wait_for
from motorworks.kernel.reference.news import tell_supplies, tell_takers
from motorworks.kernel.reference.queues import put
from motorworks.kernel.reference.stocks import count_stocks
from motorworks.kernel.reference.things import Arrival, Buffer, Part, Source
from motorworks.kernel.reference.world import World
from motorworks.program.events import OF_SOURCE, TURNED_AWAY
from motorworks.program.program import FIXED, MIX, SEQUENCE


def open_source(w: World, source: Source) -> None:
    """Draw the first model of a saturated source, or the first gap of one with arrivals."""
    if source.saturated:
        draw_model(source)
    else:
        _schedule(w, source)


def draw_model(source: Source) -> None:
    """Draw the model of the next part of a source."""
    if source.type_kind == FIXED:
        source.next_model = source.values[0]
    elif source.type_kind == MIX:
        u = uniform(source.kind)
        pairs = zip(source.values, source.weights, strict=True)
        source.next_model = next(model for model, weight in pairs if u < weight)
    elif source.type_kind == SEQUENCE:
        source.next_model = source.values[source.position]
        source.position = (source.position + 1) % len(source.values)


def arrive(w: World, source: Source) -> None:
    """Let the parts of one arrival come, one after the other."""
    for _ in range(source.group):
        if source.left <= 0 or w.created - w.removed > w.program.max_parts:
            break
        source.left -= 1
        draw_model(source)
        for b, model in source.entries:
            source.arrivals += 1
            _enter(w, source, b, model if model >= 0 else source.next_model)
    _schedule(w, source)


def _schedule(w: World, source: Source) -> None:
    w.slots[source.slot] = inf
    if source.left > 0 and source.law is not None:
        w.slots[source.slot] = w.now + source.law.draw(source.gap)


def _enter(w: World, source: Source, b: int, model: int) -> None:
    part = w.new_part(model)
    w.record("births", w.now, part.number, model, -1, OF_SOURCE, source.number)
    enter(w, w.buffers[b], part, source.number)


def enter(w: World, buffer: Buffer, part: Part, source: int) -> None:
    """Let a part that has come into the plant into a buffer, or let it wait outside."""
    if may_enter(buffer, part.model):
        put(w, buffer, part)
    else:
        wait_for(w, buffer, Arrival(part, source))


def record_loss(w: World, part: Part, cause: int, number: int, place: int = -1) -> None:
    """Record that a part is gone."""
    w.record("losses", w.now, part.number, part.model, cause, number, place)


def lose_waiting(w: World, source: Source) -> None:
    """Lose the arrivals that still wait outside when the world has settled."""
    for b in dict.fromkeys(b for b, _ in source.entries):
        buffer = w.buffers[b]
        lost = [x for x in buffer.waiting if isinstance(x, Arrival) and x.source == source.number]
        if lost:
            for arrival in lost:
                buffer.waiting.remove(arrival)
                record_loss(w, arrival.part, TURNED_AWAY, source.number)
            source.lost += len(lost)
            w.remove_parts(len(lost))
            tell_takers(w, buffer)
            count_stocks(w, buffer)
            tell_supplies(w, buffer)
