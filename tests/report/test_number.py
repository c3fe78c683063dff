"""Numbers as people read them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.report.number import big, counted, percent, plain, scaled, span, wide


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (None, "–"),
        (math.nan, "–"),
        (math.inf, "–"),
        (3_521_699.4, "3,521,699"),  # whole numbers keep all their digits
        (12.345, "12.3"),
        (0.012345, "0.0123"),
        (-7.5, "-7.5"),
        (100.0, "100"),
    ],
)
def test_plain_keeps_three_digits(value, text):
    """Neither false precision nor lost digits."""
    assert plain(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(3_521_699, "3.52 M"), (12_400, "12.4 k"), (9_999, "9,999"), (2e9, "2 G")]
)
def test_big_numbers_are_short(value, text):
    """A tile has room for few letters."""
    assert big(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(45, "45 s"), (600, "10 min"), (9000, "2.5 h"), (2.6 * 86400, "2.6 d")]
)
def test_spans_are_in_the_unit_a_person_would_choose(seconds, text):
    """From two of a unit on, that unit is used."""
    assert span(seconds) == text


def test_axis_marks_share_one_size():
    """An axis never mixes 5,000 and 10 k."""
    assert [scaled(18_000)(v) for v in (0, 5_000, 10_000)] == ["0", "5 k", "10 k"]
    assert [scaled(3.6e6)(v) for v in (0, 5e5, 2e6)] == ["0", "0.5 M", "2 M"]


def test_things_are_counted_with_their_noun():
    """One machine, two machines."""
    assert (counted(1, "machine"), counted(1200, "machine")) == ("1 machine", "1,200 machines")


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_any_number_can_be_shown(value):
    """No number breaks the page."""
    for write in (plain, big, percent, span):
        assert write(value)


@given(st.floats(min_value=-1e6, max_value=1e6))
def test_positions_are_what_a_style_sheet_reads(value):
    """No exponent, and right to a thousandth."""
    text = wide(value)
    assert "e" not in text
    assert abs(float(text) - value) <= 0.0006
