"""The benchmark lines in Ciw, a simulator of queueing networks.

A machine is a node with one server; Ciw blocks after service. The line is closed to a ring
with one part more than fits behind the first machine: parts that leave the last node go back
to the queue of the first, which has no limit, so the first is never starved and the last never
blocked. A failing machine is a server with a timetable, drawn beforehand; its work is
interrupted and resumed.
"""

from itertools import accumulate
from math import inf
from random import Random

import ciw

from benchmarks.clock import timed
from benchmarks.lines import MACHINES, MEAN_REPAIR, MEAN_UP, MEAN_WORK, Line
from benchmarks.peers.passage import Passage, answer


class FailingMachine(ciw.Node):
    """A node whose capacity is that of the kernel's buffer and machine.

    Ciw counts the part at work among those in the node and fixes the capacity of a node with
    a timetable beforehand. A machine that is down and empty takes no part, so its node must
    hold one fewer then.
    """

    @property
    def node_capacity(self) -> float:
        """Give the places of the buffer, and one more while the machine has or takes a part."""
        inside = self.individuals[0]
        occupied = bool(inside) and bool(inside[0].server)
        return self.places + (occupied or bool(self.servers))

    @node_capacity.setter
    def node_capacity(self, places: float) -> None:
        self.places = places

    def change_shift(self) -> None:
        """After a repair the machine takes a part, and the place of that part is free."""
        super().change_shift()
        self.release_blocked_individual()


def timetable(end: float, random: Random) -> ciw.Schedule:
    """Give one server while the machine is up and none while it is down."""
    times: list[float] = []
    while sum(times) <= end:
        times += [random.expovariate(1.0 / MEAN_UP), random.expovariate(1.0 / MEAN_REPAIR)]
    return ciw.Schedule(
        numbers_of_servers=[1, 0] * (len(times) // 2),
        shift_end_dates=list(accumulate(times)),
        preemption="resume",
    )


def network(line: Line, end: float, seed: int) -> ciw.network.Network:
    """Give the line as a ring."""
    random = Random(seed)
    work = ciw.dists.Deterministic(MEAN_WORK) if line.fails else ciw.dists.Exponential(MEAN_WORK)
    parts = (MACHINES - 1) * (line.places + 1) + 1
    others: list[None] = [None] * (MACHINES - 1)
    once = ciw.dists.Sequential([0.0, inf])
    return ciw.create_network(
        arrival_distributions=[once, *others],
        batching_distributions=[ciw.dists.Deterministic(parts)] * MACHINES,
        service_distributions=[work] * MACHINES,
        number_of_servers=[timetable(end, random) if line.fails else 1 for _ in range(MACHINES)],
        queue_capacities=[inf] + [line.places] * (MACHINES - 1),
        routing=ciw.routing.NetworkRouting(
            routers=[ciw.routing.Direct(to=node % MACHINES + 1) for node in range(1, MACHINES + 1)]
        ),
    )


def simulate(line: Line, end: float, seed: int) -> Passage:
    """Give one run from the empty line to the end [s]."""
    ring = network(line, end, seed)
    ciw.seed(seed)
    simulation = ciw.Simulation(ring, node_class=FailingMachine if line.fails else ciw.Node)
    seconds, _none = timed(lambda: simulation.simulate_until_max_time(end))
    done = simulation.get_all_records(only=["service"])
    departures = sorted(record.exit_date for record in done if record.node == MACHINES)
    return Passage(seconds, len(done), departures)


if __name__ == "__main__":
    answer(simulate, "ciw")
