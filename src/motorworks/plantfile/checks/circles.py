"""Work that takes no time: plants in which the clock would never go on."""

from collections import Counter
from collections.abc import Mapping
from itertools import islice

from motorworks.plant import Station
from motorworks.plantfile.checks.wiring import Node, Unit, Wiring
from motorworks.plantfile.findings import Findings
from motorworks.process import Law


def check_circles(wiring: Wiring, findings: Findings) -> None:
    """Refuse endless work in no time: out of a source without end, or round in a circle.

    Parameters
    ----------
    wiring
        The graph of the plant, complete.
    findings
        Takes what is wrong.
    """
    timeless = [unit for unit in wiring.units if takes_no_time(unit.station)]
    if timeless:
        _check_floods(timeless, wiring, findings)
        _check_traps(timeless, findings)


def takes_no_time(station: Station) -> bool:
    """Tell whether parts can pass a station in no time."""
    if station.conveyor is not None:
        return False
    if station.steps:
        laws = [[s.time, *s.times.values()] for s in station.steps]
        return all(any(_is_zero(law) for law in step) for step in laws)
    return any(_is_zero(law) for law in (station.cycle_time, *station.cycle_times.values()))


def _is_zero(law: Law | None) -> bool:
    return law is not None and law.mean() == 0


# ---- out of a source without end ----


def _check_floods(timeless: list[Unit], wiring: Wiring, findings: Findings) -> None:
    """Refuse stations that fill a sink or an endless buffer in no time."""
    endless: set[Node] = {
        node
        for node, source in wiring.sources.items()
        if source.interarrival is None and source.count is None
    }
    endless |= {
        node
        for node, supplies in wiring.supplies.items()
        if any(s.timetable is None and (not s.lead_time or _is_zero(s.lead_time)) for s in supplies)
    }
    flooding: dict[Node, Unit] = {}
    able = {unit.path for unit in timeless}
    takers = wiring.takers()
    todo = [unit for unit in timeless if _is_flooded(unit, endless)]
    while todo:
        unit = todo.pop()
        if unit.path in flooding or unit.path not in able or not _is_flooded(unit, endless):
            continue
        flooding[unit.path] = unit
        for way in unit.gives:
            endless.add(way.place)
            todo += [taker for taker, _, _ in takers.get(way.place, ())]
    for unit in (u for u in timeless if u.path in flooding):
        if any(_has_no_end(way.place, wiring) for way in unit.gives):
            text = "takes no time on parts that never run out: the clock would never go on"
            findings.error(
                unit.path, text, "Write a positive cycle_time, or a count at the source."
            )


def _is_flooded(unit: Unit, endless: set[Node]) -> bool:
    there = [place in endless for _, _, place in unit.takes]
    return any(there) if unit.station.select == "first_available" else all(there)


def _has_no_end(place: Node, wiring: Wiring) -> bool:
    return place in wiring.sinks or wiring.buffers[place].capacity is None


# ---- round in a circle ----


def _check_traps(timeless: list[Unit], findings: Findings) -> None:
    """Refuse stations that pass parts to each other in no time, with no way out."""
    trapped = {unit.path: unit for unit in timeless}
    into = Counter(place for unit in timeless for _, _, place in unit.takes)
    givers: dict[Node, list[Unit]] = {}
    for unit in timeless:
        for way in unit.gives:
            givers.setdefault(way.place, []).append(unit)
    todo = list(timeless)
    while todo:
        unit = todo.pop()
        if unit.path not in trapped or _keeps(unit, into):
            continue
        del trapped[unit.path]
        for _, _, place in unit.takes:
            into[place] -= 1
            todo += givers.get(place, [])
    if trapped:
        first = next(iter(trapped.values()))
        names = ", ".join(f"'{unit.station.name}'" for unit in islice(trapped.values(), 6))
        text = f"parts go round through {names} in no time: the clock would never go on"
        findings.error(first.path, text, "Write a positive cycle_time.")


def _keeps(unit: Unit, into: Mapping[Node, int]) -> bool:
    """Tell whether what a station works stays among stations that take from these places."""
    ways = [way for way in unit.gives if way.kind in {"to", "random", "each", "by_model"}]
    inside = [into.get(way.place, 0) > 0 for way in ways]
    split = any(way.kind == "each" for way in ways)
    return bool(inside) and (any(inside) if split else all(inside))
