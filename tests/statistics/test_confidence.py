"""Intervals over replications, against scipy's full Student-t."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from motorworks.statistics.confidence import estimate, single, t_quantile


@pytest.mark.parametrize("degrees", [1, 2, 9, 30, 1000])
def test_quantile_is_that_of_student(degrees):
    """The two-sided quantile is the 97.5 % point of the distribution."""
    assert t_quantile(float(degrees)) == pytest.approx(t.ppf(0.975, degrees), rel=1e-10)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30))
def test_interval_is_the_textbook_one(values):
    """Mean and half-width agree with the t interval of scipy."""
    mean, half = single(np.array(values))
    error = np.std(values, ddof=1) / len(values) ** 0.5
    low, high = mean, mean  # scipy has no interval for equal values
    if error > 0:
        low, high = t.interval(0.95, len(values) - 1, loc=np.mean(values), scale=error)
    assert mean == pytest.approx((low + high) / 2, abs=1e-6)
    assert half == pytest.approx((high - low) / 2, rel=1e-6, abs=1e-6)


def test_one_replication_gives_no_half_width():
    """A single value is a mean and nothing more."""
    assert single(np.array([3.0])) == (3.0, None)


def test_undefined_replications_are_left_out():
    """NaN is no value: two of three replications give the mean and n = 2."""
    found = estimate(np.array([[1.0, np.nan], [np.nan, np.nan], [3.0, np.nan]]))
    assert found.mean[0] == 2.0
    assert found.n.tolist() == [2, 0]
    assert np.isnan(found.mean[1])


def test_intervals_cover_as_often_as_they_say():
    """Of 4000 intervals over 5 normal values 95 % cover the mean, within 3 standard errors."""
    values = np.random.default_rng(7).normal(10.0, 2.0, size=(5, 4000))
    found = estimate(values)
    covered = (np.abs(found.mean - 10.0) <= found.half_width).mean()
    assert covered == pytest.approx(0.95, abs=3 * (0.95 * 0.05 / 4000) ** 0.5)
