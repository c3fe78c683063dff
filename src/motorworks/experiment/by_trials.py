"""The good parts a year of plants, from trials: kept, on all cores, on a cluster."""

import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import numpy as np

from motorworks.errors import MotorworksError, StoppedError
from motorworks.experiment.trial import NO_WORK, Outcome, Settings
from motorworks.experiment.work import Executor, Keeper, Result, Trial, here, work
from motorworks.plant import Plant
from motorworks.simulation import found_warm_up, seconds

OUTPUT = "good_motors_per_year"
"""The KPI that is the response of the studies."""


def trials_of(plant: Plant, settings: Settings, numbers: range) -> list[Trial]:
    """Give replications of a plant as trials.

    Parameters
    ----------
    plant
        The plant.
    settings
        Times and seed. An automatic warm-up is found now, as a run of the plant finds it.
    numbers
        Which replications.

    Raises
    ------
    MotorworksError
        If it is to begin from a saved state, which is no part of what results are kept under.
    """
    if settings.start is not None:
        raise MotorworksError("what begins from a saved state is not kept: give a warm-up instead")
    measured = seconds(settings.duration, "duration")
    warm_up = found_warm_up(plant, settings.warm_up, measured, settings.seed)
    return [
        Trial(
            plant=plant,
            seed=settings.seed,
            replication=number,
            duration=measured,
            warm_up=warm_up,
        )
        for number in numbers
    ]


def outcomes_by_trials(
    plants: Sequence[Plant],
    settings: Settings,
    *,
    store: Keeper | None = None,
    where: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> list[Outcome]:
    """Give what :func:`motorworks.experiment.outcomes` gives, bit for bit, by way of trials.

    Parameters
    ----------
    plants, settings
        As there; ``settings.jobs`` counts for nothing.
    store, where, progress, cancel
        As for :func:`motorworks.experiment.work.work`.

    Raises
    ------
    StoppedError
        If it was cancelled.
    """
    asked = [_asked(plant, settings) for plant in plants]
    trials = [trial for one in asked if not isinstance(one, str) for trial in one]
    found = work(trials, store=store, where=where or here, progress=progress, cancel=cancel)
    return [
        _nothing(settings, one) if isinstance(one, str) else _outcome(islice(found, len(one)))
        for one in asked
    ]


def _asked(plant: Plant, settings: Settings) -> "list[Trial] | str":
    """Give the trials of a plant, or why it cannot even be tried."""
    try:
        return trials_of(plant, settings, range(settings.replications))
    except StoppedError:
        raise
    except MotorworksError as error:
        if settings.start is not None:
            raise
        return str(error)


def _nothing(settings: Settings, trouble: str) -> Outcome:
    return Outcome(values=np.full(settings.replications, np.nan), trouble=trouble)


def _outcome(found: Iterator[Result]) -> Outcome:
    results = list(found)
    trouble = next((r.trouble for r in results if r.trouble), "")
    values = np.array([r.value(OUTPUT) for r in results])
    if not trouble and not np.isfinite(values).all():
        trouble = NO_WORK
    if trouble:
        return Outcome(values=np.full(len(results), np.nan), trouble=trouble)
    return Outcome(values=values, mix=_mix(results))


def _mix(results: Sequence[Result]) -> dict[str, float]:
    """Give the share of each model in the good parts of all replications."""
    made: dict[str, float] = {}
    for result in results:
        rows = result.rows
        for level, name, kpi, value in zip(*rows, strict=True):
            if (level, kpi) == ("model", OUTPUT) and value > 0:
                made[name] = made.get(name, 0.0) + float(value)
    total = sum(made.values())
    return {name: value / total for name, value in made.items()}
