"""Places between the stations of a line: the fewest with which it makes what is wanted."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from motorworks.capacity.work import passes
from motorworks.plant import Line, Station
from motorworks.process import Law
from motorworks.sizing.decomposition import Stage, line_rate
from motorworks.sizing.load import Load
from motorworks.sizing.modules import Installed
from motorworks.sizing.needed import Needed

MOST_PLACES = 200
"""Places between two stations up to which it is tried."""


@dataclass(frozen=True, kw_only=True)
class Places:
    """The places of a line.

    Attributes
    ----------
    line
        Its name.
    copies
        Copies of it.
    places
        Between two stations of each copy.
    output
        Parts a year that all copies make with them, by the estimate.
    wanted
        Parts a year that are asked for.
    without, endless
        The output with no places at all, and with as many as were tried.
    reached
        Whether the output is as much above what is wanted as it should be.
    """

    line: str
    copies: int
    places: int
    output: float
    wanted: float
    without: float
    endless: float
    reached: bool


def places_for(
    line: Line,
    asked: Mapping[str, Load],
    needed: Mapping[str, Needed],
    installed: Mapping[str, Installed],
    planned: float,
    margin: float,
) -> Places:
    """Give the fewest places with which a line makes what is asked for and a margin.

    Parameters
    ----------
    line
        A line of several stations.
    asked, needed, installed
        Loads, machines needed and machines installed of its stations, by process.
    planned
        Planned time of a year [s].
    margin
        Share by which the estimate must lie above what is wanted [-].

    Notes
    -----
    All copies are taken as equal, each with the mean times of the mix, and the stations as a row in
    the order of the file. Time lost to planned stops stretches the times, since stations stop
    together. More places never make the estimate smaller, so the fewest are found by halving.
    """
    copies, wanted, output = line_output(line, asked, needed, installed, planned)
    endless, goal = output(MOST_PLACES), (1.0 + margin) * wanted
    low, high = -1, MOST_PLACES
    while endless >= goal and high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if output(middle) >= goal else (middle, high)
    return Places(
        line=line.name,
        copies=copies,
        places=high,
        output=output(high),
        wanted=wanted,
        without=output(0),
        endless=endless,
        reached=endless >= goal,
    )


def line_output(
    line: Line,
    asked: Mapping[str, Load],
    needed: Mapping[str, Needed],
    installed: Mapping[str, Installed],
    planned: float,
) -> tuple[int, float, Callable[[int], float]]:
    """Give the copies of a line, the parts a year asked of them, and what they make with places."""
    names = [f"{line.name}/{s.name}" for s in line.stations]
    copies = installed[names[0]].machines // installed[names[0]].each
    load = asked[names[-1]]
    wanted = sum(load.starts.values()) * passes(line.stations[-1]).good
    stages = [
        _stage(s, needed[name], installed[name], wanted / copies, planned)
        for s, name in zip(line.stations, names, strict=True)
    ]

    def output(places: int) -> float:
        return copies * planned * line_rate(stages, [places] * (len(stages) - 1)).rate

    return copies, wanted, output


def _stage(
    station: Station, needed: Needed, installed: Installed, wanted: float, planned: float
) -> Stage:
    """Give a station of one copy, its times for each good part that leaves the copy."""
    copies = installed.machines / installed.each
    busy = needed.work + needed.speed
    other = needed.tools + needed.changeovers + needed.maintenance
    stopped = needed.failures + needed.short_stops + other
    stretched = needed.machines / (busy + stopped) if busy > 0.0 else 1.0
    time = busy * stretched / copies * planned / wanted
    return Stage(
        time=max(time, 1e-9),
        machines=installed.each,
        down=stopped / busy if busy > 0.0 else 0.0,
        repair=_repair(station, needed),
        variation=_variation(station),
    )


def _repair(station: Station, needed: Needed) -> float:
    """Give the mean stop as a random moment of standing finds it [s]."""
    found = [
        (f.repair.mean() / f.up.mean(), f.repair.mean())
        for f in station.failures
        if f.clock == "operating"
    ]
    found += [(s.time.mean() / s.every.mean(), s.time.mean()) for s in station.short_stops]
    busy = needed.work + needed.speed
    if station.tool and busy > 0.0:
        found.append((needed.tools / busy, station.tool.change.mean()))
    if station.changeover and station.changeover.time and busy > 0.0:
        found.append((needed.changeovers / busy, station.changeover.time.mean()))
    down = sum(share for share, _ in found)
    return sum(share * time for share, time in found) / down if down > 0.0 else 0.0


def _variation(station: Station) -> float:
    """Give the greatest coefficient of variation among the times of a station [-]."""
    laws = [station.cycle_time, *station.cycle_times.values()]
    return max((variation(law) for law in laws if law is not None), default=0.0)


def variation(law: Law) -> float:
    """Give the coefficient of variation of a law, where it has a plain one; else 0 [-]."""
    numbers = law.numbers()
    if law.kind == "exponential":
        return 1.0
    if law.kind == "erlang":
        return 1.0 / math.sqrt(numbers[0])
    if law.kind == "gamma":
        return 1.0 / math.sqrt(numbers[0])
    if law.kind == "lognormal":
        return numbers[1] / numbers[0]
    if law.kind == "uniform":
        return (numbers[1] - numbers[0]) / math.sqrt(12.0) / law.mean() if law.mean() else 0.0
    if law.kind == "triangular":
        a, m, b = numbers
        square = (a * a + m * m + b * b - a * m - a * b - m * b) / 18.0
        return math.sqrt(square) / law.mean() if law.mean() else 0.0
    return 0.0
