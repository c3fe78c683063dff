"""The benchmark lines in simantha.

simantha counts in whole units of time, but its clock takes any number; the times are drawn
by overriding the methods that its documentation names for that. Its own machine scraps the
part it holds when it fails; the one here goes on with it after the repair, as in the kernel.
"""

import random

import simantha

from benchmarks.clock import timed
from benchmarks.lines import MACHINES, MEAN_REPAIR, MEAN_UP, MEAN_WORK, Line
from benchmarks.peers.passage import Passage, answer


class Machine(simantha.Machine):
    """A machine that never fails."""

    def get_cycle_time(self) -> float:
        """Draw the time of one cycle [s]."""
        return random.expovariate(1.0 / MEAN_WORK)


class FailingMachine(simantha.Machine):
    """A machine that fails by the calendar clock and keeps its part."""

    def initialize(self) -> None:
        """Begin without a part."""
        super().initialize()
        self.work_ends = 0.0
        self.work_left: float | None = None

    def get_part(self) -> None:
        """Take a part, and remember when its work ends."""
        super().get_part()
        self.work_ends = self.env.now + MEAN_WORK

    def get_cycle_time(self) -> float:
        """Give the time of one cycle [s]."""
        return MEAN_WORK

    def get_time_to_degrade(self) -> float:
        """Draw the time from a repair to the next failure [s]."""
        return random.expovariate(1.0 / MEAN_UP)

    def get_time_to_repair(self) -> float:
        """Draw the time of a repair [s]."""
        return random.expovariate(1.0 / MEAN_REPAIR)

    def maintain(self) -> None:
        """Begin the repair; keep the part and, if it is not finished, the rest of its work."""
        finished = self.has_finished_part
        super().maintain()
        self.has_part = bool(self.contents)
        self.has_finished_part = finished
        unfinished = self.has_part and not finished
        self.work_left = self.work_ends - self.env.now if unfinished else None

    def restore(self) -> None:
        """End the repair and go on with the work."""
        super().restore()
        if self.work_left is not None:
            self.work_ends = self.env.now + self.work_left
            self.env.schedule_event(self.work_ends, self, self.request_space)

    def request_part(self) -> None:
        """Ask for a part, unless down or occupied."""
        if not self.under_repair and not self.has_part:
            super().request_part()

    def can_give(self) -> bool:
        """Tell whether a finished part waits; it may leave during a repair."""
        return self.has_finished_part


def simulate(line: Line, end: float, seed: int) -> Passage:
    """Give one run from the empty line to the end [s]."""
    random.seed(seed)
    kind = FailingMachine if line.fails else Machine
    machines = [kind(name=f"M{number}") for number in range(MACHINES)]
    buffers = [
        simantha.Buffer(name=f"B{number}", capacity=line.places) for number in range(1, MACHINES)
    ]
    source, sink = simantha.Source(), simantha.Sink()
    chain = [source, machines[0]]
    for buffer, machine in zip(buffers, machines[1:], strict=True):
        chain += [buffer, machine]
    chain.append(sink)
    source.define_routing(downstream=[machines[0]])
    for before, here, after in zip(chain, chain[1:], chain[2:], strict=False):
        here.define_routing(upstream=[before], downstream=[after])
    sink.define_routing(upstream=[machines[-1]])
    system = simantha.System(objects=chain)
    seconds, _none = timed(
        lambda: system.simulate(simulation_time=end, verbose=False, collect_data=False)
    )
    departures = sink.level_data["time"][1:]
    return Passage(seconds, sum(machine.parts_made for machine in machines), departures)


if __name__ == "__main__":
    answer(simulate, "simantha")
