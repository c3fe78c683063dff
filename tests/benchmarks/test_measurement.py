"""What several measurements say together."""

import math

import pytest

from benchmarks.__main__ import disagreements
from benchmarks.measurement import Interval, Measurement, interval, median_per_operation


def test_interval_is_students():
    """For 1, 2, 3 the 99.9 % half-width is t = 31.599 times 1 over the root of 3."""
    found = interval([1.0, 2.0, 3.0])
    assert found.mean == 2.0
    assert found.half_width == pytest.approx(31.599 / math.sqrt(3), rel=1e-4)


def test_one_value_says_nothing_of_its_error():
    """The half-width of a single value is infinite."""
    assert interval([4.0]) == Interval(4.0, math.inf)


def test_intervals_agree_when_they_touch():
    """The distance of the means is compared with both half-widths together."""
    assert Interval(1.0, 0.3).agrees(Interval(1.5, 0.25))
    assert not Interval(1.0, 0.2).agrees(Interval(1.5, 0.25))


def test_median_is_not_moved_by_one_slow_round():
    """One slow round of three does not count."""
    rounds = [Measurement(seconds, 1_000_000_000) for seconds in (50.0, 51.0, 500.0)]
    assert median_per_operation(rounds) == 51.0


def test_a_wrong_throughput_is_named():
    """Speed is worth nothing if the answer is wrong, so the benchmark fails then."""

    def entry(name, agrees):
        return {"name": name, "measured": True, "throughput": {"agrees": agrees}}

    entries = {"motorworks": entry("Motorworks", True), "peer": entry("Peer", False)}
    missing = {"name": "Missing", "measured": False, "reason": "crashed"}
    record = {"peers": {"a": entries | {"missing": missing}}}
    assert disagreements(record) == ["a Peer"]
    entries["peer"]["throughput"]["agrees"] = None  # one value only says nothing
    assert disagreements({"peers": {"a": entries}}) == []
