"""What stops a machine: failures, planned stops, worn tools, changeovers."""

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
