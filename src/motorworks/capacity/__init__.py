"""What a plant could make at the most, by arithmetic alone: no event is simulated."""

from motorworks.capacity.coupling import Cover, OutputEstimate, covers, estimate_output, time_left
from motorworks.capacity.machines import Machines
from motorworks.capacity.mix import MixLimit, mix_limits
from motorworks.capacity.outlay import (
    Floor,
    Item,
    Outlay,
    capital,
    floor_of,
    items,
    machine_value,
    own_units,
    tariff,
)
from motorworks.capacity.people import people_asked, people_there
from motorworks.capacity.static import (
    ProcessCapacity,
    StaticCapacity,
    static_capacity,
)
from motorworks.capacity.work import machine_time

__all__ = [
    "Cover",
    "Floor",
    "Item",
    "Machines",
    "MixLimit",
    "Outlay",
    "OutputEstimate",
    "ProcessCapacity",
    "StaticCapacity",
    "capital",
    "covers",
    "estimate_output",
    "floor_of",
    "items",
    "machine_time",
    "machine_value",
    "mix_limits",
    "own_units",
    "people_asked",
    "people_there",
    "static_capacity",
    "tariff",
    "time_left",
]
