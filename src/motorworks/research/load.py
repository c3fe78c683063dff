"""How much of everything a steady portfolio asks for, by arithmetic alone."""

import math
from collections.abc import Mapping

from motorworks.plant import Plant
from motorworks.research.needs import capacities, months_of, needs_of


def demand(plant: Plant, platforms: float, derivatives: float) -> dict[str, float]:
    """Give what projects under development at once take in the mean.

    Parameters
    ----------
    plant
        The plant.
    platforms, derivatives
        Projects at once.

    Returns
    -------
    dict
        People at work by department, test cells, share of the prototype line.

    Notes
    -----
    Of n projects that are evenly staggered over T months, n t / T are in a phase of t months.
    """
    found = dict.fromkeys(capacities(plant), 0.0)
    for kind, count in (("platform", platforms), ("derivative", derivatives)):
        cycle = sum(months_of(phase, kind) for phase in plant.phases)
        for phase in plant.phases:
            for name, amount in needs_of(plant, phase, kind).items():
                if name in found:
                    found[name] += count * months_of(phase, kind) / cycle * amount
    return found


def loads(plant: Plant, platforms: float, derivatives: float) -> dict[str, float]:
    """Give the share of everything that a steady portfolio takes in the mean."""
    there = capacities(plant)
    wanted = demand(plant, platforms, derivatives)
    return {n: wanted[n] / v if v else (math.inf if wanted[n] else 0.0) for n, v in there.items()}


def limit(shares: Mapping[str, float]) -> tuple[str, float]:
    """Give what is loaded most, and how much."""
    return max(shares.items(), key=lambda pair: pair[1])


def most_derivatives(plant: Plant, platforms: int) -> int | None:
    """Give how many derivatives fit beside platforms in the mean; ``None`` if not even these."""
    own, one = loads(plant, platforms, 0), loads(plant, 0, 1)
    if limit(own)[1] > 1 + 1e-9:
        return None
    room = [(1 - own[n]) / one[n] for n in own if one[n] > 0]
    return math.floor(min(room, default=0.0) + 1e-9)


def most_platforms(plant: Plant) -> int:
    """Give how many platforms alone fit in the mean."""
    top = limit(loads(plant, 1, 0))[1]
    return math.floor(1 / top + 1e-9) if top > 0 else 0


def projects_a_year(plant: Plant, platforms: float, derivatives: float) -> tuple[float, float]:
    """Give the platforms and derivatives released a year when nothing is late."""
    a_year = [12 / sum(months_of(p, k) for p in plant.phases) for k in ("platform", "derivative")]
    return platforms * a_year[0], derivatives * a_year[1]
