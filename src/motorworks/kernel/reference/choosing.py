"""Whether a machine can start, and with what."""

from collections.abc import Iterator
from dataclasses import dataclass

from motorworks.kernel.reference.pull import fitting
from motorworks.kernel.reference.queues import heads, lying, oldest, queues
from motorworks.kernel.reference.things import Buffer, Input, Machine, Source, Station
from motorworks.kernel.reference.world import World
from motorworks.program.program import ANY, IN_SEQUENCE, LOWEST_STOCK


@dataclass(slots=True)
class Choice:
    """What a machine takes: how many parts from which inputs, led by a model."""

    model: int
    inputs: list[tuple[Input, int]]
    lot: int = -1
    """Campaign entry that a LOWEST_STOCK machine begins, or -1."""


def origin_of(w: World, inp: Input) -> Buffer | Source:
    """Give what an input takes from."""
    return w.buffers[inp.origin] if inp.origin < w.B else w.sources[inp.origin - w.B]


def choose(w: World, m: Machine) -> Choice | int:
    """Give what a machine can start with, or the cause that it cannot."""
    st = m.station
    if st.first_available:
        return _choose_first_available(w, m)
    if st.campaign_rule == LOWEST_STOCK:
        return _choose_lowest(w, m)
    lacking = []
    for model in _candidates(w, m, st.inputs[0]):
        choice = _choice(w, st, model)
        if isinstance(choice, Choice):
            return choice
        lacking.append(choice)
    return _blame(w, st, lacking)


def _choose_first_available(w: World, m: Machine) -> Choice | int:
    st, lacking = m.station, []
    for inp in st.inputs:
        for model in _candidates(w, m, inp):
            if _has(w, inp, model, 1, leads=True):
                choice = _cut(w, st, Choice(model, [(inp, 1)]))
                if isinstance(choice, Choice):
                    return choice
                lacking.append(choice)
    return _blame(w, st, lacking)


def _blame(w: World, st: Station, lacking: list[int]) -> int:
    """Give the first cause that is lack of room, else the first; the leader's if there is none."""
    room = (cause for cause in lacking if cause >= w.route_cause)
    return next(room, lacking[0] if lacking else st.inputs[0].cause)


def _choice(w: World, st: Station, model: int, lot: int = -1) -> Choice | int:
    """Give what a station takes for a model, or the cause that it cannot."""
    lacking = _lacking(w, st, model)
    if lacking:
        return lacking
    if st.batch_min:
        return _cut(w, st, Choice(model, [(st.inputs[0], batch_size(w, st, model))], lot))
    return _cut(w, st, Choice(model, [(inp, inp.take) for inp in st.inputs], lot))


def _cut(w: World, st: Station, choice: Choice) -> Choice | int:
    """Leave of a choice what the destinations of a pulling station have room for."""
    if not st.pull:
        return choice
    models = models_in_order(w, st, choice)
    count, entry = fitting(w, st, models)
    if count < max(1, st.batch_min):
        return w.route_cause + entry
    if st.batch_min:
        choice.inputs = [(st.inputs[0], count)]
    return choice


def _choose_lowest(w: World, m: Machine) -> Choice | int:
    """Go on with the lot of the machine, or choose the model whose stock is lowest."""
    st = m.station
    choices = {t: _choice(w, st, t) for t in _candidates(w, m, st.inputs[0])}
    if m.lot_left > 0:
        going_on = choices.get(st.campaign[m.lot][0])
        if isinstance(going_on, Choice):
            return going_on
        m.lot_left = 0
    best, lowest = None, 0.0
    for lot, (model, _) in enumerate(st.campaign):
        choice = choices.get(model)
        if isinstance(choice, Choice):
            stock = _stock(w.buffers[st.campaign_buffer], model, st)
            if best is None or stock < lowest:
                best, lowest, choice.lot = choice, stock, lot
    return best or _blame(w, st, [x for x in choices.values() if isinstance(x, int)])


def _stock(buffer: Buffer, model: int, st: Station) -> float:
    """Give how full a buffer is of a model, with what a pulling station has claimed there."""
    besides = buffer.held[model] + (buffer.claims[model] if st.pull else 0)
    if buffer.by_type:
        places = buffer.type_capacity[model]
        level = len(buffer.queues[model]) + besides
        return level / places if places > 0 else float(level)
    return float(sum(part.model == model for _, part in buffer.queues[0]) + besides)


def allowed_lot(st: Station) -> int:
    """Give the campaign entry that is next, a replacement before the lot in turn."""
    return next((i for i, owed in enumerate(st.owed) if owed > 0), st.lot)


def _allowed(st: Station, model: int) -> bool:
    if not st.types >> model & 1:
        return False
    if st.campaign_rule == IN_SEQUENCE:
        return st.campaign[allowed_lot(st)][0] == model
    if st.campaign_rule == LOWEST_STOCK:
        return any(model == t for t, _ in st.campaign)
    return True


def _candidates(w: World, m: Machine, leader: Input) -> Iterator[int]:
    """Give the models that the leading input offers, those the machine may start."""
    return (t for t in _offered(w, m.station, leader) if _allowed(m.station, t))


def _offered(w: World, st: Station, leader: Input) -> list[int]:
    origin = origin_of(w, leader)
    if isinstance(origin, Source):
        return list(range(w.T)) if origin.type_kind == ANY else [origin.next_model]
    if origin.by_type:
        least = 1 if leader.any or st.first_available else st.batch_min or leader.take
        return heads(origin, least)
    return [queue[0][1].model for queue in queues(origin) if queue]


def _lacking(w: World, st: Station, model: int) -> int:
    """Give the cause of the first input that has not enough for a model, or 0."""
    if st.batch_min:
        enough = batch_size(w, st, model) >= st.batch_min
        return 0 if enough else st.inputs[0].cause
    for inp in st.inputs:
        if not _has(w, inp, model, inp.take, leads=inp is st.inputs[0]):
            return inp.cause
    return 0


def batch_size(w: World, st: Station, model: int) -> int:
    """Give the parts that a batch led by a model would take; below the least: none starts."""
    origin = origin_of(w, st.inputs[0])
    if isinstance(origin, Source):
        return int(min(st.batch_max, left_in(w, origin)))
    if origin.by_type and not st.inputs[0].any:
        return min(st.batch_max, len(queues(origin)[model]))
    return min(st.batch_max, lying(origin))


def left_in(w: World, source: Source) -> float:
    """Give the parts a saturated source can still give."""
    full = w.created - w.removed > w.program.max_parts
    return 0 if full else source.left


def _has(w: World, inp: Input, model: int, count: int, *, leads: bool) -> bool:
    """Tell whether an input has enough for a model."""
    origin = origin_of(w, inp)
    if isinstance(origin, Source):
        gives = leads or inp.any or origin.type_kind == ANY or origin.next_model == model
        return gives and left_in(w, origin) >= count
    if inp.any or (leads and not origin.by_type):
        return lying(origin) >= count
    if origin.by_type:
        return len(queues(origin)[model]) >= count
    queue = queues(origin)[0]
    return len(queue) >= count and all(queue[i][1].model == model for i in range(count))


def models_in_order(w: World, st: Station, choice: Choice) -> list[int]:
    """Give the models of the parts that a choice would make the machine work on, in order."""
    (inp, count), origin = choice.inputs[0], origin_of(w, choice.inputs[0][0])
    if not st.batch_min:
        return [choice.model]
    if isinstance(origin, Source) or (origin.by_type and not inp.any):
        return [choice.model] * count
    if inp.any and origin.by_type:
        return oldest(origin, count, choice.model)
    return [queues(origin)[0][i][1].model for i in range(count)]
