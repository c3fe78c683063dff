"""Quantiles of inputs known by low, typical and high."""

import numpy as np
import pytest

from motorworks.experiment.spread import PERT, TRIANGULAR, quantile

EVEN = (np.arange(20_000) + 0.5) / 20_000


@pytest.mark.parametrize("shape", [PERT, TRIANGULAR])
def test_values_lie_between_low_and_high_and_rise(shape):
    """As quantiles do."""
    values = quantile(EVEN, 45.0, 55.0, 90.0, shape)
    assert values.min() >= 45
    assert values.max() <= 90
    assert (np.diff(values) > 0).all()


def test_pert_has_its_mean_and_variance():
    """Mean (45 + 4 x 55 + 90) / 6; variance (mean - low)(high - mean) / 7."""
    values = quantile(EVEN, 45.0, 55.0, 90.0)
    mean = (45 + 220 + 90) / 6
    assert values.mean() == pytest.approx(mean, rel=1e-4)
    assert values.var() == pytest.approx((mean - 45) * (90 - mean) / 7, rel=2e-3)


def test_triangle_has_its_mean_and_its_median():
    """Mean (a + c + b) / 3; half of it lies below the known median."""
    values = quantile(EVEN, 45.0, 55.0, 90.0, TRIANGULAR)
    assert values.mean() == pytest.approx((45 + 55 + 90) / 3, rel=1e-4)
    median = 90 - np.sqrt(0.5 * (90 - 45) * (90 - 55))
    assert quantile(np.array([0.5]), 45.0, 55.0, 90.0, TRIANGULAR)[0] == pytest.approx(median)


@pytest.mark.parametrize("shape", [PERT, TRIANGULAR])
def test_symmetric_range_has_its_median_at_the_typical_value(shape):
    """Nothing pulls it to a side."""
    assert quantile(np.array([0.5]), 1.0, 2.0, 3.0, shape)[0] == pytest.approx(2)


@pytest.mark.parametrize("shape", [PERT, TRIANGULAR])
def test_typical_at_an_end_and_no_range_at_all(shape):
    """Both happen in plant files."""
    values = quantile(EVEN, 1.0, 1.0, 2.0, shape)
    assert values.min() >= 1
    assert values.mean() < 1.5
    assert (quantile(EVEN, 3.0, 3.0, 3.0, shape) == 3).all()
