"""Many trials: what is kept is taken, the rest is computed where there is room for it."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from motorworks.errors import StoppedError
from motorworks.experiment.compute import compute
from motorworks.store import Key, Result, Trial

__all__ = ["Executor", "Keeper", "Result", "Trial", "here", "work"]


class Executor(Protocol):
    """Computes trials: in this process, on all cores, on many machines."""

    def __call__(
        self, trials: Sequence[Trial], cancel: threading.Event
    ) -> Iterator[tuple[int, Result]]:
        """Give each trial's number and result, as they are done."""
        ...


class Keeper(Protocol):
    """Keeps results: a :class:`~motorworks.store.Store`."""

    def held(self, keys: Iterable[Key]) -> set[Key]:
        """Give the keys that are kept."""
        ...

    def get(self, key: Key) -> Result | None:
        """Give what is kept under a key."""
        ...

    def put(self, trial: Trial, result: Result) -> None:
        """Keep a result; it is on the disk when this returns."""
        ...


def here(trials: Sequence[Trial], cancel: threading.Event) -> Iterator[tuple[int, Result]]:
    """Compute trials in this process, one after the other.

    Parameters
    ----------
    trials
        The trials.
    cancel
        When set, the rest is given up.
    """
    for number, trial in enumerate(trials):
        yield number, compute(trial, cancel)


def work(
    trials: Iterable[Trial],
    *,
    store: Keeper | None = None,
    where: Executor = here,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Iterator[Result]:
    """Give the result of each trial, in their order, as soon as it is there.

    The results are the same wherever they are computed, and whether they were kept or not.
    Nothing is computed before the first one is asked for; equal trials are computed once.

    Parameters
    ----------
    trials
        The trials.
    store
        What is kept there is not computed again; what is computed is kept there at once.
    where
        :func:`here`, :func:`~motorworks.experiment.cores.cores` or
        :func:`~motorworks.experiment.cluster.cluster`.
    progress
        Called with the number of different trials done and of all; first with those that the
        store holds.
    cancel
        When set, the rest is given up.

    Raises
    ------
    StoppedError
        If it was cancelled. What was done until then is in the store.
    """
    job = _Work(list(trials), store, where, progress or _silent, cancel or threading.Event())
    return job.results()


class _Work:
    """The way of one list of trials: those that are kept, those that arrive."""

    def __init__(
        self,
        trials: Sequence[Trial],
        store: Keeper | None,
        where: Executor,
        progress: Callable[[int, int], None],
        cancel: threading.Event,
    ) -> None:
        self.trials, self.store, self.where = trials, store, where
        self.progress, self.cancel = progress, cancel
        self.keys = [t.key for t in trials]
        self.different = {key: n for n, key in reversed(list(enumerate(self.keys)))}
        self.last = {key: n for n, key in enumerate(self.keys)}
        self.kept = store.held(self.different) if store else set()
        self.done = len(self.kept)
        self.waiting: dict[Key, Result] = {}

    def results(self) -> Iterator[Result]:
        """Give the results in order."""
        todo = sorted(n for key, n in self.different.items() if key not in self.kept)
        self.progress(self.done, len(self.different))
        arriving = self._arrivals(todo)
        for n, key in enumerate(self.keys):
            while key not in self.kept and key not in self.waiting:
                self._take(next(arriving))
            yield self._result(n, key)

    def _arrivals(self, todo: Sequence[int]) -> Iterator[tuple[int, Result]]:
        """Give number and result of trials as they are done, and see that they are kept."""
        if not todo:
            return
        for number, result in self.where([self.trials[n] for n in todo], self.cancel):
            if self.store:
                self.store.put(self.trials[todo[number]], result)
            yield todo[number], result
            if self.cancel.is_set():
                raise StoppedError("stopped before the experiment had come to its end")

    def _take(self, arrival: tuple[int, Result]) -> None:
        number, result = arrival
        self.waiting[self.keys[number]] = result
        self.done += 1
        self.progress(self.done, len(self.different))

    def _result(self, n: int, key: Key) -> Result:
        found = self.waiting.get(key)
        if found is None and self.store:
            found = self.store.get(key)
        if found is None:  # it was kept, and is damaged
            found = next(self._arrivals([n]))[1]
        if self.store or self.last[key] == n:
            self.waiting.pop(key, None)
            self.kept.add(key)
        return found


def _silent(_done: int, _of: int) -> None:
    pass
