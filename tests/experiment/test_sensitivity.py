"""Sensitivity against functions whose indices are known."""

import numpy as np
import pytest

from motorworks.experiment.latin import latin_hypercube
from motorworks.experiment.sensitivity import holm, influences, wilson


def ishigami(x, a=7.0, b=0.1):
    """Give the function of Ishigami and Homma (1990) on three angles."""
    return np.sin(x[:, 0]) + a * np.sin(x[:, 1]) ** 2 + b * x[:, 2] ** 4 * np.sin(x[:, 0])


def ishigami_indices(a=7.0, b=0.1):
    """Give its first-order indices, known in closed form."""
    first = (1 + b * np.pi**4 / 5) ** 2 / 2
    second = a**2 / 8
    total = second + b * np.pi**4 / 5 + b**2 * np.pi**8 / 18 + 0.5
    return first / total, second / total, 0.0


def test_ishigami_function():
    """Neither monotone nor additive; the third angle acts by interaction alone."""
    angles = 2 * np.pi * latin_hypercube(6000, 3, seed=1) - np.pi
    found = influences(angles, ishigami(angles))
    for one, index in zip(found, ishigami_indices(), strict=True):
        assert one.share == pytest.approx(index, abs=0.02)
    assert [one.significant for one in found] == [True, True, False]


def test_linear_model():
    """Of y = sum b x the index is b^2 over the sum of all b^2."""
    b = np.array([4.0, -2.0, 1.0, 0.0])
    x = latin_hypercube(3000, 4, seed=5)
    found = influences(x, x @ b)
    for one, weight in zip(found, b**2 / (b**2).sum(), strict=True):
        # Within a class a line still varies: with 14 classes a part of 1/14^2 is not seen.
        assert one.share == pytest.approx(weight, abs=0.015)
    assert [np.sign(round(one.direction, 1)) for one in found] == [1, -1, 1, 0]
    assert found[0].at_high - found[0].at_low == pytest.approx(4 * 0.8, rel=0.05)
    assert found[1].at_high < found[1].at_low


def test_small_sample_of_many_inputs_finds_the_great_ones():
    """As in a study of a plant: 200 runs, 60 inputs, three of them matter."""
    x = latin_hypercube(200, 60, seed=8)
    y = 3 * x[:, 7] + 2 * x[:, 20] + 1.5 * x[:, 33]
    found = influences(x, y + 0.1 * np.sin(97 * x[:, 1]))
    ranked = sorted(range(60), key=lambda j: -found[j].share)
    assert ranked[:3] == [7, 20, 33]
    assert {j for j in range(60) if found[j].significant} == {7, 20, 33}


def test_a_weak_input_is_found_beside_a_strong_one():
    """It explains 4 % of the variance, among 200 inputs: seen once the strong one is taken out."""
    x = latin_hypercube(200, 198, seed=4)
    y = 5 * x[:, 11] + 1.05 * x[:, 90]
    found = influences(x, y)
    assert {j for j in range(198) if found[j].significant} == {11, 90}
    assert found[90].share == pytest.approx(1.05**2 / (25 + 1.05**2), abs=0.01)
    assert sorted(range(198), key=lambda j: -found[j].share)[:2] == [11, 90]


def test_shares_of_nothing_are_zero_in_the_mean():
    """The correction takes out what chance puts in."""
    shares = [
        one.share
        for seed in range(20)
        for one in influences(
            latin_hypercube(150, 10, seed), np.random.default_rng(seed).normal(size=150)
        )
    ]
    assert np.mean(shares) == pytest.approx(0, abs=0.005)


def test_false_alarms_are_rare():
    """Of samples without any influence about one in twenty names an input."""
    alarms = sum(
        any(
            one.significant
            for one in influences(
                latin_hypercube(100, 20, seed), np.random.default_rng(seed).normal(size=100)
            )
        )
        for seed in range(100)
    )
    assert alarms <= 11


def test_constant_output_hangs_on_nothing():
    """No variance to share out."""
    (one,) = influences(latin_hypercube(20, 1, seed=1), np.full(20, 5.0))
    assert (one.share, one.p, one.direction) == (0.0, 1.0, 0.0)


def test_holm_by_hand():
    """Smallest first: times 3, 2, 1, never below the one before."""
    assert holm(np.array([0.04, 0.01, 0.03])).tolist() == pytest.approx([0.06, 0.03, 0.06])


@pytest.mark.parametrize(
    ("hits", "low", "high"), [(0, 0.0, 0.0370), (10, 0.0552, 0.1744), (100, 0.9630, 1.0)]
)
def test_wilson_interval(hits, low, high):
    """Hits of 100, by the formula."""
    assert wilson(hits, 100) == pytest.approx((low, high), abs=1e-4)
