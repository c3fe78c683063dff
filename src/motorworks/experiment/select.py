"""The best of several plants, with a guarantee."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from motorworks.errors import MotorworksError, RunError, StoppedError
from motorworks.experiment.by_trials import OUTPUT, trials_of
from motorworks.experiment.paired import Estimate
from motorworks.experiment.paired import difference as paired
from motorworks.experiment.trial import Response, Settings, good_per_year
from motorworks.experiment.work import Executor, Keeper, Trial, here, work
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.simulation import simulate
from motorworks.statistics.selection import LEAST, Selection, refuse_nonsense, select_best

MOST = 500
"""Replications of a plant at which the selection is given up."""
PILOT = 1 << 19
"""Number of the first replication of the pilot run; the selection itself never comes so far."""
PILOT_REPLICATIONS = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class Candidate:
    """What came of one plant.

    Attributes
    ----------
    plant
        The plant.
    values
        Good parts a year by replication, as far as it was simulated.
    taken
        Replications after which it was left out, or the best was found; 0 where it stood still.
    behind
        Good parts a year by which the best is ahead, paired over the replications that both
        had; ``None`` for the best itself and for plants that stood still.
    trouble
        What stands still, or why the run could not go on; empty if nothing.
    """

    plant: Plant
    values: Array
    taken: int
    behind: Estimate | None
    trouble: str = ""

    @property
    def mean(self) -> float:
        """Mean of the replications that were judged; NaN where it stood still."""
        return float(self.values[: self.taken].mean()) if self.taken else float("nan")


@dataclass(frozen=True, kw_only=True, eq=False)
class Selected:
    """The best of several plants.

    Attributes
    ----------
    best
        Its number among the candidates.
    candidates
        In the order given.
    difference
        Smallest difference worth finding [parts/year].
    confidence
        Chance with which the best was to be found.
    guaranteed
        Whether the guarantee holds; not if it was given up.
    survivors
        Numbers of those still in the running at the end.
    replications
        Replications that were needed in all, pilot run and those that a store held included.
    settings
        How each was simulated.
    """

    best: int
    candidates: tuple[Candidate, ...]
    difference: float
    confidence: float
    guaranteed: bool
    survivors: tuple[int, ...]
    replications: int
    settings: Settings


def select(
    plants: Sequence[Plant],
    settings: Settings | None = None,
    *,
    difference: float | None = None,
    share: float = 0.01,
    confidence: float = 0.95,
    least: int = LEAST,
    most: int = MOST,
    response: Response = good_per_year,
    store: Keeper | None = None,
    where: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Selected:
    """Find the plant with the greatest output, with a guarantee.

    Parameters
    ----------
    plants
        The plants, two or more.
    settings
        How each is simulated; its ``replications`` count for nothing here, and it must not begin
        from a saved state.
    difference
        Smallest difference worth finding, in the unit of the response.
    share
        The same as a share of the first plant's output in a pilot run of two replications,
        where no ``difference`` is given. The pilot run has random numbers of its own, so that
        what is asked does not hang on what is found.
    confidence
        Chance with which the best is to be found.
    least, most
        Replications of each plant in the first stage, and at which it is given up.
    response
        What is to be greatest: the good parts a year.
    store, where
        As for :func:`motorworks.experiment.work.work`: what is kept is not computed again, and the
        rest is computed there. They know the good parts a year alone. Without either of them
        replications are computed in this process, ``settings.jobs`` at a time.
    progress
        Called with the replications done and the plants in the running.
    cancel
        When set, it is given up.

    Raises
    ------
    MotorworksError
        If an argument makes no sense.
    RunError
        If no plant runs.
    StoppedError
        If it was cancelled.

    Notes
    -----
    The procedure KN of Kim and Nelson, see :func:`motorworks.statistics.selection.select_best`.
    Plants share the random numbers of everything that has the same name in both (common random
    numbers), which the procedure allows and which makes it short. A plant that stands still in
    any replication is left out. The result does not hang on ``settings.jobs``.
    """
    stop, how = cancel or threading.Event(), settings or Settings()
    if store is None and where is None:
        race: _Race = _RaceOfRuns(plants, how, response, progress, stop)
    elif response is good_per_year:
        race = _RaceOfTrials(plants, how, store, where or here, progress, stop)
    else:
        raise MotorworksError("a response of your own is not kept: give neither store nor where")
    if len(plants) < 2:
        raise MotorworksError(f"{len(plants)} plants were given; expected 2 or more")
    wanted = 1.0 if difference is None else difference
    refuse_nonsense(len(plants), wanted, confidence, least, most)
    if difference is None:
        difference = race.pilot(share)
    running = list(range(len(plants)))
    while running:
        try:
            found = select_best(
                race.sampler(running),
                len(running),
                difference=difference,
                confidence=confidence,
                least=least,
                most=most,
            )
        except _StandsStillError as standing:
            running.remove(standing.number)
            continue
        return _selected(race, running, found)
    raise RunError(f"none of the plants runs; the first: {race.trouble[0]}")


class _StandsStillError(Exception):
    """A plant that cannot be compared."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class _Race(ABC):
    """Draws what is asked for, and keeps it."""

    def __init__(
        self,
        plants: Sequence[Plant],
        settings: Settings,
        progress: Callable[[int, int], None] | None,
        cancel: threading.Event,
    ) -> None:
        self.plants, self.settings = plants, settings
        self.progress, self.cancel = progress, cancel
        self.values = [np.zeros(0) for _ in plants]
        self.trouble = [""] * len(plants)
        self.simulated = 0

    @abstractmethod
    def draw(self, asked: Mapping[int, range]) -> dict[int, Array]:
        """Give the response of replications, by plant; NaN where it stands still."""

    def pilot(self, share: float) -> float:
        """Give the difference that is a share of the first plant's output."""
        if not 0 < share < 1:
            raise MotorworksError(f"difference is {share!r}; expected a share above 0, such as 1%")
        mean = float(self.draw({0: range(PILOT, PILOT + PILOT_REPLICATIONS)})[0].mean())
        if self.trouble[0] or not mean > 0:
            msg = (
                "the first plant makes nothing, so a share of its output is no difference: "
                f"give the difference as a number. {self.trouble[0]}"
            )
            raise MotorworksError(msg.strip())
        return share * mean

    def sampler(self, running: Sequence[int]) -> Callable[[Sequence[int], int, int], Array]:
        """Give what samples some of the plants."""

        def sample(systems: Sequence[int], first: int, count: int) -> Array:
            who = [running[i] for i in systems]
            self._complete(who, first + count)
            return np.stack([self.values[n][first : first + count] for n in who])

        return sample

    def _complete(self, who: Sequence[int], count: int) -> None:
        """Draw what is missing of the first so many replications of some plants."""
        missing = {n: range(len(self.values[n]), count) for n in who if len(self.values[n]) < count}
        for n, values in self.draw(missing).items():
            self.values[n] = np.concatenate([self.values[n], values])
        for n in who:
            if self.trouble[n]:
                raise _StandsStillError(n)


class _RaceOfRuns(_Race):
    """Simulates plants in this process, side by side, with any response."""

    def __init__(
        self,
        plants: Sequence[Plant],
        settings: Settings,
        response: Response,
        progress: Callable[[int, int], None] | None,
        cancel: threading.Event,
    ) -> None:
        super().__init__(plants, settings, progress, cancel)
        self.response = response
        self.warm_up: list[float | str] = [settings.warm_up for _ in plants]
        self._lock = threading.Lock()

    def draw(self, asked: Mapping[int, range]) -> dict[int, Array]:
        """Give the response of replications, by plant; NaN where it stands still."""
        inside = max(1, self.settings.jobs // max(1, len(asked)))

        def one(n: int) -> Array:
            values = self._simulate(n, asked[n], inside)
            if self.progress:
                self.progress(self.simulated, len(asked))
            return values

        with ThreadPoolExecutor(max_workers=max(1, self.settings.jobs)) as pool:
            return dict(zip(asked, pool.map(one, asked), strict=True))

    def _simulate(self, n: int, numbers: range, jobs: int) -> Array:
        nothing = np.full(len(numbers), np.nan)
        try:
            run = simulate(
                self.plants[n],
                duration=self.settings.duration,
                warm_up=self.warm_up[n],
                replications=len(numbers),
                first=numbers.start,
                seed=self.settings.seed,
                jobs=jobs,
                sample_interval=0.0,
                cancel=self.cancel,
            )
        except StoppedError:
            raise
        except MotorworksError as error:
            self.trouble[n] = str(error)
            return nothing
        if self.cancel.is_set():
            raise StoppedError("stopped before the best was found")
        self.warm_up[n] = run.warm_up
        with self._lock:
            self.simulated += len(numbers)
        if run.gridlocks:
            self.trouble[n] = run.gridlocks[0]
            return nothing
        return np.asarray(self.response(run), dtype=float)


class _RaceOfTrials(_Race):
    """Takes what is kept, and has the rest computed where there is room for it."""

    def __init__(
        self,
        plants: Sequence[Plant],
        settings: Settings,
        store: Keeper | None,
        where: Executor,
        progress: Callable[[int, int], None] | None,
        cancel: threading.Event,
    ) -> None:
        super().__init__(plants, settings, progress, cancel)
        self.store, self.where = store, where
        self._settings = [settings for _ in plants]

    def draw(self, asked: Mapping[int, range]) -> dict[int, Array]:
        """Give the response of replications, by plant; NaN where it stands still."""
        trials = {n: self._trials(n, numbers) for n, numbers in asked.items()}
        every = [trial for some in trials.values() for trial in some]
        found = work(every, store=self.store, where=self.where, cancel=self.cancel)
        drawn = {}
        for n, numbers in asked.items():
            drawn[n] = np.full(len(numbers), np.nan)
            for k, result in enumerate(islice(found, len(trials[n]))):
                drawn[n][k] = result.value(OUTPUT)
                self.trouble[n] = self.trouble[n] or result.trouble
                self.simulated += 1
                if self.progress:
                    self.progress(self.simulated, len(asked))
        return drawn

    def _trials(self, n: int, numbers: range) -> list[Trial]:
        try:
            trials = trials_of(self.plants[n], self._settings[n], numbers)
        except MotorworksError as error:
            self.trouble[n] = str(error)
            return []
        if trials:  # an automatic warm-up is found once
            self._settings[n] = replace(self.settings, warm_up=trials[0].warm_up)
        return trials


def _selected(race: _Race, running: Sequence[int], found: Selection) -> Selected:
    best = running[found.best]
    taken = dict(zip(running, found.taken.tolist(), strict=True))

    def candidate(n: int) -> Candidate:
        judged = taken.get(n, 0)
        both = min(judged, taken[best])
        ahead = paired(race.values[best][:both], race.values[n][:both])
        return Candidate(
            plant=race.plants[n],
            values=race.values[n],
            taken=judged,
            behind=ahead if judged and n != best else None,
            trouble=race.trouble[n],
        )

    return Selected(
        best=best,
        candidates=tuple(candidate(n) for n in range(len(race.plants))),
        difference=found.difference,
        confidence=found.confidence,
        guaranteed=found.guaranteed,
        survivors=tuple(running[i] for i in found.survivors),
        replications=race.simulated,
        settings=replace(race.settings, replications=max(taken.values())),
    )
