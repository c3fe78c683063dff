"""MSER-5."""

import numpy as np

from motorworks.simulation import mser5


def test_a_start_up_ramp_is_cut_off():
    """Noise of one part in a hundred around a level reached after 100 values."""
    noise = np.random.default_rng(1).normal(0, 0.01, 1000)
    series = np.minimum(np.arange(1000) / 100, 1.0) + noise
    assert 80 <= mser5(series) <= 120


def test_a_level_series_is_kept():
    """Where nothing starts up, next to nothing is thrown away."""
    series = 1 + np.random.default_rng(2).normal(0, 0.01, 1000)
    assert mser5(series) <= 250


def test_a_constant_series_is_kept_whole():
    """All truncations are equally good; the first is taken."""
    assert mser5(np.ones(100)) == 0


def test_a_short_series_is_kept_whole():
    """There is nothing to judge by."""
    assert mser5(np.ones(4)) == 0
    assert mser5(np.ones(0)) == 0


def test_at_most_half_is_cut():
    """A series that only grows shows no level to keep."""
    assert mser5(np.arange(1000.0)) <= 500
