"""How often the 95 % intervals hold the true mean: thousands of experiments, exactly known."""

import numpy as np
import pytest

from motorworks.compile import compile_plant
from motorworks.kernel import Kernel
from motorworks.plantfile import read_plant
from motorworks.program import streams
from motorworks.statistics.confidence import estimate

REPLICATIONS = 10
FEW, MANY = 200, 2000

QUEUE = """
[plant]
name = "queue"
[source.come]
interarrival = { law = "exponential", mean = "10 s" }
to = "wait"
[buffer.wait]
[sink.gone]
[station.serve]
inputs = ["wait"]
to = "gone"
cycle_time = { law = "exponential", mean = "5 s" }
"""
LINE = """
[plant]
name = "line"
[source.rod]
[sink.out]
[line.row]
places = 2
stations = ["one", "two"]
[line.row.station.one]
inputs = ["rod"]
cycle_time = { law = "exponential", mean = "10 s" }
[line.row.station.two]
to = "out"
cycle_time = { law = "exponential", mean = "10 s" }
"""


def in_system(trace, duration):
    """Give the mean number of parts in the plant."""
    return trace.parts_integral[0] / duration


def throughput(trace, duration):
    """Give the parts out [1/s]."""
    return trace.sink_count.sum() / duration


CASES = {
    # M/M/1 at a load of 1/2: L = rho / (1 - rho).
    "M/M/1": (QUEUE, in_system, 1.0),
    # Parts finished by the first machine and not by the second: a chain of 0 ... 4, all equally
    # likely; in the last one the first machine is blocked.
    "line": (LINE, throughput, (1 - 1 / 5) / 10),
}


def covered(name, experiments, *, seed, duration=10_000.0, warm_up=1_000.0):
    """Give the share of experiments whose interval holds the true mean, and their bias."""
    text, response, exact = CASES[name]
    program = compile_plant(read_plant(text)).program
    values = np.empty((REPLICATIONS, experiments))
    for n in range(values.size):
        kernel = Kernel(program, streams(program, seed, n))
        kernel.advance(warm_up)
        kernel.reset_statistics()
        kernel.advance(warm_up + duration)
        values[n // experiments, n % experiments] = response(kernel.trace(), duration)
    found = estimate(values)
    inside = np.abs(found.mean - exact) <= found.half_width
    return float(inside.mean()), float(found.mean.mean() / exact - 1)


@pytest.mark.parametrize("name", CASES)
def test_some_intervals_cover(name):
    """200 experiments: 95 % of them, within what luck explains (three standard errors)."""
    share, bias = covered(name, FEW, seed=11)
    assert 0.95 - 3 * (0.95 * 0.05 / FEW) ** 0.5 <= share <= 0.95 + 3 * (0.95 * 0.05 / FEW) ** 0.5
    assert abs(bias) < 0.01


@pytest.mark.fuzz
@pytest.mark.parametrize("name", CASES)
def test_many_intervals_cover(name):
    """2,000 experiments: 93 to 97 %."""
    share, bias = covered(name, MANY, seed=12)
    print(f"{name}: {share:.4f} of {MANY} intervals cover, bias {bias:+.5f}")
    assert 0.93 <= share <= 0.97
    assert abs(bias) < 0.005
