"""Many trials: what is kept is taken, the rest is computed where there is room for it."""

import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol

from motorworks.errors import StoppedError
from motorworks.store import Key, Result, Trial
from motorworks.worker.compute import compute

__all__ = ["Executor", "Keeper", "Orders", "Result", "Trial", "here", "work"]

Orders = Iterator[tuple[int, Trial]]
"""Trials with their numbers, each given once to whoever asks."""
LOOK = 0.2
"""How often it is looked what another process has done [s]."""
READY = 64
"""Results that wait in the memory for those before them; of a store, the others are read anew."""
STOPPED = "stopped before the experiment had come to its end"


class Executor(Protocol):
    """Computes trials: in this process, on all cores, on many machines."""

    def __call__(self, orders: Orders, cancel: threading.Event) -> Iterator[tuple[int, Result]]:
        """Give each order's number and the result, as they are done.

        An order is taken when there is room for it, and not before.
        """
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

    def claim(self, key: Key) -> bool:
        """Say that it is computed now, unless it is kept or another process computes it."""
        ...

    def release(self) -> None:
        """Take back what was claimed."""
        ...


def here(orders: Orders, cancel: threading.Event) -> Iterator[tuple[int, Result]]:
    """Compute trials in this process, one after the other.

    Parameters
    ----------
    orders
        Numbers and trials.
    cancel
        When set, the rest is given up.
    """
    for number, trial in orders:
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
        self.kept = self._held(list(self.different.values()))
        self.done = len(self.kept)
        self.waiting: dict[Key, Result] = {}
        self.elsewhere: list[int] = []

    def results(self) -> Iterator[Result]:
        """Give the results in order."""
        todo = sorted(n for key, n in self.different.items() if key not in self.kept)
        self.progress(self.done, len(self.different))
        arriving = self._arrivals(todo)
        try:
            for n, key in enumerate(self.keys):
                while key not in self.kept and key not in self.waiting:
                    self._take(*next(arriving))
                yield self._result(n, key)
        finally:
            arriving.close()
            if self.store is not None:
                self.store.release()

    def _arrivals(self, todo: list[int]) -> Generator[tuple[int, Result | None]]:
        """Give trials as they are done and kept: here, or by another process (None)."""
        while todo:
            self.elsewhere = []
            orders = self._orders(todo)
            first = next(orders, None)
            if first is None and self.cancel.is_set():
                raise StoppedError(STOPPED)
            if first:
                yield from self._computed(chain([first], orders))
            kept = self._held(self.elsewhere)
            yield from ((n, None) for n in self.elsewhere if self.keys[n] in kept)
            todo = [n for n in self.elsewhere if self.keys[n] not in kept]
            if todo and not first and self.cancel.wait(LOOK):
                raise StoppedError(STOPPED)

    def _held(self, numbers: Sequence[int]) -> set[Key]:
        """Give the keys of those trials that are kept by now."""
        return set() if self.store is None else self.store.held(self.keys[n] for n in numbers)

    def _orders(self, todo: Sequence[int]) -> Iterator[tuple[int, Trial]]:
        """Give what is to be computed here; what another process computes is noted."""
        for n in todo:
            if self.cancel.is_set():
                return
            if self.store is None or self.store.claim(self.keys[n]):
                yield n, self.trials[n]
            else:
                self.elsewhere.append(n)

    def _computed(self, orders: Orders) -> Iterator[tuple[int, Result]]:
        for n, result in self.where(orders, self.cancel):
            if self.store is not None:
                self.store.put(self.trials[n], result)
            yield n, result
        if self.cancel.is_set():
            raise StoppedError(STOPPED)

    def _take(self, n: int, result: Result | None) -> None:
        if result is None or (self.store is not None and len(self.waiting) >= READY):
            self.kept.add(self.keys[n])
        else:
            self.waiting[self.keys[n]] = result
        self.done += 1
        self.progress(self.done, len(self.different))

    def _result(self, n: int, key: Key) -> Result:
        found = self.waiting.get(key)
        if found is None and self.store is not None:
            found = self.store.get(key)
        while found is None:  # it was kept, and is damaged
            found = next(result for _, result in self._arrivals([n]))
            found = found or (self.store.get(key) if self.store is not None else None)
        if self.store is not None or self.last[key] == n:
            self.waiting.pop(key, None)
            self.kept.add(key)
        return found


def _silent(_done: int, _of: int) -> None:
    pass
