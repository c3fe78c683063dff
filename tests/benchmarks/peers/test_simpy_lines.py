"""The SimPy models mean what the kernel means."""

import math

import pytest
import simpy

from benchmarks.lines import LINES
from benchmarks.measurement import interval
from benchmarks.peers.passage import Stretch, batch_throughputs
from benchmarks.peers.simpy_lines import FailingMachine, Machine, simulate


class Scripted:
    """Random numbers that are written down beforehand."""

    def __init__(self, times):
        self.times = iter(times)

    def expovariate(self, _rate):
        """Give the next time; none is left: never."""
        return next(self.times, math.inf)


def test_finished_part_stays_in_its_machine():
    """With one place and a slow second machine, the first is blocked with its third part."""
    env = simpy.Environment()
    buffer = simpy.Container(env, capacity=1)
    first = Machine(env, None, buffer, Scripted([1.0] * 50))
    second = Machine(env, buffer, None, Scripted([10.0] * 50))
    env.run(until=10.5)
    assert (first.made, second.made) == (3, 0)  # one at work, one waiting, one blocking
    env.run(until=11.5)
    assert (first.made, second.made) == (3, 1)  # it leaves at 11, the next is done at 12
    env.run(until=12.5)
    assert first.made == 4


def test_interrupted_work_goes_on_with_what_remains():
    """A failure at 0.25 with a repair of 5 s puts the end of the first part off to 6."""
    env = simpy.Environment()
    machine = FailingMachine(env, None, None, Scripted([0.25, 5.0]))
    env.run(until=5.9)
    assert machine.made == 0
    env.run(until=6.1)
    assert machine.made == 1


def test_machine_that_is_down_takes_no_part():
    """A part that comes while the machine is down lies in the buffer until the repair."""
    env = simpy.Environment()
    buffer = simpy.Container(env, capacity=5)
    FailingMachine(env, buffer, None, Scripted([2.0, 4.0]))

    def bring():
        yield env.timeout(3.0)
        yield buffer.put(1)

    env.process(bring())
    env.run(until=5.9)
    assert buffer.level == 1
    env.run(until=6.1)
    assert buffer.level == 0


def test_finished_part_leaves_a_machine_that_is_down():
    """A part that was blocked leaves during the repair when a place appears."""
    env = simpy.Environment()
    buffer = simpy.Container(env, capacity=1, init=1)
    machine = FailingMachine(env, None, buffer, Scripted([2.0, 100.0]))

    def fetch():
        yield env.timeout(5.0)
        yield buffer.get(1)

    env.process(fetch())
    env.run(until=4.0)
    assert (machine.made, buffer.level) == (1, 1)
    env.run(until=6.0)
    assert (machine.made, buffer.level) == (1, 1)
    assert not machine.delivering


@pytest.mark.parametrize("name", LINES)
def test_throughput_is_the_known_one(name):
    """The interval of the batches of one run touches that of long runs of other simulators."""
    line, stretch = LINES[name], Stretch(1500.0, 500.0, 30)
    passage = simulate(line, stretch.end, 1)
    found = interval(batch_throughputs(passage.departures, stretch))
    assert found.half_width < 0.1
    assert found.agrees(line.throughput)
    assert passage.operations == pytest.approx(20 * len(passage.departures), abs=20 * 11 * 20)
