"""Runs experiments and kills them: ``python -m tests.experiment.killed FOLDER SEED KILLS TRIALS``.

One process loads everything and then forks a child for each attempt, as loading takes longer
than the experiment. The child kills itself at a random step of its writing, or is killed by its
parent at a random time. For each attempt a line of JSON tells what was begun and what was kept.
"""

import json
import os
import random
import signal
import sys
import time
from functools import wraps
from pathlib import Path

from motorworks.experiment.work import Trial, here, work
from motorworks.plantfile import load
from motorworks.store import Store, compaction, recovery, store
from motorworks.store.catalogue import Catalogue

TOGETHER = 5
STEPS = ((os, "fsync"), (Path, "replace"), (store, "remove"), (compaction, "remove"),
         (recovery, "remove"), (Catalogue, "add"), (Catalogue, "move"), (Catalogue, "_claim"),
         (store, "parquet"), (compaction, "parquet"))  # fmt: skip
"""Before and after each of these an experiment may be killed."""


def trials(seed, number):
    """Give the trials of an experiment."""
    plant = load("tutorial")
    return [
        Trial(plant=plant, seed=seed, replication=n, duration=900.0, warm_up=0.0)
        for n in range(number)
    ]


def main(folder, seed, kills, number):
    """Run an experiment until it is complete, killed so many times before."""
    wanted = trials(seed, number)
    chance = random.Random(seed)
    for kill in range(kills + 1):
        steps = chance.randint(1, 40) if kill % 2 and kill < kills else None
        moment = (chance.randint(0, 3), chance.uniform(0.0, 0.02))
        told = attempt(folder, wanted, steps, None if kill % 2 or kill == kills else moment)
        print(json.dumps(told), flush=True)


def attempt(folder, wanted, steps, moment):
    """Run an experiment in a child, and give what it began and kept and how it ended.

    It is killed by itself after some steps, or by this process a moment after it has kept some.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        experiment(folder, wanted, steps, writing)
    os.close(writing)
    said = b""
    while more := os.read(reading, 64) if moment is None or said.count(b"k") < moment[0] else b"":
        said += more
    if moment:
        time.sleep(moment[1])
        os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    _, status = os.waitpid(child, 0)
    words = said.decode().split()
    return {
        "begun": [int(w[1:]) for w in words if w[0] == "b"],
        "kept": [int(w[1:]) for w in words if w[0] == "k"],
        "killed": os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL,
        "code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
    }


def experiment(folder, wanted, steps, writing):
    """Run an experiment in this process, which ends with it."""
    store.TOGETHER = TOGETHER
    if steps is not None:
        die_after(steps)
    try:
        with Telling(folder, writing) as opened:
            list(work(wanted, store=opened, where=opened.here))
    except BaseException as error:
        print(repr(error), file=sys.stderr)
        os._exit(1)
    os._exit(0)


class Telling(Store):
    """A store that tells at once, before it can be killed, what was begun and kept."""

    def __init__(self, folder, writing):
        super().__init__(folder)
        self.writing = writing

    def here(self, orders, cancel):
        """Compute in this process."""
        for number, trial in orders:
            os.write(self.writing, f"b{trial.replication} ".encode())
            yield from here(iter([(number, trial)]), cancel)

    def put(self, trial, result):
        """Keep a result, and tell it."""
        super().put(trial, result)
        os.write(self.writing, f"k{trial.replication} ".encode())


def die_after(steps):
    """Kill this process before or after one of the steps of writing."""
    left = [steps]

    def step():
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(function):
        @wraps(function)
        def call(*given, **named):
            step()
            result = function(*given, **named)
            step()
            return result

        return call

    for room, name in STEPS:
        setattr(room, name, counted(getattr(room, name)))


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:]))
