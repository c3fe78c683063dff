"""What activities share: resources with limits, and risks that hit several at once."""

from dataclasses import dataclass
from datetime import date

from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Limit:
    """How much of a resource there is from a date on."""

    begin: date = described("The date, at 00:00.", key="from", example="2020-06-01")
    amount: float = described("How much there is.", ge=0, le=1_000_000, example="650")


@dataclass(frozen=True, kw_only=True)
class Resource:
    """People, cranes, test cells: what is limited and shared by activities."""

    name: str = described("Name, unique among resources.")
    title: str = described("What people call it.", default="")
    amount: float = described("How much there is.", ge=0, le=1_000_000, example="800")
    changes: tuple[Limit, ...] = described(
        "How much there is from dates on instead, in order.",
        default=(),
        example="[[2020-06-01, 650]]",
    )
    cost: float = described(
        "What one costs a day while in use.",
        default=0.0,
        quantity="money",
        ge=0,
        example='"20 JPY"',
    )


@dataclass(frozen=True, kw_only=True)
class RiskEvent:
    """Something that may happen to a project and delays activities together.

    It happens with its probability, once for all its activities, and makes each of them longer by
    the same time.
    """

    name: str = described("Name, unique among risks.")
    title: str = described("What people call it.", default="")
    activities: tuple[str, ...] = described(
        "What it makes longer.", refers="activity", single=True, example='["E06"]'
    )
    probability: float = described(
        "Chance that it happens.", default=1.0, quantity="share", ge=0, le=1
    )
    delay: float = described(
        "Time it typically takes.", quantity="time", ge=0, le=1e9, example='"45 d"'
    )
    shortest: float | None = described(
        "Time it takes at the least; ``delay`` if not given.",
        default=None,
        quantity="time",
        ge=0,
        le=1e9,
    )
    longest: float | None = described(
        "Time it takes at the most; ``delay`` if not given.",
        default=None,
        quantity="time",
        ge=0,
        le=1e9,
    )
    part_of: str | None = described(
        "Curve that it is a part of: without that disturbance it cannot happen.",
        default=None,
        refers="curve",
    )


@dataclass(frozen=True, kw_only=True)
class Programme:
    """What the activities of the plant lead to."""

    start_of_production: str | None = described(
        "Activity whose finish is the start of production.", default=None, refers="activity"
    )
    full_capacity: str | None = described(
        "Activity whose finish releases the whole plant.", default=None, refers="activity"
    )
    start: date | None = described(
        "Day before which nothing starts; the plant's start if not given.", default=None
    )
    workforce: str | None = described(
        "Curve that says how much of the workforce is there.", default=None, refers="curve"
    )
    spread: str = described(
        "How durations lie between shortest and longest: pert (a beta distribution) or triangular.",
        default="pert",
        choices=("pert", "triangular"),
    )
    planned: date | None = described(
        "Start of production as it was announced.", default=None, example="2021-04-01"
    )
    reached: date | None = described(
        "Start of production as it was reported.", default=None, example="2021-06-01"
    )
    planned_capacity: date | None = described(
        "Full capacity as it was announced.", default=None, example="2022-12-31"
    )
    ramp: tuple[float, ...] = described(
        "Output planned for each twelve months from the start of production, as shares of the "
        "plant's target.",
        default=(),
        quantity="share",
        ge=0,
        le=10,
        example='["22 %", "75 %", "100 %"]',
    )
