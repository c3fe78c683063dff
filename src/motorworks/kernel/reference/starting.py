"""The start of a pass: parts taken, times drawn, the first activity due."""

from math import inf

from motorworks.kernel.reference.activities import begin_activity
from motorworks.kernel.reference.belts import enter
from motorworks.kernel.reference.choosing import (
    Choice,
    allowed_lot,
    choose,
    models_in_order,
    origin_of,
)
from motorworks.kernel.reference.leaving import release
from motorworks.kernel.reference.news import tell_buffer, tell_supplies, tell_takers
from motorworks.kernel.reference.pull import claim, tell_feeders
from motorworks.kernel.reference.queues import hold, oldest, take
from motorworks.kernel.reference.sources import draw_model
from motorworks.kernel.reference.states import holds, set_state
from motorworks.kernel.reference.stocks import count_taking, waiting_since
from motorworks.kernel.reference.things import SETUP_ACTIVITY, Input, Machine, Part, Source
from motorworks.kernel.reference.times import draw_setup, draw_steps
from motorworks.kernel.reference.transports import begin_job
from motorworks.kernel.reference.world import World
from motorworks.program.events import OF_SOURCE
from motorworks.program.program import (
    ANY,
    BLOCKED,
    IN_SEQUENCE,
    MIX,
    SEQUENCE,
    START_ONLY_IF_FITS,
    STARVED,
)


def start_station(w: World, s: int) -> None:
    """Let the machines of a station start, the lowest number first, while one can."""
    machines = w.stations[s].machines
    while any(m.ready and _try(w, m) for m in machines):
        pass


def _try(w: World, m: Machine) -> bool:
    """Start a ready machine if it can; else name what it lacks."""
    choice = choose(w, m)
    if isinstance(choice, int):
        lacks = choice
    elif not _fits(w, m, choice):
        lacks = 0
    else:
        _start(w, m, choice)
        return True
    if holds(m) == 0:
        set_state(w, m, BLOCKED if lacks >= w.route_cause else STARVED, lacks)
    return False


def _fits(w: World, m: Machine, choice: Choice) -> bool:
    """Draw the times beforehand where the work must end within the hours."""
    st = m.station
    if st.calendar_rule != START_ONLY_IF_FITS or st.conveyor or st.calendar < 0:
        return True
    models = sorted(set(models_in_order(w, st, choice)))
    key = sum(1 << t for t in models)
    if m.kept is None or m.kept[0] != key:
        m.kept = key, draw_setup(w, m, choice.model), draw_steps(w, m, models)
    total = m.kept[1]
    for time in m.kept[2]:
        total += time
    return w.now + total <= w.calendars[st.calendar].ends


def _start(w: World, m: Machine, choice: Choice) -> None:
    freed: list[list[Machine]] = [[] for _ in choice.inputs]
    waited = waiting_since(w, m)
    taken = [
        _take(w, m, inp, count, choice.model, i == 0, freed[i])
        for i, (inp, count) in enumerate(choice.inputs)
    ]
    _record_taking(w, m, choice, taken)
    _count_down(m, choice)
    parts = taken[0] if m.station.batch_min else [_join(w, m, taken)]
    if m.station.conveyor:
        enter(w, m, parts[0])
    else:
        claim(w, m.station, [part.model for part in parts])
        if m.station.transport is not None:
            begin_job(w, m, m.station.transport, parts)
        else:
            _begin(w, m, parts)
    for (inp, _), machines in zip(choice.inputs, freed, strict=True):
        _tell_of_taking(w, m, inp, machines, waited)


def _begin(w: World, m: Machine, parts: list[Part]) -> None:
    """Begin the pass of a machine, with its changeover if it needs one."""
    models = sorted({part.model for part in parts})
    if m.kept is not None:
        _, m.setup_time, m.step_times = m.kept
        m.kept = None
    else:
        m.setup_time, m.step_times = draw_setup(w, m, parts[0].model), draw_steps(w, m, models)
    m.model = parts[0].model
    m.parts.extend(parts)
    m.began = w.now
    m.ready = False
    if m.setup_time > 0:
        w.setups[m.station.number] += 1
        begin_activity(w, m, SETUP_ACTIVITY, m.setup_time)
    else:
        begin_activity(w, m, 0, m.step_times[0])


def _record_taking(w: World, m: Machine, choice: Choice, taken: list[list[Part]]) -> None:
    """Record what was taken, input by input; a transport's parts are when they are loaded."""
    if m.station.transport is not None:
        return
    for (inp, _), parts in zip(choice.inputs, taken, strict=True):
        origin = inp.origin if inp.origin < w.B else w.B - 1 - inp.origin
        for part in parts:
            w.record("takes", w.now, part.number, part.model, origin, m.number)


def _join(w: World, m: Machine, taken: list[list[Part]]) -> Part:
    """Make one part of all that was taken; the first gives number and model."""
    parts = [part for some in taken for part in some]
    first = parts[0]
    first.entered = min(part.entered for part in parts)
    first.reworked = any(part.reworked for part in parts)
    for child in parts[1:]:
        w.record("joins", w.now, m.number, first.number, child.number)
    if len(parts) > 1:
        w.remove_parts(len(parts) - 1)
    return first


def _count_down(m: Machine, choice: Choice) -> None:
    """Take the parts started off the lot of the campaign."""
    st, count = m.station, choice.inputs[0][1] if m.station.batch_min else 1
    if st.campaign_rule == IN_SEQUENCE:
        lot = allowed_lot(st)
        if st.owed[lot] > 0:
            st.owed[lot] = max(0, st.owed[lot] - count)
            return
        st.lot_left = max(0, st.lot_left - count)
        if st.lot_left == 0:
            st.lot = (st.lot + 1) % len(st.campaign)
            st.lot_left = st.campaign[st.lot][1]
    elif st.campaign:
        if choice.lot >= 0:
            m.lot, m.lot_left = choice.lot, st.campaign[choice.lot][1]
        m.lot_left = max(0, m.lot_left - count)


def _take(
    w: World, m: Machine, inp: Input, count: int, model: int, leads: bool, freed: list[Machine]
) -> list[Part]:
    origin = origin_of(w, inp)
    if isinstance(origin, Source):
        return [_take_from_source(w, origin, model) for _ in range(count)]
    if not origin.by_type:
        order = [0] * count
    elif inp.any:
        order = oldest(origin, count, model if leads else -1)
    else:
        order = [model] * count
    if m.station.transport is not None:
        return [hold(origin, queue) for queue in order]
    return [take(w, origin, queue, freed) for queue in order]


def _take_from_source(w: World, source: Source, model: int) -> Part:
    part = w.new_part(model if source.type_kind == ANY else source.next_model)
    w.record("births", w.now, part.number, part.model, -1, OF_SOURCE, source.number)
    source.left -= 1
    source.arrivals += 1
    draw_model(source)
    return part


def _tell_of_taking(
    w: World, m: Machine, inp: Input, freed: list[Machine], waited: tuple[int, float]
) -> None:
    """Tell who may go on now that something was taken."""
    origin, s = origin_of(w, inp), m.station.number
    if isinstance(origin, Source):
        if origin.type_kind in (MIX, SEQUENCE):
            tell_takers(w, origin, but=s)
        return
    if not origin.by_type:
        tell_takers(w, origin, but=s)
    if m.station.transport is None:  # else the places are not free yet
        tell_buffer(w, origin)
        tell_feeders(w, origin)
        for machine in freed:
            release(w, machine, origin.number)
    count_taking(w, origin, waited[1] if waited[0] == inp.cause else inf)
    tell_supplies(w, origin)
