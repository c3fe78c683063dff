"""Machines, lines and places for a demand, before anything is counted for them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.plant import Plant
from motorworks.sizing.build import LineSize
from motorworks.sizing.floor import Floor
from motorworks.sizing.load import Load
from motorworks.sizing.modules import Installed
from motorworks.sizing.needed import Needed
from motorworks.sizing.places import Places


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a plant for a demand is built of.

    Attributes
    ----------
    plant
        The plant.
    demand
        Good parts a year.
    asked, needed, installed
        Loads, machines needed and machines installed by process.
    lines, places
        Lines with their models, and the places of those of several stations.
    floor
        Its floor and land.
    """

    plant: Plant
    demand: float
    asked: Mapping[str, Load]
    needed: Mapping[str, Needed]
    installed: Mapping[str, Installed]
    lines: Mapping[str, LineSize]
    places: Mapping[str, Places]
    floor: Floor


def too_much(plant: Plant, demand: float, room: Floor, most: float) -> str:
    """Say that the land does not hold a demand, and what it would hold."""
    product = plant.product
    assert room.site is not None
    said = (
        f"the land holds {most:,.0f} {product}s a year, about the most"
        if most > 0.0
        else "the land holds no plant of this kind, however small"
    )
    storeys = "storey" if room.storeys == 1 else "storeys"
    return (
        f"{demand:,.0f} {product}s a year take {room.total:,.0f} m2 of floor, "
        f"{room.footprint:,.0f} m2 of ground on {room.storeys} {storeys}; of the site's "
        f"{room.site.land:,.0f} m2 buildings may cover {room.may_cover:,.0f} m2; {said}; "
        "more with plant.site.land or plant.site.storeys."
    )


def three_digits(demand: float) -> float:
    """Give a demand cut to three digits; what is below a thousand is cut to whole parts."""
    if demand < 1000.0:
        return float(math.floor(demand))
    step = 10.0 ** (math.floor(math.log10(demand)) - 2)
    return math.floor(demand / step) * step
