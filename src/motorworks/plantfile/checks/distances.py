"""Whether every way that a vehicle may have to go is known."""

from collections.abc import Mapping, Sequence

from motorworks.plant import Plant, Position, Transport, distance
from motorworks.plantfile.checks.wiring import Node, Unit, Wiring
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

_FROM, _TO = "from_position", "to_position"

End = tuple[str, str]
"""Positions at which a transport loads and unloads, in one copy of its line."""


def check_distances(
    plant: Plant, wiring: Wiring, transports: Mapping[Path, Transport], findings: Findings
) -> None:
    """Refuse transports whose ends, or whose ways between them, are not known.

    A vehicle goes empty from its home, or from where it unloaded last, to where it loads,
    and then loaded to where it unloads.
    """
    positions = {p.name: p for p in plant.positions}
    copies = {name: n for line in plant.lines for n, name in enumerate(line.copies())}
    ends: dict[str, list[tuple[Unit, End]]] = {}
    for unit in wiring.units:
        transport = transports.get(unit.path)
        if transport is None or transport.fleet is None or findings.tainted(unit.path):
            continue
        found = _ends(unit, transport, wiring, copies, findings)
        ends.setdefault(transport.fleet, []).extend((unit, end) for end in found)
    for fleet in plant.fleets:
        stops = [(u, end) for u, end in ends.get(fleet.name, []) if set(end) <= positions.keys()]
        if fleet.home in positions:
            _check_fleet(fleet.home, stops, positions, findings)


def _check_fleet(
    home: str,
    stops: Sequence[tuple[Unit, End]],
    positions: Mapping[str, Position],
    findings: Findings,
) -> None:
    said: set[frozenset[str]] = set()
    stands = dict.fromkeys([home, *(to for _, (_, to) in stops)])
    for unit, (begin, end) in stops:
        for one, other in ((begin, end), *((stand, begin) for stand in stands)):
            pair = frozenset((one, other))
            if distance(positions[one], positions[other]) is None and pair not in said:
                said.add(pair)
                text = f"the distance from '{one}' to '{other}' is not known"
                way = f'[position.{one}] distances = {{ {other} = "..." }}'
                hint = f"Give both x and y, or write {way}."
                findings.error(unit.path, text, hint)


def _ends(
    unit: Unit,
    transport: Transport,
    wiring: Wiring,
    numbers: Mapping[str, int],
    findings: Findings,
) -> list[End]:
    """Give the ends of a transport for every copy of its line; findings say what is missing."""
    begin = _given_or(
        unit,
        _FROM,
        transport.from_position,
        [place for _, _, place in unit.takes],
        wiring,
        findings,
    )
    end = _given_or(
        unit, _TO, transport.to_position, [way.place for way in unit.gives], wiring, findings
    )
    if unit.line is None:  # it names the copies of lines
        begin = _of_copy(begin, transport.origin, numbers)
        end = _of_copy(end, transport.to or "", numbers)
    if not begin or not end:
        return []
    copies = max(len(begin), len(end))
    return list(zip(_repeated(begin, copies), _repeated(end, copies), strict=True))


def _of_copy(stands: Sequence[str], name: str, numbers: Mapping[str, int]) -> Sequence[str]:
    """Give the position of the copy that a full name such as ``line-02/buffer`` means."""
    number = numbers.get(name.rpartition("/")[0])
    return stands if number is None or len(stands) < 2 else stands[number : number + 1]


def _repeated(names: Sequence[str], copies: int) -> list[str]:
    return [names[n % len(names)] for n in range(copies)]


def _given_or(
    unit: Unit,
    key: str,
    given: str | None,
    places: Sequence[Node],
    wiring: Wiring,
    findings: Findings,
) -> Sequence[str]:
    """Give the position stated, else that of the places, for every copy of the line."""
    if given is not None or not places:
        return [given] if given is not None else []
    found = {stand for place in places for stand in [position_of(place, key, wiring)]}
    names = ", ".join(f"'{place[-1]}'" for place in places[:3])
    if found == {()}:
        text = f"{key} is missing, and {names} has no position"
        findings.error(unit.path, text, f'Add {key} = "...", or give the buffer a position.')
        return []
    if len(found) > 1:
        text = f"{key} is missing, and {names} have not all the same position"
        findings.error(unit.path, text, f'Add {key} = "...", or write a transport for each.')
        return []
    return next(iter(found))


def position_of(place: Node, key: str, wiring: Wiring) -> tuple[str, ...]:
    """Give where a place stands in each copy of its line; empty if nothing tells.

    A buffer stands where it says, else where the copies of its line stand, else where the
    stations do that give to it (or take from it, where parts are brought).
    """
    buffer = wiring.buffers.get(place)
    if buffer is not None and buffer.position is not None:
        return (buffer.position,)
    own = next((u.line for u in wiring.units if u.line and place[:2] == u.path[:2]), None)
    if place[0] == "line" and own is not None and own.positions:
        return own.positions
    beside = [
        unit
        for unit in wiring.stations
        if place in ([way.place for way in unit.gives] if key == _FROM else _taken(unit))
    ]
    found = {_stand(unit) for unit in beside}
    return next(iter(found)) if len(found) == 1 else ()


def _taken(unit: Unit) -> list[Node]:
    return [place for _, _, place in unit.takes]


def _stand(unit: Unit) -> tuple[str, ...]:
    if unit.station.position is not None:
        return (unit.station.position,)
    return unit.line.positions if unit.line is not None else ()
