"""Courses of output: the same plant, from the same states, with and without something."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from motorworks.errors import MotorworksError, StoppedError
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.simulation import Run, WarmState, simulate, warm
from motorworks.statistics.shifts import good_curve


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A course to be simulated.

    Attributes
    ----------
    standing
        The plant that is warmed up.
    hit
        The plant that goes on from there: the same things, wired in the same way.
    begin, end
        Time at which the warm state is taken, and the end [s].
    """

    standing: Plant
    hit: Plant
    begin: float
    end: float


@dataclass(frozen=True, kw_only=True)
class Laboratory:
    """Simulates courses, each state only once.

    Attributes
    ----------
    replications, seed
        Whose random numbers all live through.
    jobs
        Runs at the same time.
    step
        Length of the steps of a course [s].
    """

    replications: int
    seed: int
    jobs: int
    step: float

    def courses(
        self,
        wanted: Sequence[Wanted],
        progress: Callable[[int, int], None] | None,
        cancel: threading.Event,
    ) -> list[Array]:
        """Give good parts in each step, shapes (R, N), in the order of what is wanted.

        Each replication goes on from a state of its own with its own random numbers, so that the
        same plant gives the same course, and different ones share all chance that has the same
        name (common random numbers).

        Raises
        ------
        StoppedError
            If it was cancelled.
        """
        heads: list[tuple[Plant, float]] = []
        of = [_numbered((w.standing, w.begin), heads) for w in wanted]
        count = self.replications
        total, done, lock = (len(heads) + len(wanted)) * count, 0, threading.Lock()

        def told() -> None:
            nonlocal done
            with lock:
                done += 1
                if progress:
                    progress(done, total)

        def state(job: tuple[int, int]) -> WarmState:
            _check(cancel)
            (plant, begin), r = heads[job[0]], job[1]
            found = warm(plant, begin, seed=self.seed, replication=r)
            told()
            return found

        def course(job: tuple[int, int]) -> Array:
            _check(cancel)
            found = self._course(wanted[job[0]], states[(of[job[0]], job[1])], job[1], cancel)
            told()
            return found

        with ThreadPoolExecutor(max_workers=max(1, self.jobs)) as pool:
            keys = [(n, r) for n in range(len(heads)) for r in range(count)]
            states = dict(zip(keys, pool.map(state, keys), strict=True))
            tasks = [(n, r) for n in range(len(wanted)) for r in range(count)]
            rows = list(pool.map(course, tasks))
        return [np.stack(rows[n * count : (n + 1) * count]) for n in range(len(wanted))]

    def _course(self, w: Wanted, state: WarmState, number: int, cancel: threading.Event) -> Array:
        run = simulate(
            w.hit,
            duration=w.end - w.begin,
            start=state,
            first=number,
            seed=self.seed,
            sample_interval=self.step,
            cancel=cancel,
        )
        _check(cancel)
        return _steps(run, w, self.step)


def _check(cancel: threading.Event) -> None:
    if cancel.is_set():
        raise StoppedError("stopped before all disturbances were simulated")


def _numbered(key: tuple[Plant, float], heads: list[tuple[Plant, float]]) -> int:
    for n, (plant, begin) in enumerate(heads):
        if begin == key[1] and (plant is key[0] or plant == key[0]):
            return n
    heads.append(key)
    return len(heads) - 1


def _steps(run: Run, w: Wanted, step: float) -> Array:
    """Give good parts in each step, from the samples of what entered the sinks."""
    if run.gridlocks:
        raise MotorworksError(f"{w.hit.name} stands still: {run.gridlocks[0]}")
    times, made = good_curve(run, run.replications[0].trace)
    edges = w.begin + step * np.arange(1, round((w.end - w.begin) / step) + 1)
    reached = made[np.searchsorted(times, edges + 1e-6, side="right") - 1]
    return np.asarray(np.diff(reached, prepend=0.0))
