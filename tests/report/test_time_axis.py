"""Axes of dates."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from motorworks.report.time_axis import date_axis, few_marks

BEGIN = datetime(2021, 1, 4, 6)


@pytest.mark.parametrize("days", [1, 3, 7, 9, 28, 70, 300])
def test_a_small_chart_has_few_marks(days: int) -> None:
    """No more than it holds, evenly taken from those of the whole axis, the first among them."""
    whole = date_axis(BEGIN, BEGIN + timedelta(days=days))
    few = few_marks(whole, 5)
    assert 0 < len(few.ticks) <= 5
    assert few.ticks[0] == whole.ticks[0]
    places = [whole.ticks.index(mark) for mark in few.ticks]
    assert len({b - a for a, b in pairwise(places)}) <= 1
    assert (few.low, few.high) == (whole.low, whole.high)
