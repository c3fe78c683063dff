"""The things that carry parts: fleets and transports, tours and their vehicles."""

from dataclasses import dataclass, field

from motorworks.kernel.reference.things import Law, Part

EMPTY_TRAVEL, LOADING, LOADED_TRAVEL, UNLOADING = range(4)
"""Phases of a transport's job: the numbers of its machine's activities."""

AT_HOME = -1
"""Where a vehicle of a tour is that is not on its way to a stop."""


@dataclass(slots=True, eq=False)
class Fleet:
    """The vehicles of a pool."""

    speed: float
    """[m/s]"""
    stands: list[int]
    """Position of each vehicle, where it was when it was last given back."""
    idle: list[bool]
    time: list[float] = field(default_factory=lambda: [0.0] * 4)
    """Time in each phase [s]."""
    trips: int = 0
    parts: int = 0


@dataclass(slots=True)
class Transport:
    """How a transport fetches and brings."""

    fleet: int
    """Its pool."""
    origin: int
    """Position where it loads."""
    target: int
    """Position where it unloads."""
    loading: Law | None
    unloading: Law | None


@dataclass(slots=True)
class Load:
    """What a tour picks up at one stop and sets down at a later one."""

    number: int
    """Its place in the arrays of the program."""
    pick: int
    drop: int
    origin: int
    """Buffer."""
    place: int
    most: int
    """Parts in a run, or -1."""
    unit: int
    """Parts of a container."""


@dataclass(slots=True, eq=False)
class Runner:
    """A vehicle of a tour."""

    tour: "Tour"
    slot: int = -1
    stop: int = AT_HOME
    """Stop that it is on the way to or handles; behind the last: on the way home."""
    aboard: list[tuple[Load, Part]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Tour:
    """A round by timetable."""

    number: int
    period: float
    departures: list[float]
    capacity: int
    home: float
    """Time from the last stop to the depot [s]."""
    stops: list[tuple[float, float]]
    """Travel and handling [s]."""
    loads: list[Load]
    runners: list[Runner] = field(default_factory=list)
    slot: int = -1
    begun: int = 0
    """Departures of the timetable that have been."""
    owed: int = 0
    """Late departures that no vehicle has begun yet."""
    away: int = 0
    """Vehicles that are not at home."""
    since: float = 0.0
    away_time: float = 0.0
    runs: int = 0
    late: int = 0
    parts: int = 0
