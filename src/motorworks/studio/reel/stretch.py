"""The statistics of a stretch of time: those at its end less those at its begin."""

import dataclasses
from typing import Any

import numpy as np

from motorworks.compile import Compiled
from motorworks.plant import Plant
from motorworks.program import Trace
from motorworks.simulation import Run
from motorworks.simulation.run import Replication

NOW = frozenset(
    {
        "status",
        "now",
        "since",
        "buffer_max",
        "buffer_level",
        "parts_now",
        "tour_aboard",
        "supply_on_order",
        "supply_stock",
        "supply_use",
        "sample_time",
        "sample_sink",
        "sample_energy",
        "sample_level",
        "state",
        "state_since",
        "waits_for",
        "waits_model",
        "holds",
        "sink_log",
    }
)
"""Columns of a trace that tell how it is now; all others grow."""


def between(earlier: Trace, later: Trace) -> Trace:
    """Give the trace of the time between two traces of the same run.

    Parameters
    ----------
    earlier, later
        Traces since the same moment.
    """
    grown: dict[str, Any] = {"since": earlier.now}
    for field in dataclasses.fields(Trace):
        if field.name not in NOW:
            grown[field.name] = getattr(later, field.name) - getattr(earlier, field.name)
    return dataclasses.replace(later, **grown)


def as_run(plant: Plant, compiled: Compiled, trace: Trace, seed: int) -> Run:
    """Give a trace as a run of one replication, from which the statistics room reckons."""
    duration = trace.now - trace.since
    return Run(
        plant=plant,
        compiled=compiled,
        seed=seed,
        warm_up=trace.since,
        duration=duration,
        warm_up_basis="given",
        replications=(Replication(number=0, trace=trace, wall=0.0),),
        version="",
        wall=0.0,
        peak_mib=0.0,
    )


def seconds_by_state(trace: Trace) -> list[float]:
    """Give the machine time in each state [s], by code."""
    return [float(x) for x in np.asarray(trace.state_time).sum(axis=0)]
