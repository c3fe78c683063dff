"""A part judged after its pass, and the way it goes."""

from motorworks.kernel.random import uniform
from motorworks.kernel.reference.news import tell_station
from motorworks.kernel.reference.pull import give_back_claims
from motorworks.kernel.reference.service import factor
from motorworks.kernel.reference.things import Delivery, Machine, Part
from motorworks.kernel.reference.world import World
from motorworks.program.events import OF_STATION, SCRAPPED
from motorworks.program.program import BY_MODEL, EACH, IN_SEQUENCE, RANDOM, SCRAP_FACTOR
from motorworks.program.trace import GOOD, REWORK, SCRAP


def judge(w: World, m: Machine, part: Part) -> bool:
    """Judge a part that completed its pass; true if it stays to repeat it at once."""
    s, model = m.station.number, part.model
    outcome = _outcome(w, m, part)
    w.produced[s][model] += 1
    if w.visits is not None:
        w.visits.append((part.number, model, s, m.number, part.began, w.now, outcome))
    if outcome == REWORK:
        stays = _repeat(w, m, part)
    else:
        stays = False
        _end(w, m, part, outcome)
    if not stays:
        give_back_claims(w, m.station, model)
    return stays


def _end(w: World, m: Machine, part: Part, outcome: int) -> None:
    """Send a part on its way that is judged good or scrap."""
    s = m.station.number
    repeated = part.repeats.pop(s, 0) > 0
    if outcome == GOOD:
        w.good[s][part.model] += 1
        w.first_pass[s][part.model] += not repeated
        m.deliveries.extend(_ways(w, m, part))
    else:
        _scrap(w, m, part)


def _outcome(w: World, m: Machine, part: Part) -> int:
    s = m.station.number
    scrap, rework = float(w.program.scrap_prob[s]), float(w.program.rework_prob[s])
    if scrap <= 0 and rework <= 0:
        return GOOD
    u = uniform(m.quality)
    if m.station.factors[SCRAP_FACTOR][0]:
        scrap = min(scrap * factor(w, m.station, SCRAP_FACTOR), 1 - rework)
    if u < scrap:
        return SCRAP
    if u >= scrap + rework:
        return GOOD
    most = w.program.max_reworks[s]
    return SCRAP if 0 <= most <= part.repeats.get(s, 0) else REWORK


def _repeat(w: World, m: Machine, part: Part) -> bool:
    s = m.station.number
    w.rework[s][part.model] += 1
    part.repeats[s] = part.repeats.get(s, 0) + 1
    part.reworked = True
    place = int(w.program.rework_place[s])
    if place < 0:
        return True
    m.deliveries.append(Delivery(part, place, w.judged_cause + s))
    return False


def _scrap(w: World, m: Machine, part: Part) -> None:
    s = m.station.number
    w.scrap[s][part.model] += 1
    place = int(w.program.scrap_place[s])
    if place < 0:
        w.remove_parts()
        w.record("losses", w.now, part.number, part.model, SCRAPPED, s, -1)
    else:
        m.deliveries.append(Delivery(part, place, w.judged_cause + s))
    if m.station.campaign_rule == IN_SEQUENCE:
        _owe(w, m, part.model)


def _owe(w: World, m: Machine, model: int) -> None:
    """Have a scrapped part replaced in the latest lot of its model."""
    st = m.station
    n = len(st.campaign)
    for back in range(n):
        lot = (st.lot - back) % n
        if st.campaign[lot][0] == model:
            st.owed[lot] += 1
            tell_station(w, st.number)
            return


def _ways(w: World, m: Machine, part: Part) -> list[Delivery]:
    """Give where a good part goes, and what is made of it."""
    p, s = w.program, m.station.number
    first, last = int(p.route_start[s]), int(p.route_start[s + 1])
    kind = p.route_kind[s]
    if kind == EACH:
        copies = [_copy(w, part) for _ in range(first + 1, last)]
        made = [_made(w, x, e) for e, x in enumerate([part, *copies], first)]
        for x in made[1:]:
            w.record("births", w.now, x.number, x.model, part.number, OF_STATION, s)
        return [_way(w, x, e) for e, x in enumerate(made, first)]
    entry = first
    if kind == RANDOM:
        u = uniform(m.route)
        entry = next(e for e in range(first, last) if u < p.route_weight[e])
    elif kind == BY_MODEL:
        entry = first + part.model
    return [_way(w, part, entry)]


def _way(w: World, part: Part, entry: int) -> Delivery:
    p = w.program
    place, overflow = int(p.route_place[entry]), int(p.route_overflow[entry])
    return Delivery(part, place, w.route_cause + entry, entry, overflow)


def _copy(w: World, original: Part) -> Part:
    """Give one more part of an ``each`` route, beside the original itself."""
    part = w.new_part(original.model)
    part.entered, part.reworked = original.entered, original.reworked
    return part


def _made(w: World, part: Part, entry: int) -> Part:
    """Give a part the model that its entry of an ``each`` route makes."""
    model = int(w.program.route_type[entry])
    if model >= 0:
        part.model = model
    return part
