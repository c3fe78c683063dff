"""Markov chains of production systems: their states explored, their balance solved.

Nothing of the product is used here: the rules of a line are written once more, as a few moves
between states.

References
----------
.. [1] J. A. Buzacott, J. G. Shanthikumar (1993), Stochastic Models of Manufacturing Systems,
   chapters 5 and 6: blocking after service, stages, failures that depend on operation.
.. [2] W. J. Stewart (2009), Probability, Markov Chains, Queues, and Simulation, section 10.3.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

import numpy as np

Moves = Callable[[Hashable], Iterable[tuple[float, Hashable]]]


def stationary(flow: np.ndarray) -> np.ndarray:
    """Give the stationary distribution of a Markov chain from its rates."""
    size = len(flow)
    balance = flow.T - np.diag(flow.sum(axis=1))
    balance[-1] = 1.0
    return np.linalg.solve(balance, np.eye(size)[-1])


def chain(start: Hashable, moves: Moves) -> dict:
    """Give the stationary probability of every state that can be reached."""
    states, flows, to_see = {start: 0}, [], [start]
    while to_see:
        state = to_see.pop()
        for rate, after in moves(state):
            if after not in states:
                states[after] = len(states)
                to_see.append(after)
            flows.append((states[state], states[after], rate))
    flow = np.zeros((len(states), len(states)))
    for a, b, rate in flows:
        flow[a, b] += rate
    return dict(zip(states, stationary(flow).tolist(), strict=True))


def mean(chances: dict, value: Callable[[Hashable], float]) -> float:
    """Give the mean of a value of the state."""
    return sum(p * value(state) for state, p in chances.items())


# ---- lines and trees of single machines ----

EMPTY, BLOCKED = 0, -1
"""What a machine holds, else the number of stages that are left of its work."""


@dataclass(frozen=True)
class Machine:
    """A machine with Erlang times and, perhaps, failures while it works.

    Attributes
    ----------
    mean
        Mean time of work.
    takes
        Numbers of the buffers it takes one part from each; none: it never runs short.
    gives
        Number of the buffer it gives to; ``None``: out of the system.
    stages
        Exponential stages of the time.
    up, repair
        Means of the exponential times of work between failures, and of repairs.
    """

    mean: float
    takes: tuple[int, ...] = ()
    gives: int | None = None
    stages: int = 1
    up: float | None = None
    repair: float = 1.0


State = tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]
"""Parts in every buffer, what every machine holds, and which machines are down."""


class Flow:
    """Machines and the places between them, each buffer with one giver and one taker."""

    def __init__(self, places: tuple[int, ...], *machines: Machine) -> None:
        self.places, self.machines = places, machines
        taker = {b: i for i, m in enumerate(machines) for b in m.takes}
        self.takers = [taker[b] for b in range(len(places))]
        empty = ((0,) * len(places), (EMPTY,) * len(machines), (False,) * len(machines))
        self.chances = chain(self.settled(*map(list, empty)), self.moves)

    def settled(self, levels: list[int], held: list[int], down: list[bool]) -> State:
        """Give the state after everything has moved that can; moves take no time."""
        moving = True
        while moving:
            moving = False
            for i, machine in enumerate(self.machines):
                if held[i] == BLOCKED and self._finds_place(machine.gives, levels, held):
                    if machine.gives is not None:
                        levels[machine.gives] += 1
                    held[i], moving = EMPTY, True
                if held[i] == EMPTY and all(levels[b] for b in machine.takes):
                    for b in machine.takes:
                        levels[b] -= 1
                    held[i], moving = machine.stages, True
        return tuple(levels), tuple(held), tuple(down)

    def _finds_place(self, buffer: int | None, levels: list[int], held: list[int]) -> bool:
        """Tell whether a part can leave: to a place, or through the buffer into the taker."""
        if buffer is None or levels[buffer] < self.places[buffer]:
            return True
        taker = self.takers[buffer]
        others = (levels[b] for b in self.machines[taker].takes if b != buffer)
        return held[taker] == EMPTY and all(others)

    def moves(self, state: State) -> Iterable[tuple[float, State]]:
        """Give the rates to other states."""
        levels, held, down = state
        for i, machine in enumerate(self.machines):
            if down[i]:
                yield 1 / machine.repair, (levels, held, _with(down, i, False))
            elif held[i] > 0:
                left = held[i] - 1 or BLOCKED
                after = self.settled(list(levels), list(_with(held, i, left)), list(down))
                yield machine.stages / machine.mean, after
                if machine.up is not None:
                    yield 1 / machine.up, (levels, held, _with(down, i, True))

    # ---- what is asked for ----

    def share(self, i: int, wanted: Callable[[int, bool], bool]) -> float:
        """Give the share of time in which machine ``i`` is as wanted: what it holds, if down."""
        return mean(self.chances, lambda s: wanted(s[1][i], s[2][i]))

    def working(self, i: int) -> float:
        """Give the share of time in which machine ``i`` works."""
        return self.share(i, lambda held, down: held > 0 and not down)

    def throughput(self, i: int) -> float:
        """Give the parts that machine ``i`` finishes per time unit."""
        return self.working(i) / self.machines[i].mean

    def content(self, buffer: int) -> float:
        """Give the mean number of parts in a buffer."""
        return mean(self.chances, lambda s: s[0][buffer])


def _with(values: tuple, i: int, value: object) -> tuple:
    return (*values[:i], value, *values[i + 1 :])


def line(places: tuple[int, ...], *machines: Machine) -> Flow:
    """Give a serial line: each machine takes from the buffer in front and gives to the next."""
    last = len(places)
    placed = [
        Machine(
            m.mean,
            takes=(i - 1,) if i else (),
            gives=i if i < last else None,
            stages=m.stages,
            up=m.up,
            repair=m.repair,
        )
        for i, m in enumerate(machines)
    ]
    return Flow(places, *placed)
