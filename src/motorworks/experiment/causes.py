"""Causes of loss, and the plant without them: each switched off by a new Plant."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from motorworks.experiment.at_once import endless_supply, instant_transport
from motorworks.experiment.attended import nobody_waits
from motorworks.experiment.each import each_station
from motorworks.plant import Buffer, Line, Plant, Station

AMPLE = 500
"""Places added between the stations of a line where coupling is switched off in a plant of
several models.

Places without end would do something else as well there: the first machines of all lines, never
blocked, would take parts that other lines need more, and the mix would drift away.
"""
AMPLE_STORE = 100
"""Places added to each store then.

A store that several lines fill and empty needs fewer: with 500 the stores of the reference plant
still fill after three weeks, and what goes into them is missing from the output.
"""
AMPLE_TIME = 12 * 3600.0
"""Work of its slowest station that the places in a line hold then, if that is more [s]."""


@dataclass(frozen=True, kw_only=True)
class Cause:
    """Something that takes output from a plant.

    Attributes
    ----------
    key
        Short word.
    title, short
        What it is called.
    off
        Gives the plant without it.
    without
        What a plant without it is like, for the reader.
    """

    key: str
    title: str
    short: str
    off: Callable[[Plant], Plant]
    without: str

    def acts_in(self, plant: Plant) -> bool:
        """Tell whether the plant has anything of the kind."""
        return self.off(plant) != plant


def _no_scrap(plant: Plant) -> Plant:
    return each_station(plant, lambda s: replace(s, scrap_rate=0.0, rework_rate=0.0))


def _no_changeovers(plant: Plant) -> Plant:
    return each_station(plant, lambda s: replace(s, changeover=None, tool=None))


def _no_failures(plant: Plant) -> Plant:
    return each_station(plant, lambda s: replace(s, failures=()))


def _no_coupling(plant: Plant) -> Plant:
    several = len(plant.models) > 1
    return replace(
        plant,
        buffers=tuple(_ample(b, AMPLE_STORE if several else None) for b in plant.buffers),
        lines=tuple(_ample_line(line, AMPLE if several else None) for line in plant.lines),
    )


def _ample_line(line: Line, more: int | None) -> Line:
    if more is not None:
        slowest = max(_time_of_one(station) for station in line.stations)
        more = max(more, math.ceil(AMPLE_TIME / slowest)) if slowest > 0 else more
    return replace(
        line,
        places=_more(line.places, more) if len(line.stations) > 1 else line.places,
        buffers=tuple(_ample(b, more) for b in line.buffers),
    )


def _time_of_one(station: Station) -> float:
    """Give the time between two parts of a station that never waits, at the least [s]."""
    laws = [station.cycle_time, *station.cycle_times.values()]
    times = [law.mean() for law in laws if law is not None]
    worked = max(times, default=0.0) + sum(s.time.mean() for s in station.steps if s.time)
    return worked / station.machines / (station.batch.max if station.batch else 1)


def _ample(buffer: Buffer, more: int | None) -> Buffer:
    return replace(
        buffer,
        capacity=_more(buffer.capacity, more),
        capacity_per_model=_more(buffer.capacity_per_model, more),
        capacity_by_model={m: n + more for m, n in buffer.capacity_by_model.items() if more},
    )


def _more(places: int | None, more: int | None) -> int | None:
    return None if places is None or more is None else places + more


def _no_maintenance(plant: Plant) -> Plant:
    return each_station(plant, lambda s: replace(s, maintenance=()))


def _no_short_stops(plant: Plant) -> Plant:
    return each_station(plant, lambda s: replace(s, short_stops=()))


def _undated(plant: Plant) -> Plant:
    """Give the plant with all of its machines from the first day, and no day like no other."""
    always = each_station(plant, lambda s: replace(s, in_service=()))
    lines = tuple(replace(line, in_service=()) for line in always.lines)
    return replace(always, lines=lines, outages=(), factors=())


CAUSES = (
    Cause(
        key="scrap",
        title="Scrap and rework",
        short="scrap and rework",
        off=_no_scrap,
        without="every part is good at the first pass",
    ),
    Cause(
        key="changeovers",
        title="Changeovers and tool changes",
        short="changeovers, tools",
        off=_no_changeovers,
        without="machines change model at once and tools do not wear",
    ),
    Cause(
        key="maintenance",
        title="Preventive maintenance",
        short="maintenance",
        off=_no_maintenance,
        without="machines need none; planned stops stay",
    ),
    Cause(
        key="dates",
        title="Dated outages and ramps",
        short="outages, ramps",
        off=_undated,
        without="all machines are there from the first day, and no date has a factor",
    ),
    Cause(
        key="failures",
        title="Failures",
        short="failures",
        off=_no_failures,
        without="no machine fails",
    ),
    Cause(
        key="short_stops",
        title="Short stops",
        short="short stops",
        off=_no_short_stops,
        without="none; the speed factor stays",
    ),
    Cause(
        key="coupling",
        title="Coupling of machines",
        short="coupling",
        off=_no_coupling,
        without="ample places between all machines and in every store: half a day of work in "
        f"lines, at least {AMPLE}, and {AMPLE_STORE} more in stores; without end where there is "
        "one model",
    ),
    Cause(
        key="supply",
        title="Supply",
        short="supply",
        off=endless_supply,
        without="suppliers deliver at once and nothing expires",
    ),
    Cause(
        key="transport",
        title="Transport",
        short="transport",
        off=instant_transport,
        without="what lies ready is carried at once, by as many vehicles as it takes",
    ),
    Cause(
        key="people",
        title="Waiting for people",
        short="people",
        off=nobody_waits,
        without="somebody is always at hand",
    ),
)
"""All causes in the order in which they are switched on: first those that take the time of
machines, then those that let machines wait."""


def without(plant: Plant, causes: tuple[Cause, ...]) -> Plant:
    """Give the plant with some causes switched off."""
    for cause in causes:
        plant = cause.off(plant)
    return plant
