"""Latin hypercubes."""

import numpy as np
import pytest

from motorworks.experiment.latin import latin_hypercube


@pytest.mark.parametrize(("samples", "inputs"), [(1, 1), (7, 3), (200, 60)])
def test_every_layer_of_every_input_has_one_point(samples, inputs):
    """What makes it a Latin hypercube."""
    points = latin_hypercube(samples, inputs, seed=3)
    layers = np.sort(np.floor(points * samples), axis=0)
    assert (layers == np.arange(samples)[:, None]).all()


def test_points_lie_within_the_open_cube():
    """Quantiles of 0 and 1 do not exist for every distribution."""
    points = latin_hypercube(1000, 5, seed=1)
    assert points.min() > 0
    assert points.max() < 1


def test_the_seed_decides():
    """The same seed gives the same sample, another one another."""
    one = latin_hypercube(20, 4, seed=1)
    assert (one == latin_hypercube(20, 4, seed=1)).all()
    assert (one != latin_hypercube(20, 4, seed=2)).any()


def test_inputs_do_not_hang_together():
    """Correlations of 200 points stay near zero: 0.23 is three standard errors and more."""
    points = latin_hypercube(200, 30, seed=11)
    between = np.corrcoef(points.T) - np.eye(30)
    assert np.abs(between).max() < 0.26
    assert between.std() == pytest.approx(1 / np.sqrt(200), rel=0.2)


def test_a_mean_is_found_better_than_by_plain_sampling():
    """Of a sum of inputs the sample knows the mean almost exactly."""
    values = latin_hypercube(100, 5, seed=2).sum(axis=1)
    assert values.mean() == pytest.approx(2.5, abs=0.02)
