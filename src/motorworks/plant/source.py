"""Where parts come from."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.process import Law, described


@dataclass(frozen=True, kw_only=True)
class SourceEntry:
    """One of several places that each arrival feeds."""

    to: str = described("Buffer fed.", refers="buffer")
    model: str | None = described("Model of the part sent there.", default=None, refers="model")


@dataclass(frozen=True, kw_only=True)
class Source:
    """Parts entering the plant.

    Without ``interarrival`` the source is saturated: it never runs out (with ``count``,
    until that many were taken) and is named in a station's inputs.
    """

    name: str = described("Name, unique among sources.")
    title: str = described("What people call it.", default="")
    interarrival: Law | None = described(
        "Gaps between arrivals; the first comes after one full gap.",
        default=None,
    )
    group: int = described("Parts per arrival.", default=1, ge=1, le=1_000_000)
    to: str | None = described("Buffer that arrivals enter.", default=None, refers="buffer")
    each: tuple[SourceEntry, ...] = described(
        "Instead of ``to``: one part to every place listed.",
        default=(),
    )
    when_full: str = described(
        "wait keeps an arrival outside until a place appears; lose drops it.",
        default="wait",
        choices=("wait", "lose"),
    )
    count: int | None = described("Parts in all; endless if not given.", default=None, ge=1)
    model: str | None = described("Model of every part.", default=None, refers="model")
    model_mix: Mapping[str, float] = described(
        "Share of each model, drawn independently.",
        default_factory=dict,
        refers="model",
        quantity="share",
        ge=0,
        le=1,
    )
    model_sequence: tuple[str, ...] = described(
        "Models in turn, repeated.", default=(), refers="model"
    )
    any_model: bool = described(
        "A saturated source that gives whatever model is asked for: purchased material kept in "
        "stock for every model.",
        default=False,
    )


@dataclass(frozen=True, kw_only=True)
class Sink:
    """Where parts leave the plant."""

    name: str = described("Name, unique among sinks.")
    title: str = described("What people call it.", default="")
    counts_as: str = described(
        "good counts towards the target; scrap and surplus are losses; other is none of these.",
        default="good",
        choices=("good", "scrap", "surplus", "other"),
    )
