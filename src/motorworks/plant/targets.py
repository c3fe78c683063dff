"""What a name of an outage or a factor stands for: stations by their full names."""

from collections.abc import Iterator

from motorworks.plant.plant import Plant
from motorworks.plant.station import Station

ALL = "all"


def full_names(plant: Plant) -> Iterator[tuple[str, str, str, Station]]:
    """Give every station: full name, copy of its line, line, noun; lines empty outside lines."""
    for line in plant.lines:
        for copy in line.copies():
            for station in line.stations:
                yield f"{copy}/{station.name}", copy, line.name, station
    for station in plant.stations:
        yield station.name, "", "", station


def targets(plant: Plant, kinds: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Give the stations that a name stands for, by name.

    Of a name that stands for several things the first counts, in the order station, copy of a
    line, line, workshop, process, ``all``.

    Parameters
    ----------
    plant
        The plant.
    kinds
        What may be named: some of station, line, workshop, process, all.
    """
    found: dict[str, dict[str, list[str]]] = {}
    workshops = {line.name: line.workshop for line in plant.lines}
    above = {entry.name: entry.process for entry in plant.processes}
    for name, copy, line, station in full_names(plant):
        workshop = station.workshop or workshops.get(line) or ""
        for kind, words in (
            ("station", {name, f"{line}/{station.name}" if line else name}),
            ("line", {copy, line}),
            ("workshop", {workshop}),
            ("process", set(_chain(station.process, above))),
            (ALL, {ALL}),
        ):
            for word in words - {""}:
                found.setdefault(kind, {}).setdefault(word, []).append(name)
    named: dict[str, tuple[str, ...]] = {}
    for kind in ("station", "line", "workshop", "process", ALL):
        for word, names in found.get(kind, {}).items() if kind in kinds else ():
            named.setdefault(word, tuple(names))
    return named


def _chain(name: str | None, above: dict[str, str | None]) -> Iterator[str]:
    """Give an entry of the process library and those it inherits from."""
    seen: set[str] = set()
    while name is not None and name not in seen:
        seen.add(name)
        yield name
        name = above.get(name)


STATION_WORDS = ("station", "line", "workshop", ALL)
"""What an outage may name."""

FACTOR_WORDS = ("station", "line", "workshop", "process", ALL)
"""What a factor on stations may name."""


def pool_targets(plant: Plant) -> dict[str, tuple[str, ...]]:
    """Give the pools that a name stands for: ``line/crew`` for the crews of all its copies."""
    pools = [pool.name for pool in plant.pools]
    named: dict[str, tuple[str, ...]] = {name: (name,) for name in pools}
    for line in plant.lines:
        if line.crew is not None:
            crews = tuple(f"{copy}/crew" for copy in line.copies())
            pools += crews
            named.update({crew: (crew,) for crew in crews})
            named[f"{line.name}/crew"] = crews
    named.setdefault(ALL, tuple(pools))
    return named
