"""What the things of a plant are called in the drawing: titles, states, causes, cycle times."""

import math

from motorworks.compile import Compiled
from motorworks.plant import Plant, Station
from motorworks.program import STATES
from motorworks.report.names import STATES as WORDS
from motorworks.report.names import Names
from motorworks.simulation import Run
from motorworks.simulation.events import cause_names


def names_of(plant: Plant, compiled: Compiled) -> Names:
    """Give the titles of a plant that has not run."""
    return Names(
        Run(
            plant=plant,
            compiled=compiled,
            seed=0,
            warm_up=0.0,
            duration=0.0,
            warm_up_basis="",
            replications=(),
            version="",
            wall=0.0,
            peak_mib=0.0,
        )
    )


def state_words() -> dict[str, str]:
    """Give the words for the states of a machine, by name in the order of their codes."""
    return {state: WORDS[state] for state in STATES}


def cause_words(compiled: Compiled, names: Names) -> list[str]:
    """Give what a machine waits for in words, by the code of the cause."""
    return [_cause(cause, names) for cause in cause_names(compiled.program)]


def _cause(cause: str, names: Names) -> str:
    for begin in ("rework or scrap place of ", "crew for "):
        if cause.startswith(begin):
            return begin + names.station(cause.removeprefix(begin))
    return names.waited_for(cause)


def cycle_time(station: Station) -> float | None:
    """Give the mean time of a pass, of all models that have one [s]; ``None`` without any."""
    laws = [law for law in (station.cycle_time, *station.cycle_times.values()) if law is not None]
    means = [law.mean() for law in laws]
    if station.steps:
        given = [[s.time, *s.times.values()] for s in station.steps]
        means = [sum(_mean([law.mean() for law in laws if law]) for laws in given)]
    found = _mean(means) / station.performance_factor
    return found if means and math.isfinite(found) else None


def _mean(values: list[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0


def station_tip(station: Station) -> str:
    """Give one line about a station: machines and cycle time."""
    machines = f"{station.machines} machine{'s' if station.machines != 1 else ''}"
    cycle = cycle_time(station)
    return machines if cycle is None else f"{machines}, {cycle:,.4g} s a pass"
