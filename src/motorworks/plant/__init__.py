"""Where it is made: one noun, one file; frozen, equal by value, changed by ``replace``."""

from motorworks.plant.buffer import Buffer
from motorworks.plant.calendar import Calendar, Shift
from motorworks.plant.failure import Changeover, Failure, PlannedStop, Tool
from motorworks.plant.line import Line
from motorworks.plant.model import Material, Model
from motorworks.plant.plant import Fact, Mark, Plant, Reference, Workshop
from motorworks.plant.pool import Pool
from motorworks.plant.source import Sink, Source, SourceEntry
from motorworks.plant.station import (
    Batch,
    Campaign,
    Conveyor,
    Destination,
    Input,
    Station,
    Step,
)

__all__ = [
    "Batch",
    "Buffer",
    "Calendar",
    "Campaign",
    "Changeover",
    "Conveyor",
    "Destination",
    "Fact",
    "Failure",
    "Input",
    "Line",
    "Mark",
    "Material",
    "Model",
    "PlannedStop",
    "Plant",
    "Pool",
    "Reference",
    "Shift",
    "Sink",
    "Source",
    "SourceEntry",
    "Station",
    "Step",
    "Tool",
    "Workshop",
]
