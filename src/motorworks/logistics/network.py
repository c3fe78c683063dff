"""What lies beyond the gate, looked up: numbers in place of names, rates and ways."""

from dataclasses import dataclass

from motorworks.logistics.hours import Hours
from motorworks.plant import Customer, Dock, Plant, Port, Sailing, Truck


@dataclass(frozen=True, kw_only=True, eq=False)
class DockPlan:
    """A dock, looked up.

    Attributes
    ----------
    dock
        The noun.
    sink
        Number of its sink.
    capacity
        Motors that its store holds; infinite where it is unlimited.
    rack, racks
        Motors of a rack, and racks of a box.
    masses
        Mass of a full rack of each model [kg].
    limit
        Mass of a box at the most [kg].
    hours
        When boxes are stuffed.
    initial
        Motors of each model in its store at the start.
    customers
        Numbers of those it serves.
    """

    dock: Dock
    sink: int
    capacity: float
    rack: int
    racks: int
    masses: tuple[float, ...]
    limit: float
    hours: Hours
    initial: tuple[int, ...]
    customers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class TruckPlan:
    """Trucks of one kind, looked up; ``road`` is the time of one way [s]."""

    truck: Truck
    port: int
    road: float
    hours: Hours


@dataclass(frozen=True, kw_only=True, eq=False)
class PortPlan:
    """A port, looked up; ``truck`` is the number of the trucks that serve it."""

    port: Port
    hours: Hours
    truck: int
    move: float


@dataclass(frozen=True, kw_only=True, eq=False)
class SailingPlan:
    """A sailing, looked up; ``times`` are those at which a ship is due [s]."""

    sailing: Sailing
    port: int
    times: tuple[float, ...]
    hours: Hours


@dataclass(frozen=True, kw_only=True, eq=False)
class CustomerPlan:
    """A customer, looked up.

    Attributes
    ----------
    customer
        The noun.
    dock
        Number of its dock.
    rates
        Motors of each model called off, in the mean [1/s].
    target, start
        Stock aimed at, and stock at the start, by model.
    times
        When it calls off [s].
    calls_a_week
        How often that is.
    truck
        Number of its trucks, -1 if it is served by ship.
    road
        Time of one way by road [s].
    sailings
        Numbers of its sailings, in order of preference.
    lead
        Usual time from a full store to its stock [s].
    """

    customer: Customer
    dock: int
    rates: tuple[float, ...]
    target: tuple[int, ...]
    start: tuple[int, ...]
    times: tuple[float, ...]
    calls_a_week: float
    truck: int
    road: float
    sailings: tuple[int, ...]
    lead: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Network:
    """All that lies beyond the gate of a plant.

    Attributes
    ----------
    plant
        The plant.
    models
        Names of the models.
    docks, trucks, ports, sailings, customers
        In the order of the plant file.
    """

    plant: Plant
    models: tuple[str, ...]
    docks: tuple[DockPlan, ...]
    trucks: tuple[TruckPlan, ...]
    ports: tuple[PortPlan, ...]
    sailings: tuple[SailingPlan, ...]
    customers: tuple[CustomerPlan, ...]
