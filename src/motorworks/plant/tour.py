"""Rounds by timetable: milk runs within the works, trucks that leave it."""

from dataclasses import dataclass

from motorworks.plant.closure import Closure
from motorworks.plant.timetable import Timetable
from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A stop of a milk run."""

    name: str = described(
        "Name by which loads say where; that of its position if not given.", default=""
    )
    position: str | None = described(
        "Where it is; the travel follows from the distance and the speed of the run.",
        default=None,
        refers="position",
    )
    travel: float | None = described(
        "Time from the stop before, or from the depot, instead of a position.",
        default=None,
        quantity="time",
        ge=0,
        example='"2 min"',
    )
    handling: float = described(
        "Time at the stop; at its end all is set down and picked up.",
        default=0.0,
        quantity="time",
        ge=0,
        example='"90 s"',
    )

    @property
    def called(self) -> str:
        """The name by which loads say where."""
        return self.name or self.position or ""


@dataclass(frozen=True, kw_only=True)
class Load:
    """What a milk run takes from one stop to a later one."""

    origin: str = described("Buffer it is picked up from.", key="from", refers="buffer")
    to: str = described("Buffer or sink it is brought to.", refers="buffer|sink")
    pick: str = described("Stop where it is picked up.", example='"store"')
    drop: str = described("Stop where it is set down, a later one.", example='"line"')
    most: int | None = described(
        "Parts in a run at the most; unlimited if not given.",
        default=None,
        ge=1,
        le=1_000_000_000,
        unlimited=True,
    )
    container: int = described(
        "Parts of a container; only full ones travel.", default=1, ge=1, le=1_000_000
    )


@dataclass(frozen=True, kw_only=True)
class MilkRun:
    """A round of vehicles by timetable: stops in order, loads between them.

    At each departure a vehicle that is at home leaves; if none is, the departure is late and
    the next to come home leaves at once. A full container is picked up only if its destination
    has places for all of its parts.
    """

    name: str = described("Name, unique among milk runs and shipments.")
    title: str = described("What people call it.", default="")
    timetable: Timetable = described("Departures.", example='{ every = "30 min" }')
    vehicles: int = described("Vehicles that run it.", default=1, ge=1, le=1000)
    capacity: int | None = described(
        "Parts a vehicle holds at the most; unlimited if not given.",
        default=None,
        ge=1,
        le=1_000_000_000,
        unlimited=True,
    )
    home: str | None = described(
        "Position of the depot, for stops with a position.", default=None, refers="position"
    )
    speed: float | None = described(
        "Speed of travel, for stops with a position.",
        default=None,
        quantity="speed",
        gt=0,
        example='"6 km/h"',
    )
    stops: tuple[Stop, ...] = described("Its stops in order.", default=())
    return_travel: float | None = described(
        "Time from the last stop to the depot; from the distance if not given.",
        default=None,
        quantity="time",
        ge=0,
    )
    loads: tuple[Load, ...] = described("What it carries.", default=())


@dataclass(frozen=True, kw_only=True)
class Shipment:
    """Parts that leave by truck at the times of a timetable, in full containers."""

    name: str = described("Name, unique among milk runs and shipments.")
    title: str = described("What people call it.", default="")
    origin: str = described("Buffer it is loaded from.", key="from", refers="buffer")
    to: str = described("Sink that counts what has left.", refers="sink")
    container: int = described(
        "Parts of a container; only full ones travel.", default=1, ge=1, le=1_000_000
    )
    most: int | None = described(
        "Parts of a truck at the most; unlimited if not given.",
        default=None,
        ge=1,
        le=1_000_000_000,
        unlimited=True,
    )
    timetable: Timetable = described(
        "Departures.", example='{ at = ["16:00"], days = ["mon", "thu"] }'
    )
    closed: tuple[Closure, ...] = described(
        "Spans of time in which none leaves: a strike, a storm, a closed port.", default=()
    )
