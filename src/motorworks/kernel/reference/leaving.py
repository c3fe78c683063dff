"""The end of a pass: finished parts leave as they can, then the machine goes on."""

from motorworks.kernel.reference.activities import begin_activity, make_ready
from motorworks.kernel.reference.belts import move_belt, update_belt
from motorworks.kernel.reference.counting import enter_sink
from motorworks.kernel.reference.fleets import give_vehicle_back
from motorworks.kernel.reference.judging import judge
from motorworks.kernel.reference.news import tell_takers
from motorworks.kernel.reference.queues import put, waiting_part
from motorworks.kernel.reference.states import refresh
from motorworks.kernel.reference.things import (
    TOOL_ACTIVITY,
    Arrival,
    Buffer,
    Delivery,
    Machine,
)
from motorworks.kernel.reference.times import draw_steps
from motorworks.kernel.reference.upkeep import begin_upkeep, count_pass_for_upkeep
from motorworks.kernel.reference.world import World


def complete(w: World, m: Machine) -> None:
    """End a pass: the parts are judged in order, then they leave."""
    parts = list(m.parts)
    m.parts.clear()
    _count_pass(w, m)
    for part in parts:
        part.began = m.began
        if judge(w, m, part):
            m.parts.append(part)
    deliver(w, m)


def _count_pass(w: World, m: Machine) -> None:
    w.operations += 1
    m.cycles += 1
    m.tool_cycles += 1
    m.passes += 1
    count_pass_for_upkeep(m)


def deliver(w: World, m: Machine) -> None:
    """Let the deliveries of a machine leave in order, then let the machine go on."""
    if m.station.conveyor:
        let_out(w, m)
    elif _flush(w, m):
        _go_on(w, m)
    elif not begin_upkeep(w, m):
        refresh(w, m)


def release(w: World, m: Machine, place: int) -> None:
    """Go on after a machine's first delivery to a place was taken or has found room."""
    m.deliveries.remove(next(d for d in m.deliveries if d.place == place))
    deliver(w, m)


def let_out(w: World, m: Machine) -> None:
    """Judge the parts at the exit of a conveyor one by one, as long as they can leave."""
    move_belt(w, m)
    free = _flush(w, m)
    for _ in range(len(m.parts)):
        if not free or m.parts[0].ready > m.worked:
            break
        part = m.parts.popleft()
        _count_pass(w, m)
        if judge(w, m, part):
            part.began = w.now
            part.ready = m.worked + float(w.program.conveyor_transit[m.station.number])
            m.parts.append(part)
        free = _flush(w, m)
    begin_upkeep(w, m)
    update_belt(w, m)


def _flush(w: World, m: Machine) -> bool:
    """Let deliveries leave, none before another to the same place; tell whether all have left."""
    blocked = {d.place for d in m.deliveries if d.waits}
    for delivery in list(m.deliveries):
        if delivery.place in blocked:
            continue
        if _leaves(w, m, delivery):
            m.deliveries.remove(delivery)
        else:
            delivery.waits = True
            blocked.add(delivery.place)
    return not m.deliveries


def _leaves(w: World, m: Machine, delivery: Delivery) -> bool:
    """Let a delivery leave, or enter its machine in the list of those who wait."""
    if delivery.place < 0:
        return False
    if delivery.place >= w.B:
        enter_sink(w, delivery.place - w.B, delivery.part)
        return True
    buffer = w.buffers[delivery.place]
    if may_enter(buffer, delivery.part.model):
        put(w, buffer, delivery.part)
        return True
    if delivery.overflow >= 0:
        w.overflowed[delivery.entry] += 1
        enter_sink(w, delivery.overflow - w.B, delivery.part)
        return True
    wait_for(w, buffer, m)
    return False


def may_enter(buffer: Buffer, model: int) -> bool:
    """Tell whether there is room for a model and nobody waits who would fit."""
    return buffer.has_room(model) and not any(
        buffer.has_room(waiting_part(buffer, waiter).model) for waiter in buffer.waiting
    )


def wait_for(w: World, buffer: Buffer, waiter: Machine | Arrival) -> None:
    """Enter a machine or an arrival in the list of those who wait for a place."""
    buffer.waiting.append(waiter)
    if buffer.capacity == 0:
        tell_takers(w, buffer)


def admit(w: World, b: int) -> None:
    """Let those who wait for a place in a buffer in, the longest waiting that fits first."""
    buffer = w.buffers[b]
    while True:
        waiter = _first_that_fits(buffer)
        if waiter is None:
            return
        buffer.waiting.remove(waiter)
        put(w, buffer, waiting_part(buffer, waiter))
        if isinstance(waiter, Machine):
            release(w, waiter, b)


def _first_that_fits(buffer: Buffer) -> Machine | Arrival | None:
    waiting = buffer.waiting
    return next((x for x in waiting if buffer.has_room(waiting_part(buffer, x).model)), None)


def _go_on(w: World, m: Machine) -> None:
    """Repeat the pass of the parts that stayed, change a worn tool, or look for new parts."""
    st = m.station
    if st.transport is not None:
        give_vehicle_back(w, m, st.transport)
    if m.parts:
        m.step_times = draw_steps(w, m, sorted({part.model for part in m.parts}))
        m.began = w.now
        begin_activity(w, m, 0, m.step_times[0])
    elif 0 < w.program.tool_life[st.number] <= m.tool_cycles:
        law = w.laws[w.program.tool_law[st.number]]
        w.tool_changes[st.number] += 1
        begin_activity(w, m, TOOL_ACTIVITY, law.draw(m.tool))
    else:
        make_ready(w, m)
