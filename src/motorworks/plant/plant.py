"""The whole works, as written; equal by value, changed by :func:`dataclasses.replace`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motorworks.motor import Design
from motorworks.plant.buffer import Buffer
from motorworks.plant.calendar import Calendar
from motorworks.plant.dates import Factor, Outage
from motorworks.plant.disturbance import Disturbance, Measure
from motorworks.plant.learning import Learning, Wave
from motorworks.plant.line import Line
from motorworks.plant.model import Material, Model
from motorworks.plant.pool import Pool
from motorworks.plant.position import Position
from motorworks.plant.research import Department, Development, Phase, Research
from motorworks.plant.shipping import Container, Customer, Dock, Port, Sailing, Truck
from motorworks.plant.site import Area, Capital, Firm, Site, Staff
from motorworks.plant.source import Sink, Source
from motorworks.plant.station import Station
from motorworks.plant.supply import Supply
from motorworks.plant.tariff import Economics, Tariff
from motorworks.plant.tour import MilkRun, Shipment
from motorworks.plant.transport import Fleet, Transport
from motorworks.process import described
from motorworks.projects import (
    Activity,
    Curve,
    Programme,
    Resource,
    RiskEvent,
    Worktime,
)


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A source that values in the file cite by its name."""

    name: str = described("Short name, such as S31.")
    title: str = described("Who says it, and when.", default="")
    url: str = described("Where it can be read.", default="")
    claim: str = described("What it says.", default="")
    confidence: str = described("How far to trust it.", default="")


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A figure of the project that is not simulated, kept with its source."""

    name: str = described("Name, unique among facts.")
    value: str = described("The figure as text, with its unit.")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Where a value of the plant file comes from."""

    path: str
    """The value's path in the file, such as ``process.twist.cycle_time``."""
    value: str
    """The value as written."""
    source: str
    """Name of a reference, ``assumption``, ``calc``, or empty if the file says nothing."""
    note: str = ""
    """What the file adds."""
    range: tuple[str, str] | None = None
    """Low and high value as written, where the file gives them."""


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """An area of the site."""

    name: str = described("Name, unique among workshops.")
    title: str = described("What people call it.", default="")
    own: bool = described(
        "Whether it belongs to the plant (false: the supplier park).", default=True
    )
    floor: float = described("Floor beside the machines.", default=0.0, quantity="area", ge=0)


@dataclass(frozen=True, kw_only=True)
class Plant:
    """A plant: site > workshop > line > station, with what flows through it."""

    name: str = described("Short name of the plant.")
    title: str = described("What people call it.", default="")
    description: str = described("What the plant is and why it was described.", default="")
    based_on: str = described(
        "Plant from which the file takes everything that it does not say itself: the name of a "
        "shipped plant, or the path of a plant file, from the folder of this one. A plant that has "
        "been read is whole and based on nothing.",
        default="",
        example='"dalian"',
    )
    without: tuple[str, ...] = described(
        "Tables of the plant it is based on that this one does not have.",
        default=(),
        example='["line.wire", "buffer.flat_wire"]',
    )
    start: date = described("Date of time 0, at 00:00.", default=date(2021, 1, 1))
    target: float | None = described(
        "Good parts wanted a year.", default=None, ge=0, example="3_600_000"
    )
    planned_time: float | None = described(
        "Working time of a year, by which yearly figures scale; that of ``calendar`` if not given, "
        "else 365 days.",
        default=None,
        quantity="time",
        gt=0,
    )
    calendar: str | None = described(
        "When stations work, unless they or their line say otherwise.",
        default=None,
        refers="calendar",
    )
    product: str = described("What one good part is called.", default="motor")
    currency: str = described("Currency of all money inside.", default="JPY")
    exchange: Mapping[str, float] = described(
        "What one unit of another currency is worth in ``currency``.", default_factory=dict, gt=0
    )
    economics: Economics = described(
        "Rates of cost, capital and working time.", default=Economics()
    )
    site: Site | None = described("The ground and what may be built on it.", default=None)
    designs: tuple[Design, ...] = described(
        "Motors by their main dimensions.", default=(), key="design"
    )
    models: tuple[Model, ...] = described("Product models.", default=(), key="model")
    materials: tuple[Material, ...] = described("Materials.", default=(), key="material")
    tariffs: tuple[Tariff, ...] = described(
        "Prices beside machines and materials.", default=(), key="tariff"
    )
    calendars: tuple[Calendar, ...] = described("Calendars.", default=(), key="calendar")
    pools: tuple[Pool, ...] = described("Pools of people.", default=(), key="pool")
    positions: tuple[Position, ...] = described(
        "Positions on the floor plan.", default=(), key="position"
    )
    fleets: tuple[Fleet, ...] = described("Fleets of vehicles.", default=(), key="fleet")
    buffers: tuple[Buffer, ...] = described(
        "Buffers and stores outside lines.", default=(), key="buffer"
    )
    sources: tuple[Source, ...] = described("Sources.", default=(), key="source")
    supplies: tuple[Supply, ...] = described("Bought parts by order.", default=(), key="supply")
    sinks: tuple[Sink, ...] = described("Sinks.", default=(), key="sink")
    workshops: tuple[Workshop, ...] = described("Workshops.", default=(), key="workshop")
    processes: tuple[Station, ...] = described(
        "Process library: what stations inherit.", default=(), key="process"
    )
    lines: tuple[Line, ...] = described("Lines.", default=(), key="line")
    stations: tuple[Station, ...] = described("Stations outside lines.", default=(), key="station")
    staff: tuple[Staff, ...] = described(
        "People beside those at the machines.", default=(), key="staff"
    )
    areas: tuple[Area, ...] = described("Floor beside the machines.", default=(), key="area")
    capital: tuple[Capital, ...] = described(
        "Money spent once beside machines.", default=(), key="capital"
    )
    firms: tuple[Firm, ...] = described(
        "Supporting enterprises beside the plant.", default=(), key="firm"
    )
    programme: Programme | None = described(
        "What the activities of building the plant lead to.", default=None
    )
    activities: tuple[Activity, ...] = described(
        "What has to be done before the plant runs.", default=(), key="activity"
    )
    resources: tuple[Resource, ...] = described(
        "What activities share.", default=(), key="resource"
    )
    worktimes: tuple[Worktime, ...] = described(
        "When activities are worked on.", default=(), key="worktime"
    )
    curves: tuple[Curve, ...] = described(
        "How much of something is there by date: a workforce, firms.", default=(), key="curve"
    )
    risks: tuple[RiskEvent, ...] = described("What may delay activities.", default=(), key="risk")
    waves: tuple[Wave, ...] = described(
        "Parts of activities that bring lines into service.", default=(), key="wave"
    )
    learnings: tuple[Learning, ...] = described(
        "What is learnt while lines ramp up.", default=(), key="learning"
    )
    research: Research | None = described("The research centre.", default=None)
    departments: tuple[Department, ...] = described(
        "Departments of the research centre.", default=(), key="department"
    )
    phases: tuple[Phase, ...] = described(
        "Phases of a development, in their order.", default=(), key="phase"
    )
    developments: tuple[Development, ...] = described(
        "Motors under development.", default=(), key="development"
    )
    outages: tuple[Outage, ...] = described("Dated outages.", default=(), key="outage")
    factors: tuple[Factor, ...] = described(
        "Dated factors: ramps and disturbances.", default=(), key="factor"
    )
    disturbances: tuple[Disturbance, ...] = described(
        "What may go wrong.", default=(), key="disturbance"
    )
    measures: tuple[Measure, ...] = described(
        "What can be done against it.", default=(), key="measure"
    )
    transports: tuple[Transport, ...] = described(
        "Transports outside lines.", default=(), key="transport"
    )
    milk_runs: tuple[MilkRun, ...] = described("Milk runs.", default=(), key="milk_run")
    shipments: tuple[Shipment, ...] = described("Shipments.", default=(), key="shipment")
    containers: tuple[Container, ...] = described(
        "Boxes in which motors travel.", default=(), key="container"
    )
    docks: tuple[Dock, ...] = described("Where boxes are stuffed.", default=(), key="dock")
    trucks: tuple[Truck, ...] = described("Trucks beyond the gate.", default=(), key="truck")
    ports: tuple[Port, ...] = described("Ports.", default=(), key="port")
    sailings: tuple[Sailing, ...] = described("Services by ship.", default=(), key="sailing")
    customers: tuple[Customer, ...] = described("Who takes the motors.", default=(), key="customer")
    references: tuple[Reference, ...] = described("Cited sources.", default=(), key="reference")
    facts: tuple[Fact, ...] = described("Other figures.", default=(), key="fact")
    marks: tuple[Mark, ...] = ()
    """Where every value of the file comes from."""
