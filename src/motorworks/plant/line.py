"""The work centre: stations in series, in one or several equal copies."""

from dataclasses import dataclass
from datetime import date

from motorworks.plant.buffer import Buffer
from motorworks.plant.pool import Crew
from motorworks.plant.station import Station
from motorworks.plant.transport import Transport
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
    place_price: float | None = described(
        "Price of one place more between two neighbours; those there are belong to the price of "
        "the stations. Without it nobody is advised to buy any.",
        default=None,
        quantity="money",
        ge=0,
        example='"60000 JPY"',
    )
    calendar: str | None = described(
        "When its stations work, unless they say otherwise.", default=None, refers="calendar"
    )
    in_service: tuple[date, ...] = described(
        "Date from which its stations work: one for all copies, or one for each; from the start "
        "if empty.",
        default=(),
        single=True,
        example="2021-09-01",
    )
    crew: Crew | None = described("People of each copy.", default=None)
    positions: tuple[str, ...] = described(
        "Where the copies stand: one position for all, or one for each.",
        default=(),
        refers="position",
    )
    x: float | None = described(
        "Where the south-west corner of its copies together is drawn on the floor plan, to the "
        "east; in the order of flow if not given.",
        default=None,
        quantity="length",
        example='"40 m"',
    )
    y: float | None = described(
        "Where that corner is drawn, to the north.",
        default=None,
        quantity="length",
        example='"25 m"',
    )
    allocation: tuple[tuple[str, ...], ...] = described(
        "Models made by each copy; all copies make all models if empty.", default=(), refers="model"
    )
    buffers: tuple[Buffer, ...] = described(
        "Buffers of each copy, named by its stations.", default=(), key="buffer"
    )
    transports: tuple[Transport, ...] = described(
        "Transports of each copy.", default=(), key="transport"
    )
    stations: tuple[Station, ...] = described("Its stations in the order of flow.", key="station")

    def copies(self) -> tuple[str, ...]:
        """Give the names of its copies, such as ``line-03``; its own where it stands alone."""
        if self.lines == 1:
            return (self.name,)
        width = max(2, len(str(self.lines)))
        return tuple(f"{self.name}-{n:0{width}d}" for n in range(1, self.lines + 1))
