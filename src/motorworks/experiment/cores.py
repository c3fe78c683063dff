"""Trials on all cores of this machine: a process each, because figures are made in Python."""

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator

from motorworks.errors import RunError, StoppedError
from motorworks.experiment.work import STOPPED, Executor, Orders
from motorworks.store import Result, Trial, bare, content
from motorworks.worker.serve import order, receive, send

ATTEMPTS = 3
"""How often a trial is begun whose process dies, before it is given up."""

Answer = Result | BaseException


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

    def on_cores(orders: Orders, cancel: threading.Event) -> Iterator[tuple[int, Result]]:
        with lasting_cores(jobs) as where:
            yield from where(orders, cancel)

    return on_cores


@contextlib.contextmanager
def lasting_cores(jobs: int = 0) -> Iterator[Executor]:
    """Give what computes trials in processes that stay for the next call.

    For studies that ask again and again; at the end of the block the processes end.

    Parameters
    ----------
    jobs
        Processes; 0: one per core.
    """
    idle: list[_Hand] = []

    def on_cores(orders: Orders, cancel: threading.Event) -> Iterator[tuple[int, Result]]:
        crew = _Crew(orders, jobs or os.cpu_count() or 1, cancel, idle)
        try:
            yield from crew.arrivals()
        finally:
            crew.dismiss()

    try:
        yield on_cores
    finally:
        for hand in idle:
            hand.end()


class _Crew:
    """Threads of this process, each of which has a process that works for it."""

    def __init__(
        self, orders: Orders, size: int, cancel: threading.Event, idle: "list[_Hand]"
    ) -> None:
        self.orders, self.cancel, self.idle = orders, cancel, idle
        self.lock = threading.Lock()
        self.ordering = threading.Lock()
        self.arrived: queue.Queue[tuple[int, Answer] | None] = queue.Queue(4 * size)
        self.over = threading.Event()
        self.packed: tuple[str, bytes] = "", b""
        self.hired: set[_Hand] = set()
        self.threads = [threading.Thread(target=self._drive, daemon=True) for _ in range(size)]
        for thread in self.threads:
            thread.start()

    def arrivals(self) -> Iterator[tuple[int, Result]]:
        """Give what is done, as it is done."""
        busy = len(self.threads)
        while busy:
            arrival = self._next()
            if arrival is None:
                busy -= 1
            elif isinstance(arrival[1], BaseException):
                raise arrival[1]
            else:
                yield arrival[0], arrival[1]

    def _next(self) -> "tuple[int, Answer] | None":
        while True:
            try:
                return self.arrived.get(timeout=0.1)
            except queue.Empty:
                if self.cancel.is_set():
                    raise StoppedError(STOPPED) from None

    def dismiss(self) -> None:
        """End threads and processes."""
        self.over.set()
        with self.lock:
            for hand in self.hired:
                hand.process.kill()
        for thread in self.threads:
            thread.join()

    def _drive(self) -> None:
        """Give one process work until there is none."""
        hand: _Hand | None = None
        number = -1
        try:
            while not self.over.is_set():
                with self.ordering:
                    order = next(self.orders, None)
                if order is None:
                    break
                number, trial = order
                hand, answer = self._done(trial, hand)
                self._tell((number, answer))
            self._rest(hand)
        except Exception as error:
            if hand:
                hand.end()
            self._tell((number, error))
        self._tell(None)

    def _rest(self, hand: "_Hand | None") -> None:
        """Let a process wait for another call, unless this one was given up."""
        if hand is None:
            return
        with self.lock:
            if self.over.is_set():
                hand.end()
            else:
                self.hired.discard(hand)
                self.idle.append(hand)

    def _done(self, trial: Trial, hand: "_Hand | None") -> "tuple[_Hand, Answer]":
        """Give the answer of a process to a trial, and the process."""
        for _ in range(ATTEMPTS):
            hand = hand or self._hire()
            answer = hand.ask(trial, self._pack(trial))
            if answer is not None:
                return hand, answer
            hand.end()
            hand = None
        msg = (
            f"the process that computes replication {trial.replication} of {trial.plant.name} "
            f"died {ATTEMPTS} times; the memory may be too small for so many at a time: "
            "give fewer with --jobs"
        )
        raise RunError(msg)

    def _tell(self, arrival: "tuple[int, Answer] | None") -> None:
        while not self.over.is_set():
            try:
                self.arrived.put(arrival, timeout=0.1)
            except queue.Full:
                continue
            return

    def _hire(self) -> "_Hand":
        with self.lock:
            if self.over.is_set():
                raise StoppedError(STOPPED)
            hand = self.idle.pop() if self.idle else _Hand()
            self.hired.add(hand)
        return hand

    def _pack(self, trial: Trial) -> bytes:
        word = content(trial.plant)
        with self.lock:
            if word != self.packed[0]:
                self.packed = word, pickle.dumps(bare(trial.plant))
            return self.packed[1]


class _Hand:
    """A process that works for a thread of this one."""

    def __init__(self) -> None:
        start = f"import sys; sys.path[:] = {sys.path!r}\n"
        start += "from motorworks.worker.serve import serve; serve()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # One thread each: there are as many processes as cores.
            env={**os.environ, "POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1"},
            process_group=None if sys.platform == "win32" else 0,  # Ctrl-C is for the master
        )
        self.knows: bytes | None = None

    def ask(self, trial: Trial, plant: bytes) -> "Answer | None":
        """Give the process's answer; None if it died."""
        assert self.process.stdin
        assert self.process.stdout
        try:
            send(self.process.stdin, order(trial, None if plant is self.knows else plant))
            self.knows = plant
            answer: Answer | None = receive(self.process.stdout)
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
