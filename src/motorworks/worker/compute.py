"""A trial is simulated, and its figures are taken."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace

from motorworks.errors import MotorworksError, StoppedError
from motorworks.simulation import Run, simulate
from motorworks.statistics.by_replication import by_replication
from motorworks.store import Result, Trial


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
        return Result(None, str(error), time.perf_counter() - begin)
    if stop.is_set():
        raise StoppedError("stopped before the replication had come to its end")
    return _result(run, time.perf_counter() - begin)


def results_of_run(run: Run) -> Iterator[tuple[Trial, Result]]:
    """Give what :func:`compute` would give of each replication of a run, and its trial.

    Parameters
    ----------
    run
        A run that began with the empty plant. Replications that were stopped are left out.
    """
    for one in run.replications:
        if one.complete or one.gridlock:
            trial = Trial(
                plant=run.plant,
                seed=run.seed,
                replication=one.number,
                duration=run.duration,
                warm_up=run.warm_up,
            )
            # One at a time, as when it is computed alone: sums are the same to the last bit.
            yield trial, _result(replace(run, replications=(one,)), one.wall)


def _result(run: Run, seconds: float) -> Result:
    """Give the result of the only replication of a run."""
    standing = run.replications[0].gridlock
    return Result(None if standing else by_replication(run)[0], standing, seconds)
