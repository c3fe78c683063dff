"""The measures of the case format: what each is about, and how it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motorworks.validation.case import Measure, Tolerance
from motorworks.validation.checks import Check, list_of, number, record, refers, whole, word
from motorworks.validation.findings import Path, Scope, did_you_mean, shown
from motorworks.validation.network import BUFFER, SINK, SOURCE, STATION

STATES: Mapping[str, str] = {
    "processing": "working",
    "setup": "setting_up",
    "blocked": "blocked",
    "starved": "starved",
    "down": "down",
}
"""States of the case format and what the kernel calls them."""

RATE, RATIO, INSTANT, OUTPUT = "rate", "ratio", "instant", "output"
"""What a measure needs: a stretch of time after the warm-up; the same, or all parts of a
source that ends; the system at an instant; the sinks' entries from the start on."""


@dataclass(frozen=True)
class MeasureKind:
    """What a measure of the format is.

    Attributes
    ----------
    sentence
        What it gives.
    nouns
        What its node may be.
    needs
        ``rate``, ``ratio``, ``instant`` or ``output``.
    argument
        The key it has beside the others, or ``None``.
    """

    sentence: str
    nouns: tuple[str, ...]
    needs: str
    argument: str | None = None


MEASURES: Mapping[str, MeasureKind] = {
    "throughput": MeasureKind("Parts entering the sink per time unit.", (SINK,), RATE),
    "completion_rate": MeasureKind(
        "Processes finished by the station per time unit.", (STATION,), RATE
    ),
    "mean_output_per_period": MeasureKind(
        "Parts entering the sink in a period.", (SINK,), RATE, "period"
    ),
    "mean_time_in_system": MeasureKind(
        "Time from entering the system to the sink, averaged over the parts that reach it.",
        (SINK,),
        RATIO,
    ),
    "fraction_time_in_system_above": MeasureKind(
        "Share of those parts with a time above x.", (SINK,), RATIO, "x"
    ),
    "mean_content": MeasureKind("Time average of the parts in the buffer.", (BUFFER,), RATE),
    "state_fraction": MeasureKind(
        "Share of time in the state, averaged over the machines.", (STATION,), RATE, "state"
    ),
    "state_time": MeasureKind(
        "Time in the state up to an instant, averaged over the machines.",
        (STATION,),
        INSTANT,
        "state",
    ),
    "loss_fraction": MeasureKind("Arrivals lost divided by arrivals.", (SOURCE, BUFFER), RATIO),
    "time_of_nth_output": MeasureKind(
        "Instant of the n-th entry into the sink.", (SINK,), OUTPUT, "n"
    ),
    "mean_time_of_nth_output": MeasureKind(
        "Mean of that instant over replications.", (SINK,), OUTPUT, "n"
    ),
    "count_at": MeasureKind(
        "Entries into the sink up to and including an instant.", (SINK,), INSTANT, "time"
    ),
    "content_at": MeasureKind("Parts in the buffer at an instant.", (BUFFER,), INSTANT, "time"),
}

_ARGUMENTS: Mapping[str, Check] = {
    "period": number(gt=0),
    "x": number(ge=0),
    "state": word(*STATES),
    "n": whole(ge=1),
    "time": number(ge=0),
    "until": number(ge=0),
}


# ---- grammar ----

_CI = record(
    "a tolerance 'ci'",
    {"type": word("ci", "exact")},
    {"confidence": number(gt=0, le=0.999999), "max_relative_half_width": number(gt=0)},
)
_EXACT = record("a tolerance 'exact'", {"type": word("ci", "exact"), "absolute": number(ge=0)})


def _tolerance(value: Any, path: Path, scope: Scope) -> None:
    exact = isinstance(value, dict) and value.get("type") == "exact"
    (_EXACT if exact else _CI)(value, path, scope)


def _nodes(*nouns: str) -> Check:
    one = refers(*nouns)
    several = list_of(one, least=1)

    def check(value: Any, path: Path, scope: Scope) -> None:
        (several if isinstance(value, list) else one)(value, path, scope)
        if isinstance(value, list) and len({str(v) for v in value}) < len(value):
            scope.refuse(path, f"is {shown(value)}; expected every node once")

    return check


def _grammar(name: str, kind: MeasureKind) -> Check:
    keys = [k for k in (kind.argument, "until" if name == "state_time" else None) if k]
    arguments = {key: _ARGUMENTS[key] for key in keys}
    return record(
        f"a measure '{name}'",
        {
            "name": word(*MEASURES),
            "node": _nodes(*kind.nouns),
            "value": number(),
            "tolerance": _tolerance,
            **arguments,
        },
    )


_GRAMMARS: Mapping[str, Check] = {name: _grammar(name, kind) for name, kind in MEASURES.items()}


def measure(value: Any, path: Path, scope: Scope) -> None:
    """Check for a measure."""
    if not isinstance(value, dict):
        scope.refuse(path, f"is {shown(value)}; expected a measure as an object")
    elif not isinstance(value.get("name"), str):
        scope.refuse(path, "has no 'name', which a measure needs")
    elif value["name"] not in _GRAMMARS:
        hint = did_you_mean(value["name"], MEASURES)
        scope.refuse((*path, "name"), f"is {shown(value['name'])}, which is no measure{hint}")
    else:
        _GRAMMARS[value["name"]](value, path, scope)


# ---- the way over ----


def case_measure(value: Mapping[str, Any]) -> Measure:
    """Give a checked measure of a file."""
    kind = MEASURES[value["name"]]
    node = value["node"]
    return Measure(
        name=value["name"],
        nodes=tuple(node) if isinstance(node, list) else (node,),
        value=float(value["value"]),
        tolerance=_case_tolerance(value["tolerance"]),
        argument=value[kind.argument] if kind.argument else None,
        until=float(value["until"]) if "until" in value else None,
    )


def _case_tolerance(value: Mapping[str, Any]) -> Tolerance:
    numbers = {key: float(number) for key, number in value.items() if key != "type"}
    return Tolerance(kind=value["type"], **numbers)
