"""What the plant makes, by the hour."""

from itertools import pairwise

import numpy as np
import pytest
from tests.logistics.small import even_feed

from motorworks.logistics.feed import HOUR, WEEK, drawn_weeks, simulated
from motorworks.plantfile import read_plant

PLANT = """
[plant]
name = "steady"
[model.a]
[model.b]
[source.make]
interarrival = "30 min"
model_sequence = ["a", "b"]
to = "made"
[buffer.made]
[station.check]
inputs = ["made"]
cycle_time = "0 s"
to = "gate"
[sink.gate]
"""


def test_motors_are_summed_by_hour_and_model():
    """Two an hour, the second exactly at its end."""
    feed = simulated(read_plant(PLANT), warm_up=0.0, duration=4 * HOUR, seed=1)
    assert feed.times.tolist() == [HOUR, HOUR, 2 * HOUR, 2 * HOUR, 3 * HOUR, 3 * HOUR, 14400, 14400]
    assert feed.model.tolist() == [0, 1] * 4
    assert feed.count.tolist() == [1.0] * 8
    assert feed.rate(0, 1) == pytest.approx(1 / HOUR)


def test_a_warm_up_is_thrown_away():
    """Time 0 is its end."""
    feed = simulated(read_plant(PLANT), warm_up=2 * HOUR, duration=2 * HOUR, seed=1)
    assert feed.times.tolist() == [HOUR, HOUR, 2 * HOUR, 2 * HOUR]


def test_weeks_are_drawn_whole():
    """Each hour of a week of the long feed is that hour of some week of the short one."""
    short = even_feed(21)
    long = drawn_weeks(short, 10 * WEEK, 1, 0)
    assert long.length == 10 * WEEK
    assert (np.diff(long.times) >= 0).all()

    def weeks(feed, count):
        edges = np.searchsorted(feed.times, WEEK * np.arange(count + 1), side="right")
        return [
            (feed.times[a:b] - k * WEEK, feed.count[a:b])
            for k, (a, b) in enumerate(pairwise(edges))
        ]

    known = weeks(short, 3)
    for times, count in weeks(long, 10):
        assert any(np.array_equal(times, t) and np.array_equal(count, c) for t, c in known)


def test_replications_draw_other_orders():
    """And the same replication the same one; every week comes as often as any other."""
    short = even_feed(28)
    weeks = np.add.reduceat(short.count, np.searchsorted(short.times, WEEK * np.arange(4) + 1))

    def order(replication):
        found = drawn_weeks(short, 8 * WEEK, 1, replication)
        edges = np.searchsorted(found.times, WEEK * np.arange(8) + 1)
        return [float(x) for x in np.add.reduceat(found.count, edges)]

    orders = [order(r) for r in (0, 0, 1, 2)]
    assert orders[0] == orders[1]
    assert len({tuple(o) for o in orders}) == 3
    assert all(sorted(o) == sorted([*weeks, *weeks]) for o in orders)
