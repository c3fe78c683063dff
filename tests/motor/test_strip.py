"""Layouts on the strip, against geometry."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.motor.strip import EDGE, WEB, strip, utilisation
from motorworks.plantfile import load


def test_one_row_by_hand(plain):
    """200 mm with 1.5 mm between and 2.5 mm beside: 201.5 mm x 205 mm."""
    layout = strip(plain)
    assert (layout.pitch, layout.width) == pytest.approx((0.2015, 0.205))
    assert layout.area == pytest.approx(0.2015 * 0.205)


def test_two_rows_lie_in_each_others_gaps(plain):
    """Circles of neighbouring rows are as far apart as those of one row."""
    layout = strip(plain, rows=2)
    assert math.hypot(layout.pitch / 2, layout.row_pitch) == pytest.approx(layout.pitch)
    assert layout.width == pytest.approx(0.2 + 0.2015 * math.sqrt(3) / 2 + 2 * EDGE)


@given(st.floats(0.05, 2), st.integers(1, 4))
def test_full_circles_use_no_more_than_the_plane_allows(plain, outer, rows):
    """pi/4 in one row, pi / (2 sqrt 3) however many rows; more rows use more."""
    design = replace(plain, stator_outer=outer)
    circle = math.pi / 4 * outer**2
    share = utilisation(circle, strip(design, rows))
    assert share < (math.pi / 4 if rows == 1 else math.pi / (2 * math.sqrt(3)))
    if rows > 1 and outer > 20 * (WEB + EDGE):
        assert share > utilisation(circle, strip(design, rows - 1))


def test_the_family_uses_about_half_the_strip():
    """47 % is what the data say, without webs; with them 43 to 49 %, in two rows 3 points more."""
    from motorworks.motor.masses import masses

    for design in load("dalian").designs:
        one = masses(design)
        two = masses(replace(design, strip_rows=2))
        assert 0.43 < one.steel / one.strip < 0.49
        assert 0.02 < two.steel / two.strip - one.steel / one.strip < 0.05
