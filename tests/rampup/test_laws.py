"""Learning laws against values reckoned by hand."""

import pytest

from motorworks.plant import Learning
from motorworks.rampup import factor_after

DAY = 86400.0


def law(**given):
    """Give a curve on cycle times from 2 towards 1 that learns in 10 days."""
    usual = {"name": "c", "on": ("all",), "of": "cycle_time", "start": 2.0, "time": 10 * DAY}
    return Learning(**(usual | given))


@pytest.mark.parametrize(
    ("given", "at", "value"),
    [
        ({"form": "exponential"}, 0, 2.0),
        ({"form": "exponential"}, 10, 1.5),
        ({"form": "exponential"}, 20, 1.25),
        ({"form": "exponential", "plateau": 1.2}, 10, 1.6),
        ({"form": "wright", "rate": 0.8}, 0, 2.0),
        ({"form": "wright", "rate": 0.8}, 10, 1.6),  # one doubling: 1 + 10/10
        ({"form": "wright", "rate": 0.8}, 30, 1.28),  # two doublings: 1 + 30/10 = 4
        ({"form": "wright", "rate": 0.8}, 70, 1.024),  # three
        ({"form": "wright", "rate": 0.8}, 150, 1.0),  # four would give 0.8192: the plateau
        ({"form": "de_jong", "rate": 0.8, "incompressible": 0.5}, 10, 1.8),
        ({"form": "de_jong", "rate": 0.8, "incompressible": 0.5}, 30, 1.64),
        ({"form": "s_curve", "steepness": 3}, 0, 2.0),
        ({"form": "s_curve", "steepness": 3}, 5, 1 + 1 / 1.125),
        ({"form": "s_curve", "steepness": 3}, 10, 1.5),
        ({"form": "s_curve", "steepness": 3}, 20, 1 + 1 / 9),
    ],
)
def test_values_by_hand(given, at, value):
    """Every form gives what its formula says."""
    assert factor_after(law(**given), at) == pytest.approx(value, rel=1e-12)


def test_experience_in_motors():
    """A law on motors counts good parts in place of days."""
    curve = law(form="wright", time=None, motors=1000, rate=0.9)
    assert factor_after(curve, 1000) == pytest.approx(1.8)


@pytest.mark.parametrize("form", ["exponential", "wright", "de_jong", "s_curve"])
def test_what_rises_comes_to_its_plateau_from_below(form):
    """An availability begins low and never overshoots."""
    curve = law(of="availability", form=form, start=0.8)
    values = [factor_after(curve, x) for x in range(0, 400, 10)]
    assert values[0] == pytest.approx(0.8)
    assert values == sorted(values)
    assert values[-1] <= 1.0
