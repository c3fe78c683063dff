"""Load: the share of its planned time that a station's capacity is used, waiting left out."""

import numpy as np

from motorworks.compile import WorkUnit
from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.elements import Measured
from motorworks.statistics.figures import ratio


def used_share_of_work(run: Run) -> Array:
    """Give how far the places of a working station were filled, (R, S): 1 but for batches.

    An oven works whenever something is inside and a batch machine whenever a batch is, be it
    small: that is no capacity used up. For batches it is parts per batch over the greatest
    batch; for conveyors see :func:`used_time`.
    """
    batch = np.array([u.station.batch.max if u.station.batch else 0 for u in _units(run)])
    machines = run.compiled.program.station_machines
    first = np.concatenate(([0], np.cumsum(machines)[:-1])).astype(int)
    shares = []
    for r in run.replications:
        passes = np.add.reduceat(r.trace.cycles, first).astype(float)
        parts = r.trace.produced.sum(axis=1)
        shares.append(np.where(batch > 0, ratio(parts, passes * batch), 1.0))
    filled: Array = np.nan_to_num(np.array(shares), nan=1.0)
    return filled


def used_time(run: Run, of: Measured) -> Array:
    """Give the working time that uses capacity [s], (R, S).

    For machines the working time, for batch machines its filled share, for conveyors the
    slots taken: parts times the spacing, performance factor included.
    """
    conveyor = np.array([u.station.conveyor is not None for u in _units(run)], dtype=bool)
    factor = np.array([u.station.performance_factor for u in _units(run)])
    slots = np.minimum(of["APT"], of["PRI×PQ"] / factor)
    return np.where(conveyor, slots, of["APT"] * used_share_of_work(run))


def starved_for(run: Run, of: Measured) -> Array:
    """Give the machine time short of each input [s], (R, I).

    The time starved; of conveyors and batch machines also the part of their work that was
    not filled, charged to their first input: a belt with gaps waits for parts without ever
    being empty.
    """
    times = np.stack([r.trace.starved_by for r in run.replications])
    starts = run.compiled.program.input_start
    taking = np.diff(starts) > 0
    unfilled = np.maximum(of["APT"] - used_time(run, of), 0.0)
    times[:, starts[:-1][taking]] += unfilled[:, taking]
    return times


def station_load(run: Run, of: Measured) -> Array:
    """Give the load of each station: used, setup, down and planned stops over POT, (R, S)."""
    return ratio(used_time(run, of) + of["AUST"] + of["down"] + of["PDOT"], of["POT"])


def busiest_of(load: Array, member: Array) -> int:
    """Give the station of a scope with the greatest mean load; the first of equals."""
    mean = np.nan_to_num(load, nan=-1.0).mean(axis=0)
    return int(np.argmax(np.where(member > 0, mean, -2.0)))


def _units(run: Run) -> tuple[WorkUnit, ...]:
    return run.compiled.layout.work_units
