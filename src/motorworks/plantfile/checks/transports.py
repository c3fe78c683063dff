"""Fleets and transports: keys that exclude each other, lots that fit, ways that are known."""

from collections.abc import Mapping

from motorworks.plant import Fleet, Plant, Transport
from motorworks.plantfile.checks.conveyors import check_conveyor
from motorworks.plantfile.checks.distances import check_distances
from motorworks.plantfile.checks.supply import most_of_a_model
from motorworks.plantfile.checks.wiring import Unit, Wiring
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

_OF_VEHICLES = ("load", "unload", "from_position", "to_position", "jobs", "lot_min")


def check_transports(plant: Plant, wiring: Wiring, findings: Findings) -> None:
    """Check fleets, transports and the distances between the ends of their ways.

    Parameters
    ----------
    plant
        The plant.
    wiring
        Its graph, with the transports in it.
    findings
        Takes what is wrong.
    """
    transports = transports_of(plant)
    _check_fleets(plant, transports, findings)
    for unit in wiring.units:
        if unit.kind == "transport" and not findings.tainted(unit.path):
            transport = transports[unit.path]
            _check_name(unit, plant, findings)
            _check_keys(unit.path, transport, findings)
            _check_places(unit, transport, wiring, findings)
            check_conveyor(unit.path, unit.station, findings)
    check_distances(plant, wiring, transports, findings)


def transports_of(plant: Plant) -> dict[Path, Transport]:
    """Give every transport by its path, those of lines once."""
    found: dict[Path, Transport] = {
        ("line", line.name, "transport", t.name): t for line in plant.lines for t in line.transports
    }
    return {**found, **{("transport", t.name): t for t in plant.transports}}


def _check_fleets(plant: Plant, transports: Mapping[Path, Transport], findings: Findings) -> None:
    pools = {pool.name for pool in plant.pools}
    used = {t.fleet for t in transports.values()}
    for fleet in plant.fleets:
        path: Path = ("fleet", fleet.name)
        if fleet.name in pools:
            findings.error(path, "there is a pool of the same name", "Rename one of them.")
        if fleet.name not in used:
            findings.warn(path, "no transport uses it", "Name it in a transport, or remove it.")


def _check_name(unit: Unit, plant: Plant, findings: Findings) -> None:
    stations = plant.stations if unit.line is None else unit.line.stations
    if unit.station.name in {station.name for station in stations}:
        findings.error(unit.path, "there is a station of the same name", "Rename one of them.")


def _check_keys(path: Path, transport: Transport, findings: Findings) -> None:
    if transport.to is None and not transport.by_model:
        findings.error(path, "brings its parts nowhere", 'Write to = "...".')
    elif transport.to is not None and transport.by_model:
        findings.error((*path, "by_model"), "has to and by_model", "Write one of them.")
    if transport.fleet is None and transport.conveyor is None:
        text = "has neither fleet nor conveyor"
        findings.error(path, text, 'Write fleet = "...", or conveyor = { ... }.')
    elif transport.fleet is not None and transport.conveyor is not None:
        findings.error((*path, "conveyor"), "has fleet and conveyor", "Write one of them.")
    if transport.lot_min is not None and transport.lot_min > transport.lot:
        text = f"lot_min is {transport.lot_min}; must be at most lot, {transport.lot}"
        findings.error((*path, "lot_min"), text, "Lower lot_min or raise lot.")
    if transport.conveyor is not None:
        _check_belt(path, transport, findings)
    _check_ways(path, transport, findings)


def _check_belt(path: Path, transport: Transport, findings: Findings) -> None:
    """Refuse what only a vehicle can do."""
    for key in _OF_VEHICLES:
        if getattr(transport, key) is not None:
            text = f"{key} cannot go with conveyor: it is for vehicles"
            findings.error((*path, key), text, f"Remove {key}.")
    if transport.lot != 1:
        text = f"lot is {transport.lot}, but parts travel on a conveyor one by one"
        findings.error((*path, "lot"), text, "Remove lot.")


def _check_ways(path: Path, transport: Transport, findings: Findings) -> None:
    seen: list[str | None] = []
    for n, way in enumerate(transport.by_model):
        for key in ("probability", "overflow"):
            if getattr(way, key) is not None:
                text = f"by_model[{n}]: {key} is for stations"
                findings.error((*path, "by_model", n, key), text, "Remove it.")
        if way.model in seen:
            name = f"model '{way.model}'" if way.model else "models that no other way names"
            text = f"by_model[{n}] is a second way for {name}"
            findings.error((*path, "by_model", n), text, "Remove one of them.")
        seen.append(way.model)


def _check_places(unit: Unit, transport: Transport, wiring: Wiring, findings: Findings) -> None:
    """Check the lot against the places at both ends."""
    least = transport.lot if transport.lot_min is None else transport.lot_min
    for _, _, place in unit.takes:
        buffer = wiring.buffers[place]
        if buffer.capacity == 0:
            text = f"from names '{transport.origin}', which has no places to wait for a vehicle"
            findings.error((*unit.path, "from"), text, "Give it at least one place.")
        elif any(way.place == place for way in unit.gives):
            text = f"brings parts from '{transport.origin}' to where they are"
            findings.error(unit.path, text, "Name another place in to.")
        else:
            _check_lot(unit, transport, least, transport.origin, most_of_a_model(buffer), findings)
    for way in unit.gives:
        if way.place in wiring.buffers and unit.station.pull:
            buffer = wiring.buffers[way.place]
            most = None if buffer.capacity == 0 else most_of_a_model(buffer, way.model)
            _check_lot(unit, transport, least, str(way.place[-1]), most, findings)


def _check_lot(
    unit: Unit, transport: Transport, least: int, name: str, most: int | None, findings: Findings
) -> None:
    if most is None or transport.conveyor is not None:
        return
    if least > most:
        key = "lot" if transport.lot_min is None else "lot_min"
        text = f"{key} is {least}, but '{name}' holds at most {most}: no job would ever start"
        findings.error((*unit.path, key), text, f"Raise the capacity or lower {key}.")
    elif transport.lot > most:
        text = f"lot is {transport.lot}, but '{name}' holds at most {most}: it is never filled"
        findings.warn((*unit.path, "lot"), text, "Raise the capacity or lower lot.")


def fleet_of(plant: Plant, name: str | None) -> Fleet | None:
    """Give a fleet by its name."""
    return next((fleet for fleet in plant.fleets if fleet.name == name), None)
