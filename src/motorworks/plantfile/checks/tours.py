"""Milk runs and shipments: stops in order, containers that fit."""

from collections.abc import Mapping
from typing import Any

from motorworks.errors import did_you_mean
from motorworks.plant import Load, MilkRun, Plant, Position, Stop, distance
from motorworks.plantfile.checks.supply import most_of_a_model
from motorworks.plantfile.checks.wiring import Unit, Wiring
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path


def check_tours(plant: Plant, wiring: Wiring, findings: Findings) -> None:
    """Check milk runs and shipments.

    Parameters
    ----------
    plant
        The plant.
    wiring
        Its graph, with the loads in it.
    findings
        Takes what is wrong.
    """
    positions = {p.name: p for p in plant.positions}
    runs = {run.name for run in plant.milk_runs}
    for run in plant.milk_runs:
        path: Path = ("milk_run", run.name)
        if not findings.tainted(path):
            _check_run(path, run, positions, findings)
    for shipment in plant.shipments:
        if shipment.name in runs:
            text = "there is a milk run of the same name"
            findings.error(("shipment", shipment.name), text, "Rename one of them.")
    loads = _loads(plant)
    for unit in wiring.units:
        if unit.kind == "load" and not findings.tainted(unit.path):
            _check_load(unit, loads[unit.path], wiring, findings)


def _loads(plant: Plant) -> dict[Path, Any]:
    """Give loads and shipments by path."""
    found: dict[Path, Any] = {("shipment", s.name): s for s in plant.shipments}
    for run in plant.milk_runs:
        found.update({("milk_run", run.name, "loads", n): x for n, x in enumerate(run.loads)})
    return found


# ---- the round ----


def _check_run(
    path: Path, run: MilkRun, positions: Mapping[str, Position], findings: Findings
) -> None:
    if not run.stops:
        findings.error(path, "has no stops", 'Write stops = [{ name = "...", travel = "..." }].')
    if not run.loads:
        findings.error(path, "carries nothing", "Write loads = [{ ... }].")
    called = [stop.called for stop in run.stops]
    for n, stop in enumerate(run.stops):
        _check_stop((*path, "stops", n), n, stop, called, findings)
    _check_travel(path, run, positions, findings)
    for n, load in enumerate(run.loads):
        _check_order((*path, "loads", n), n, load, called, findings)
        _check_size((*path, "loads", n), n, load, run, findings)
    used = {name for load in run.loads for name in (load.pick, load.drop)}
    for n, name in enumerate(called):
        if run.loads and name and name not in used:
            text = f"stops[{n}]: nothing is picked up or set down at '{name}'"
            findings.warn((*path, "stops", n), text, "Name it in a load, or remove it.")


def _check_stop(path: Path, n: int, stop: Stop, called: list[str], findings: Findings) -> None:
    if not stop.called:
        text = f"stops[{n}] has neither name nor position"
        findings.error(path, text, 'Add name = "...".')
    elif stop.called in called[:n]:
        text = f"stops[{n}] is called '{stop.called}' like one before it"
        findings.error(path, text, 'Add name = "..." to tell them apart.')
    if stop.position is None and stop.travel is None:
        text = f"stops[{n}] says neither where it is nor how long the way to it takes"
        findings.error(path, text, 'Add travel = "2 min", or a position.')


def _check_travel(
    path: Path, run: MilkRun, positions: Mapping[str, Position], findings: Findings
) -> None:
    """Refuse travel that follows from nothing."""
    before = run.home
    legs: list[tuple[str | None, float | None, Path]] = [
        (stop.position, stop.travel, ("stops", n)) for n, stop in enumerate(run.stops)
    ]
    legs.append((run.home, run.return_travel, ("return_travel",)))
    for to, given, key in legs:
        if given is None and not findings.tainted((*path, *key)):
            text = _missing(run, before, to, positions)
            if text:
                hint = "Write the time itself as travel, or as return_travel of the run."
                findings.error((*path, *key[:2]), f"{_named(key)}: {text}", hint)
        before = to


def _named(key: tuple[Any, ...]) -> str:
    return f"stops[{key[1]}]" if len(key) == 2 else "return_travel"


def _missing(
    run: MilkRun, before: str | None, to: str | None, positions: Mapping[str, Position]
) -> str:
    """Give what is missing to know the time of a way; empty if nothing."""
    if run.speed is None:
        return "the travel is not known, for the run has no speed"
    if before is None or to is None:
        return "the travel is not known, for one end of the way has no position"
    if before not in positions or to not in positions:
        return ""  # said where the name stands
    if distance(positions[before], positions[to]) is None:
        return f"the distance from '{before}' to '{to}' is not known"
    return ""


# ---- what it carries ----


def _check_order(path: Path, n: int, load: Load, called: list[str], findings: Findings) -> None:
    for key in ("pick", "drop"):
        name = getattr(load, key)
        if name not in called:
            text = f"loads[{n}]: {key} names '{name}', which is no stop of the run"
            findings.error((*path, key), text, did_you_mean(name, called))
            return
    if called.index(load.drop) <= called.index(load.pick):
        text = f"loads[{n}] is set down at '{load.drop}' before it is picked up at '{load.pick}'"
        findings.error((*path, "drop"), text, "Change the order of the stops.")


def _check_size(path: Path, n: int, load: Load, run: MilkRun, findings: Findings) -> None:
    if run.capacity is not None and load.container > run.capacity:
        text = f"loads[{n}]: a container of {load.container} does not fit into a vehicle"
        findings.error((*path, "container"), f"{text} of {run.capacity}", "Raise capacity.")


def _check_load(unit: Unit, load: Any, wiring: Wiring, findings: Findings) -> None:
    if load.most is not None and load.most % load.container:
        whole = load.most - load.most % load.container
        text = f"most is {load.most}, no whole number of containers of {load.container}"
        if whole:
            findings.warn((*unit.path, "most"), text, f"Write most = {whole}.")
        else:
            findings.error((*unit.path, "most"), text, f"Write most = {load.container} or more.")
    for _, _, place in unit.takes:
        buffer = wiring.buffers[place]
        if buffer.capacity == 0:
            text = f"from names '{load.origin}', which has no places"
            findings.error((*unit.path, "from"), text, "Give it at least one place.")
        elif any(way.place == place for way in unit.gives):
            text = f"brings parts from '{load.origin}' to where they are"
            findings.error(unit.path, text, "Name another place in to.")
        else:
            _check_container(unit, load, load.origin, most_of_a_model(buffer), findings)
    for way in unit.gives:
        buffer_to = wiring.buffers.get(way.place)
        if buffer_to is not None and buffer_to.capacity != 0:
            _check_container(unit, load, load.to, most_of_a_model(buffer_to), findings)


def _check_container(
    unit: Unit, load: Any, name: str, most: int | None, findings: Findings
) -> None:
    if most is not None and load.container > most:
        text = f"container is {load.container}, but '{name}' holds at most {most}"
        findings.error((*unit.path, "container"), text, "Raise the capacity or lower container.")
