"""How many platforms and derivatives go side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from motorworks.plant import Plant
from motorworks.research.course import YEAR, growth
from motorworks.research.load import limit, loads, most_derivatives, most_platforms
from motorworks.research.needs import capacities
from motorworks.research.portfolio import steady
from motorworks.research.schedule import scheduled
from motorworks.research.wish import Wish

STEPS = 7
"""Steps of the frontier from no platform to platforms alone."""


@dataclass(frozen=True, kw_only=True)
class Corner:
    """Derivatives that go beside a number of platforms: in the mean, and levelled."""

    platforms: int
    mean: int
    levelled: int | None
    limit: str


def frontier(plant: Plant, wish: Wish) -> Iterator[Corner]:
    """Give the most derivatives beside platforms, from none to platforms alone."""
    most = most_platforms(plant)
    step = max(1, round(most / STEPS))
    for platforms in range(0, most + 1, step):
        mean = most_derivatives(plant, platforms)
        if mean is not None and platforms + mean > 0:
            yield Corner(
                platforms=platforms,
                mean=mean,
                levelled=_levelled(plant, wish, platforms, mean),
                limit=limit(loads(plant, platforms, mean + 1))[0],
            )


def _levelled(plant: Plant, wish: Wish, platforms: int, most: int) -> int | None:
    """Give the most derivatives up to ``most`` with which nothing falls behind; by halving."""
    low, high = -1, most
    while low < high:
        middle = (low + high + 1) // 2
        if _keeps_up(plant, wish, platforms, middle):
            low = middle
        else:
            high = middle - 1
    return None if low < 0 else low


def _keeps_up(plant: Plant, wish: Wish, platforms: int, derivatives: int) -> bool:
    projects = steady(plant, platforms, derivatives, weeks=round(wish.years * YEAR))
    if not projects:
        return True
    course = scheduled(projects, capacities(plant), effort=0)
    return growth(course, wish.years) <= wish.growth
