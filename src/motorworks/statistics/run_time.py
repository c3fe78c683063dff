"""The planned run time per item: how long one part should take a station."""

import numpy as np

from motorworks.compile import WorkUnit
from motorworks.compile.stations import steps
from motorworks.plant import Conveyor, Station, Step
from motorworks.program.program import Array
from motorworks.simulation import Run


def planned_run_times(run: Run) -> Array:
    """Give the planned run time per item, PRI, by station and model [s], shape (S, T).

    It is the mean cycle time as written, before the performance factor lengthens it; a
    batch machine's is the time of a batch divided by the greatest batch, a conveyor's the
    spacing between two parts, or the transit time shared by its places where that is longer.
    """
    models = run.compiled.program.type_names
    units = run.compiled.layout.work_units
    return np.array([_of_unit(u, models) for u in units]).reshape(len(units), len(models))


def _of_unit(unit: WorkUnit, models: tuple[str, ...]) -> list[float]:
    station = unit.station
    if station.conveyor:
        return [_slot(station, station.conveyor)] * len(models)
    share = station.batch.max if station.batch else 1
    return [sum(_mean(step, m) for step in steps(station)) / share for m in models]


def _slot(station: Station, belt: Conveyor) -> float:
    cycle = station.cycle_time.mean() if station.cycle_time else 0.0
    return max(belt.spacing or cycle, belt.transit / belt.places)


def _mean(step: Step, model: str) -> float:
    law = step.times.get(model) or step.time
    return law.mean() if law else 0.0
