"""What changes on dates: outages, and factors for ramps and disturbances."""

from dataclasses import dataclass
from datetime import date, datetime

from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Outage:
    """A span of time in which machines stand still: a flood, a rebuild, a shutdown."""

    name: str = described("Name, unique among outages.")
    title: str = described("What people call it.", default="")
    start: datetime = described(
        "Date (at 00:00) or date and time at which it begins.", example="2021-08-02T06:00:00"
    )
    end: datetime = described(
        "Date (at 00:00) or date and time at which it ends.", example="2021-08-06"
    )
    of: tuple[str, ...] = described(
        "What stands still: names of stations (in a line ``line/station`` or "
        "``line-01/station``), lines, copies of lines, workshops, or ``all``.",
        single=True,
        example='["press"]',
    )
    machines: int | None = described(
        "How many machines of each station stand still, the first of them; all if not given.",
        default=None,
        ge=1,
        le=10_000,
    )
    state: str = described(
        "down counts as a breakdown, planned as a planned stop.",
        default="down",
        choices=("down", "planned"),
    )


@dataclass(frozen=True, kw_only=True)
class Point:
    """A value of a factor from a date on."""

    begin: date = described("The date, at 00:00.", key="from", example="2021-03-01")
    value: float = described(
        "The factor: 1 changes nothing.", quantity="share", ge=0, le=1000, example="1.25"
    )


@dataclass(frozen=True, kw_only=True)
class Factor:
    """What multiplies a figure of stations or pools, from dates on: a ramp or a disturbance.

    Before its first date it is 1, after its last it keeps the last value. Several factors on
    the same figure are multiplied.
    """

    name: str = described("Name, unique among factors.")
    title: str = described("What people call it.", default="")
    on: tuple[str, ...] = described(
        "What it acts on: names of stations (in a line ``line/station`` or ``line-01/station``), "
        "lines, copies of lines, workshops, processes, of pools for ``pool_size``, or ``all``.",
        single=True,
        example='["all"]',
    )
    of: str = described(
        "cycle_time multiplies the time of every step; availability the technical availability "
        "that the failures leave; scrap the scrap rate; pool_size the people planned.",
        choices=("cycle_time", "availability", "scrap", "pool_size"),
        example="cycle_time",
    )
    points: tuple[Point, ...] = described(
        "Dates with values, in order.", example="[[2021-01-01, 1.3], [2021-07-01, 1.0]]"
    )
    between: str = described(
        "step keeps each value up to the next date; linear goes from one to the next in a straight "
        "line, in steps of a week that each have the value of their middle.",
        default="step",
        choices=("step", "linear"),
    )
