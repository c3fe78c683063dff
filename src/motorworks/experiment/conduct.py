"""An experiment is carried out: from its points to trials, and from their figures to results."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from motorworks.errors import ExperimentError, MotorworksError, PlantError
from motorworks.experiment.analysis.results import Results
from motorworks.experiment.plan.designs import points
from motorworks.experiment.plan.noun import DEFAULT_RESPONSES, Experiment, Point, Response
from motorworks.experiment.plan.read import Planned
from motorworks.experiment.work import Executor, Keeper, Result, Trial, here, work
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.simulation import found_warm_up
from motorworks.statistics.registry import REGISTRY


@dataclass(frozen=True, kw_only=True, eq=False)
class Agenda:
    """What an experiment has to simulate.

    Attributes
    ----------
    planned
        The experiment as it was read, with the warm-up that was found where it is automatic.
    points
        Its variants.
    plants
        One plant for each of them.
    trials
        All replications of the first point, then of the next.
    """

    planned: Planned
    points: tuple[Point, ...]
    plants: tuple[Plant, ...]
    trials: tuple[Trial, ...]


def agenda(planned: Planned) -> Agenda:
    """Give all that an experiment has to simulate.

    Raises
    ------
    ExperimentError
        If values that are good by themselves make no plant together.
    """
    planned = _with_warm_up(planned)
    found = points(planned.experiment)
    plants = tuple(_plants(planned, found))
    trials = (
        trial
        for point, plant in zip(found, plants, strict=True)
        for trial in _trials(planned.experiment, point, plant)
    )
    return Agenda(planned=planned, points=found, plants=plants, trials=tuple(trials))


def _with_warm_up(planned: Planned) -> Planned:
    """Give an experiment with its warm-up in seconds.

    An automatic one is that which ``simulate(plant, warm_up="auto")`` finds for the plant as it
    is, before any factor, with the experiment's duration and seed; of several scenarios the
    longest. So all variants are measured over the same time, wherever they are computed.
    """
    said = planned.experiment
    if said.warm_up is not None:
        return planned
    plants = [planned.variants.base_plant(one) for one in said.scenarios or (None,)]
    found = max(found_warm_up(plant, "auto", said.duration, said.seed) for plant in plants)
    return replace(planned, experiment=replace(said, warm_up=found))


def conduct(
    asked: Agenda,
    *,
    store: Keeper | None = None,
    where: Executor = here,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Results:
    """Give what came of an experiment.

    Parameters
    ----------
    asked
        What has to be simulated.
    store, where, progress, cancel
        As for :func:`motorworks.experiment.work.work`.

    Raises
    ------
    StoppedError
        If it was cancelled.
    """
    found = work(asked.trials, store=store, where=where, progress=progress, cancel=cancel)
    return results_of(asked, found)


def results_of(asked: Agenda, found: Iterator[Result]) -> Results:
    """Give results from those of the trials, in their order."""
    experiment = asked.planned.experiment
    responses = experiment.responses or DEFAULT_RESPONSES
    values, troubles = gathered(found, responses, (len(asked.points), experiment.replications))
    plant = asked.plants[0]
    return Results(
        name=asked.planned.name,
        plant=plant.title or plant.name,
        experiment=experiment,
        points=asked.points,
        responses=responses,
        units=tuple(REGISTRY[r.figure].unit for r in responses),
        values=values,
        troubles=troubles,
    )


def gathered(
    found: Iterator[Result], responses: Sequence[Response], shape: tuple[int, int]
) -> tuple[Array, tuple[str, ...]]:
    """Give responses and troubles of results that come variant by variant.

    Parameters
    ----------
    found
        The results, all replications of a variant one after the other.
    responses
        What is looked at.
    shape
        Variants and replications.

    Returns
    -------
    tuple
        Values, shape (variants, replications, responses), and what went wrong by variant.
    """
    variants, replications = shape
    values = np.full((variants, replications, len(responses)), np.nan)
    troubles = [""] * variants
    for n, result in enumerate(found):
        variant, replication = divmod(n, replications)
        troubles[variant] = troubles[variant] or result.trouble
        for k, response in enumerate(responses):
            level, name = response.scope
            values[variant, replication, k] = result.value(response.figure, name, level)
    return values, tuple(troubles)


def _plants(planned: Planned, found: Sequence[Point]) -> Iterator[Plant]:
    for point in found:
        try:
            yield planned.variants.plant(point)
        except PlantError as error:
            said = ", ".join(f"{k} = {v}" for k, v in point.values.items() if v is not None)
            where = f" in scenario '{point.scenario}'" if point.scenario else ""
            findings = error.findings or (str(error),)
            text = f"variant {point.number} ({said}){where} cannot be: {findings[0]}"
            raise ExperimentError(text) from error


def _trials(experiment: Experiment, point: Point, plant: Plant) -> Iterator[Trial]:
    assert experiment.warm_up is not None  # an agenda has found it
    own = point.number - 1 if experiment.independent else 0
    for replication in range(experiment.replications):
        yield Trial(
            plant=plant,
            seed=experiment.seed + own,
            replication=replication,
            duration=experiment.duration,
            warm_up=experiment.warm_up,
        )


def compared(
    plants: Sequence[Plant],
    responses: Sequence[Response],
    settings: Experiment,
    *,
    store: Keeper | None = None,
    where: Executor = here,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> tuple[Array, tuple[str, ...]]:
    """Simulate plants with the same random numbers.

    Parameters
    ----------
    plants
        The plants.
    responses
        What is looked at.
    settings
        Duration, warm-up, replications and seed count.
    store, where, progress, cancel
        As for :func:`motorworks.experiment.work.work`.

    Returns
    -------
    tuple
        Values, shape (plants, replications, responses), and what went wrong by plant.

    Raises
    ------
    MotorworksError
        If there are fewer than two plants.
    """
    if len(plants) < 2:
        raise MotorworksError("one plant has nothing to be compared with; give two or more")
    trials = [trial for plant in plants for trial in _trials(settings, Point(number=1), plant)]
    found = work(trials, store=store, where=where, progress=progress, cancel=cancel)
    return gathered(found, responses, (len(plants), settings.replications))
