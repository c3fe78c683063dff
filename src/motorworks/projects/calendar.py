"""When projects are worked on, and what disturbs them."""

from dataclasses import dataclass
from datetime import date

from motorworks.process import described

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, kw_only=True)
class Worktime:
    """Days of work of a project: those of the week but holidays, each from 00:00 to 24:00."""

    name: str = described("Name, unique among worktimes.")
    title: str = described("What people call it.", default="")
    days: tuple[str, ...] = described(
        "Days of the week that are worked; empty means all seven.", default=(), choices=DAYS
    )
    days_off: tuple[date, ...] = described(
        "Dates that are not worked.", default=(), single=True, example="[2020-05-01]"
    )
    days_on: tuple[date, ...] = described(
        "Dates that are, although their day of the week is not named.", default=(), single=True
    )


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A value of a curve on a date."""

    day: date = described("The date, at 00:00.", key="date", example="2020-02-10")
    value: float = described(
        "Share that is there: 1 is as usual.", quantity="share", ge=0, le=10, example="0.30"
    )


@dataclass(frozen=True, kw_only=True)
class Curve:
    """How much of something is there by date: people at work, firms open.

    Between two dates the value runs in a straight line. Before the first date it is 1, from the
    day after the last one it is 1 again.
    """

    name: str = described("Name, unique among curves.")
    title: str = described("What people call it.", default="")
    points: tuple[Moment, ...] = described(
        "Dates with values, in order.", example="[[2020-01-23, 0.95], [2020-02-03, 0.05]]"
    )
