"""People who are needed at more than one place."""

from dataclasses import dataclass
from datetime import date

from motorworks.plant.calendar import DAYS
from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """A shift of a pool and how many of its people are planned for it."""

    start: float = described(
        "Time of day at which they begin.", quantity="clock", ge=0, lt=86400, example="06:00"
    )
    length: float = described(
        "How long they stay, breaks included; it may run past midnight.",
        quantity="time",
        gt=0,
        le=86400,
        example="8 h",
    )
    days: tuple[str, ...] = described(
        "Days of the week on which it starts; empty means all seven.", default=(), choices=DAYS
    )
    count: int | None = described(
        "People planned; as many as the pool's ``count`` if not given.",
        default=None,
        ge=0,
        le=100_000,
    )


@dataclass(frozen=True, kw_only=True)
class Headcount:
    """A change of a pool's size on a date; it holds until the next one."""

    begin: date = described("Date from which it holds, at 00:00.", key="from", example="2021-09-01")
    count: int | None = described(
        "People planned from then on, wherever anybody is planned.",
        default=None,
        ge=0,
        le=100_000,
    )
    factor: float | None = described(
        "Instead of ``count``: what all planned numbers are multiplied by, rounded half up.",
        default=None,
        quantity="share",
        ge=0,
        le=1000,
        example='"80 %"',
    )


@dataclass(frozen=True, kw_only=True)
class Manning:
    """What pools and crews have in common: how many people are there, when, and how they work."""

    title: str = described("What people call it.", default="")
    count: int | None = described("People planned at the same time.", default=None)
    skill: str = described("What its people can do; figures of people go by it.", default="")
    rule: str = described(
        "Who is served first: fifo, the longest waiting; downstream_first, the station that the "
        "file lists last.",
        default="fifo",
        choices=("fifo", "downstream_first"),
    )
    calendar: str | None = described(
        "When they start work; what becomes of work under way at its end says ``at_end``.",
        default=None,
        refers="calendar",
    )
    shifts: tuple[Staffing, ...] = described(
        "How many are planned in which shift; nobody outside.", default=()
    )
    dated: tuple[Headcount, ...] = described("Changes of its size on dates, in order.", default=())
    absence: float = described(
        "Chance that a planned person is not there, drawn anew at the start of every shift.",
        default=0.0,
        quantity="share",
        ge=0,
        le=1,
        example='"6 %"',
    )
    relief: str | None = described(
        "Pool that helps when nobody is free here, if it has somebody free and no work of its own "
        "waits. Help goes one step: a pool that helps is not helped out in turn.",
        default=None,
        refers="pool",
    )
    at_end: str = described(
        "At the end of their hours: finish, they complete what they have begun; hand_over, they "
        "lay it down and the next crew goes on with what remains.",
        default="finish",
        choices=("finish", "hand_over"),
    )


@dataclass(frozen=True, kw_only=True)
class Pool(Manning):
    """Operators, fitters or setters of one kind.

    No work under way is ever interrupted to serve another (no preemption). With ``shifts``
    people are there in these alone, where shifts overlap those of both; without, at all times
    of the pool's calendar.
    """

    name: str = described("Name, unique among pools.")
    count: int | None = described(
        "People planned at the same time; may be left out where every shift says its own.",
        default=None,
        ge=1,
        le=100_000,
        example="3",
    )


@dataclass(frozen=True, kw_only=True)
class Crew(Manning):
    """The people of a line: every copy of it has a pool ``line-01/crew`` of its own.

    Stations of the line name it as ``crew`` wherever a pool may be named.
    """

    count: int | None = described(
        "People of each copy planned at the same time; the rounded-up sum of ``operators`` times "
        "``machines`` over its stations if not given.",
        default=None,
        ge=1,
        le=100_000,
    )
