"""Where it is made: one noun, one file; frozen, equal by value, changed by ``replace``."""

from motorworks.plant.buffer import Buffer
from motorworks.plant.calendar import Calendar, DayException, Shift
from motorworks.plant.closure import Closure
from motorworks.plant.dates import Factor, Outage, Point
from motorworks.plant.disturbance import Disturbance, Measure
from motorworks.plant.failure import (
    Changeover,
    Failure,
    Maintenance,
    PlannedStop,
    ShortStop,
    Tool,
)
from motorworks.plant.learning import Experience, Learning, Wave
from motorworks.plant.line import Line
from motorworks.plant.model import Material, Model
from motorworks.plant.plant import Fact, Mark, Plant, Reference, Workshop
from motorworks.plant.policy import Levels, levels, policy, raised
from motorworks.plant.pool import Crew, Headcount, Pool, Staffing
from motorworks.plant.position import Position, distance
from motorworks.plant.research import Department, Development, Phase, Research
from motorworks.plant.shipping import Container, Customer, Dock, Port, Sailing, Truck
from motorworks.plant.site import Area, Capital, Firm, Site, Staff
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
from motorworks.plant.supply import Cover, Supply
from motorworks.plant.tariff import Economics, Tariff
from motorworks.plant.timetable import Timetable
from motorworks.plant.tour import Load, MilkRun, Shipment, Stop
from motorworks.plant.transport import Fleet, Transport, as_station

__all__ = [
    "Area",
    "Batch",
    "Buffer",
    "Calendar",
    "Campaign",
    "Capital",
    "Changeover",
    "Closure",
    "Container",
    "Conveyor",
    "Cover",
    "Crew",
    "Customer",
    "DayException",
    "Department",
    "Destination",
    "Development",
    "Disturbance",
    "Dock",
    "Economics",
    "Experience",
    "Fact",
    "Factor",
    "Failure",
    "Firm",
    "Fleet",
    "Headcount",
    "Input",
    "Learning",
    "Levels",
    "Line",
    "Load",
    "Maintenance",
    "Mark",
    "Material",
    "Measure",
    "MilkRun",
    "Model",
    "Outage",
    "Phase",
    "PlannedStop",
    "Plant",
    "Point",
    "Pool",
    "Port",
    "Position",
    "Reference",
    "Research",
    "Sailing",
    "Shift",
    "Shipment",
    "ShortStop",
    "Sink",
    "Site",
    "Source",
    "SourceEntry",
    "Staff",
    "Staffing",
    "Station",
    "Step",
    "Stop",
    "Supply",
    "Tariff",
    "Tending",
    "Timetable",
    "Tool",
    "Transport",
    "Truck",
    "Wave",
    "Workshop",
    "as_station",
    "distance",
    "levels",
    "policy",
    "raised",
]
