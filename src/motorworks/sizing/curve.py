"""Machines, floor, people and money against the demand: a curve of steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motorworks.capacity import Machines
from motorworks.errors import PlantError
from motorworks.plant import Plant
from motorworks.sizing.size import MARGIN, size
from motorworks.sizing.sized import Sized


@dataclass(frozen=True, kw_only=True)
class Step:
    """The plant for one demand.

    Attributes
    ----------
    demand
        Good parts a year.
    sized
        The plant; ``None`` where it cannot be.
    why_not
        What stands against it.
    """

    demand: float
    sized: Sized | None
    why_not: str = ""


def steps(
    plant: Plant,
    demands: Iterable[float],
    *,
    mix: Mapping[str, float] | None = None,
    margin: float = MARGIN,
) -> tuple[Step, ...]:
    """Give the plants for several demands, smallest first.

    Parameters
    ----------
    plant, mix, margin
        As for :func:`motorworks.sizing.size`.
    demands
        Good parts a year.

    Raises
    ------
    PlantError
        If a demand is none, or the plant cannot be lowered; a demand that the land does not hold
        is a step without a plant.
    """
    machines = Machines(plant)
    found = []
    for demand in sorted(set(demands)):
        try:
            sized = size(plant, demand, mix=mix, margin=margin, machines=machines)
        except PlantError as error:
            if plant.site is None or demand <= 0.0:
                raise
            found.append(Step(demand=demand, sized=None, why_not=str(error)))
        else:
            found.append(Step(demand=demand, sized=sized))
    return tuple(found)
