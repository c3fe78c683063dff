"""The comparison: both conditions of an interval, and the difference of a single run."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.validation import Measure, Tolerance, compare, student_half_width

TEN = [9.0, 11.0] * 10  # mean 10, standard error 1.026 / sqrt(20)


def interval(value: float, width: float = 0.1) -> Measure:
    """Give a measure to be covered by an interval."""
    tolerance = Tolerance(kind="ci", confidence=0.999, max_relative_half_width=width)
    return Measure(name="throughput", nodes=("OUT",), value=value, tolerance=tolerance)


def single(value: float, absolute: float = 1e-6) -> Measure:
    """Give a measure of a single run."""
    tolerance = Tolerance(kind="exact", absolute=absolute)
    return Measure(name="count_at", nodes=("OUT",), value=value, tolerance=tolerance, argument=5.0)


def test_quantile_is_that_of_the_tables():
    """At 99.9 % and 20 replications Student's t is 3.883."""
    error = math.sqrt(20 / 19) / math.sqrt(20)
    assert student_half_width(TEN, 0.999) == pytest.approx(3.8834 * error, rel=1e-4)


def test_quantile_follows_the_confidence():
    """At 95 % it is 2.093."""
    error = math.sqrt(20 / 19) / math.sqrt(20)
    assert student_half_width(TEN, 0.95) == pytest.approx(2.0930 * error, rel=1e-4)


def test_value_inside_a_narrow_interval_holds():
    """Mean, half-width and number of replications are given."""
    found = compare(TEN, interval(10.2))
    assert (found.mean, found.n, found.why) == (10.0, 20, "")
    assert found.half_width == pytest.approx(0.891, rel=1e-3)


@pytest.mark.parametrize("value", [9.1, 10.9])
def test_value_just_outside_misses(value):
    """An interval of 10 ± 0.891 covers neither."""
    assert "does not cover" in compare(TEN, interval(value)).why


@pytest.mark.parametrize("value", [9.11, 10.89])
def test_value_just_inside_holds(value):
    """... and both of these."""
    assert compare(TEN, interval(value)).why == ""


def test_wide_interval_misses_although_it_covers():
    """An interval that says nothing confirms nothing."""
    assert compare(TEN, interval(10.0, width=0.08)).why == "half-width 0.891 is not below 0.8"
    assert compare(TEN, interval(10.0, width=0.09)).why == ""


def test_both_reasons_are_said():
    """Off and too wide."""
    why = compare(TEN, interval(5.0, width=0.01)).why
    assert "does not cover 5" in why
    assert "is not below 0.05" in why


def test_rounding_is_no_miss():
    """Equal replications have an interval of no width, and only rounding lies beside it."""
    assert compare([1 / 3] * 20, interval(1 / 3 + 1e-16)).why == ""
    assert "does not cover" in compare([1 / 3] * 20, interval(1 / 3 + 1e-9)).why


def test_zero_that_never_varies_holds():
    """A value of 0 has no relative width; only certain runs confirm it."""
    assert compare([0.0] * 20, interval(0.0)).why == ""
    assert compare([0.0, 1e-3] * 10, interval(0.0)).why != ""


def test_negative_value_has_a_positive_width():
    """The bound on the width is relative to the size of the value."""
    assert compare([-v for v in TEN], interval(-10.2)).why == ""


@pytest.mark.parametrize(
    ("value", "why"), [(130.0, ""), (130.0000005, ""), (131.0, "differs by 1")]
)
def test_single_run_must_give_the_value(value, why):
    """Equal to the stated difference, and not beyond."""
    found = compare([130.0], single(value))
    assert found.why.startswith(why)
    assert bool(found.why) == bool(why)
    assert found.half_width is None


def test_replication_without_value_misses():
    """A ratio of nothing is no number, and is not left out in silence."""
    found = compare([1.0, math.nan, 1.0], interval(1.0))
    assert math.isnan(found.mean)
    assert found.why == "1 of 3 replications gave no value: nothing was counted"


@given(st.lists(st.floats(1, 2), min_size=20, max_size=40), st.floats(1, 2))
def test_verdict_is_that_of_the_two_conditions(values, value):
    """Whatever the values: covered and narrow, or a miss."""
    found = compare(values, interval(value))
    half = student_half_width(values, 0.999)
    off = abs(found.mean - value) - half
    if abs(off) > 1e-9 and abs(half - 0.1 * value) > 1e-9:
        assert (found.why == "") == (off < 0 and half < 0.1 * value)
