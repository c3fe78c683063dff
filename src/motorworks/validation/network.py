"""Grammar of a case's network: sources, buffers, stations, operator pools, sinks."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from motorworks.plant import Batch, Buffer, Input, Pool, Source, Station
from motorworks.process import field_notes
from motorworks.validation.checks import (
    Check,
    list_of,
    name,
    number,
    only,
    or_null,
    record,
    refers,
    table_of,
    whole,
    word,
)
from motorworks.validation.findings import Path, Scope, shown
from motorworks.validation.laws import law, time_by_type, time_or_law

SOURCE, SATURATED, BUFFER = "source with arrivals", "saturated source", "buffer"
STATION, POOL, SINK = "station", "operator pool", "sink"


def _whole(noun: type, field: str) -> Check:
    """Give the check of a whole number that has the bounds of a field of the plant."""
    note = field_notes(noun)[field]
    return whole(ge=int(note.ge or 0), le=int(note.le) if note.le is not None else 10**12)


def _choice(noun: type, field: str) -> Check:
    return word(*(field_notes(noun)[field].choices or ()))


def _sums_to_one(shares: list[float], path: Path, scope: Scope) -> None:
    if abs(sum(shares) - 1) > 1e-9:
        scope.refuse(path, f"probabilities sum to {sum(shares):.12g}; expected 1")


# ---- sources ----


def _mix(value: Any, path: Path, scope: Scope) -> None:
    before = len(scope.found)
    _SHARES(value, path, scope)
    if len(scope.found) == before:
        _sums_to_one(list(value.values()), path, scope)


_SHARES = table_of(number(ge=0, le=1))

_TYPES: Mapping[str, Check] = {"type_mix": _mix, "type_sequence": list_of(name, least=1)}


def _one_kind_of_type(value: Any, path: Path, scope: Scope) -> None:
    if "type_mix" in value and "type_sequence" in value:
        scope.refuse(path, "has 'type_mix' and 'type_sequence'; expected one of them")


def _one_way_in(value: Any, path: Path, scope: Scope) -> None:
    _one_kind_of_type(value, path, scope)
    if ("to" in value) == ("each" in value):
        scope.refuse(path, "needs either 'to' or 'each'")


_ENTRY = record("an entry of 'each'", {"to": refers(BUFFER)}, {"part": name})
_SATURATED = record(
    "a saturated source",
    {"id": name, "saturated": only(True)},
    {"count": _whole(Source, "count"), **_TYPES},
    also=_one_kind_of_type,
)
_ARRIVALS = record(
    "a source with arrivals",
    {"id": name, "interarrival": law},
    {
        "saturated": only(False),
        "to": refers(BUFFER),
        "each": list_of(_ENTRY, least=1),
        "group": _whole(Source, "group"),
        "count": _whole(Source, "count"),
        "when_full": _choice(Source, "when_full"),
        **_TYPES,
    },
    also=_one_way_in,
)


def is_saturated(value: Mapping[str, Any]) -> bool:
    """Tell whether a source is meant to be saturated, right or wrong."""
    return bool(value.get("saturated")) or "interarrival" not in value


def _source(value: Any, path: Path, scope: Scope) -> None:
    saturated = isinstance(value, dict) and is_saturated(value)
    (_SATURATED if saturated else _ARRIVALS)(value, path, scope)


# ---- stations: what they take and how long they work ----

_INPUT = record("an input", {"from": refers(BUFFER, SATURATED)}, {"take": _whole(Input, "take")})
_STEP = record("a step", {"time": time_by_type}, {"operator": or_null(refers(POOL))})
_FAILURE = record(
    "a failure mode",
    {"clock": word("operating", "calendar"), "up": law, "repair": law},
    {"repair_pool": or_null(refers(POOL))},
)


def _min_max(value: Any, path: Path, scope: Scope) -> None:
    if value["min"] > value["max"]:
        scope.refuse(path, f"min is {value['min']} and max {value['max']}; expected min <= max")


_BATCH = record(
    "a batch", {"min": _whole(Batch, "min"), "max": _whole(Batch, "max")}, also=_min_max
)
_SETUP = record(
    "a setup", {"times": table_of(table_of(time_or_law))}, {"initial_type": or_null(name)}
)


def _interval(value: Any, path: Path, scope: Scope) -> None:
    _ENDS(value, path, scope)
    if isinstance(value, list) and len(value) != 2:
        scope.refuse(path, f"is {shown(value)}; expected [start, end]")


_ENDS = list_of(number(ge=0))


def _intervals_in_order(value: Any, path: Path, scope: Scope) -> None:
    """Check that the intervals of a calendar are none of them empty, and follow each other."""
    for i, (start, end) in enumerate(value["on"]):
        if not start < end <= value["period"]:
            period = f"{value['period']:g}"
            scope.refuse(
                (*path, "on", i),
                f"is {shown(value['on'][i])}; expected start < end <= period, which is {period}",
            )
    for i, (left, right) in enumerate(pairwise(value["on"])):
        if right[0] < left[1]:
            scope.refuse((*path, "on", i + 1), "begins before the interval in front of it ends")


_CALENDAR = record(
    "a calendar",
    {
        "period": number(gt=0),
        "on": list_of(_interval, least=1),
        "at_end": word("suspend", "finish", "start_only_if_fits"),
    },
    also=_intervals_in_order,
)


# ---- stations: where parts go ----

_PLACE = refers(BUFFER, SINK)


def _ways_sum_to_one(value: Any, path: Path, scope: Scope) -> None:
    _sums_to_one([way["prob"] for way in value["random"]], (*path, "random"), scope)


def _judged_parts_have_places(value: Any, path: Path, scope: Scope) -> None:
    limit = value.get("max_reworks")
    if limit != 0 and "rework_to" not in value:
        scope.refuse(path, "has no 'rework_to', which parts to be reworked need")
    if limit is not None and "scrap_to" not in value:
        scope.refuse(path, "has no 'scrap_to', which parts beyond 'max_reworks' need")


_WAY = record("a way out", {"to": _PLACE, "prob": number(ge=0, le=1)})
_PART = record("an entry of 'each'", {"to": _PLACE}, {"part": name})
_OUTPUTS: Mapping[str, Check] = {
    "to": record("an output 'to'", {"to": _PLACE}),
    "random": record(
        "an output 'random'", {"random": list_of(_WAY, least=1)}, also=_ways_sum_to_one
    ),
    "each": record("an output 'each'", {"each": list_of(_PART, least=1)}),
    "bad_prob": record(
        "an output 'bad_prob'",
        {"bad_prob": number(ge=0, le=1), "good_to": _PLACE},
        {
            "rework_to": refers(BUFFER),
            "max_reworks": or_null(_whole(Station, "max_reworks")),
            "scrap_to": _PLACE,
        },
        also=_judged_parts_have_places,
    ),
}


def _output(value: Any, path: Path, scope: Scope) -> None:
    if not isinstance(value, dict):
        scope.refuse(path, f"is {shown(value)}; expected an output as an object")
        return
    kind = next((k for k in ("bad_prob", "random", "each", "to") if k in value), None)
    if kind is None:
        scope.refuse(path, f"is {shown(value)}; expected one of: {', '.join(_OUTPUTS)}")
    else:
        _OUTPUTS[kind](value, path, scope)


# ---- stations as a whole ----


def _station_as_a_whole(value: Any, path: Path, scope: Scope) -> None:
    if ("process" in value) == ("steps" in value):
        scope.refuse(path, "needs either 'process' or 'steps'")
    takes_one = all(i.get("take", 1) == 1 for i in value["inputs"])
    if "select" in value and not takes_one:
        scope.refuse(path, "takes one part at a time with 'select'; expected 'take' 1 everywhere")
    if "batch" in value and (len(value["inputs"]) != 1 or not takes_one or "select" in value):
        scope.refuse(path, "has a 'batch'; expected one input with 'take' 1 and no 'select'")
    origins = [i["from"] for i in value["inputs"]]
    if len(set(origins)) < len(origins):
        scope.refuse((*path, "inputs"), "names an origin twice; expected one entry with 'take'")


_STATION = record(
    "a station",
    {"id": name, "inputs": list_of(_INPUT, least=1), "output": _output},
    {
        "machines": _whole(Station, "machines"),
        "select": word("first_available"),
        "process": time_by_type,
        "steps": list_of(_STEP, least=1),
        "batch": _BATCH,
        "failures": list_of(_FAILURE),
        "setup": _SETUP,
        "calendar": _CALENDAR,
    },
    also=_station_as_a_whole,
)


# ---- the network ----

_BUFFER = record(
    "a buffer",
    {"id": name, "capacity": or_null(_whole(Buffer, "capacity"))},
    {"initial": _whole(Buffer, "initial")},
)
_POOL = record(
    "an operator pool",
    {"id": name, "count": _whole(Pool, "count")},
    {"rule": _choice(Pool, "rule")},
)


def _buffer(value: Any, path: Path, scope: Scope) -> None:
    before = len(scope.found)
    _BUFFER(value, path, scope)
    if len(scope.found) > before or value["capacity"] is None:
        return
    if value.get("initial", 0) > value["capacity"]:
        scope.refuse(path, f"holds {value['initial']} at first; expected at most its capacity")


network = record(
    "a network",
    {"stations": list_of(_STATION)},
    {
        "sources": list_of(_source),
        "buffers": list_of(_buffer),
        "operator_pools": list_of(_POOL),
        "sinks": list_of(name),
    },
)
"""Check for a network."""


def name_nodes(value: Any, scope: Scope) -> None:
    """Give the scope what each id of a network is, as far as it can be read; refuse doubles."""
    if not isinstance(value, dict):
        return
    nouns: dict[str, str] = {}
    for key in ("sources", "buffers", "stations", "operator_pools", "sinks"):
        entries = value.get(key)
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            id_, noun = _node(key, entry)
            if isinstance(id_, str) and id_ in nouns:
                message = f"is '{id_}', already the id of a {nouns[id_]}; expected another id"
                scope.refuse(("network", key, i), message)
            elif isinstance(id_, str):
                nouns[id_] = noun
    scope.nouns = nouns


def _node(key: str, entry: Any) -> tuple[Any, str]:
    if key == "sinks":
        return entry, SINK
    if not isinstance(entry, dict):
        return None, ""
    if key == "sources":
        return entry.get("id"), SATURATED if is_saturated(entry) else SOURCE
    return entry.get("id"), {"buffers": BUFFER, "stations": STATION}.get(key, POOL)
