"""A plant for a demand, with the arithmetic behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.capacity import Outlay
from motorworks.plant import Plant
from motorworks.sizing.build import LineSize
from motorworks.sizing.floor import Floor
from motorworks.sizing.load import Load
from motorworks.sizing.modules import Installed
from motorworks.sizing.needed import Needed
from motorworks.sizing.people import People
from motorworks.sizing.places import Places
from motorworks.sizing.supplies import Power, Shipped, Taken
from motorworks.sizing.utilities import Utilities


@dataclass(frozen=True, kw_only=True)
class Sized:
    """A plant for a demand, with the arithmetic behind it.

    Attributes
    ----------
    base
        The plant that was copied.
    plant
        The new plant.
    demand
        Good parts a year.
    mix
        Share of each model [-].
    planned
        Planned time of a year [s].
    days
        Days of work in a year.
    asked
        Load of each process.
    needed
        Machines that each needs, with the losses as the plant file models them.
    textbook
        The same by the textbook: every stop in full, what is reworked is good the second time.
    installed
        Machines installed.
    by_textbook
        Machines that would be installed by the textbook.
    lines
        Copies of lines and their models.
    places
        Places of lines of several stations.
    people, floor, power, utilities, materials, shipped, spent
        What goes with it.
    """

    base: Plant
    plant: Plant
    demand: float
    mix: Mapping[str, float]
    planned: float
    days: float
    asked: Mapping[str, Load]
    needed: Mapping[str, Needed]
    textbook: Mapping[str, Needed]
    installed: Mapping[str, Installed]
    by_textbook: Mapping[str, int]
    lines: Mapping[str, LineSize]
    places: Mapping[str, Places]
    people: People
    floor: Floor
    power: Power
    utilities: Utilities
    materials: tuple[Taken, ...]
    shipped: Shipped
    spent: Outlay
