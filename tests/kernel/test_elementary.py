"""Logarithm and exponential: the same bits in both languages, close to the true value."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest

from motorworks.kernel import _kernel, elementary

RANDOM = np.random.default_rng(20_261_122)
WIDE = {
    "log": np.concatenate(
        [
            RANDOM.integers(1, 0x7FF0_0000_0000_0000, 20_000).view(np.float64),
            RANDOM.uniform(0.5, 2.0, 20_000),
            1.0 + 1e-6 * RANDOM.normal(size=5_000),
            [5e-324, 2.2e-308, 1.0, 0.5, 2.0, 1.7e308, 1.0 - 2.0**-53, 1.0 + 2.0**-52],
        ]
    ),
    "exp": np.concatenate(
        [
            RANDOM.uniform(-745.0, 709.7, 40_000),
            1e-3 * RANDOM.normal(size=5_000),
            [0.0, -0.0, 1e-300, -1e-300, 709.782712893384, -708.5, -745.13],
        ]
    ),
    "log1p": np.concatenate([RANDOM.uniform(-0.9999, 5.0, 10_000), [1e-12, -1e-12, 1e-300, 0.0]]),
}


@pytest.mark.parametrize("name", WIDE)
def test_both_languages_agree_in_every_bit(name):
    """Python and C++ give the same bits over the whole range."""
    function = getattr(elementary, name)
    ours = np.array([function(x) for x in WIDE[name].tolist()])
    assert ours.tobytes() == _kernel.elementary(name, WIDE[name]).tobytes()


@pytest.mark.parametrize("name", WIDE)
def test_close_to_the_platforms_own_function(name):
    """The value differs from that of the C library by 2 units in the last place at most."""
    theirs = np.array([getattr(math, name)(x) for x in WIDE[name].tolist()])
    ours = _kernel.elementary(name, WIDE[name])
    assert np.all(np.abs(ours - theirs) <= 2 * np.spacing(np.abs(theirs)))


@pytest.mark.parametrize("name", ["log", "exp"])
def test_error_is_about_half_a_unit_in_the_last_place(name):
    """Against 40 digits the error is below 1 unit in the last place, at the seams too."""
    seams = [1.0 + (j + 0.5) / 128 for j in range(-64, 128)]
    steps = [(j + 0.5) * math.log(2.0) / 64 for j in range(-64, 64)]
    points = (seams if name == "log" else steps) + WIDE[name][::100].tolist()
    values = _kernel.elementary(name, np.array(points))
    with localcontext() as context:
        context.prec = 40
        for x, value in zip(points, values.tolist(), strict=True):
            exact = Decimal(x).ln() if name == "log" else Decimal(x).exp()
            assert abs(Decimal(value) - exact) <= Decimal(math.ulp(value))


def test_ends_of_the_range():
    """Zero, infinities, negative numbers and NaN give what mathematics says."""
    inf, nan = math.inf, math.nan
    cases = {
        "log": {0.0: -inf, inf: inf, -1.0: nan, -inf: nan, nan: nan, 1.0: 0.0},
        "exp": {0.0: 1.0, inf: inf, -inf: 0.0, 710.0: inf, -746.0: 0.0, nan: nan},
    }
    for name, pairs in cases.items():
        for x, expected in pairs.items():
            for value in (
                getattr(elementary, name)(x),
                _kernel.elementary(name, np.array([x]))[0],
            ):
                assert np.array_equal(value, expected, equal_nan=True), (name, x, value)


def test_logarithm_rises():
    """The logarithm never falls from one number to the next, seams included."""
    for centre in (0.75, 1.0, 1.0 + 1.5 / 128, 1.5, 2.0):
        x = centre + np.arange(-3000, 3000) * np.spacing(centre)
        assert np.all(np.diff(_kernel.elementary("log", x)) >= 0.0)
