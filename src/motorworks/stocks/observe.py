"""A plant simulated in steps, with the stock of every supply at the end of each."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from motorworks.compile import compile_plant
from motorworks.errors import RunError
from motorworks.kernel import Kernel
from motorworks.plant import Plant
from motorworks.program import Program, Trace, streams
from motorworks.program.program import Array
from motorworks.program.trace import PILE_UP, STANDSTILL

DAY = 86400.0
YEAR = 365 * DAY
STEP = DAY / 4
"""Time between two points of a course [s]."""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How it is simulated.

    Attributes
    ----------
    duration, warm_up
        Time measured, and before it [s].
    replications, seed, jobs
        Runs, their random numbers, and how many at the same time.
    """

    duration: float = 56 * DAY
    warm_up: float = 28 * DAY
    replications: int = 4
    seed: int = 1
    jobs: int = 1


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen of the supplies of a plant; R replications, V supplies, K steps.

    Attributes
    ----------
    plant, program
        The plant, and as the kernel knows it.
    traces
        Counts of every replication.
    good
        Good parts of a year, (R,).
    stock
        Stock at the end of every step, (R, K, V).
    used
        Parts taken in each day, (R, days, V).
    """

    plant: Plant
    program: Program
    traces: tuple[Trace, ...]
    good: Array
    stock: Array
    used: Array

    def counted(self, name: str) -> Array:
        """Give a count of the supplies, (R, V)."""
        return np.stack([getattr(t, f"supply_{name}") for t in self.traces]).astype(float)

    def elapsed(self) -> float:
        """Give the time measured [s]."""
        return self.traces[0].now - self.traces[0].since


def see(
    plant: Plant,
    terms: Terms,
    stop: threading.Event | None = None,
    progress: Callable[[], None] | None = None,
) -> Seen:
    """Simulate a plant and look at its stocks four times a day.

    Parameters
    ----------
    plant
        The plant.
    terms
        How long, and how often.
    stop
        Ends it early once set: replications that have not begun do not begin.
    progress
        Called after every replication.

    Raises
    ------
    RunError
        If parts pile up, time stands still, or it was stopped.
    """
    program = compile_plant(plant, horizon=terms.warm_up + terms.duration).program

    def one(replication: int) -> tuple[Trace, Array, Array]:
        if stop is not None and stop.is_set():
            raise RunError("stopped before it was done")
        found = _course(program, terms, replication)
        if progress is not None:
            progress()
        return found

    with ThreadPoolExecutor(max_workers=max(1, terms.jobs)) as pool:
        rows = list(pool.map(one, range(terms.replications)))
    good = [i for i, sink in enumerate(plant.sinks) if sink.counts_as == "good"]
    return Seen(
        plant=plant,
        program=program,
        traces=tuple(trace for trace, _, _ in rows),
        good=np.array([t.sink_count[good].sum() for t, _, _ in rows]) * YEAR / terms.duration,
        stock=np.stack([stock for _, stock, _ in rows]),
        used=np.stack([used for _, _, used in rows]),
    )


def _course(program: Program, terms: Terms, replication: int) -> tuple[Trace, Array, Array]:
    kernel = Kernel(program, streams(program, terms.seed, replication))
    _to(kernel, terms.warm_up)
    kernel.reset_statistics()
    steps = max(1, int(terms.duration // STEP))
    stock, taken = [], [np.zeros(len(program.supply_buffer))]
    for k in range(1, steps + 1):
        _to(kernel, terms.warm_up + k * STEP)
        trace = kernel.trace()
        stock.append(trace.supply_stock)
        if k % 4 == 0:
            taken.append(trace.supply_taken)
    _to(kernel, terms.warm_up + terms.duration)
    return kernel.trace(), np.stack(stock), np.diff(np.stack(taken), axis=0)


def _to(kernel: Kernel, time: float) -> None:
    status = kernel.advance(time)
    if status == PILE_UP:
        raise RunError("parts pile up without limit: more arrives than can be worked")
    if status == STANDSTILL:
        raise RunError("time stands still: events of no duration follow each other in a circle")
