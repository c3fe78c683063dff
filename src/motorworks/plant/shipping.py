"""What lies beyond the gate: boxes, docks, trucks, ports, sailings and customers."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.plant.closure import Closure
from motorworks.plant.timetable import Timetable
from motorworks.process import Law, described

ALLOCATIONS = ("due_date", "share", "order")
"""Rules by which a dock chooses for whom the next box is stuffed."""
DEMANDS = ("even", "poisson", "gamma")
"""How the quantity of a call-off varies."""
WHEN_SHORT = ("backlog", "lost")
"""What becomes of motors that are called off and are not there."""


@dataclass(frozen=True, kw_only=True)
class Container:
    """A kind of box in which motors travel, in racks of one model each."""

    name: str = described("Name, unique among containers.")
    title: str = described("What people call it.", default="")
    racks: int = described("Racks that it holds.", ge=1, le=1_000_000, example="20")
    rack: int = described("Motors of a rack, all of one model.", default=1, ge=1, le=1_000_000)
    mass: Mapping[str, float] = described(
        "Mass of one motor, by model; models not named weigh nothing.",
        default_factory=dict,
        refers="model",
        quantity="mass",
        ge=0,
        le=1e6,
        example='{ city = "24 kg" }',
    )
    rack_mass: float = described(
        "Mass of an empty rack.", default=0.0, quantity="mass", ge=0, le=1e6
    )
    limit: float | None = described(
        "Mass of its racks with all in them at the most; unlimited if not given.",
        default=None,
        quantity="mass",
        gt=0,
        le=1e9,
        unlimited=True,
        example='"24 t"',
    )


@dataclass(frozen=True, kw_only=True)
class Dock:
    """A place where what leaves by one sink is kept, stuffed into boxes and loaded onto trucks.

    A box stands in its bay from the start of stuffing until a truck has loaded it.
    """

    name: str = described("Name, unique among docks.")
    title: str = described("What people call it.", default="")
    origin: str = described("Sink whose parts it takes.", key="from", refers="sink")
    container: str = described("Box that is stuffed.", refers="container")
    capacity: int | None = described(
        "Motors that its store holds; those of the buffers from which shipments lead to the sink "
        "if not given, unlimited if there are none.",
        default=None,
        ge=1,
        le=1_000_000_000,
    )
    initial: float = described(
        "Motors in its store at the start, as the time in which they are made.",
        default=0.0,
        quantity="time",
        ge=0,
        le=1e9,
        example='"2 day"',
    )
    bays: int = described("Boxes that are stuffed at the same time.", default=1, ge=1, le=10_000)
    time: Law | None = described(
        "Time to stuff a box; none if not given.", default=None, example='"40 min"'
    )
    calendar: str | None = described(
        "When boxes are stuffed; always if not given.", default=None, refers="calendar"
    )
    fill: float = described(
        "Share of its racks, or of its mass if that is more, from which a box counts as full.",
        default=1.0,
        quantity="share",
        gt=0,
        le=1,
    )
    allocation: str = described(
        "For whom the next box is: due_date takes the customer whose motors, at hand and under "
        "way, run out first, less the usual time of the way to it; share the one who has had "
        "least of what it calls off; order the first in the plant file that needs a box.",
        default="due_date",
        choices=ALLOCATIONS,
    )


@dataclass(frozen=True, kw_only=True)
class Truck:
    """Trucks of one kind: each takes one box, brings it there and comes back empty."""

    name: str = described("Name, unique among trucks and sailings.")
    title: str = described("What people call it.", default="")
    number: int = described("Trucks.", default=1, ge=1, le=100_000)
    port: str | None = described(
        "Port they go to; customers if not given.", default=None, refers="port"
    )
    distance: float = described(
        "Way from the dock, one direction.", quantity="length", ge=0, le=1e8, example='"43 km"'
    )
    speed: float = described(
        "Speed in the mean, stops included.", quantity="speed", gt=0, example='"45 km/h"'
    )
    loading: float = described(
        "Time to take a box at the dock.", default=0.0, quantity="time", ge=0, le=1e7
    )
    unloading: float = described(
        "Time to set it down at the other end.", default=0.0, quantity="time", ge=0, le=1e7
    )
    calendar: str | None = described(
        "When they take boxes; a round begun is ended. Always if not given.",
        default=None,
        refers="calendar",
    )
    closed: tuple[Closure, ...] = described("Spans of time in which none takes a box.", default=())
    price: float = described(
        "What one costs a year, driver and fuel included.", default=0.0, quantity="money", ge=0
    )


@dataclass(frozen=True, kw_only=True)
class Port:
    """A port: gate, quay and berths. While it is closed, trucks, cranes and ships wait."""

    name: str = described("Name, unique among ports.")
    title: str = described("What people call it.", default="")
    berths: int = described("Ships that lie there at the same time.", default=1, ge=1, le=10_000)
    moves: float | None = described(
        "Boxes that all cranes at a ship move in a time; no time passes if not given.",
        default=None,
        quantity="rate",
        gt=0,
        example="25 /h",
    )
    places: int | None = described(
        "Boxes that find room on the quay; trucks wait when it is full. Unlimited if not given.",
        default=None,
        ge=1,
        le=1_000_000_000,
        unlimited=True,
    )
    cut_off: float = described(
        "Time before a sailing up to which boxes must be on the quay to go with it.",
        default=0.0,
        quantity="time",
        ge=0,
        le=1e7,
        example='"24 h"',
    )
    other_ships: Law | None = described(
        "Time from one to the next of the ships of others, which take berths too; none if not "
        "given.",
        default=None,
        example='{ law = "exponential", mean = "3 h" }',
    )
    other_stay: Law | None = described(
        "Time that a ship of others lies at its berth.", default=None, example='"14 h"'
    )
    closed: tuple[Closure, ...] = described(
        "Spans of time in which it is closed: ice, a storm, an epidemic.", default=()
    )


@dataclass(frozen=True, kw_only=True)
class Sailing:
    """A service by ship: at each of its times a ship is due, loads its boxes and leaves."""

    name: str = described("Name, unique among trucks and sailings.")
    title: str = described("What people call it.", default="")
    port: str = described("Port it leaves from.", refers="port")
    timetable: Timetable = described(
        "When ships are due.", example='{ at = ["18:00"], days = ["tue", "fri"] }'
    )
    destination: str = described("Where it goes, for people.", default="")
    slots: int | None = described(
        "Boxes that a ship takes; unlimited if not given.",
        default=None,
        ge=1,
        le=1_000_000,
        unlimited=True,
    )
    stay: Law | None = described(
        "Time at the berth beside the loading of these boxes; none if not given.",
        default=None,
        example='"8 h"',
    )
    delay: Law | None = described(
        "How late a ship comes; never if not given.",
        default=None,
        example='{ law = "exponential", mean = "5 h" }',
    )
    transit: Law | None = described(
        "Time from the berth to the other end; none if not given.",
        default=None,
        example='"9 day"',
    )
    closed: tuple[Closure, ...] = described(
        "Spans of time in which ships that are due do not come.", default=()
    )
    price: float = described("Freight of one box.", default=0.0, quantity="money", ge=0)


@dataclass(frozen=True, kw_only=True)
class Customer:
    """Who calls motors off from a stock that boxes fill.

    A box is stuffed for a customer as long as what is there and under way to it, less what is
    owed, lies below the stock aimed at.
    """

    name: str = described("Name, unique among customers.")
    title: str = described("What people call it.", default="")
    dock: str = described("Dock that serves it.", refers="dock")
    by: tuple[str, ...] = described(
        "Trucks that bring its boxes, or sailings that they take, in the order of preference.",
        refers="truck|sailing",
        single=True,
        example='["tuesday", "friday"]',
    )
    distance: float | None = described(
        "Way by road, one direction; that of the trucks if not given.",
        default=None,
        quantity="length",
        ge=0,
        le=1e8,
        example='"380 km"',
    )
    onward: Law | None = described(
        "Time from the other end of a sailing to its stock; none if not given.",
        default=None,
        example='"2 day"',
    )
    weekly: Mapping[str, float] = described(
        "Motors that it calls off in a week, by model.",
        default_factory=dict,
        refers="model",
        ge=0,
        le=1e9,
        example="{ city = 1200 }",
    )
    share: float | None = described(
        "Instead of that: the share of what the dock gets that it calls off.",
        default=None,
        quantity="share",
        gt=0,
        le=10,
    )
    models: tuple[str, ...] = described(
        "Models of that share; all if empty.", default=(), refers="model", single=True
    )
    calls: Timetable | None = described(
        "When it calls off; every day at midnight if not given.",
        default=None,
        example='{ at = ["08:00"], days = ["mon", "tue"] }',
    )
    demand: str = described(
        "How the quantity of a call-off varies: even is the mean, rounded so that no part is "
        "lost; poisson and gamma are drawn.",
        default="even",
        choices=DEMANDS,
    )
    variation: float = described(
        "Standard deviation over mean of a call-off with demand gamma.",
        default=0.0,
        quantity="share",
        ge=0,
        le=10,
        example='"20 %"',
    )
    cover: float = described(
        "Stock aimed at, at the customer and under way, as the time in which it is called off.",
        quantity="time",
        ge=0,
        le=1e9,
        example='"21 day"',
    )
    start: float | None = described(
        "Stock at the customer at the start, as such a time; ``cover`` if not given.",
        default=None,
        quantity="time",
        ge=0,
        le=1e9,
    )
    when_short: str = described(
        "What becomes of motors that are not there when they are called off.",
        default="backlog",
        choices=WHEN_SHORT,
    )
    grace: float = described(
        "Time after the call-off up to which a motor counts as on time.",
        default=0.0,
        quantity="time",
        ge=0,
        le=1e8,
    )
    target: float | None = described(
        "Fill rate wanted: share of what is called off that is there at once.",
        default=None,
        quantity="share",
        gt=0,
        le=1,
    )
    penalty: float = described(
        "What a motor that is owed costs a day, or one that is lost, once.",
        default=0.0,
        quantity="money",
        ge=0,
    )
