"""Machines needed → machines installed: whole lines for stations in series, groups for the rest."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motorworks.plant import Line, Plant, Station

SPARED = 0.002
"""Load above the planned one for which no further machine is bought: a fifth of a per cent."""
MOST_MACHINES = 10_000
MOST_LINES = 1000


@dataclass(frozen=True, kw_only=True)
class Installed:
    """The machines of a process.

    Attributes
    ----------
    process
        Its name.
    kind
        ``line``: a station of a line of several; ``group``: machines that share the work;
        ``module``: outside lines, but so many for each line.
    needed
        Machines needed.
    machines
        Machines installed in all.
    each
        Of these in each copy of the line, or for each module; all of them for a group outside
        lines.
    """

    process: str
    kind: str
    needed: float
    machines: int
    each: int

    @property
    def load(self) -> float:
        """Share of their time that the machines are asked for [-]."""
        return self.needed / self.machines


def install(plant: Plant, needed: Mapping[str, float]) -> dict[str, Installed]:
    """Give the machines to install for each process.

    Parameters
    ----------
    plant
        The plant whose lines are copied.
    needed
        Machines needed by process.

    Notes
    -----
    Machines of a group may be asked for ``most_load`` of their time. Stations of a line of several
    come in whole lines, built like those of the plant: the slowest station says how many. Lines of
    which the plant has equally many belong together (one stator, rotor and assembly line are a
    module), and all get the number of the slowest. Where one station alone asks for further lines,
    it gets a machine more in each line instead, if that is cheaper and leaves every station of the
    fewer lines at ``most_load`` or below.

    A station outside lines with a number of machines for each module (packing), more than its work
    asks for at the plant's own target, keeps that number.
    """
    lines = [line for line in plant.lines if _asked(line, needed)]
    found: dict[str, Installed] = {}
    in_series = [line for line in lines if len(line.stations) > 1]
    for of in sorted({line.lines for line in in_series}):
        found |= _modules(plant, [line for line in in_series if line.lines == of], needed)
    for line in lines:
        if len(line.stations) == 1:
            found |= _copies(plant, line, needed)
    at_target = _at_target(plant, needed)
    for station in plant.stations:
        if station.name in needed:
            found[station.name] = _loose(plant, station, needed[station.name], at_target, found)
    return found


def _asked(line: Line, needed: Mapping[str, float]) -> bool:
    return any(needed.get(f"{line.name}/{s.name}", 0.0) > 0.0 for s in line.stations)


def _modules(plant: Plant, lines: list[Line], needed: Mapping[str, float]) -> dict[str, Installed]:
    """Give the machines of lines that belong together."""
    stations = {f"{line.name}/{s.name}": s for line in lines for s in line.stations}
    asked = {name: needed.get(name, 0.0) for name in stations}
    each = {name: s.machines for name, s in stations.items()}
    copies = _lines_for(asked, each)
    while True:
        tried = dict(each)
        slowest = max(asked, key=lambda name: asked[name] / tried[name])
        tried[slowest] += 1
        fewer = _lines_for(asked, tried)
        load = max(asked[name] / (fewer * tried[name]) for name in asked)
        if (
            fewer >= copies
            or load > plant.economics.most_load
            or _cost(stations.values(), tried.values(), fewer)
            >= _cost(stations.values(), each.values(), copies)
        ):
            break
        each, copies = tried, fewer
    return {
        name: Installed(
            process=name,
            kind="line",
            needed=asked[name],
            machines=copies * each[name],
            each=each[name],
        )
        for name in stations
    }


def _lines_for(asked: Mapping[str, float], each: Mapping[str, int]) -> int:
    return max(1, *(math.ceil(asked[name] / each[name] - 1e-9) for name in asked))


def _cost(stations: Iterable[Station], each: Iterable[int], copies: int) -> float:
    """Give what machines cost; where none has a price, their number."""
    pairs = list(zip(stations, each, strict=True))
    priced = sum(s.price * n for s, n in pairs)
    return copies * (priced or float(sum(n for _, n in pairs)))


def _copies(plant: Plant, line: Line, needed: Mapping[str, float]) -> dict[str, Installed]:
    """Give the machines of a line of one station: each copy is a machine of a group."""
    station = line.stations[0]
    name = f"{line.name}/{station.name}"
    copies = _group(needed[name] / station.machines, plant)
    return {
        name: Installed(
            process=name,
            kind="group",
            needed=needed[name],
            machines=copies * station.machines,
            each=station.machines,
        )
    }


def _group(needed: float, plant: Plant) -> int:
    return max(1, math.ceil(needed / (plant.economics.most_load + SPARED) - 1e-9))


def _at_target(plant: Plant, needed: Mapping[str, float]) -> Mapping[str, float]:
    """Give the machines of loose stations that the plant's own lines would stand for."""
    copies = {
        f"{line.name}/{s.name}": line.lines * s.machines
        for line in plant.lines
        for s in line.stations
    }
    loads = [needed[name] / n for name, n in copies.items() if needed.get(name)]
    scale = max(loads, default=1.0)
    return {s.name: needed[s.name] / scale for s in plant.stations if s.name in needed}


def _loose(
    plant: Plant,
    station: Station,
    needed: float,
    at_target: Mapping[str, float],
    found: Mapping[str, Installed],
) -> Installed:
    """Give the machines of a station outside lines."""
    kind, machines, each = "group", _group(needed, plant), 0
    modules = max((line.lines for line in plant.lines if len(line.stations) > 1), default=1)
    by_work = _group(at_target[station.name], plant)
    if modules > 1 and station.machines % modules == 0 and station.machines > by_work:
        of = {line.name for line in plant.lines if line.lines == modules}
        now = max(
            (i.machines // i.each for p, i in found.items() if p.partition("/")[0] in of),
            default=1,
        )
        kind, each = "module", station.machines // modules
        machines = max(machines, each * now)
    return Installed(
        process=station.name, kind=kind, needed=needed, machines=machines, each=each or machines
    )
