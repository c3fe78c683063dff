"""The work centre: stations in series, in one or several equal copies."""

from dataclasses import dataclass

from motorworks.plant.buffer import Buffer
from motorworks.plant.station import Station
from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Line:
    """Stations in series with places between them; ``lines`` makes equal copies.

    A station without ``inputs`` takes from the station before it, through ``places``
    places; one without a destination gives to the station after it.
    """

    name: str = described("Name, unique among lines.")
    title: str = described("What people call it.", default="")
    workshop: str | None = described("Workshop it stands in.", default=None, refers="workshop")
    lines: int = described("Equal copies of the line.", default=1, ge=1, le=1000)
    places: int | None = described(
        "Places between two neighbours; unlimited if not given.",
        default=None,
        ge=0,
        le=1_000_000,
        unlimited=True,
    )
    calendar: str | None = described(
        "When its stations work, unless they say otherwise.", default=None, refers="calendar"
    )
    allocation: tuple[tuple[str, ...], ...] = described(
        "Models made by each copy; all copies make all models if empty.", default=(), refers="model"
    )
    buffers: tuple[Buffer, ...] = described(
        "Buffers of each copy, named by its stations.", default=(), key="buffer"
    )
    stations: tuple[Station, ...] = described("Its stations in the order of flow.", key="station")
