"""How many people of each pool the machines ask for in the mean."""

from collections import defaultdict
from collections.abc import Iterator

from motorworks.capacity.machines import Machines
from motorworks.capacity.static import allocated_starts
from motorworks.capacity.work import changeover_time, passes
from motorworks.compile import YEAR, WorkUnit
from motorworks.compile.stations import steps
from motorworks.plant import Pool
from motorworks.process import Law

WEEK = 7 * 86400.0


def people_asked(machines: Machines) -> dict[str, float]:
    """Give the people of each pool that are at work at a time in the mean, by pool.

    The plant makes what its machines allow as allocated; the mean is over the year's planned
    time.
    """
    starts, compiled = allocated_starts(machines), machines.compiled
    asked: dict[str, float] = defaultdict(float)
    for unit in compiled.layout.work_units:
        for model in unit.models or ("",):
            for pool, time in _asked_by(unit, model):
                asked[pool] += starts.get((unit.name, model), 0.0) * time
    return {pool: time / compiled.planned_year for pool, time in asked.items()}


def people_there(pool: Pool, machines: Machines) -> float:
    """Give the people of a pool that are there in the mean over the planned time.

    Dated changes of its size are left out.
    """
    there = 1 - pool.absence
    if not pool.shifts:
        return there * (pool.count or 0)
    hours = sum(
        s.length * (len(s.days) or 7) * (pool.count or 0 if s.count is None else s.count)
        for s in pool.shifts
    )
    compiled = machines.compiled
    return there * hours / WEEK * YEAR / compiled.planned_year


def _asked_by(unit: WorkUnit, model: str) -> Iterator[tuple[str, float]]:
    """Give the pools that a part which starts at a station asks for, and for how long [s]."""
    station = unit.station
    share = passes(station).count / (station.batch.max if station.batch else 1)
    worked = 0.0
    for step in steps(station):
        law = step.times.get(model) or step.time or Law("constant", (0.0,))
        time = share * law.mean() / station.performance_factor
        worked += time
        if step.operator:
            yield step.operator, time
    for failure in station.failures:
        if failure.crew and failure.clock == "operating":
            yield failure.crew, worked * failure.repair.mean() / failure.up.mean()
    for stop in station.short_stops:
        if stop.operator:
            yield stop.operator, worked * stop.time.mean() / stop.every.mean()
    for upkeep in station.maintenance:
        if upkeep.crew and upkeep.every_cycles:
            yield upkeep.crew, share * upkeep.time.mean() / upkeep.every_cycles
        elif upkeep.crew and upkeep.every_operating:
            yield upkeep.crew, worked * upkeep.time.mean() / upkeep.every_operating
    if station.changeover and station.changeover.setter:
        yield station.changeover.setter, changeover_time(unit, model)
    if station.tool and station.tool.setter:
        yield station.tool.setter, share * station.tool.change.mean() / station.tool.life
