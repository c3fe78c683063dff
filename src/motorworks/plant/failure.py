"""What stops a machine: failures, short stops, maintenance, worn tools, changeovers."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.process import Law, described


@dataclass(frozen=True, kw_only=True)
class Failure:
    """One failure mode of every machine of a station."""

    clock: str = described(
        "operating runs down only while the machine processes; calendar runs from the end of the "
        "last repair whatever the machine does.",
        default="operating",
        choices=("operating", "calendar"),
    )
    up: Law = described(
        "Time to failure on that clock.", key="mtbf", example='"12 h"', law="exponential"
    )
    repair: Law = described("Time to repair.", key="mttr", example='"90 min"', law="exponential")
    crew: str | None = described(
        "Pool of which one person is needed for the repair.", default=None, refers="pool"
    )


@dataclass(frozen=True, kw_only=True)
class ShortStop:
    """A stop of seconds or minutes that is put right on the spot, counted apart from failures.

    It takes the place of that part of the performance factor which stands for such stops.
    """

    every: Law = described(
        "Working time from the end of one to the next.", example='"8 min"', law="exponential"
    )
    time: Law = described("How long it lasts.", example='"25 s"', law="exponential")
    operator: str | None = described(
        "Pool of which one person is needed to put it right.", default=None, refers="pool"
    )


@dataclass(frozen=True, kw_only=True)
class Maintenance:
    """Preventive maintenance of every machine of a station.

    Due by time, by cycles or by working time (one of the three) and begun when the machine has
    ended the part it works on, in its window and with its crew. The machines of a station
    take turns: of ``n`` the first is due after one interval, the last after an ``n``-th of it.
    """

    name: str = described("What it is called.", default="")
    every: float | None = described(
        "Time from the end of one to the next, whatever the machine does.",
        default=None,
        quantity="time",
        gt=0,
        example='"7 day"',
    )
    every_cycles: int | None = described(
        "Cycles from one to the next.", default=None, ge=1, example="20_000"
    )
    every_operating: float | None = described(
        "Working time of the machine from one to the next.",
        default=None,
        quantity="time",
        gt=0,
        example='"500 h"',
    )
    time: Law = described("How long it lasts.", example='"2 h"')
    crew: str | None = described(
        "Pool of which one person is needed for it.", default=None, refers="pool"
    )
    window: str | None = described(
        "Calendar in which it may begin; at any time if not given.",
        default=None,
        refers="calendar",
    )


@dataclass(frozen=True, kw_only=True)
class PlannedStop:
    """Regular stops for cleaning, die care or maintenance, spread over the shift.

    Every ``every`` of working time, counted from its start, ends with a stop of ``share`` of it.
    """

    share: float = described(
        "Share of working time lost to the stops.", quantity="share", ge=0, lt=1, example='"5 %"'
    )
    every: float = described(
        "Working time from one stop to the next.",
        default=3600.0,
        quantity="time",
        gt=0,
        example='"1 h"',
    )


@dataclass(frozen=True, kw_only=True)
class Changeover:
    """Setting a machine up for another model, begun when its part has been taken."""

    time: Law | None = described(
        "Time from any model to any other, where ``times`` does not say otherwise.",
        default=None,
        example='"20 min"',
    )
    times: Mapping[str, Mapping[str, Law]] = described(
        "Times by model left and model set up.",
        default_factory=dict,
    )
    initial_model: str | None = described(
        "Model set up at the start; without it the first model needs no changeover.",
        default=None,
        refers="model",
    )
    setter: str | None = described(
        "Pool of which one person is needed for the whole changeover.", default=None, refers="pool"
    )


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A tool that wears by cycles and is changed after the cycle that reaches its life."""

    life: int = described("Cycles until the tool is changed.", ge=1)
    change: Law = described("Time of the change.", example='"30 min"')
    setter: str | None = described(
        "Pool of which one person is needed for the whole change.", default=None, refers="pool"
    )
