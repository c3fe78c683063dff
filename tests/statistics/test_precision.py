"""How many replications a precision takes: the rule by hand, and what it does to coverage."""

import numpy as np
import pytest
from scipy.stats import t

from motorworks.errors import MotorworksError
from motorworks.statistics.precision import Precision, missing, reached


def half_width(values):
    """Give the half-width of the 95 % interval."""
    return t.ppf(0.975, len(values) - 1) * np.std(values, ddof=1) / len(values) ** 0.5


def test_the_least_comes_first():
    """Equal values are as precise as can be, but two of them are no evidence."""
    assert missing(np.full(2, 7.0), Precision(share=0.01)) == 8
    assert missing(np.full(10, 7.0), Precision(share=0.01)) == 0


def test_it_asks_for_as_many_as_the_spread_seen_takes():
    """With the spread of 10 values, so many would do and one less would not."""
    values = np.array([97.0, 103.0] * 5)
    wanted = Precision(share=0.02)
    total = 10 + missing(values, wanted)
    assert 10 < total < 20
    spread, limit = values.std(ddof=1), 0.02 / 1.02 * 100
    assert t.ppf(0.975, total - 1) * spread / total**0.5 <= limit
    assert t.ppf(0.975, total - 2) * spread / (total - 1) ** 0.5 > limit


def test_it_at_most_doubles_and_stops_at_the_most():
    """However wide the values are."""
    values = np.array([0.0, 200.0] * 5)
    assert missing(values, Precision(share=0.001)) == 10
    assert missing(values, Precision(share=0.001, most=13)) == 3
    assert missing(np.tile(values, 2)[:13], Precision(share=0.001, most=13)) == 0


def test_enough_is_measured_against_the_true_mean():
    """A half-width of exactly g times the mean is not enough: the mean may be too great."""
    values = np.array([97.0, 103.0] * 5)
    width = half_width(values) / 100
    assert not reached(values, Precision(share=width))
    assert reached(values, Precision(share=width / (1 - width) * 1.0001))


@pytest.mark.parametrize(
    ("share", "least", "most"), [(0.0, 10, 20), (1.0, 10, 20), (0.1, 1, 20), (0.1, 10, 9)]
)
def test_what_makes_no_sense_is_refused(share, least, most):
    """A share of nothing or all, one replication, more at the least than at the most."""
    with pytest.raises(MotorworksError):
        Precision(share=share, least=least, most=most)


@pytest.mark.parametrize("spread", [1.0, 3.0, 6.0])
def test_the_intervals_still_cover(spread):
    """4,000 times: stopping by the values seen costs at most two points of the 95 %.

    The values are normal with mean 100; with a spread of 1 the least is enough, with 6 about
    145 replications are. The relative error is kept to as well.
    """
    draw, wanted = np.random.default_rng(42), Precision(share=0.01)
    inside = near = 0
    for _ in range(4000):
        values = draw.normal(100.0, spread, 1000)
        n = 0
        while more := missing(values[:n], wanted):
            n += more
        error = abs(values[:n].mean() - 100)
        inside += error <= half_width(values[:n])
        near += error <= 1.0
    assert inside / 4000 >= 0.93
    assert near / 4000 >= 0.93
