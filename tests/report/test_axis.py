"""Axes and the paths along them."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from motorworks.report.axis import Axis, band, curve, nice_axis, steps

UNIT = Axis(low=0.0, high=10.0)


def points(path):
    """Give the points of a path."""
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9))
def test_a_nice_axis_holds_all_values_between_few_marks(low, length):
    """Marks rise, lie on the axis and are neither one nor a crowd."""
    high = low + length
    assume(length > 1e-9 * abs(low))
    axis = nice_axis(low, high, str)
    places = [at for at, _ in axis.ticks]
    assert axis.low <= low + length * 1e-6
    assert axis.high >= high - length * 1e-6
    assert places == sorted(places)
    assert 3 <= len(places) <= 9
    assert -0.01 <= places[0] <= places[-1] <= 100.01


def test_marks_are_round_numbers():
    """1, 2, 2.5 or 5 times a power of ten apart."""
    axis = nice_axis(0, 3.6e6, lambda v: f"{v:.0f}")
    assert [label for _, label in axis.ticks] == [f"{k * 1_000_000}" for k in range(5)]


def test_a_tight_axis_ends_where_it_is_told():
    """Marks stand inside it only."""
    axis = nice_axis(0, 95, lambda v: f"{v:.0f}", tight=True)
    assert (axis.low, axis.high) == (0, 95)
    assert axis.ticks[-1][1] == "80"


def test_an_axis_of_nothing_still_has_a_length():
    """All values may be equal, or zero."""
    assert nice_axis(0, 0, str).high > 0
    assert nice_axis(5, 5, str).high > 5


@given(st.floats(-1e6, 1e6))
def test_places_stay_on_the_axis(value):
    """Nothing is drawn outside."""
    assert 0 <= UNIT.at(value) <= 100


def test_a_curve_runs_upwards_and_breaks_at_gaps():
    """The page counts from the top; where there is no value the pen is lifted."""
    path = curve([0, 5, 10, 10], [0, 10, float("nan"), 5], UNIT, UNIT)
    assert path == "M0.00 100.00L50.00 0.00M100.00 50.00"


def test_a_band_is_closed_round_both_curves():
    """There above, back below."""
    path = band([0, 10], [1, 2], [3, 4], UNIT, UNIT)
    assert points(path) == [(0, 70), (100, 60), (100, 80), (0, 90)]
    assert path.endswith("Z")


def test_bars_stand_on_the_ground():
    """Each bar is flat; the ends go down."""
    path = steps([0, 5, 10], [2, 4], UNIT, UNIT)
    assert points(path) == [(0, 100), (0, 80), (50, 80), (50, 60), (100, 60), (100, 100)]
