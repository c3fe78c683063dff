"""Shipping in replications: what the plant makes, sent to its customers."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context

import numpy as np

from motorworks.errors import MotorworksError, StoppedError
from motorworks.logistics.chain import Chain
from motorworks.logistics.feed import WEEK, Feed, drawn_weeks, simulated
from motorworks.logistics.network import Network
from motorworks.logistics.outcome import Key, Outcome, outcome
from motorworks.logistics.survey import need_shipping, network_of
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.simulation.replicate import KernelLike
from motorworks.statistics.confidence import single


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How shipping is looked at.

    Attributes
    ----------
    duration, warm_up
        Time measured, and time thrown away before [s].
    simulated
        Time of the plant that is simulated [s]; where it is shorter than warm-up and duration
        together, whole weeks are drawn from it for each replication, else every replication has a
        simulation of its own, used as it is.
    run_in
        Time thrown away before that [s]; weeks are kept whole.
    replications, seed
        Replications, and what random numbers hang on.
    jobs
        Processes at the same time.
    """

    duration: float = 26 * WEEK
    warm_up: float = 8 * WEEK
    simulated: float = 8 * WEEK
    run_in: float = 2 * WEEK
    replications: int = 8
    seed: int = 1
    jobs: int = 1

    @property
    def horizon(self) -> float:
        """Warm-up and duration together [s]."""
        return self.warm_up + self.duration

    @property
    def drawn(self) -> bool:
        """Whether weeks are drawn from a shorter simulation."""
        return self.simulated < self.horizon


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure over replications: its mean, half the width of its 95 % interval, its values."""

    mean: float
    half_width: float | None
    values: tuple[float, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Shipped:
    """What came of it.

    Attributes
    ----------
    plant, terms, network
        What was asked, and the network looked up.
    figures
        By kind, name and figure, see :data:`~motorworks.logistics.outcome.Key`.
    quay_days, store_days
        By replication, shapes (R, D, Q) and (R, D, K).
    first
        The first replication with all its boxes and ships.
    """

    plant: Plant
    terms: Terms
    network: Network
    figures: Mapping[Key, Figure]
    quay_days: Array
    store_days: Array
    first: Outcome

    def of(self, kind: str, name: str, figure: str) -> Figure:
        """Give a figure.

        Raises
        ------
        KeyError
            If there is no such figure.
        """
        return self.figures[(kind, name, figure)]


def feeds(
    plant: Plant,
    terms: Terms,
    cancel: threading.Event | None = None,
    kernel: Callable[..., KernelLike] | None = None,
) -> list[Feed]:
    """Give what the plant makes in each replication.

    Parameters
    ----------
    plant
        The plant.
    terms
        How long, and how often.
    cancel
        When set, it is given up.
    kernel
        The kernel's class; the compiled one by default.

    Raises
    ------
    MotorworksError
        If the plant cannot be simulated.
    """
    if not terms.drawn:
        return [
            simulated(
                plant,
                warm_up=0.0,
                duration=terms.horizon,
                seed=terms.seed,
                replication=r,
                cancel=cancel,
                kernel=kernel,
            )
            for r in range(terms.replications)
        ]
    if terms.simulated < WEEK:
        raise MotorworksError("a simulation from which weeks are drawn must last a week or more")
    whole = np.floor(terms.simulated / WEEK) * WEEK
    run_in = np.ceil(terms.run_in / WEEK) * WEEK
    once = simulated(
        plant,
        warm_up=float(run_in),
        duration=float(whole),
        seed=terms.seed,
        cancel=cancel,
        kernel=kernel,
    )
    return [drawn_weeks(once, terms.horizon, terms.seed, r) for r in range(terms.replications)]


def reference_feed(found: Sequence[Feed]) -> Feed:
    """Give all feeds as one, for the rates that stocks and shares go by."""
    return Feed(
        times=np.concatenate([f.times for f in found]),
        sink=np.concatenate([f.sink for f in found]),
        model=np.concatenate([f.model for f in found]),
        count=np.concatenate([f.count for f in found]),
        length=sum(f.length for f in found),
    )


def one(network: Network, feed: Feed, terms: Terms, replication: int) -> Outcome:
    """Give one replication.

    Parameters
    ----------
    network, feed
        What lies beyond the gate, and what comes through it.
    terms
        How long.
    replication
        Which, from 0.
    """
    chain = Chain(network, feed, terms.seed, replication)
    chain.run(terms.warm_up, terms.horizon)
    return outcome(chain)


def ship(
    plant: Plant,
    terms: Terms,
    given: Sequence[Feed] | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Shipped:
    """Send what a plant makes to its customers.

    Parameters
    ----------
    plant
        A plant with docks and customers.
    terms
        How.
    given
        What the plant makes in each replication; simulated if not given.
    progress
        Called with the number of replications done and of all.
    cancel
        When set, it is given up.

    Raises
    ------
    MotorworksError
        If nothing lies beyond the gate, or the plant cannot be simulated.
    StoppedError
        If it was cancelled.
    """
    return ships([plant], terms, given, progress=progress, cancel=cancel)[0]


def ships(
    plants: Sequence[Plant],
    terms: Terms,
    given: Sequence[Feed] | None = None,
    *,
    done: Shipped | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> list[Shipped]:
    """Send what a plant makes to its customers in several ways, with the same random numbers.

    Parameters
    ----------
    plants
        Plants that differ in what lies beyond the gate; the first one is simulated.
    terms, given, progress, cancel
        As for :func:`ship`.
    done
        The first of them, if it has been sent already.

    Raises
    ------
    MotorworksError, StoppedError
        As for :func:`ship`.
    """
    need_shipping(plants[0])
    found = list(given) if given is not None else feeds(plants[0], terms, cancel)
    whole = reference_feed(found)
    networks = [network_of(plant, whole, terms.horizon) for plant in plants]
    first = 0 if done is None else 1
    tasks = [(n, r) for n in range(first, len(plants)) for r in range(terms.replications)]
    told = progress or (lambda *_: None)
    outcomes: dict[tuple[int, int], Outcome] = {}
    for task, result in _computed(plants, networks, whole, found, terms, tasks):
        if cancel is not None and cancel.is_set():
            raise StoppedError("stopped before all was shipped")
        outcomes[task] = result
        told(len(outcomes), len(tasks))
    made = [] if done is None else [done]
    for n, plant in list(enumerate(plants))[first:]:
        own = [outcomes[(n, r)] for r in range(terms.replications)]
        made.append(_summed(plant, terms, networks[n], own))
    return made


def _summed(plant: Plant, terms: Terms, network: Network, outcomes: list[Outcome]) -> Shipped:
    figures = {}
    for key in outcomes[0].figures:
        values = np.array([o.figures[key] for o in outcomes])
        mean, half = (float("nan"), None) if np.isnan(values).all() else single(values)
        figures[key] = Figure(mean=mean, half_width=half, values=tuple(values.tolist()))
    return Shipped(
        plant=plant,
        terms=terms,
        network=network,
        figures=figures,
        quay_days=np.stack([o.quay_days for o in outcomes]),
        store_days=np.stack([o.store_days for o in outcomes]),
        first=outcomes[0],
    )


# ---- processes ----

Task = tuple[int, int]


def _computed(
    plants: Sequence[Plant],
    networks: Sequence[Network],
    whole: Feed,
    found: Sequence[Feed],
    terms: Terms,
    tasks: Sequence[Task],
) -> Iterator[tuple[Task, Outcome]]:
    if terms.jobs < 2 or len(tasks) < 2 * terms.jobs or terms.horizon < 4 * WEEK:
        return map(
            lambda task: (task, one(networks[task[0]], found[task[1]], terms, task[1])), tasks
        )
    return _in_processes(plants, whole, found, terms, tasks)


def _in_processes(
    plants: Sequence[Plant],
    whole: Feed,
    found: Sequence[Feed],
    terms: Terms,
    tasks: Sequence[Task],
) -> Iterator[tuple[Task, Outcome]]:
    with ProcessPoolExecutor(
        max_workers=terms.jobs,
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(plants, whole, found, terms),
    ) as pool:
        yield from zip(tasks, pool.map(_one, tasks), strict=True)


_SHARED: dict[str, tuple[list[Network], list[Feed], Terms]] = {}
"""What a process works with."""


def _begin(plants: Sequence[Plant], whole: Feed, found: Sequence[Feed], terms: Terms) -> None:
    networks = [network_of(plant, whole, terms.horizon) for plant in plants]
    _SHARED["all"] = networks, list(found), terms


def _one(task: Task) -> Outcome:
    networks, found, terms = _SHARED["all"]
    result = one(networks[task[0]], found[task[1]], terms, task[1])
    # Only the first replication's boxes are shown, and they are many to hand over.
    return result if task[1] == 0 else replace(result, boxes=(), calls=(), rounds=(), taken={})
