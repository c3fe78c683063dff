"""Closed spans, and what is left of a timetable."""

from datetime import date, datetime

from motorworks.compile.closures import closed_spans, open_instants
from motorworks.compile.timetables import Instants
from motorworks.plant import Closure

START = date(2021, 1, 4)
HOUR = 3600.0
DAY = 24 * HOUR


def closure(begin, end):
    """Give a closure by days and hours of January."""
    return Closure(start=datetime(2021, 1, *begin), end=datetime(2021, 1, *end))


def test_spans_that_meet_are_one_and_what_is_past_is_left_out():
    """In any order; time before the start is cut off."""
    spans = closed_spans(
        [closure((6, 12), (7, 0)), closure((1, 0), (4, 6)), closure((6, 0), (6, 12)),
         closure((2, 0), (3, 0))],
        START,
    )  # fmt: skip
    assert spans == [(0.0, 6 * HOUR), (2 * DAY, 3 * DAY)]


def test_instants_within_are_left_out_and_the_end_is_open():
    """Every six hours; closed from 6 h to 18 h: the instant at 18 h stays."""
    found = open_instants(Instants(6 * HOUR, (0.0,)), [(6 * HOUR, 18 * HOUR)], DAY, "truck")
    assert found.times[:3] == (0.0, 18 * HOUR, 24 * HOUR)
    assert found.period > DAY


def test_without_closures_nothing_is_spelt_out():
    """The timetable stays as it was."""
    plain = Instants(6 * HOUR, (0.0,))
    assert open_instants(plain, [], DAY, "truck") is plain
