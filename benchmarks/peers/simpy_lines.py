"""The benchmark lines in SimPy, written as its documentation teaches.

A machine is a process, a buffer is a Container, a failure interrupts the machine's process.
The meaning is that of the kernel: a finished part that finds no place stays in its machine;
a machine that is down takes no part and keeps the rest of its work; a finished part may
leave a machine that is down.
"""

from collections.abc import Generator
from random import Random
from typing import Any

import simpy

from benchmarks.clock import timed
from benchmarks.lines import MACHINES, MEAN_REPAIR, MEAN_UP, MEAN_WORK, Line
from benchmarks.peers.passage import Passage, answer

Process = Generator[Any, Any, None]


class Machine:
    """A machine that never fails, between two buffers; None is an end that is always open."""

    def __init__(
        self,
        env: simpy.Environment,
        source: simpy.Container | None,
        target: simpy.Container | None,
        random: Random,
    ) -> None:
        self.env, self.source, self.target, self.random = env, source, target, random
        self.made = 0
        self.departures: list[float] = []  # from the line, where this is its last machine
        self.process = env.process(self.run())

    def run(self) -> Process:
        """Take, work, hand on."""
        env, source, target = self.env, self.source, self.target
        draw = self.random.expovariate
        while True:
            if source is not None:
                yield source.get(1)
            yield env.timeout(draw(1.0 / MEAN_WORK))
            self.made += 1
            if target is not None:
                yield target.put(1)
            else:
                self.departures.append(env.now)


class FailingMachine(Machine):
    """A machine that takes 1 s and fails by the calendar clock."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.repaired: simpy.Event | None = None
        self.delivering = False
        self.env.process(self.fail())

    def fail(self) -> Process:
        """Break down and be repaired, over and over."""
        env, draw = self.env, self.random.expovariate
        while True:
            yield env.timeout(draw(1.0 / MEAN_UP))
            self.repaired = env.event()
            if not self.delivering:
                self.process.interrupt()
            yield env.timeout(draw(1.0 / MEAN_REPAIR))
            self.repaired.succeed()
            self.repaired = None

    def run(self) -> Process:
        """Take, work, hand on, with interruptions everywhere but while handing on."""
        while True:
            if self.source is not None:
                yield from self.take(self.source)
            yield from self.work(MEAN_WORK)
            self.made += 1
            if self.target is not None:
                self.delivering = True
                yield self.target.put(1)
                self.delivering = False
            else:
                self.departures.append(self.env.now)

    def take(self, source: simpy.Container) -> Process:
        """Take one part; a request is withdrawn when the machine fails."""
        while True:
            yield from self.until_repaired()
            request = source.get(1)
            try:
                yield request
            except simpy.Interrupt:
                if not request.triggered:
                    request.cancel()
                    continue
            return

    def work(self, remaining: float) -> Process:
        """Work for a time [s], going on after each repair with what remains."""
        while remaining > 0.0:
            yield from self.until_repaired()
            begin = self.env.now
            try:
                yield self.env.timeout(remaining)
                return
            except simpy.Interrupt:
                remaining -= self.env.now - begin

    def until_repaired(self) -> Process:
        """Wait for the end of the repair, if there is one."""
        while self.repaired is not None:
            yield self.repaired


def simulate(line: Line, end: float, seed: int) -> Passage:
    """Give one run from the empty line to the end [s]."""
    env = simpy.Environment()
    random = Random(seed)
    buffers = [simpy.Container(env, capacity=line.places) for _ in range(MACHINES - 1)]
    kind = FailingMachine if line.fails else Machine
    machines = [
        kind(env, source, target, random)
        for source, target in zip([None, *buffers], [*buffers, None], strict=True)
    ]
    seconds, _none = timed(lambda: env.run(until=end))
    return Passage(seconds, sum(machine.made for machine in machines), machines[-1].departures)


if __name__ == "__main__":
    answer(simulate, "simpy")
