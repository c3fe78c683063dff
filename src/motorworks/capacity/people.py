"""How many people of each pool the machines ask for in the mean."""

from collections import defaultdict
from collections.abc import Iterator

from motorworks.capacity.machines import Machines
from motorworks.capacity.static import allocated_starts
from motorworks.capacity.work import changeover_time, passes
from motorworks.compile import WorkUnit
from motorworks.compile.stations import steps
from motorworks.process import Law


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
    if station.changeover and station.changeover.setter:
        yield station.changeover.setter, changeover_time(unit, model)
    if station.tool and station.tool.setter:
        yield station.tool.setter, share * station.tool.change.mean() / station.tool.life
