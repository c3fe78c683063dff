"""The warm-up of a run: as given, or found from a pilot run."""

import threading
from collections.abc import Callable

import numpy as np

from motorworks.compile import Compiled, compile_plant
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.program.trace import Trace
from motorworks.simulation.replicate import Job, KernelLike, compiled_kernel, replicate, silent
from motorworks.simulation.span import seconds
from motorworks.simulation.warmup import mser5

PILOT = 30 * 86400.0
"""Length of the run from which an automatic warm-up is judged, at most [s]."""


def found_warm_up(
    plant: Plant,
    warm_up: float | str,
    measured: float,
    seed: int,
    cancel: threading.Event | None = None,
) -> float:
    """Give the warm-up that :func:`simulate` would take.

    Parameters
    ----------
    plant
        The plant.
    warm_up, measured, seed
        As for :func:`simulate`: warm-up, duration [s] and seed.
    cancel
        When set, it is given up.

    Returns
    -------
    float
        The warm-up [s]. An automatic one hangs on plant, duration and seed alone.

    Raises
    ------
    MotorworksError
        If it cannot be read, or the plant cannot run.
    """
    stop = cancel or threading.Event()
    return judged_warm_up(plant, warm_up, measured, seed, compiled_kernel(), stop)[0]


def judged_warm_up(
    plant: Plant,
    warm_up: float | str,
    measured: float,
    seed: int,
    kernel: Callable[..., KernelLike],
    cancel: threading.Event,
) -> tuple[float, str]:
    """Give the warm-up [s] and how it was found."""
    if warm_up != "auto":
        return seconds(warm_up, "warm-up"), "given"
    pilot = min(PILOT, measured)
    interval = pilot / 240
    compiled = compile_plant(plant, horizon=pilot, sample_interval=interval)
    job = Job(
        compiled=compiled,
        seed=seed,
        warm_up=0.0,
        duration=pilot,
        kernel=kernel,
        progress=silent,
        cancel=cancel,
        plant=plant.name,
    )
    ends, rates = _output(compiled, replicate(job, 0).trace)
    cut = mser5(rates)
    doubt = "" if 2 * cut < len(rates) - 5 else "; it may not be over by then"
    found = float(ends[cut - 1]) if cut else 0.0
    return found, f"MSER-5 on a pilot run of {pilot / 86400:.3g} days{doubt}"


def _output(compiled: Compiled, trace: Trace) -> tuple[Array, Array]:
    """Give ends [s] and output per planned time [1/s] of the intervals with planned time."""
    ends = trace.sample_time
    counts = np.diff(trace.sample_sink.sum(axis=1), prepend=0)
    begins = np.concatenate(([0.0], ends))[:-1]
    planned = np.array(
        [compiled.planned_time(float(a), float(b)) for a, b in zip(begins, ends, strict=True)]
    )
    worked = planned > 0
    return ends[worked], counts[worked] / planned[worked]
