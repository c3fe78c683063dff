"""A process that computes trials for another: reads them from its input, writes the results.

It ends when its input does, so none is left behind by a master that was killed.
"""

import os
import pickle
import sys
from typing import IO, Any, NamedTuple

from motorworks.plant import Plant
from motorworks.store import Trial
from motorworks.worker.compute import compute


class Order(NamedTuple):
    """A trial as it is sent; ``plant`` is packed, and None if it is that of the last order."""

    plant: bytes | None
    seed: int
    replication: int
    duration: float
    warm_up: float

    def trial(self, plant: Plant) -> Trial:
        """Give the trial with its plant."""
        return Trial(
            plant=plant,
            seed=self.seed,
            replication=self.replication,
            duration=self.duration,
            warm_up=self.warm_up,
        )


def order(trial: Trial, plant: bytes | None) -> Order:
    """Give a trial as it is sent."""
    return Order(plant, trial.seed, trial.replication, trial.duration, trial.warm_up)


def serve() -> None:
    """Compute what comes in on standard input until it ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever anybody prints must not get between the answers
    plant: Plant | None = None
    while (wanted := receive(sys.stdin.buffer)) is not None:
        if wanted.plant is not None:
            plant = pickle.loads(wanted.plant)
        assert plant is not None
        try:
            answer: object = compute(wanted.trial(plant))
        except Exception as error:
            answer = error
        send(answers, answer)


def send(file: IO[bytes], thing: object) -> None:
    """Write a thing, with its length before it."""
    data = pickle.dumps(thing)
    file.write(len(data).to_bytes(8, "little") + data)
    file.flush()


def receive(file: IO[bytes]) -> Any:
    """Read a thing that :func:`send` wrote; None at the end of the file."""
    length = file.read(8)
    if len(length) < 8:
        return None
    data = file.read(int.from_bytes(length, "little"))
    return pickle.loads(data)
