"""The nouns of a project: activities and what holds them together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motorworks.process import described

KINDS = (
    "approval",
    "design",
    "civil",
    "mep",
    "equipment",
    "commissioning",
    "research",
    "milestone",
    "other",
)
LINKS = ("finish-start", "start-start", "finish-finish", "start-finish")
"""What of the one waits for what of the other: the four kinds of precedence."""


@dataclass(frozen=True, kw_only=True)
class Dependency:
    """What an activity waits for."""

    activity: str = described("The activity before.", key="waits_for", refers="activity")
    kind: str = described(
        "What waits for what: finish-start lets this one start when the other has finished, "
        "start-finish lets this one finish when the other has started.",
        default="finish-start",
        choices=LINKS,
    )
    lag: float = described(
        "Calendar time that lies between; a negative one is a lead.",
        default=0.0,
        quantity="time",
        ge=-1e9,
        le=1e9,
        example='"10 d"',
    )


@dataclass(frozen=True, kw_only=True)
class Activity:
    """A piece of a project: an approval, a building, a machine to be ordered and set up.

    Durations are working time by the hours of ``worktime``, calendar time where none is named.
    An activity without duration is a milestone.
    """

    name: str = described("Name, unique among activities.")
    title: str = described("What people call it.", default="")
    kind: str = described("What it is.", default="other", choices=KINDS)
    authority: str = described("Who grants it or does it.", default="")
    duration: float = described(
        "How long it typically takes.",
        quantity="time",
        ge=0,
        le=1e9,
        example='"90 d"',
    )
    shortest: float | None = described(
        "How long it takes at the least; ``duration`` if not given.",
        default=None,
        quantity="time",
        ge=0,
        le=1e9,
        example='"60 d"',
    )
    longest: float | None = described(
        "How long it takes at the most; ``duration`` if not given.",
        default=None,
        quantity="time",
        ge=0,
        le=1e9,
        example='"150 d"',
    )
    after: tuple[Dependency, ...] = described(
        "What it waits for: names of activities, or tables with a kind and a lag.",
        default=(),
        single=True,
        example='["A01", { waits_for = "A02", kind = "start-start", lag = "10 d" }]',
    )
    not_before: date | None = described(
        "Day before which it does not start, at 00:00.", default=None, example="2020-03-04"
    )
    held_by: str | None = described(
        "Curve that is the reason of ``not_before``: without that disturbance the date does not "
        "hold.",
        default=None,
        refers="curve",
    )
    finished: date | None = described(
        "Day at whose start it had finished: its end is known, whatever it waits for.",
        default=None,
        example="2019-04-27",
    )
    deadline: date | None = described(
        "Day at whose start it has to be finished.", default=None, example="2021-05-01"
    )
    worktime: str | None = described(
        "When it is worked on; without a pause if not given.", default=None, refers="worktime"
    )
    sensitivity: float = described(
        "Share of its pace that is lost when nobody of the workforce is there, or with ``firms`` "
        "when none of these is open.",
        default=0.0,
        quantity="share",
        ge=0,
        le=1,
    )
    firms: str | None = described(
        "Curve of the firms that do it: how many of them are open sets its pace, in place of the "
        "workforce.",
        default=None,
        refers="curve",
    )
    people: float = described(
        "People at work on it while it lasts.", default=0.0, ge=0, le=1_000_000
    )
    needs: Mapping[str, float] = described(
        "How much of resources it takes while it lasts.",
        default_factory=dict,
        refers="resource",
        gt=0,
        le=1_000_000,
    )
    cost: float = described(
        "Money it costs, spent evenly while it lasts.",
        default=0.0,
        quantity="money",
        ge=0,
        example='"20 JPY"',
    )
    pays: Mapping[str, float] = described(
        "Shares of items of capital that are paid evenly while it lasts.",
        default_factory=dict,
        quantity="share",
        ge=0,
        le=1,
        example="{ machines = 0.25 }",
    )
    in_service: tuple[str, ...] = described(
        "Lines, copies of lines (``line-01``, or ``line:1-3``) and stations (``test``, or machines "
        "``test:1-8``) that are in service when it has finished.",
        default=(),
        single=True,
        example='["stator-01", "stator-02"]',
    )
