"""The benchmark lines in SimPROCESD.

A machine is a PartProcessor that draws its cycle time when a part comes in. A failing one is
shut down, which keeps the rest of its work. While it holds a finished part only its input is
blocked: a processor that is shut down would not hand the part on, and the kernel's does.
"""

import random
from typing import Any

from simprocesd.model import EventType, System
from simprocesd.model.factory_floor import Asset, Buffer, PartProcessor, Sink, Source

from benchmarks.clock import timed
from benchmarks.lines import MACHINES, MEAN_REPAIR, MEAN_UP, MEAN_WORK, Line
from benchmarks.peers.passage import Passage, answer


def draw_cycle_time(machine: PartProcessor, _part: Any) -> None:
    """Set the time of the cycle that begins now [s]."""
    machine.cycle_time = random.expovariate(1.0 / MEAN_WORK)


class FailingMachine(PartProcessor):
    """A machine that can break down and be repaired."""

    def break_down(self) -> None:
        """Stop the work and take no part; a finished part may still leave."""
        self.block_input = True
        if self._output is None:
            self.shutdown()

    def repair(self) -> None:
        """Go on with the work."""
        self.restore_functionality()
        self.block_input = False


class Breakdowns(Asset):
    """What makes a machine fail by the calendar clock.

    Its events are its own: those of a machine that is shut down would stand still.
    """

    def __init__(self, machine: FailingMachine) -> None:
        super().__init__()
        self.machine = machine

    def initialize(self, env: Any) -> None:
        """Begin with the first failure."""
        super().initialize(env)
        self.after(MEAN_UP, self.fail, EventType.FAIL)

    def after(self, mean: float, action: Any, kind: EventType) -> None:
        """Do it after an exponential time of that mean [s]."""
        time = self.env.now + random.expovariate(1.0 / mean)
        self.env.schedule_event(time, self.id, action, kind)

    def fail(self) -> None:
        """Stop the machine; it is repaired later."""
        self.machine.break_down()
        self.after(MEAN_REPAIR, self.restore, EventType.RESTORE)

    def restore(self) -> None:
        """Start the machine; it fails again later."""
        self.machine.repair()
        self.after(MEAN_UP, self.fail, EventType.FAIL)


def machine_after(upstream: Any, line: Line, number: int) -> PartProcessor:
    """Give a machine of the line, with what makes it fail or vary."""
    name = f"M{number}"
    if line.fails:
        machine = FailingMachine(name, [upstream], cycle_time=MEAN_WORK)
        Breakdowns(machine)
        return machine
    machine = PartProcessor(name, [upstream])
    machine.add_receive_part_callback(draw_cycle_time)
    return machine


def simulate(line: Line, end: float, seed: int) -> Passage:
    """Give one run from the empty line to the end [s]."""
    random.seed(seed)
    system = System()
    upstream: Any = Source()
    for number in range(MACHINES):
        if number:
            upstream = Buffer(upstream=[upstream], capacity=line.places)
        upstream = machine_after(upstream, line, number)
    sink = Sink("sink", [upstream])
    seconds, _none = timed(lambda: system.simulate(end, print_summary=False))
    made = system.simulation_data["produced_part"]
    departures = [point[0] for point in system.simulation_data["received_part"][sink.name]]
    return Passage(seconds, sum(len(points) for points in made.values()), departures)


if __name__ == "__main__":
    answer(simulate, "simprocesd")
