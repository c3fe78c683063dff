"""Working time as the spans in which nothing is done."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.logistics.hours import Hours, hours_of
from motorworks.plant import Calendar, Closure, Shift


@pytest.fixture
def closed():
    """Give hours with a span from 10 to 20 and, in two parts, one from 30 to 40."""
    return Hours([(35, 40), (10, 20), (30, 36), (50, 50)])


def test_opens_at_the_end_of_a_span(closed):
    """A span holds its begin and not its end."""
    assert [closed.opens(t) for t in (9, 10, 19, 20, 32, 50)] == [9, 20, 20, 20, 40, 50]


def test_work_rests_in_between(closed):
    """Work that ends when a span begins is done; more waits for its end."""
    assert closed.done(5, 5) == 10
    assert closed.done(5, 6) == 21
    assert closed.done(12, 3) == 23
    assert closed.done(0, 25) == 45


def test_no_work_waits_for_the_opening(closed):
    """What takes no time is done when it may begin."""
    assert closed.done(15, 0) == 20
    assert closed.done(10, 0) == 20


spans = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30)), max_size=8)


@given(spans, st.integers(0, 200), st.integers(0, 60))
def test_done_counts_open_seconds_one_by_one(lengths, begin, work):
    """The same as going through all seconds."""
    hours = Hours([(a, a + n) for a, n in lengths])
    time, left = begin, work
    while not hours.works(time):
        time += 1
    while left:
        left -= hours.works(time)
        time += 1
    assert hours.done(begin, work) == time


def test_a_calendar_and_closures_together():
    """Shifts from 8 to 12 on weekdays; the second day is closed until 10."""
    shift = Shift(start=8 * 3600.0, length=4 * 3600.0, days=("mon", "tue"))
    closure = Closure(start=datetime(2024, 1, 2), end=datetime(2024, 1, 2, 10))
    hours = hours_of([closure], Calendar(name="c", shifts=(shift,)), date(2024, 1, 1), 14 * 86400.0)
    assert hours.opens(0.0) == 8 * 3600
    assert hours.done(11 * 3600.0, 2 * 3600.0) == (24 + 11) * 3600
    assert hours.opens(36 * 3600.0) == (7 * 24 + 8) * 3600
