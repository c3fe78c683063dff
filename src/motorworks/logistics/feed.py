"""What the plant makes, by sink, model and hour: simulated, and made as long as is wanted."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from motorworks.errors import StoppedError
from motorworks.kernel import random
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.program.streams import stream_state
from motorworks.simulation import Run, simulate
from motorworks.simulation.replicate import KernelLike

HOUR, WEEK = 3600.0, 604_800.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Feed:
    """Motors that leave a plant, summed by hour.

    Attributes
    ----------
    times
        End of the hour in which they left [s], ascending, shape (N,).
    sink, model, count
        Number of the sink and of the model, and motors, shapes (N,).
    length
        Time that it covers, from time 0 [s].
    """

    times: Array
    sink: Array
    model: Array
    count: Array
    length: float

    def rate(self, sink: int, model: int) -> float:
        """Give the motors of a model that leave by a sink, in the mean [1/s]."""
        chosen = (self.sink == sink) & (self.model == model)
        return float(self.count[chosen].sum()) / self.length


def feed_of(run: Run) -> Feed:
    """Give what left in the measured time of a run's one replication, time 0 being its begin.

    Parameters
    ----------
    run
        A run with the log of its sinks.
    """
    trace = run.replications[0].trace
    log = trace.sink_log or {}
    # What leaves exactly at the end of an hour belongs to it, whatever rounding made of it.
    hour = np.ceil((log["time"] - trace.since) / HOUR - 1e-9).astype(np.int64)
    key = np.stack([hour, log["sink"].astype(np.int64), log["type"].astype(np.int64)])
    of, count = np.unique(key, axis=1, return_counts=True)
    return Feed(
        times=of[0] * HOUR,
        sink=of[1],
        model=of[2],
        count=count.astype(float),
        length=trace.now - trace.since,
    )


def simulated(
    plant: Plant,
    *,
    warm_up: float,
    duration: float,
    seed: int,
    replication: int = 0,
    cancel: threading.Event | None = None,
    kernel: Callable[..., KernelLike] | None = None,
) -> Feed:
    """Give what a plant makes after a warm-up.

    Parameters
    ----------
    plant
        The plant.
    warm_up, duration
        Time thrown away before, and time measured [s].
    seed, replication
        What its random numbers hang on.
    cancel
        When set, it is given up.
    kernel
        The kernel's class; the compiled one by default.

    Raises
    ------
    MotorworksError
        If the plant cannot be simulated.
    StoppedError
        If it was cancelled.
    """
    run = simulate(
        plant,
        duration=duration,
        warm_up=warm_up,
        first=replication,
        seed=seed,
        sample_interval=0.0,
        sink_log=True,
        cancel=cancel,
        kernel=kernel,
    )
    if cancel is not None and cancel.is_set():
        raise StoppedError("stopped before the plant was simulated")
    return feed_of(run)


def drawn_weeks(feed: Feed, horizon: float, seed: int, replication: int) -> Feed:
    """Give a longer feed of whole weeks drawn from a shorter one.

    Parameters
    ----------
    feed
        Whole weeks that were simulated.
    horizon
        Time wanted [s].
    seed, replication
        What the draws hang on.

    Notes
    -----
    Each of the simulated weeks comes once, in an order that is drawn, before any comes again: days
    of the week stay what they are, weeks with holidays keep their share, and a long time has the
    output of the simulation. What one week tells of the next is lost, and so is what distinguishes
    a good year from a bad one. This is the block bootstrap of [1]_ with blocks of a week, drawn
    without replacement.

    References
    ----------
    .. [1] H. R. Künsch (1989), The jackknife and the bootstrap for general stationary
       observations, Annals of Statistics 17, 1217-1241.
    """
    weeks = max(1, int(feed.length // WEEK))
    stream = random.Stream(stream_state(seed, replication, "feed", 0, "week"))
    number = int(np.ceil(horizon / WEEK))
    drawn: list[int] = []
    while len(drawn) < number:
        drawn += sorted(range(weeks), key=lambda _: random.uniform(stream))
    drawn = drawn[:number]
    # An hour that ends with the week belongs to it.
    edges = np.searchsorted(feed.times, WEEK * np.arange(weeks + 1), side="right")
    parts = [(k, slice(edges[w], edges[w + 1]), w) for k, w in enumerate(drawn)]
    return Feed(
        times=np.concatenate([feed.times[part] + (k - w) * WEEK for k, part, w in parts]),
        sink=np.concatenate([feed.sink[part] for _, part, _ in parts]),
        model=np.concatenate([feed.model[part] for _, part, _ in parts]),
        count=np.concatenate([feed.count[part] for _, part, _ in parts]),
        length=number * WEEK,
    )
