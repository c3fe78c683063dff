"""``simulate(plant)``: replications of a plant on the compiled kernel."""

import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

from motorworks.compile import Compiled, compile_plant
from motorworks.errors import MotorworksError, StoppedError
from motorworks.plant import Plant
from motorworks.simulation.parquet import write_note
from motorworks.simulation.pilot import judged_warm_up
from motorworks.simulation.recorder import Observer, Recorder
from motorworks.simulation.replicate import (
    Job,
    KernelLike,
    Progress,
    compiled_kernel,
    replicate,
    silent,
)
from motorworks.simulation.run import Replication, Run
from motorworks.simulation.span import seconds
from motorworks.simulation.warm import WarmState

SAMPLE = 900.0
"""Time between samples: the quarter of an hour of the electricity tariffs [s]."""
LEVEL_SAMPLES = 1500
"""Buffer levels kept over a run at the most."""


def simulate(
    plant: Plant,
    *,
    duration: float | str = "1y",
    warm_up: float | str = "auto",
    replications: int = 1,
    first: int = 0,
    more: Callable[[Run], int] | None = None,
    seed: int = 1,
    jobs: int = 1,
    sample_interval: float = SAMPLE,
    sink_log: bool = False,
    trace: Path | None = None,
    observe: Callable[[int, Compiled, float], Observer] | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
    kernel: Callable[..., KernelLike] | None = None,
    start: WarmState | None = None,
    settle: float | str = 0.0,
    save_state: Path | None = None,
) -> Run:
    """Give the run of a plant.

    The result depends on plant, seed, times and version alone, not on ``jobs``.

    Parameters
    ----------
    plant
        The plant.
    duration
        Time measured in each replication after the warm-up: [s], or text such as ``"30 d"``.
    warm_up
        Time thrown away before, or ``"auto"``: found by MSER-5 from a pilot run.
    replications
        Independent runs, each with its own random numbers.
    first
        Number of the first of them. Its number and the seed fix a replication's random numbers,
        so replications can be computed apart: ``first=2`` gives the third of a run from 0.
    more
        Asked after these, and again after those it asked for: how many replications to add;
        0 ends the run. What it is given are all replications so far. Each has the same values as
        if their number had been known from the start.
    seed
        Seed of all random numbers, 0 to 2**63 - 1.
    jobs
        Replications computed at the same time.
    sample_interval
        Time between samples [s]; 0 takes none.
    sink_log
        Whether to keep the time of every part that leaves.
    trace
        Folder for the visits of every part at every station and for the event log, from which the
        run can be replayed (:class:`~motorworks.simulation.replay.Replay`); none by default.
    observe
        Gives what looks at the event log of a replication while it runs, by its number, the
        lowered plant and the warm-up [s]; not together with ``trace``.
    progress
        Called now and then, from the thread of the replication.
    cancel
        When set, the run ends early with what it has.
    kernel
        The kernel's class; the compiled one by default.
    start
        A saved state to begin from, instead of the empty plant and its warm-up. The plant may
        differ from the one it was taken from in times, chances, hours, people and places, but
        not in what there is and how it is wired.
    settle
        With ``start``: time thrown away after it, for a plant that is not quite the same.
    save_state
        File for the state of the first replication at the end of its warm-up.

    Raises
    ------
    PlantError
        If the plant cannot be lowered.
    ProgramError
        If the state does not fit the plant, or is damaged.
    MotorworksError
        If an argument makes no sense.
    PileUpError
        If parts pile up without limit.
    RunError
        If time stands still: a circle of operations that take no time.
    StoppedError
        If it was cancelled before anything was measured.
    """
    begin = time.perf_counter()
    measured = seconds(duration, "duration")
    _refuse_nonsense(measured, duration, replications, first, jobs, seed)
    cancel = cancel or threading.Event()
    kernel = kernel or compiled_kernel()
    if start is None:
        thrown_away, basis = judged_warm_up(plant, warm_up, measured, seed, kernel, cancel)
    else:
        thrown_away = start.time + seconds(settle, "settle")
        basis = f"from a saved state after {start.time / 86400:.4g} days"
    compiled = _compile(plant, thrown_away + measured, measured, sample_interval)
    job = Job(
        compiled=compiled,
        seed=seed,
        warm_up=thrown_away,
        duration=measured,
        kernel=kernel,
        progress=progress or silent,
        cancel=cancel,
        sink_log=sink_log,
        plant=plant.name,
        start=start,
        save_state=save_state,
    )
    observers = _recorders(trace, compiled, plant) if trace else None
    if observe:
        observers = partial(_observer, observe, compiled, thrown_away)
    done = _replications(job, range(first, first + replications), jobs, observers)

    def so_far() -> Run:
        return _run(plant, job, done, basis, trace, begin)

    while more and not cancel.is_set() and (added := more(so_far())) > 0:
        begun = first + len(done)
        done += _replications(job, range(begun, begun + added), jobs, observers)
    if trace:
        about = {"plant": plant.name, "seed": seed, "version": version("motorworks")}
        write_note(trace / "trace.json", about)
    return so_far()


def _refuse_nonsense(
    measured: float, duration: float | str, replications: int, first: int, jobs: int, seed: int
) -> None:
    _require(measured > 0, f"duration is {duration!r}; expected more than 0 s")
    _require(replications >= 1, f"replications is {replications}; expected 1 or more")
    _require(first >= 0, f"first is {first}; expected 0 or more")
    _require(jobs >= 1, f"jobs is {jobs}; expected 1 or more")
    _require(0 <= seed < 2**63, f"seed is {seed}; expected 0 to 2**63 - 1")


def _run(
    plant: Plant,
    job: Job,
    done: Sequence[Replication],
    basis: str,
    trace: Path | None,
    begin: float,
) -> Run:
    """Give the run of the replications so far; ``begin`` is when its clock began to count [s]."""
    return Run(
        plant=plant,
        compiled=job.compiled,
        seed=job.seed,
        warm_up=job.warm_up,
        duration=job.duration,
        warm_up_basis=basis,
        replications=_worth_keeping(done),
        version=version("motorworks"),
        wall=time.perf_counter() - begin,
        peak_mib=peak_mib(),
        stopped="stopped on request" if job.cancel.is_set() else "",
        visits=trace,
    )


def peak_mib() -> float:
    """Give the peak memory of this process so far [MiB]; 0 where it cannot be known."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _require(true: bool, message: str) -> None:
    if not true:
        raise MotorworksError(message)


def _compile(plant: Plant, horizon: float, measured: float, interval: float) -> Compiled:
    every = max(1, round(measured / interval / LEVEL_SAMPLES)) if interval else 1
    return compile_plant(plant, horizon=horizon, sample_interval=interval, level_every=every)


def _observer(
    observe: Callable[[int, Compiled, float], Observer],
    compiled: Compiled,
    warm_up: float,
    number: int,
) -> Observer:
    return observe(number, compiled, warm_up)


def _recorders(trace: Path, compiled: Compiled, plant: Plant) -> Callable[[int], Observer]:
    """Give what writes the visits and events of a replication."""
    good = tuple(sink.name for sink in plant.sinks if sink.counts_as == "good")

    def recorder(number: int) -> Recorder:
        folder = trace / f"replication-{number:03d}"
        return Recorder(folder, compiled.program, good, plant.start)

    return recorder


def _replications(
    job: Job, numbers: range, jobs: int, observers: Callable[[int], Observer] | None
) -> list[Replication]:
    """Give the replications in order; threads suffice, for the kernel releases the lock."""

    def one(number: int) -> Replication:
        return replicate(job, number, observers(number) if observers else None)

    if jobs == 1 or len(numbers) == 1:
        return [one(n) for n in numbers]
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        return list(pool.map(one, numbers))


def _worth_keeping(done: Sequence[Replication]) -> Sequence[Replication]:
    """Give the replications that count: of a stopped run the complete ones, else what there is.

    Raises
    ------
    StoppedError
        If nothing was measured.
    """
    standing = [r for r in done if r.gridlock]
    complete = [r for r in done if r.complete]
    begun = [r for r in done if r.measuring and r.trace.now > r.trace.since]
    kept = sorted({*standing, *complete}, key=lambda r: r.number) or begun
    if not kept:
        msg = "stopped before anything was measured: the run was still warming up"
        raise StoppedError(msg)
    return kept
