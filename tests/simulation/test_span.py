"""Lengths of time as people write them."""

import pytest

from motorworks.errors import MotorworksError
from motorworks.simulation import seconds


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("90 s", 90),
        ("90", 90),
        ("2min", 120),
        ("8 h", 28800),
        ("30d", 2592000),
        ("1w", 604800),
        ("2 weeks", 1209600),
        ("1y", 31536000),
        ("1.5 years", 47304000),
        ("1e3 s", 1000),
        (60, 60),
        ("1_000 s", 1000),
        ("12 months", 31536000),
        (0, 0),
    ],
)
def test_spans_are_read(text, value):
    """A year has 365 days."""
    assert seconds(text) == value


@pytest.mark.parametrize("text", ["", "h", "1 fortnight", "-1 h", "nan", "1..2 h", "inf", "1 h 2"])
def test_what_is_no_span_is_refused_with_an_example(text):
    """The message says what was given and what was expected."""
    with pytest.raises(MotorworksError, match=r"warm-up is .*expected a"):
        seconds(text, "warm-up")


@pytest.mark.parametrize("number", [-1.0, float("nan"), float("inf")])
def test_numbers_that_are_no_span_are_refused(number):
    """Numbers are seconds."""
    with pytest.raises(MotorworksError, match="expected a time"):
        seconds(number)
