"""One replication: the kernel taken from time 0 to the end, piece by piece."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from motorworks.compile import Compiled
from motorworks.errors import PileUpError, RunError
from motorworks.kernel import Tape
from motorworks.program import Trace, streams
from motorworks.program.trace import ENDED, PILE_UP, STANDSTILL, STOPPED
from motorworks.simulation.gridlock import find_gridlock
from motorworks.simulation.recorder import Observer
from motorworks.simulation.run import Early, Replication
from motorworks.simulation.warm import WarmState

PIECES = 400
RESEEDED = 1 << 20
"""Replications that begin from a state draw as if their numbers were greater by this."""
GRIDLOCK_LOOKS = 20


class KernelLike(Protocol):
    """What the compiled kernel and the reference kernel have in common."""

    def advance(self, until: float) -> int:
        """Go on to a time [s] and give the status."""
        ...

    def reset_statistics(self) -> None:
        """Begin all counts anew."""
        ...

    def trace(self) -> Trace:
        """Give what was counted."""
        ...

    def save(self) -> bytes:
        """Give the state of the run."""
        ...

    def take_visits(self) -> dict[str, Any]:
        """Give the visits recorded since the last call, and forget them."""
        ...

    def take_events(self) -> dict[str, dict[str, Any]]:
        """Give the events recorded since the last call, by table, and forget them."""
        ...

    def take_tape(self, tape: Tape) -> None:
        """Put both onto a tape instead; what was on it is lost."""
        ...

    def progress(self) -> Any:
        """Give how far it has come: now, events, operations, sink_entries."""
        ...


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a run is.

    Attributes
    ----------
    replication
        Its number.
    time, end
        Time reached and end, warm-up included [s].
    parts
        Parts that have left the plant by a sink.
    operations
        Operations completed.
    """

    replication: int
    time: float
    end: float
    parts: int = 0
    operations: int = 0


def silent(_progress: Progress) -> None:
    """Show no progress."""


def compiled_kernel() -> Callable[..., KernelLike]:
    """Give the compiled kernel, loaded when it is first needed."""
    from motorworks.kernel import Kernel

    return Kernel


@dataclass(frozen=True, kw_only=True)
class Job:
    """What every replication of a run has in common."""

    compiled: Compiled
    plant: str
    """Name of the plant."""
    seed: int
    warm_up: float
    duration: float
    kernel: Callable[..., KernelLike]
    progress: Callable[[Progress], None]
    cancel: threading.Event
    sink_log: bool = False
    start: WarmState | None = None
    """State from which each replication begins; ``warm_up`` is counted from the empty plant."""
    save_state: Path | None = None
    """File for the state of replication 0 at the end of its warm-up."""


def replicate(job: Job, number: int, recorder: Observer | None = None) -> Replication:
    """Give one replication.

    Raises
    ------
    PileUpError
        If the parts in the plant grow beyond the program's limit.
    RunError
        If time stands still: a circle of operations that take no time.
    """
    begin = time.perf_counter()
    kernel = _begun(job, number, recorder)
    drive = _Drive(job, number, kernel, recorder)
    try:
        measuring, early = _measure(job, number, drive)
    except RunError:
        if drive.broken_off:  # else the log could not be written: it must not look whole
            _finish(job, kernel, recorder, drive.broken_off)
        raise
    _finish(job, kernel, recorder)
    return Replication(
        number=number,
        trace=kernel.trace(),
        wall=time.perf_counter() - begin,
        gridlock=drive.gridlock,
        complete=not drive.halted,
        measuring=measuring,
        early=early,
    )


def _early(job: Job, kernel: KernelLike) -> Early | None:
    """Give the output of the warm-up, where it was sampled from the empty plant on."""
    if job.start is not None or not job.compiled.program.sample_interval:
        return None
    trace = kernel.trace()
    return Early(trace.sample_time, trace.sample_sink)


def _finish(job: Job, kernel: KernelLike, recorder: Observer | None, broken_off: str = "") -> None:
    if recorder:
        recorder.take(kernel)
        since = job.start.time if job.start else 0.0
        recorder.finish(kernel.trace().now, since, broken_off)


def _measure(job: Job, number: int, drive: "_Drive") -> tuple[bool, Early | None]:
    """Warm up, then go to the end; tell whether it got past its warm-up, and what came of that."""
    drive.to(job.warm_up)
    if drive.halted:
        return False, None
    if job.save_state and number == 0:
        _save(job, drive.kernel)
    early = _early(job, drive.kernel)
    drive.kernel.reset_statistics()
    drive.to(job.warm_up + job.duration)
    return True, early


def _begun(job: Job, number: int, recorder: Observer | None) -> KernelLike:
    """Give a kernel at its beginning: the empty plant, or the state to begin from.

    The replication that a state was taken from goes on with its own random numbers, so that
    it is as if it had never stopped. All others get numbers that nobody has had before.
    """
    program, start = job.compiled.program, job.start
    logs = {
        "sink_log": job.sink_log,
        "visit_log": recorder is not None and recorder.visits,
        "event_log": recorder is not None,
    }
    if start is None:
        return job.kernel(program, streams(program, job.seed, number), **logs)
    same = (job.seed, number) == (start.seed, start.replication)
    drawn = None if same else streams(program, job.seed, RESEEDED + number)
    kernel: KernelLike = job.kernel.restore(  # type: ignore[attr-defined]
        program, start.state, drawn, **logs, new_log=recorder is not None
    )
    return kernel


def _save(job: Job, kernel: KernelLike) -> None:
    assert job.save_state is not None
    state = WarmState(
        state=kernel.save(),
        time=job.warm_up,
        plant=job.plant,
        seed=job.seed,
        replication=0,
        version=version("motorworks"),
    )
    state.save(job.save_state)


class _Drive:
    """Takes a kernel forward in pieces, looking after progress, cancel and gridlock."""

    def __init__(
        self, job: Job, number: int, kernel: KernelLike, recorder: Observer | None
    ) -> None:
        self.job = job
        self.number = number
        self.kernel = kernel
        self.recorder = recorder
        self.end = job.warm_up + job.duration
        self.gridlock = ""
        self.broken_off = ""
        self.halted = False
        self._at = job.start.time if job.start else 0.0
        self._looked = self._at
        self._piece = 0

    def to(self, until: float) -> None:
        """Take the kernel to a time, or until it is cancelled or stands still."""
        begin = self._at
        if until == begin:
            return
        pieces = max(1, round(PIECES * (until - begin) / self.end)) if self.end else 1
        for k in range(1, pieces + 1):
            target = until if k == pieces else begin + (until - begin) * k / pieces
            self._advance(target)
            if self.halted:
                return

    def _advance(self, target: float) -> None:
        status = STOPPED
        while status == STOPPED and not self.job.cancel.is_set():
            status = self.kernel.advance(target)
            if self.recorder:
                self.recorder.take(self.kernel)
        self._at = target
        self._piece += 1
        if self.job.cancel.is_set():
            self.halted = True
            return
        if status == PILE_UP:
            self.broken_off = self._pile_up()
            raise PileUpError(self.broken_off)
        if status == STANDSTILL:
            self.broken_off = self._standstill()
            raise RunError(self.broken_off)
        if status == ENDED or self._piece % (PIECES // GRIDLOCK_LOOKS) == 0 or target == self.end:
            self._look()
        self._tell()

    def _look(self) -> None:
        """Look for a gridlock if something has been blocked since the last look."""
        trace = self.kernel.trace()
        blocked = trace.waits_for >= 0
        if (trace.state_since[blocked] <= self._looked).any():
            self.gridlock = find_gridlock(self.job.compiled.program, trace)
            self.halted = bool(self.gridlock)
        self._looked = trace.now

    def _tell(self) -> None:
        come = self.kernel.progress()
        self.job.progress(
            Progress(
                replication=self.number,
                time=come.now,
                end=self.end,
                parts=come.sink_entries,
                operations=come.operations,
            )
        )

    def _standstill(self) -> str:
        trace = self.kernel.trace()
        station = self.job.compiled.layout.work_units[self._busiest(trace)].name
        return (
            f"at {trace.now:.0f} s time stands still: events follow one another without end at one "
            f"instant, most of them at {station}. Give what takes no time there, or in the circle "
            "it stands in, a time above 0."
        )

    def _busiest(self, trace: Trace) -> int:
        return int(trace.produced.sum(axis=1).argmax())

    def _pile_up(self) -> str:
        program, trace = self.job.compiled.program, self.kernel.trace()
        levels = trace.buffer_level.sum(axis=1)
        fullest = program.buffer_names[int(levels.argmax())] if len(levels) else "a source"
        return (
            f"at {trace.now:.0f} s there are {int(trace.parts_now[0])} parts in the plant, more "
            f"than the limit of {program.max_parts}; most lie in {fullest}. More arrives than "
            "the stations can work: slow the source down, limit the buffer or add machines."
        )
