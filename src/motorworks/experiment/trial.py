"""Many plants under the same chance: one response of each, replication by replication."""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np

from motorworks.errors import MotorworksError, ProgramError, StoppedError
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.simulation import Run, WarmState, simulate
from motorworks.statistics.figures import Figures

NO_WORK = "no working time lies in what is measured; measure a longer time"

Response = Callable[[Run], Array]
"""Gives a number for each replication of a run, shape (R,)."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How every plant of an experiment is simulated.

    Attributes
    ----------
    duration, warm_up
        Time measured, and thrown away before, as for :func:`motorworks.simulate`.
    replications, seed
        As there. Plants share the random numbers of everything that has the same name in both
        (common random numbers), so their differences are surer than their outputs.
    jobs
        Plants simulated at the same time.
    start, settle
        A saved state to begin from instead of the warm-up, and the time thrown away after it.
        Plants that the state does not fit are warmed up as they are.
    """

    duration: float | str = "91d"
    warm_up: float | str = "21d"
    replications: int = 4
    seed: int = 1
    jobs: int = 1
    start: WarmState | None = None
    settle: float | str = 0.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Outcome:
    """What came of one plant.

    Attributes
    ----------
    values
        The response by replication, shape (R,); NaN where the plant stood still.
    mix
        Share of each model in the good parts, over all replications.
    trouble
        What stands still, or why the run could not go on; empty if nothing.
    """

    values: Array
    mix: Mapping[str, float] = field(default_factory=dict)
    trouble: str = ""

    @property
    def mean(self) -> float:
        """The mean over the replications."""
        return float(self.values.mean())


def good_per_year(run: Run) -> Array:
    """Give the good parts a year of each replication."""
    figures = Figures(run)
    return np.asarray(figures.good * figures.per_year)


def outcomes(
    plants: Sequence[Plant | Callable[[], Plant]],
    settings: Settings,
    *,
    seeds: Sequence[int] | None = None,
    response: Response = good_per_year,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> list[Outcome]:
    """Simulate plants with the same random numbers and give the outcome of each, in order.

    Parameters
    ----------
    plants
        The plants, or what makes them; equal ones are simulated once.
    settings
        How.
    seeds
        A seed for each plant, for random numbers of its own; by default all share those of
        the settings.
    response
        What is looked at.
    progress
        Called with the number of plants done and of all.
    cancel
        When set, the experiment is given up.

    Raises
    ------
    StoppedError
        If it was cancelled.
    """
    stop = cancel or threading.Event()
    given = seeds or [settings.seed] * len(plants)
    different: list[tuple[Plant | Callable[[], Plant], int]] = []
    number = [_numbered(one, different) for one in zip(plants, given, strict=True)]
    done = 0
    lock = threading.Lock()

    def one(job: tuple[Plant | Callable[[], Plant], int]) -> Outcome:
        nonlocal done
        if stop.is_set():
            raise StoppedError("stopped before the experiment had come to its end")
        plant, seed = job
        made = plant() if callable(plant) else plant
        found = _outcome(made, replace(settings, seed=seed), response, stop)
        with lock:
            done += 1
            if progress:
                progress(done, len(different))
        return found

    with ThreadPoolExecutor(max_workers=max(1, settings.jobs)) as pool:
        results = list(pool.map(one, different))
    return [results[n] for n in number]


def _numbered(
    job: tuple[Plant | Callable[[], Plant], int],
    different: list[tuple[Plant | Callable[[], Plant], int]],
) -> int:
    for n, other in enumerate(different):
        if other[1] == job[1] and (other[0] is job[0] or other[0] == job[0]):
            return n
    different.append(job)
    return len(different) - 1


def _outcome(
    plant: Plant, settings: Settings, response: Response, stop: threading.Event
) -> Outcome:
    nothing = np.full(settings.replications, np.nan)
    try:
        run = _run(plant, settings, stop)
    except StoppedError:
        raise
    except MotorworksError as error:
        return Outcome(values=nothing, trouble=str(error))
    if stop.is_set():
        raise StoppedError("stopped before the experiment had come to its end")
    if run.gridlocks:
        return Outcome(values=nothing, mix=mix_of(run), trouble=run.gridlocks[0])
    values = response(run)
    if not np.isfinite(values).all():
        return Outcome(values=nothing, mix=mix_of(run), trouble=NO_WORK)
    return Outcome(values=values, mix=mix_of(run))


def _run(plant: Plant, settings: Settings, stop: threading.Event) -> Run:
    """Simulate a plant, from the saved state if that fits it."""

    def simulated(start: WarmState | None) -> Run:
        return simulate(
            plant,
            duration=settings.duration,
            warm_up=settings.warm_up,
            replications=settings.replications,
            seed=settings.seed,
            sample_interval=0.0,
            cancel=stop,
            start=start,
            settle=settings.settle,
        )

    if settings.start is None:
        return simulated(None)
    try:
        return simulated(settings.start)
    except ProgramError:
        return simulated(None)


def mix_of(run: Run) -> dict[str, float]:
    """Give the share of each model in the good parts of a run; empty without models or parts."""
    if not run.plant.models:
        return {}
    made = Figures(run).good_by_model.sum(axis=0)
    total = made.sum()
    if total == 0:
        return {}
    names = [m.name for m in run.plant.models]
    return {name: float(n / total) for name, n in zip(names, made, strict=True) if n}
