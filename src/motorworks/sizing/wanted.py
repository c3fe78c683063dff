"""What is asked of a plant, and whether that can be asked."""

import math
from collections.abc import Mapping

from motorworks.errors import PlantError
from motorworks.plant import Plant

NEAR_ONE = 1e-6
"""How far shares of a mix may be from 1 in sum."""
LEAST = 1.0
MOST = 1e10


def demand_of(plant: Plant, demand: float) -> float:
    """Give a demand that a plant can be sized for.

    Raises
    ------
    PlantError
        If it is no positive number, or the plant has nothing that could be sized.
    """
    if math.isnan(demand):
        raise PlantError(
            f"demand {demand!r} is no number; expected good parts a year, such as 3.6M"
        )
    if not LEAST <= demand <= MOST:
        own = "" if plant.target is None else f"; the plant's own target is {plant.target:,.0f}"
        raise PlantError(
            f"a demand of {demand:,.10g} {plant.product}s a year cannot be sized; "
            f"expected at least 1 and at most 10,000 million{own}"
        )
    if not plant.lines and not plant.stations:
        raise PlantError(
            f"plant '{plant.name}' has no lines and no stations; there is nothing to size"
        )
    if not any(s.counts_as == "good" for s in plant.sinks):
        raise PlantError(
            f"plant '{plant.name}' has no sink that counts as good; demand cannot be walked back"
        )
    return float(demand)


def mix_of(plant: Plant, mix: Mapping[str, float] | None) -> dict[str, float]:
    """Give the share of each model.

    Raises
    ------
    PlantError
        If a model is not known, a share is none, or the shares do not add up to 1.
    """
    known = [m.name for m in plant.models]
    if mix is None:
        return _own(plant)
    for name, share in mix.items():
        if name not in known:
            have = ", ".join(known) or "none"
            raise PlantError(f"mix: there is no model '{name}'; the plant has {have}")
        if not 0.0 <= share <= 1.0:
            raise PlantError(f"mix: {name} = {share:g}; expected a share from 0 to 1")
    total = sum(mix.values())
    if abs(total - 1.0) > NEAR_ONE:
        raise PlantError(
            f"mix: the shares add up to {total:g}; expected 1. Name every model that is made."
        )
    return {name: mix.get(name, 0.0) / total for name in known}


def _own(plant: Plant) -> dict[str, float]:
    """Give the mix of a plant; even shares where it says none."""
    total = sum(m.share for m in plant.models)
    if abs(total - 1.0) <= NEAR_ONE:
        return {m.name: m.share for m in plant.models}
    if total > 0.0:
        return {m.name: m.share / total for m in plant.models}
    return {m.name: 1.0 / len(plant.models) for m in plant.models}
