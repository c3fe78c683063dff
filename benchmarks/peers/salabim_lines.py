"""The benchmark lines in salabim, in its style with ``yield``.

A machine is a component, a buffer is a Store, a failure interrupts the machine's work. The
meaning is that of the kernel: a finished part that finds no place stays in its machine; a
machine that is down takes no part (its request is withdrawn) and keeps the rest of its work;
a finished part may leave a machine that is down.
"""

from collections.abc import Generator
from typing import Any

import salabim as sim

from benchmarks.clock import timed
from benchmarks.lines import MACHINES, MEAN_REPAIR, MEAN_UP, MEAN_WORK, Line
from benchmarks.peers.passage import Passage, answer

sim.yieldless(False)
Process = Generator[Any, Any, None]


class Part(sim.Component):
    """What passes through the line."""


class Machine(sim.Component):
    """A machine between two stores; None is an end that is always open."""

    def setup(
        self, source: sim.Store | None, target: sim.Store | None, work: Any, departures: list[float]
    ) -> None:
        """Remember the neighbours and the law of the work."""
        self.source, self.target = source, target
        self.work, self.departures = work, departures
        self.made = 0

    def process(self) -> Process:
        """Take, work, hand on."""
        while True:
            if self.source is None:
                part = Part()
            else:
                part = yield self.from_store(self.source)
            yield self.hold(self.work.sample())
            self.made += 1
            if self.target is None:
                self.departures.append(self.env.now())
            else:
                yield self.to_store(self.target, part)


class FailingMachine(Machine):
    """A machine that fails by the calendar clock."""

    def setup(self, **neighbours: Any) -> None:
        """Begin to fail, too."""
        super().setup(**neighbours)
        self.up = True
        Breakdowns(machine=self)

    def waits_for_part(self) -> bool:
        """Tell whether a request for a part is open."""
        return self.source is not None and self in self.source.from_store_requesters()

    def process(self) -> Process:
        """Take while up, work, hand on."""
        while True:
            if not self.up:
                yield self.passivate()
            if self.source is None:
                part = Part()
            else:
                part = yield self.from_store(self.source)
                if self.failed():
                    continue
            yield self.hold(self.work.sample())
            self.made += 1
            if self.target is None:
                self.departures.append(self.env.now())
            else:
                yield self.to_store(self.target, part)


class Breakdowns(sim.Component):
    """What makes a machine fail, and repairs it."""

    def setup(self, machine: FailingMachine) -> None:
        """Remember the machine and the two laws."""
        self.machine = machine
        self.time_up = sim.Exponential(MEAN_UP)
        self.repair = sim.Exponential(MEAN_REPAIR)

    def process(self) -> Process:
        """Break down and be repaired, over and over."""
        machine = self.machine
        while True:
            yield self.hold(self.time_up.sample())
            machine.up = False
            if machine.isscheduled():
                machine.interrupt()
            elif machine.waits_for_part():
                machine.passivate()  # withdraws the request, which has failed then
            yield self.hold(self.repair.sample())
            machine.up = True
            if machine.isinterrupted():
                machine.resume()
            elif machine.ispassive():
                machine.activate()


def simulate(line: Line, end: float, seed: int) -> Passage:
    """Give one run from the empty line to the end [s]."""
    env = sim.Environment(trace=False, random_seed=seed)
    stores = [sim.Store(capacity=line.places) for _ in range(MACHINES - 1)]
    work = sim.Constant(MEAN_WORK) if line.fails else sim.Exponential(MEAN_WORK)
    departures: list[float] = []
    kind = FailingMachine if line.fails else Machine
    machines = [
        kind(source=source, target=target, work=work, departures=departures)
        for source, target in zip([None, *stores], [*stores, None], strict=True)
    ]
    seconds, _none = timed(lambda: env.run(till=end))
    return Passage(seconds, sum(machine.made for machine in machines), departures)


if __name__ == "__main__":
    answer(simulate, "salabim")
