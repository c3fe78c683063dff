"""Where it is made: one noun, one file; frozen, equal by value, changed by ``replace``."""

from motorworks.plant.buffer import Buffer
from motorworks.plant.calendar import Calendar, DayException, Shift
from motorworks.plant.dates import Factor, Outage, Point
from motorworks.plant.failure import (
    Changeover,
    Failure,
    Maintenance,
    PlannedStop,
    ShortStop,
    Tool,
)
from motorworks.plant.line import Line
from motorworks.plant.model import Material, Model
from motorworks.plant.plant import Fact, Mark, Plant, Reference, Workshop
from motorworks.plant.pool import Crew, Headcount, Pool, Staffing
from motorworks.plant.position import Position, distance
from motorworks.plant.source import Sink, Source, SourceEntry
from motorworks.plant.station import (
    Batch,
    Campaign,
    Conveyor,
    Destination,
    Input,
    Station,
    Step,
    Tending,
)
from motorworks.plant.supply import Supply
from motorworks.plant.timetable import Timetable
from motorworks.plant.tour import Load, MilkRun, Shipment, Stop
from motorworks.plant.transport import Fleet, Transport, as_station

__all__ = [
    "Batch",
    "Buffer",
    "Calendar",
    "Campaign",
    "Changeover",
    "Conveyor",
    "Crew",
    "DayException",
    "Destination",
    "Fact",
    "Factor",
    "Failure",
    "Fleet",
    "Headcount",
    "Input",
    "Line",
    "Load",
    "Maintenance",
    "Mark",
    "Material",
    "MilkRun",
    "Model",
    "Outage",
    "PlannedStop",
    "Plant",
    "Point",
    "Pool",
    "Position",
    "Reference",
    "Shift",
    "Shipment",
    "ShortStop",
    "Sink",
    "Source",
    "SourceEntry",
    "Staffing",
    "Station",
    "Step",
    "Stop",
    "Supply",
    "Tending",
    "Timetable",
    "Tool",
    "Transport",
    "Workshop",
    "as_station",
    "distance",
]
