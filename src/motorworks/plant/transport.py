"""Parts on their way: vehicles that are called, and conveyors between lines."""

from dataclasses import dataclass

from motorworks.plant.station import Batch, Conveyor, Destination, Input, Station
from motorworks.process import Law, described


@dataclass(frozen=True, kw_only=True)
class Fleet:
    """Equal vehicles that take jobs of transports from wherever they stand.

    The job that has waited longest gets the nearest idle vehicle. It travels there empty,
    loads, travels loaded, unloads, and stands there until it is called again.
    """

    name: str = described("Name, unique among fleets and pools.")
    title: str = described("What people call it.", default="")
    vehicles: int = described("How many there are.", ge=1, le=10_000)
    speed: float = described(
        "Speed of travel, empty or loaded.", quantity="speed", gt=0, example='"5 km/h"'
    )
    home: str = described("Position where all of them stand at the start.", refers="position")
    calendar: str | None = described(
        "When they take jobs; a job under way is finished.", default=None, refers="calendar"
    )
    price: float = described(
        "Price of one vehicle in the plant's currency.", default=0.0, quantity="money", ge=0
    )


@dataclass(frozen=True, kw_only=True)
class Transport:
    """A way on which parts are carried in lots from a buffer to other places.

    With a ``fleet`` a job starts as soon as the lot is there and calls a vehicle; its places
    in the origin stay taken until it is loaded. With a ``conveyor`` parts travel one by one.
    Within a line it belongs to each copy: there it names buffers of the copy, buffers of the
    plant, and ``other/buffer`` for the copy of another line that has the same number. Outside
    lines, buffers of lines have their full name, such as ``line-02/buffer``.
    """

    name: str = described("Name, unique among transports and stations of the plant or of the line.")
    title: str = described("What people call it.", default="")
    origin: str = described("Buffer it takes from.", key="from", refers="buffer")
    to: str | None = described(
        "Buffer or sink it brings to.", default=None, refers="buffer|sink", example='"lineside"'
    )
    by_model: tuple[Destination, ...] = described(
        "Instead of ``to``: the place by the part's model, all at the same position.", default=()
    )
    fleet: str | None = described("Fleet that carries it.", default=None, refers="fleet")
    conveyor: Conveyor | None = described(
        "Instead of a fleet: a conveyor that the parts travel on.", default=None
    )
    lot: int = described("Parts carried at the most in one go.", default=1, ge=1, le=100_000)
    lot_min: int | None = described(
        "Parts that must be there before a job starts; ``lot`` if not given.",
        default=None,
        ge=1,
        le=100_000,
    )
    load: Law | None = described("Time of loading.", default=None, example='"40 s"')
    unload: Law | None = described("Time of unloading.", default=None, example='"40 s"')
    from_position: str | None = described(
        "Where it is loaded; the position of the buffer, or of the stations that give to it, if "
        "not given.",
        default=None,
        refers="position",
    )
    to_position: str | None = described(
        "Where it is unloaded; the position of the place, or of the stations that take from it, if "
        "not given.",
        default=None,
        refers="position",
    )
    jobs: int | None = described(
        "Jobs that may be under way or waiting for a vehicle at once; the vehicles of the fleet if "
        "not given.",
        default=None,
        ge=1,
        le=10_000,
    )
    pull: bool = described(
        "Start a job only when its destination has places for all of its parts that no other has "
        "claimed; otherwise a vehicle may wait there loaded. Conveyors do not pull.",
        default=True,
    )
    calendar: str | None = described(
        "When it works; the line's or the plant's calendar if not given.",
        default=None,
        refers="calendar",
    )
    workshop: str | None = described("Workshop it belongs to.", default=None, refers="workshop")


def as_station(transport: Transport, jobs: int) -> Station:
    """Give the station that a transport is to the flow of parts.

    Parameters
    ----------
    transport
        The transport.
    jobs
        Jobs that may be under way at once; of a conveyor 1.
    """
    least = transport.lot if transport.lot_min is None else transport.lot_min
    return Station(
        name=transport.name,
        title=transport.title,
        workshop=transport.workshop,
        machines=jobs,
        inputs=(Input(origin=transport.origin),),
        pull=transport.pull and transport.conveyor is None,
        batch=None if transport.conveyor else Batch(min=least, max=transport.lot),
        conveyor=transport.conveyor,
        to=transport.to,
        by_model=transport.by_model,
        calendar=transport.calendar,
    )
