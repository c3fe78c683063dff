"""What a plant could make at the most, by arithmetic alone: no event is simulated."""

from motorworks.capacity.coupling import Cover, OutputEstimate, covers, estimate_output
from motorworks.capacity.machines import Machines
from motorworks.capacity.mix import MixLimit, mix_limits
from motorworks.capacity.people import people_asked, people_there
from motorworks.capacity.static import (
    ProcessCapacity,
    StaticCapacity,
    static_capacity,
)
from motorworks.capacity.work import machine_time

__all__ = [
    "Cover",
    "Machines",
    "MixLimit",
    "OutputEstimate",
    "ProcessCapacity",
    "StaticCapacity",
    "covers",
    "estimate_output",
    "machine_time",
    "mix_limits",
    "people_asked",
    "people_there",
    "static_capacity",
]
