"""The measures of exact cases as plant files: how they are written and what they give."""

import dataclasses
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motorworks.program import STATES, Program, Trace
from motorworks.program.trace import Array
from motorworks.simulation import Run
from motorworks.statistics import REGISTRY
from motorworks.statistics.figures import Figures
from motorworks.statistics.registry import blocks
from motorworks.validation.case import Measure
from motorworks.validation.checks import Check, list_of, name, whole, word
from motorworks.validation.evaluate import EVALUATIONS, Counted
from motorworks.validation.findings import Path, Scope, did_you_mean, shown

INSTANTS = ("begun", "stuffed", "set_out", "gate", "quay", "due", "sailed", "arrived")
"""Instants of a box on its way to a customer."""

INSTANT, OUTPUT, SPAN, KPI = "instant", "output", "span", "kpi"
SHIPPING = "shipping"
"""What a measure needs: the plant at an instant from the start; the sinks' entries from the
start on; what was counted after the warm-up; the KPIs of the run; what lies beyond the gate."""


@dataclass(frozen=True)
class Kind:
    """What a measure is.

    Attributes
    ----------
    sentence
        What it gives.
    needs
        ``instant``, ``output``, ``span`` or ``kpi``.
    required, optional
        Its keys beside name, value and tolerance.
    """

    sentence: str
    needs: str
    required: tuple[str, ...] = ("of",)
    optional: tuple[str, ...] = ()


KINDS: Mapping[str, Kind] = {
    "count_at": Kind(
        "Entries into the sink up to and including ``time``.", INSTANT, ("of", "time"), ("model",)
    ),
    "content_at": Kind("Parts in the buffer at ``time``.", INSTANT, ("of", "time"), ("model",)),
    "state_time": Kind(
        "Time in ``state`` up to ``until``: of machine number ``machine`` (from 1), else the "
        "mean over the machines of the station.",
        INSTANT,
        ("of", "state", "until"),
        ("machine",),
    ),
    "time_of_nth_output": Kind("Instant of the ``n``-th entry into the sink.", OUTPUT, ("of", "n")),
    "trace": Kind(
        "An entry of the field ``field`` of the trace: of the element ``of`` (all if not given), "
        "in the column of the state, model or number ``column`` (all if not given), summed; after "
        "warm-up and duration, or from the start up to ``time``.",
        SPAN,
        ("field",),
        ("of", "column", "machine", "time"),
    ),
    "throughput": Kind("Parts entering the sink per second.", SPAN),
    "mean_content": Kind("Time average of the parts in the buffer.", SPAN),
    "mean_time_in_system": Kind("Throughput time of the parts that reach the sink.", SPAN),
    "completion_rate": Kind("Passes completed by the station per second.", SPAN),
    "loss_fraction": Kind("Arrivals lost over arrivals of the source.", SPAN),
    "state_fraction": Kind(
        "Share of time in ``state``, as for state_time.", SPAN, ("of", "state"), ("machine",)
    ),
    "kpi": Kind(
        "The KPI ``kpi`` of the scope ``of``, such as ``station:press``; of the plant if not "
        "given.",
        KPI,
        ("kpi",),
        ("of",),
    ),
    "shipping": Kind(
        "The figure ``figure`` of shipping, of ``of`` such as ``customer:east``; of the plant if "
        "not given.",
        SHIPPING,
        ("figure",),
        ("of",),
    ),
    "box": Kind(
        "The instant ``instant`` of the ``n``-th box, in the order in which they are begun.",
        SHIPPING,
        ("n", "instant"),
    ),
}
"""The measures by name."""


def needs(measure: Measure, keys: Mapping[str, Any]) -> str:
    """Give what a measure needs; a trace field at a time is taken at an instant."""
    return INSTANT if measure.name == "trace" and "time" in keys else KINDS[measure.name].needs


# ---- grammar ----


def _one_or_several(value: Any, path: Path, scope: Scope) -> None:
    (list_of(name, least=1) if isinstance(value, list) else name)(value, path, scope)


def _column(value: Any, path: Path, scope: Scope) -> None:
    (name if isinstance(value, str) else whole(ge=0))(value, path, scope)


def _field(value: Any, path: Path, scope: Scope) -> None:
    known = [f.name for f in dataclasses.fields(Trace) if f.type is Array]
    if value not in known:
        hint = did_you_mean(str(value), known)
        scope.refuse(path, f"is {shown(value)}, which is no array of the trace{hint}")


def works_measure(kind: str) -> dict[str, Check]:
    """Give the check of every key that the measures may have, but the times."""
    return {
        "of": name if kind in ("kpi", "shipping") else _one_or_several,
        "n": whole(ge=1),
        "model": name,
        "machine": whole(ge=1),
        "state": word(*STATES),
        "field": _field,
        "column": _column,
        "kpi": word(*REGISTRY),
        "figure": name,
        "instant": word(*INSTANTS),
    }


# ---- names of the plant ----

_AXES = {
    "pool": "pool_names",
    "fleet": "pool_names",
    "tour": "tour_names",
    "supply": "supply_names",
    "buffer": "buffer_names",
    "sink": "sink_names",
    "source": "source_names",
}
"""Names along the first axis of a field of the trace, by the field's first word."""
_OF = {
    "count_at": "sink_names",
    "time_of_nth_output": "sink_names",
    "throughput": "sink_names",
    "mean_time_in_system": "sink_names",
    "content_at": "buffer_names",
    "mean_content": "buffer_names",
    "state_time": "station_names",
    "state_fraction": "station_names",
    "completion_rate": "station_names",
    "loss_fraction": "source_names",
}


def check_names(measure: Measure, keys: Mapping[str, Any], program: Program, scope: Scope) -> None:
    """Refuse names that the plant does not have.

    Parameters
    ----------
    measure, keys
        The measure and what it says beside name, nodes and value.
    program
        The plant, lowered.
    scope
        Takes what is wrong.
    """
    if KINDS[measure.name].needs in (KPI, SHIPPING):
        return
    axis = _axis(str(keys["field"])) if measure.name == "trace" else _OF[measure.name]
    known = getattr(program, axis)
    for node in measure.nodes:
        if node not in known:
            noun = axis.removesuffix("_names")
            hint = did_you_mean(node, known)
            scope.refuse((), f"'of' is {shown(node)}; the plant has no such {noun}{hint}")
    model = keys.get("model")
    if model is not None and model not in program.type_names:
        hint = did_you_mean(str(model), program.type_names)
        scope.refuse((), f"'model' is {shown(model)}; the plant has no such model{hint}")
    machines = {
        n: int(c) for n, c in zip(program.station_names, program.station_machines, strict=True)
    }
    most = sum(machines.get(node, 0) for node in measure.nodes)
    if keys.get("machine", 0) > most:
        scope.refuse((), f"'machine' is {keys['machine']}; the station has {most}")
    column = keys.get("column")
    if isinstance(column, str) and column not in (*STATES, *program.type_names):
        scope.refuse((), f"'column' is {shown(column)}; expected a state, a model or a number")


def _axis(field: str) -> str:
    return _AXES.get(field.split("_")[0], "station_names")


# ---- values ----


def value_of(measure: Measure, keys: Mapping[str, Any], program: Program, trace: Trace) -> float:
    """Give the value of a measure from what was counted, NaN where there is none."""
    counted = Counted(program, trace)
    own = _OWN.get(measure.name)
    return own(measure, keys, counted) if own else EVALUATIONS[measure.name](measure, counted)


def _count(measure: Measure, keys: Mapping[str, Any], counted: Counted) -> float:
    return _by_model(counted.trace.sink_count[counted.sinks(measure)], keys, counted.program)


def _content(measure: Measure, keys: Mapping[str, Any], counted: Counted) -> float:
    return _by_model(counted.trace.buffer_level[counted.buffers(measure)], keys, counted.program)


def _by_model(rows: NDArray[Any], keys: Mapping[str, Any], program: Program) -> float:
    model = keys.get("model")
    return float(rows.sum() if model is None else rows[:, program.type_names.index(model)].sum())


def _state_time(measure: Measure, keys: Mapping[str, Any], counted: Counted) -> float:
    column = STATES.index(str(keys["state"]))
    return float(counted.trace.state_time[_machines(measure, keys, counted), column].mean())


def _machines(measure: Measure, keys: Mapping[str, Any], counted: Counted) -> list[int]:
    machines = counted.machines(measure)
    number = keys.get("machine")
    return machines if number is None else machines[number - 1 : number]


def _state_fraction(measure: Measure, keys: Mapping[str, Any], counted: Counted) -> float:
    return _state_time(measure, keys, counted) / counted.time if counted.time else math.nan


def _trace(measure: Measure, keys: Mapping[str, Any], counted: Counted) -> float:
    rows = np.atleast_1d(np.asarray(getattr(counted.trace, str(keys["field"]))))
    if measure.nodes:
        rows = rows[_rows(measure, keys, counted, len(rows))]
    if "column" in keys:
        rows = rows[..., _column_number(keys["column"], counted.program)]
    return float(rows.sum())


def _rows(measure: Measure, keys: Mapping[str, Any], counted: Counted, length: int) -> list[int]:
    """Give the rows of the measure's elements; of a station its own, or its machines'."""
    names = getattr(counted.program, _axis(str(keys["field"])))
    by_station = names is counted.program.station_names
    if by_station and ("machine" in keys or length != len(names) or _is_of_machines(keys)):
        return _machines(measure, keys, counted)
    return [names.index(node) for node in measure.nodes]


def _is_of_machines(keys: Mapping[str, Any]) -> bool:
    return keys["field"] in (
        "state_time", "cycles", "state", "state_since", "waits_for", "waits_model", "holds"
    )  # fmt: skip


def _column_number(column: Any, program: Program) -> int:
    if isinstance(column, int):
        return column
    return STATES.index(column) if column in STATES else program.type_names.index(column)


_OWN: Mapping[str, Callable[[Measure, Mapping[str, Any], Counted], float]] = {
    "count_at": _count,
    "content_at": _content,
    "state_time": _state_time,
    "state_fraction": _state_fraction,
    "trace": _trace,
}


def kpi_values(measure: Measure, keys: Mapping[str, Any], run: Run) -> list[float]:
    """Give a KPI of every replication, NaN where it has no value or there is no such scope."""
    wanted = measure.nodes[0] if measure.nodes else "plant"
    for block in blocks(Figures(run)):
        for x, scope in enumerate(block.scopes):
            if block.name == keys["kpi"] and scope.name == wanted:
                return [float(v) for v in block.values[:, x]]
    return [math.nan] * len(run.replications)
