"""A trial is simulated, and its figures are taken."""

import threading
import time

from motorworks.errors import MotorworksError, StoppedError
from motorworks.simulation import simulate
from motorworks.statistics.by_replication import by_replication
from motorworks.store import Result, Trial
from motorworks.store.result import COLUMNS, nothing


def compute(trial: Trial, cancel: threading.Event | None = None) -> Result:
    """Give the result of a trial; a plant that stands still is a result as well.

    Parameters
    ----------
    trial
        The trial.
    cancel
        When set, it is given up.

    Raises
    ------
    StoppedError
        If it was cancelled.
    """
    begin = time.perf_counter()
    stop = cancel or threading.Event()
    try:
        run = simulate(
            trial.plant,
            duration=trial.duration,
            warm_up=trial.warm_up,
            replications=1,
            first=trial.replication,
            seed=trial.seed,
            cancel=stop,
        )
    except StoppedError:
        raise
    except MotorworksError as error:
        return Result(nothing(), str(error), time.perf_counter() - begin)
    if stop.is_set():
        raise StoppedError("stopped before the replication had come to its end")
    standing = run.replications[0].gridlock
    table = nothing() if standing else by_replication(run).select(COLUMNS)
    return Result(table, standing, time.perf_counter() - begin)
