"""Pools of people → arrays: how many are called when, and what they do at the end of a shift."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from motorworks.compile.roll_calls import RollCalls, roll_calls
from motorworks.compile.tables import CalendarTable, offsets
from motorworks.plant import Plant, Pool
from motorworks.program import program as p
from motorworks.program.program import Array

RULES = {"fifo": p.FIFO, "downstream_first": p.DOWNSTREAM_FIRST}
ENDS = {"finish": p.POOL_FINISH, "hand_over": p.POOL_HAND_OVER}


def _calls(plant: Plant, pools: Sequence[Pool], horizon: float) -> list[RollCalls]:
    """Give the roll calls of pools; crews of equal lines have the same, reckoned once."""
    if any(factor.of == "pool_size" for factor in plant.factors):
        return [roll_calls(pool, plant, horizon) for pool in pools]
    known: dict[Pool, RollCalls] = {}
    found = []
    for pool in pools:
        nameless = replace(pool, name="", title="")
        if nameless not in known:
            known[nameless] = roll_calls(pool, plant, horizon)
        found.append(known[nameless])
    return found


def lower_pools(
    plant: Plant, pools: Sequence[Pool], calendars: CalendarTable, horizon: float
) -> dict[str, Array]:
    """Give the arrays of the pools.

    Parameters
    ----------
    plant
        The plant.
    pools
        Its pools and the crews of its lines, by full names.
    calendars
        Takes the calendars that pools name.
    horizon
        Time up to which sizes that never repeat are spelt out [s].
    """
    numbers = {pool.name: n for n, pool in enumerate(pools)}
    calls = _calls(plant, pools, horizon)
    return {
        "pool_count": np.array(
            [max(1, pool.count or 0, *c.sizes) for pool, c in zip(pools, calls, strict=True)],
            dtype=np.int32,
        ),
        "pool_rule": np.array([RULES[pool.rule] for pool in pools], dtype=np.int8),
        "pool_calendar": np.array(
            [calendars.number(pool.calendar or "") for pool in pools], dtype=np.int32
        ),
        "pool_size_start": offsets([len(c.times) for c in calls]),
        "pool_size_period": np.array([c.period for c in calls], dtype=np.float64),
        "pool_size_time": np.array([t for c in calls for t in c.times], dtype=np.float64),
        "pool_size_count": np.array([n for c in calls for n in c.sizes], dtype=np.int32),
        "pool_absence": np.array([pool.absence for pool in pools], dtype=np.float64),
        "pool_relief": np.array(
            [numbers.get(pool.relief or "", -1) for pool in pools], dtype=np.int32
        ),
        "pool_at_end": np.array([ENDS[pool.at_end] for pool in pools], dtype=np.int8),
    }
