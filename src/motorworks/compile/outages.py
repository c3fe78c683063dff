"""Dates of commissioning and dated outages → spans of time for each machine."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from motorworks.compile.dates import seconds
from motorworks.compile.layout import WorkUnit
from motorworks.compile.tables import offsets
from motorworks.plant import Plant
from motorworks.plant.targets import STATION_WORDS, targets
from motorworks.program import program as p
from motorworks.program.program import Array

STATES = {"down": p.DOWN, "planned": p.STOP}


class Span(NamedTuple):
    """A stretch of time in which a machine is not there for work."""

    begin: float
    end: float
    state: int


def lower_outages(plant: Plant, units: Sequence[WorkUnit]) -> dict[str, Array]:
    """Give the arrays of the outages, machine by machine."""
    dated = _by_station(plant)
    spans = [
        merged([*_not_yet(plant, unit, n), *_in(dated.get(unit.name, ()), n)])
        for unit in units
        for n in range(unit.station.machines)
    ]
    return {
        "outage_start": offsets([len(mine) for mine in spans]),
        "outage_from": np.array([s.begin for mine in spans for s in mine], dtype=np.float64),
        "outage_to": np.array([s.end for mine in spans for s in mine], dtype=np.float64),
        "outage_state": np.array([s.state for mine in spans for s in mine], dtype=np.int8),
    }


def _by_station(plant: Plant) -> dict[str, list[tuple[float, Span]]]:
    """Give the outages of each station: how many of its machines, and when."""
    found: dict[str, list[tuple[float, Span]]] = {}
    named = targets(plant, STATION_WORDS) if plant.outages else {}
    for outage in plant.outages:
        span = Span(
            seconds(outage.start, plant.start), seconds(outage.end, plant.start),
            STATES[outage.state],
        )  # fmt: skip
        for station in {name for word in outage.of for name in named.get(word, ())}:
            found.setdefault(station, []).append((outage.machines or math.inf, span))
    return found


def _in(outages: Iterable[tuple[float, Span]], machine: int) -> list[Span]:
    return [span for machines, span in outages if machine < machines]


def _not_yet(plant: Plant, unit: WorkUnit, machine: int) -> list[Span]:
    """Give the time before a machine is commissioned."""
    dates = [*_nth(unit.station.in_service, machine), *_nth(unit.in_service, 0)]
    begin = max((seconds(day, plant.start) for day in dates), default=0.0)
    return [Span(0.0, begin, p.OFF)] if begin > 0 else []


def _nth(dates: Sequence[date], n: int) -> Sequence[date]:
    """Give the date of the n-th of several; of one date that of all."""
    return dates[:1] if len(dates) == 1 else dates[n : n + 1]


def merged(spans: Sequence[Span]) -> list[Span]:
    """Give spans from time 0 on without overlap; where two meet, the first state counts.

    Parameters
    ----------
    spans
        In any order.
    """
    spans = [s._replace(begin=max(0.0, s.begin)) for s in spans if s.end > max(0.0, s.begin)]
    edges = sorted({edge for s in spans for edge in (s.begin, s.end)})
    found: list[Span] = []
    for begin, end in pairwise(edges):
        over = [s.state for s in spans if s.begin <= begin and s.end >= end]
        if not over:
            continue
        if found and found[-1].end == begin and found[-1].state == min(over):
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Span(begin, end, min(over)))
    return found
