"""The flow of parts from process to process in a year, simulated or by arithmetic."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from motorworks.capacity import Machines
from motorworks.capacity.static import allocated_starts
from motorworks.capacity.work import passes
from motorworks.compile import WorkUnit, process_of
from motorworks.compile.stations import destinations
from motorworks.plant import Plant
from motorworks.simulation import Run
from motorworks.statistics import flow

Link = tuple[str, str, float]
"""Origin, target (processes and places) and parts a year."""


def good_sinks(plant: Plant) -> set[str]:
    """Give the names of the sinks whose parts count as good."""
    return {s.name for s in plant.sinks if s.counts_as == "good"}


def simulated_links(run: Run) -> tuple[list[Link], float]:
    """Give the flow of parts of a run, and its good parts a year."""
    good = good_sinks(run.plant)
    table = flow(run)
    links = [
        (str(o), str(t), float(parts))
        for o, t, parts, kind in table.select(
            "origin", "target", "parts_per_year", "kind"
        ).iter_rows()
        if kind != "scrap"
    ]
    return links, sum(parts for _, target, parts in links if target in good)


def calculated_links(plant: Plant) -> tuple[list[Link], float]:
    """Give the flow of parts for the target by arithmetic, and the good parts a year.

    Raises
    ------
    PlantError
        If the plant cannot be lowered.
    """
    machines = Machines(plant)
    starts = allocated_starts(machines)
    units = machines.compiled.layout.work_units
    links = _together(link for unit in units for link in _of_unit(unit, starts))
    good = good_sinks(plant)
    links += _tours(plant, links, good)
    most = sum(parts for _, target, parts in links if target in good)
    scale = min(1.0, plant.target / most) if plant.target and most > 0 else 1.0
    return [(o, t, scale * parts) for o, t, parts in links], scale * most


def _together(links: Iterable[Link]) -> list[Link]:
    found: dict[tuple[str, str], float] = defaultdict(float)
    for origin, target, parts in links:
        found[origin, target] += parts
    return [(*ends, parts) for ends, parts in found.items()]


def _of_unit(unit: WorkUnit, starts: Mapping[tuple[str, str], float]) -> Iterator[Link]:
    """Give what a station takes and gives in a year."""
    station, process = unit.station, process_of(unit)
    made = passes(station)
    for model in unit.models or ("",):
        parts = starts.get((unit.name, model), 0.0)
        if parts <= 0:
            continue
        among = 1.0 if station.select == "all" else 1.0 / max(1, len(station.inputs))
        for entry in station.inputs:
            yield entry.origin, process, parts * entry.take * among
        ways = destinations(station)
        if station.by_model:
            by = {way.model: way for way in ways}
            ways = tuple(w for w in (by.get(model, by.get(None)),) if w is not None)
        for way in ways:
            share = way.probability or 0.0 if station.random else 1.0
            yield process, way.to, parts * made.good * share


def _tours(plant: Plant, links: list[Link], good: set[str]) -> list[Link]:
    """Give what tours carry and supplies bring: as much as is taken, or has come to be shipped."""
    came: dict[str, float] = defaultdict(float)
    taken: dict[str, float] = defaultdict(float)
    for origin, target, parts in links:
        came[target] += parts
        taken[origin] += parts
    found = [(s.origin, s.to, came[s.origin]) for s in plant.shipments if s.to in good]
    for run in plant.milk_runs:
        for load in run.loads:
            found.append((load.origin, load.to, taken[load.to]))
            taken[load.origin] += taken[load.to]
    lots: dict[str, float] = defaultdict(float)
    for supply in plant.supplies:
        lots[supply.to] += supply.lot
    found += [(s.name, s.to, taken[s.to] * s.lot / lots[s.to]) for s in plant.supplies]
    return found
