"""Dated factors on stations → tracks of steps."""

from collections.abc import Sequence

import numpy as np

from motorworks.compile.dates import Step, product, steps_of
from motorworks.compile.layout import WorkUnit
from motorworks.compile.tables import offsets
from motorworks.errors import PlantError
from motorworks.plant import Factor, Plant, Station
from motorworks.plant.station import technical_availability
from motorworks.plant.targets import FACTOR_WORDS, targets
from motorworks.program.program import Array

TRACKS = ("cycle_time", "availability", "scrap")
"""What factors on stations multiply, in the order of the program's tracks."""


def lower_factors(plant: Plant, units: Sequence[WorkUnit]) -> dict[str, Array]:
    """Give the arrays of the factors, three tracks for each station."""
    tracks = [track for unit, mine in zip(units, _by_unit(plant, units), strict=True)
              for track in (_track(plant, unit.station, mine, of) for of in TRACKS)]  # fmt: skip
    return {
        "factor_start": offsets([len(track) for track in tracks]),
        "factor_time": np.array([time for track in tracks for time, _ in track], np.float64),
        "factor_value": np.array([value for track in tracks for _, value in track], np.float64),
    }


def _by_unit(plant: Plant, units: Sequence[WorkUnit]) -> list[list[Factor]]:
    """Give the factors that act on each station."""
    factors = [f for f in plant.factors if f.of in TRACKS]
    if not factors:
        return [[] for _ in units]
    named = targets(plant, FACTOR_WORDS)
    sets = [{station for word in f.on for station in named.get(word, ())} for f in factors]
    return [
        [f for f, stations in zip(factors, sets, strict=True) if unit.name in stations]
        for unit in units
    ]


def _track(plant: Plant, station: Station, factors: list[Factor], of: str) -> list[Step]:
    mine = [steps_of(f, plant.start) for f in factors if f.of == of]
    if not mine or (of == "cycle_time" and station.conveyor):
        return []
    steps = product(mine)
    if of != "availability":
        return steps
    alone = technical_availability(station)
    return [] if alone == 1 else [(time, _longer(alone, value)) for time, value in steps]


def _longer(alone: float, factor: float) -> float:
    """Give what up times are multiplied by so that the availability is ``factor`` times its own.

    m = (1/A - 1) / (1/A' - 1) with A' = factor x A; a quarter of an hour's repair in each
    hour (A = 0.8) at a factor of 0.5 (A' = 0.4) means up times of a sixth.
    """
    wanted = factor * alone
    if not 0 < wanted < 1:
        msg = (
            f"a factor of {factor:g} on an availability of {alone:.4g} gives {wanted:.4g}; "
            "it must stay above 0 and below 1"
        )
        raise PlantError(msg)
    return (1 / alone - 1) / (1 / wanted - 1)
