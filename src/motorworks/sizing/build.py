"""Sizes → the plant that has them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from motorworks.plant import Buffer, Campaign, Line, Plant, Station
from motorworks.plant.in_service import without_what_is_gone
from motorworks.sizing.allocation import Copies, allocate, carries, lots
from motorworks.sizing.copies import stretched, with_copies
from motorworks.sizing.growth import Growth, grown
from motorworks.sizing.load import Load
from motorworks.sizing.modules import Installed
from motorworks.sizing.network import feeding_line, network
from motorworks.sizing.places import Places
from motorworks.sizing.stores import with_room_for_lots

LOT = 100.0
"""Parts in a row where the plant shows none."""


@dataclass(frozen=True, kw_only=True)
class LineSize:
    """Copies of a line and what each of them makes.

    Attributes
    ----------
    line
        Its name.
    copies
        Copies of it.
    allocation
        Models of each copy; empty if all copies make all models.
    asked
        Lines' worth of work by model; their sum is what the slowest station asks for.
    kept
        Whether the models stay as the plant has them.
    """

    line: str
    copies: int
    allocation: tuple[tuple[str, ...], ...]
    asked: Mapping[str, float]
    kept: bool


def built(
    plant: Plant,
    demand: float,
    mix: Mapping[str, float],
    by: Growth,
    asked: Mapping[str, Load],
    times: Mapping[str, Mapping[str, float]],
    installed: Mapping[str, Installed],
    places: Mapping[str, Places],
) -> tuple[Plant, dict[str, LineSize]]:
    """Give the plant with these sizes, and its lines.

    Parameters
    ----------
    plant
        The plant that is copied.
    demand, mix
        Good parts a year, and the share of each model.
    by
        What grows with the output.
    asked, installed
        Loads and machines by process.
    times
        Machine time of a part by process and model [s], on any scale.
    places
        Places by line.
    """
    new = grown(plant, by)
    sizes: dict[str, LineSize] = {}
    net = network(plant)
    lines: list[Line] = []
    same_mix = all(abs(m.share - mix.get(m.name, 0.0)) < 1e-9 for m in plant.models)
    for line in new.lines:
        own = [f"{line.name}/{s.name}" for s in line.stations]
        if not all(name in installed for name in own):
            lines.append(line)
            continue
        work = _work(own, asked, times, installed)
        like = sizes.get(feeding_line(net, line))
        made, size = _line(line, plant, work, asked[own[0]].starts, installed, same_mix, like)
        sizes[line.name] = size
        lines.append(_placed(made, places.get(line.name)))
    new = replace(
        new,
        target=demand,
        models=tuple(replace(m, share=mix.get(m.name, 0.0)) for m in new.models),
        stations=tuple(
            replace(s, machines=installed[s.name].machines) if s.name in installed else s
            for s in new.stations
        ),
        lines=plant.lines,
    )
    new = without_what_is_gone(with_copies(new, lines))
    return with_room_for_lots(new, {name: not size.kept for name, size in sizes.items()}), sizes


def _work(
    names: list[str],
    asked: Mapping[str, Load],
    times: Mapping[str, Mapping[str, float]],
    installed: Mapping[str, Installed],
) -> dict[str, float]:
    """Give the lines' worth of work of each model at the slowest station of a line."""
    slowest = max(names, key=lambda name: installed[name].needed / installed[name].each)
    spent = {m: n * times[slowest][m] for m, n in asked[slowest].starts.items()}
    total = sum(spent.values())
    lines = installed[slowest].needed / installed[slowest].each
    return {m: lines * s / total for m, s in spent.items()} if total > 0.0 else {}


def _line(
    line: Line,
    plant: Plant,
    work: Mapping[str, float],
    parts: Mapping[str, float],
    installed: Mapping[str, Installed],
    same_mix: bool,
    like: LineSize | None,
) -> tuple[Line, LineSize]:
    """Give a line with its copies and the models of each."""
    first = installed[f"{line.name}/{line.stations[0].name}"]
    copies = first.machines // first.each
    kept = not line.allocation or (
        copies == line.lines and same_mix and carries(work, line.allocation)
    )
    allocation, stations = line.allocation, line.stations
    follows = like is not None and _can_follow(line, like, copies, work)
    if not kept and like is not None and follows:
        allocation = like.allocation
    elif not kept:
        shared = allocate(work, copies, plant.economics.most_load)
        allocation = tuple(tuple(m.name for m in plant.models if m.name in c) for c in shared)
        usual = _usual_round(plant)
        stations = tuple(_campaign(s, line, shared, parts, work, usual) for s in stations)
    stations = tuple(replace(s, machines=installed[f"{line.name}/{s.name}"].each) for s in stations)
    made = replace(
        line,
        lines=copies,
        allocation=allocation,
        stations=stations,
        in_service=stretched(line.in_service, copies),
        positions=stretched(line.positions, copies),
    )
    size = LineSize(line=line.name, copies=copies, allocation=allocation, asked=work, kept=kept)
    return made, size


def _can_follow(line: Line, like: LineSize, copies: int, work: Mapping[str, float]) -> bool:
    """Tell whether a line without campaigns can have the models of the line that feeds it.

    So parts of two models come to a copy in the lots of the copy before it.
    """
    free = all(s.campaign is None for s in line.stations)
    return free and like.copies == copies and carries(work, like.allocation)


def _campaign(
    station: Station,
    line: Line,
    shared: Copies,
    parts: Mapping[str, float],
    work: Mapping[str, float],
    usual: float,
) -> Station:
    """Give a station its lots anew, if it works its models in turn.

    The first station of a line of several gets lots where it had none: parts of several models that
    come as they like could fill a line of which only the other model is waited for.
    """
    campaign = station.campaign
    if campaign is None and len(line.stations) > 1 and station is line.stations[0]:
        campaign = Campaign(rule="sequence", lots={m: max(1, round(usual)) for m in work})
    if campaign is None or campaign.rule != "sequence" or not campaign.lots:
        return station
    new = lots(shared, parts, work, _round(line, campaign))
    if station.campaign is None and not new:
        return station
    return replace(station, campaign=replace(campaign, lots={**campaign.lots, **new}))


def _usual_round(plant: Plant) -> float:
    """Give the parts of a model in a row that lines of the plant work, in the mean."""
    found = [
        lot
        for line in plant.lines
        for s in line.stations
        if s.campaign is not None and s.campaign.rule == "sequence"
        for lot in s.campaign.lots.values()
    ]
    return sum(found) / len(found) if found else LOT


def _round(line: Line, campaign: Campaign) -> float:
    """Give the parts of a round through the models of a mixed copy, in the mean."""
    mixed = [c for c in line.allocation if len(c) > 1] or [tuple(campaign.lots)[:2]]
    rounds = [sum(campaign.lots.get(m, campaign.lot or 0) for m in copy) for copy in mixed]
    return max(1.0, sum(rounds) / len(rounds))


def _placed(line: Line, found: Places | None) -> Line:
    """Give a line its places, and its buffers between own stations as many."""
    if found is None or line.places is None:
        return line
    places = max(found.places, line.places)
    if places == line.places:
        return line
    return replace(
        line,
        places=places,
        buffers=tuple(
            _as_places(b, places / max(1, line.places)) if _between(line, b) else b
            for b in line.buffers
        ),
    )


def _between(line: Line, buffer: Buffer) -> bool:
    """Tell whether a buffer of a line is filled and emptied by the line's own stations."""
    fills = {s.to for s in line.stations}
    takes = {i.origin for s in line.stations for i in s.inputs}
    return buffer.name in fills and buffer.name in takes


def _as_places(buffer: Buffer, ratio: float) -> Buffer:
    def more(number: int | None) -> int | None:
        return None if number is None else math.ceil(number * ratio - 1e-9)

    return replace(
        buffer, capacity=more(buffer.capacity), capacity_per_model=more(buffer.capacity_per_model)
    )
