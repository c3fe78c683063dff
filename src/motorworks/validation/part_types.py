"""Which part types reach which station: a time or a setup that is missing is found here."""

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Any

from motorworks.validation.findings import Scope

UNTYPED = ""
"""The type of parts for which the case names none."""
MOST_TYPES = 64
"""Part types that the kernel can tell apart."""

Reach = dict[str, set[str]]
"""Types by the id of the buffer or saturated source where they lie."""


def part_types(network: Mapping[str, Any]) -> tuple[str, ...]:
    """Give every part type of a checked network, the untyped first where there is one."""
    reach = types_by_origin(network)
    found = {t for types in reach.values() for t in types}
    for station in network["stations"]:
        found.update(_types_of_setup(station.get("setup", {})))
    return tuple(sorted(found)) or (UNTYPED,)


def _types_of_setup(setup: Mapping[str, Any]) -> Iterator[str]:
    if setup.get("initial_type") is not None:
        yield setup["initial_type"]
    for left, row in setup.get("times", {}).items():
        yield left
        yield from row


def types_by_origin(network: Mapping[str, Any]) -> Reach:
    """Give the part types that can lie in each buffer and saturated source."""
    reach: Reach = {b["id"]: set() for b in network.get("buffers", ())}
    for source in network.get("sources", ()):
        _add_source(source, reach)
    for buffer in network.get("buffers", ()):
        if buffer.get("initial"):
            reach[buffer["id"]].add(UNTYPED)
    moved = True
    while moved:
        before = sum(map(len, reach.values()))
        for station in network["stations"]:
            _pass_on(station, reach)
        moved = sum(map(len, reach.values())) > before
    return reach


def _add_source(source: Mapping[str, Any], reach: Reach) -> None:
    types = set(source.get("type_mix", ())) | set(source.get("type_sequence", ())) or {UNTYPED}
    if "interarrival" not in source:
        reach[source["id"]] = types
        return
    for entry in source.get("each", ({"to": source.get("to")},)):
        reach[entry["to"]] |= {entry["part"]} if "part" in entry else types


def types_at(station: Mapping[str, Any], reach: Reach) -> set[str]:
    """Give the types of what a station works: those of its first input, or of any if it selects."""
    inputs = station["inputs"] if "select" in station else station["inputs"][:1]
    return set().union(*(reach[i["from"]] for i in inputs))


def _pass_on(station: Mapping[str, Any], reach: Reach) -> None:
    types = types_at(station, reach)
    for place, part in _ways(station["output"]):
        if place in reach:  # a sink is not
            reach[place] |= {part} if part is not None and types else types


def _ways(output: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    for key in ("to", "good_to", "rework_to", "scrap_to"):
        if key in output:
            yield output[key], None
    for way in output.get("random", ()):
        yield way["to"], None
    for way in output.get("each", ()):
        yield way["to"], way.get("part")


# ---- what must be there ----


def check_part_types(network: Mapping[str, Any], scope: Scope) -> None:
    """Refuse stations whose times do not cover every type that reaches them."""
    count = len(part_types(network))
    if count > MOST_TYPES:
        scope.refuse(("network",), f"has {count} part types; expected at most {MOST_TYPES}")
    reach = types_by_origin(network)
    for i, station in enumerate(network["stations"]):
        types = types_at(station, reach)
        for path, table in _tables(station):
            for missing in sorted(types - table.keys()):
                message = f"has no time for {_parts(missing)}, which can come here"
                scope.refuse(("network", "stations", i, *path), message)
        _check_setup(station, types, ("network", "stations", i, "setup", "times"), scope)


def _tables(station: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    if "by_type" in station.get("process", ()):
        yield ("process", "by_type"), station["process"]["by_type"]
    for k, step in enumerate(station.get("steps", ())):
        if "by_type" in step["time"]:
            yield ("steps", k, "time", "by_type"), step["time"]["by_type"]


def _check_setup(
    station: Mapping[str, Any], types: set[str], path: tuple[str | int, ...], scope: Scope
) -> None:
    setup = station.get("setup")
    if setup is None:
        return
    times, first = setup["times"], setup.get("initial_type")
    needed = set(permutations(sorted(types), 2))
    if first is not None:
        needed |= {(first, t) for t in types if t != first}
    for left, right in sorted(needed):
        if right not in times.get(left, ()):
            message = f"has no time from {_parts(left)} to {_parts(right)}, which can come here"
            scope.refuse(path, message)


def _parts(type_: str) -> str:
    return f"parts of type '{type_}'" if type_ else "parts without a type"
