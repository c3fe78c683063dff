"""Pools and crews: whether anybody is there, and who tends what."""

from motorworks.plant import Line, Plant, Pool, Station
from motorworks.plant.pool import Manning
from motorworks.plant.targets import pool_targets
from motorworks.plantfile.checks.calendars import MOST_SHIFTS
from motorworks.plantfile.checks.dates import check_date, check_order
from motorworks.plantfile.checks.names import CREW
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

MOST_PEOPLE = 100_000
"""People that a pool may have at any time."""


def check_people(plant: Plant, findings: Findings) -> None:
    """Check the pools, the crews of lines, and what people tend."""
    for pool in plant.pools:
        path: Path = ("pool", pool.name)
        if not findings.tainted(path):
            _pool(path, pool, findings)
            _manning(path, pool, pool.count, plant, findings)
    for line in plant.lines:
        if line.crew is not None and not findings.tainted(("line", line.name, "crew")):
            _crew(line, plant, findings)
        for station in line.stations:
            _tending(("line", line.name, "station", station.name), station, line, findings)
    for station in plant.stations:
        _tending(("station", station.name), station, None, findings)


def _pool(path: Path, pool: Pool, findings: Findings) -> None:
    if not pool.shifts and pool.count is None:
        findings.error(path, "count is missing", "Add count = 3.")
    if pool.relief == pool.name:
        findings.error((*path, "relief"), "relief names the pool itself", "Name another pool.")


def _crew(line: Line, plant: Plant, findings: Findings) -> None:
    path: Path = ("line", line.name, "crew")
    crew = line.crew
    assert crew is not None
    asked = any(s.operators > 0 for s in line.stations)
    if crew.count is None and not asked:
        text = "crew has no count, and no station of the line says how many operators it needs"
        findings.error(path, text, "Add count = 3, or operators = 0.5 to its stations.")
    if any(pool.name == CREW for pool in plant.pools):
        text = "stations of the line mean its own people by 'crew', not the pool of that name"
        findings.warn(path, text, "Give the pool another name.")
    _manning(path, crew, crew.count or (1 if asked else None), plant, findings)


def _manning(
    path: Path, people: Manning, count: int | None, plant: Plant, findings: Findings
) -> None:
    if people.absence >= 1:
        text = "absence is 100 %: nobody would ever be there"
        findings.error((*path, "absence"), text, "Write a smaller share.")
    _shifts(path, people, count, findings)
    _dated(path, people, plant, findings)
    most = _most(path, people, count or 0, plant)
    if most > MOST_PEOPLE and not findings.tainted(path):
        text = f"has up to {most:,.0f} people, with all that is dated; at most {MOST_PEOPLE:,}"
        findings.error(path, text, "Write smaller counts or factors.")


def _most(path: Path, people: Manning, count: int, plant: Plant) -> float:
    """Give a number that the people planned never exceed."""
    planned = sum(count if s.count is None else s.count for s in people.shifts) or count
    planned = max([planned, *(h.count or 0 for h in people.dated)])
    factor = max([1.0, *(h.factor or 0.0 for h in people.dated)])
    named = pool_targets(plant) if plant.factors else {}
    mine = {str(path[1])} if path[0] == "pool" else set(named.get(f"{path[1]}/crew", ()))
    for other in plant.factors:
        if other.of == "pool_size" and any(mine & set(named.get(w, ())) for w in other.on):
            factor *= max([1.0, *(point.value for point in other.points)])
    return planned * factor


def _shifts(path: Path, people: Manning, count: int | None, findings: Findings) -> None:
    at = (*path, "shifts")
    if len(people.shifts) > MOST_SHIFTS:
        findings.error(at, f"has {len(people.shifts)} shifts; at most {MOST_SHIFTS}")
        return
    for n, shift in enumerate(people.shifts):
        if shift.count is None and count is None:
            text = f"shifts[{n}] does not say how many people it has"
            findings.error((*at, n), text, "Add count = 3 to it or to the pool.")
        if len(set(shift.days)) < len(shift.days):
            findings.error((*at, n, "days"), f"shifts[{n}] lists a day twice")
    sizes = [count if s.count is None else s.count for s in people.shifts]
    if sizes and not any(sizes):
        findings.error(at, "nobody is planned in any shift", "Write a count above 0.")


def _dated(path: Path, people: Manning, plant: Plant, findings: Findings) -> None:
    for n, head in enumerate(people.dated):
        at = (*path, "dated", n)
        if (head.count is None) == (head.factor is None):
            given = "neither count nor factor" if head.count is None else "both count and factor"
            findings.error(at, f"dated[{n}] has {given}", "Write one of them.")
        check_date((*at, "from"), head.begin, plant, findings)
    check_order((*path, "dated"), [head.begin for head in people.dated], findings)


def _tending(path: Path, station: Station, line: Line | None, findings: Findings) -> None:
    tending = station.tending
    at = (*path, "tending")
    if tending is None or findings.tainted(at):
        return
    if tending.operator is None and (line is None or line.crew is None):
        text = "tending names no operator, and there is no line with a crew around the station"
        hint = 'Add operator = "POOL"' + (f", or a [line.{line.name}.crew]." if line else ".")
        findings.error(at, text, hint)
    if tending.load is not None and station.conveyor is not None:
        text = "tending: a conveyor has no load; parts enter it by themselves"
        findings.error((*at, "load"), text, "Put a station before it that loads it.")
    needs = (
        tending.load,
        tending.short_stops and station.short_stops,
        tending.failures and station.failures,
        tending.changeovers and station.changeover,
        tending.tool_changes and station.tool,
    )
    if not any(needs):
        text = "tending has nothing to do: no load, and the station has none of what it switches on"
        findings.warn(at, text, 'Add load = "6 s", or remove tending.')
