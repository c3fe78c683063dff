"""Trials on all cores of this machine: a process each, because figures are made in Python."""

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence

from motorworks.errors import RunError, StoppedError
from motorworks.experiment.work import Executor
from motorworks.experiment.worker import order, receive, send
from motorworks.store import Result, Trial, bare, content

ATTEMPTS = 3
"""How often a trial is begun whose process dies, before it is given up."""


def cores(jobs: int = 0) -> Executor:
    """Give what computes trials in processes on this machine.

    Parameters
    ----------
    jobs
        Processes; 0: one per core.

    Notes
    -----
    They are no children of :mod:`multiprocessing`: a script needs no ``if __name__ == ...``,
    and they end by themselves when their master is killed.
    """

    def compute_on_cores(
        trials: Sequence[Trial], cancel: threading.Event
    ) -> Iterator[tuple[int, Result]]:
        crew = _Crew(trials, min(len(trials), jobs or os.cpu_count() or 1), cancel)
        try:
            yield from crew.arrivals()
        finally:
            crew.dismiss()

    return compute_on_cores


class _Crew:
    """Threads of this process, each of which has a process that works for it."""

    def __init__(self, trials: Sequence[Trial], size: int, cancel: threading.Event) -> None:
        self.trials, self.cancel = trials, cancel
        self.todo = iter(range(len(trials)))
        self.lock = threading.Lock()
        self.arrived: queue.Queue[tuple[int, Result | BaseException]] = queue.Queue(4 * size)
        self.over = threading.Event()
        self.packed: dict[str, bytes] = {}
        self.processes: list[subprocess.Popen[bytes]] = []
        self.threads = [threading.Thread(target=self._drive, daemon=True) for _ in range(size)]
        for thread in self.threads:
            thread.start()

    def arrivals(self) -> Iterator[tuple[int, Result]]:
        """Give what is done, as it is done."""
        for _ in self.trials:
            number, answer = self._next()
            if isinstance(answer, BaseException):
                raise answer
            yield number, answer

    def _next(self) -> "tuple[int, Result | BaseException]":
        while True:
            try:
                return self.arrived.get(timeout=0.1)
            except queue.Empty:
                if self.cancel.is_set():
                    msg = "stopped before the experiment had come to its end"
                    raise StoppedError(msg) from None

    def dismiss(self) -> None:
        """End threads and processes."""
        self.over.set()
        with self.lock:
            for process in self.processes:
                process.kill()
        for thread in self.threads:
            thread.join()

    def _drive(self) -> None:
        """Give one process work until there is none."""
        hand: _Hand | None = None
        while not self.over.is_set():
            with self.lock:
                number = next(self.todo, None)
            if number is None:
                break
            try:
                hand, answer = self._done(number, hand)
            except Exception as error:
                answer = error
            self._tell(number, answer)
        if hand:
            hand.end()

    def _done(self, number: int, hand: "_Hand | None") -> "tuple[_Hand, Result | BaseException]":
        """Give the answer of a process to a trial, and the process."""
        trial = self.trials[number]
        for _ in range(ATTEMPTS):
            hand = hand or self._hire()
            answer = hand.ask(trial, self._pack(trial))
            if answer is not None:
                return hand, answer
            hand.end()
            hand = None
            if self.over.is_set():
                break
        msg = (
            f"the process that computes replication {trial.replication} of {trial.plant.name} "
            f"died {ATTEMPTS} times; the memory may be too small for so many at a time: "
            "give fewer with --jobs"
        )
        raise RunError(msg)

    def _tell(self, number: int, answer: "Result | BaseException") -> None:
        while not self.over.is_set():
            try:
                self.arrived.put((number, answer), timeout=0.1)
            except queue.Full:
                continue
            return

    def _hire(self) -> "_Hand":
        with self.lock:
            if self.over.is_set():
                raise StoppedError("stopped before the experiment had come to its end")
            hand = _Hand()
            self.processes.append(hand.process)
        return hand

    def _pack(self, trial: Trial) -> bytes:
        word = content(trial.plant)
        with self.lock:
            if word not in self.packed:
                self.packed = {word: pickle.dumps(bare(trial.plant))}
            return self.packed[word]


class _Hand:
    """A process that works for a thread of this one."""

    def __init__(self) -> None:
        start = f"import sys; sys.path[:] = {sys.path!r}\n"
        start += "from motorworks.experiment.worker import serve; serve()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # One thread each: there are as many processes as cores.
            env={**os.environ, "POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1"},
            process_group=None if sys.platform == "win32" else 0,  # Ctrl-C is for the master
        )
        self.knows: bytes | None = None

    def ask(self, trial: Trial, plant: bytes) -> "Result | BaseException | None":
        """Give the process's answer; None if it died."""
        assert self.process.stdin
        assert self.process.stdout
        try:
            send(self.process.stdin, order(trial, None if plant is self.knows else plant))
            self.knows = plant
            answer: Result | BaseException | None = receive(self.process.stdout)
        except (OSError, ValueError, EOFError):
            return None
        return answer

    def end(self) -> None:
        """End the process; it has nothing to do."""
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        self.process.kill()
        self.process.wait()
