"""Timetables become instants of a period, by the clock and the day of the week."""

from datetime import date

import pytest

from motorworks.compile.timetables import instants
from motorworks.errors import PlantError
from motorworks.plant import Calendar, Shift, Timetable

HOUR, DAY, WEEK = 3600.0, 86400.0, 7 * 86400.0
FRIDAY = date(2021, 1, 1)
EARLY = Calendar(name="early", shifts=(Shift(start=6 * HOUR, length=8 * HOUR),))
WORKDAYS = Calendar(
    name="workdays",
    shifts=(Shift(start=0.0, length=DAY, days=("mon", "tue", "wed", "thu", "fri")),),
)
HOLIDAYS = Calendar(
    name="holidays", shifts=(Shift(start=0.0, length=DAY),), days_off=(date(2021, 1, 2),)
)


def of(timetable, calendar=None, start=FRIDAY, horizon=2 * WEEK):
    """Give the instants of a timetable."""
    calendars = {calendar.name: calendar} if calendar else {}
    return instants(timetable, calendars, start, horizon, "shipment 'x'")


def test_every_so_often():
    """The period is the gap, the first as given."""
    assert of(Timetable(every=600.0, first=60.0)) == (600.0, (60.0,))


def test_every_day_at_some_hours():
    """In order, whatever the order of the file."""
    assert of(Timetable(at=(14 * HOUR, 6 * HOUR))) == (DAY, (6 * HOUR, 14 * HOUR))


def test_days_of_the_week_count_from_the_day_of_the_start():
    """On a Friday as day 0, Monday is day 3 and Thursday day 6."""
    found = of(Timetable(at=(16 * HOUR,), days=("mon", "thu")))
    assert found == (WEEK, (3 * DAY + 16 * HOUR, 6 * DAY + 16 * HOUR))


def test_a_weekly_calendar_keeps_the_week():
    """Departures every day at 12, on workdays only: Friday, then Monday to Thursday."""
    found = of(Timetable(at=(12 * HOUR,), calendar="workdays"), WORKDAYS)
    assert found == (WEEK, tuple(n * DAY + 12 * HOUR for n in (0, 3, 4, 5, 6)))


def test_outside_working_hours_nothing_departs():
    """Every four hours from 0: of these 8 and 12 lie in the shift from 6 to 14."""
    found = of(Timetable(every=4 * HOUR, calendar="early"), EARLY)
    assert found.period == WEEK
    assert found.times[:4] == (8 * HOUR, 12 * HOUR, 32 * HOUR, 36 * HOUR)
    assert len(found.times) == 14


def test_a_calendar_with_dates_is_spelt_out():
    """The second of January is off; the period is longer than the horizon."""
    found = of(Timetable(at=(12 * HOUR,), calendar="holidays"), HOLIDAYS, horizon=4 * DAY)
    assert found.period > 4 * DAY
    assert found.times[:3] == (12 * HOUR, 2.5 * DAY, 3.5 * DAY)


def test_a_period_that_does_not_divide_the_week_is_spelt_out():
    """Every 5 h against a week: 168 h is no multiple."""
    found = of(Timetable(every=5 * HOUR, calendar="early"), EARLY, horizon=WEEK)
    assert found.period > WEEK
    assert found.times[:3] == (10 * HOUR, 30 * HOUR, 35 * HOUR)


def test_a_timetable_outside_all_hours_is_refused():
    """It would never depart, and nobody would know."""
    with pytest.raises(PlantError, match="shipment 'x': none of the times"):
        of(Timetable(at=(20 * HOUR,), calendar="early"), EARLY)


def test_too_many_times_are_refused():
    """Every second of a year, spelt out, is not what anybody wants."""
    with pytest.raises(PlantError, match="more than 2,000,000 times"):
        of(Timetable(every=1.5, calendar="holidays"), HOLIDAYS, horizon=365 * DAY)
