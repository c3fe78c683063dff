"""Days of rest, holidays and another shift: hours, pay and the plant that works them."""

from dataclasses import replace

import pytest

from motorworks.business.hours import AS_PLANNED, Hours, hours_of, with_hours
from motorworks.compile import compile_plant
from motorworks.plant.calendar import DAYS
from motorworks.plantfile import load


def planned(plant):
    """Give the planned time of a year [s]."""
    return compile_plant(plant).planned_year


def test_rest_days_and_holidays_of_the_reference_plant():
    """300 days are planned; 52 Sundays at double pay and 13 other days at triple pay remain."""
    plant = load("dalian")
    first, rest, holidays = hours_of(plant, planned(plant))
    assert first == AS_PLANNED
    assert rest.factor == pytest.approx(352 / 300)
    assert rest.pay == pytest.approx((300 + 52 * 2) / 352)
    assert holidays.factor == pytest.approx(365 / 300)
    assert holidays.pay == pytest.approx((300 + 52 * 2 + 13 * 3) / 365)
    assert holidays.name == "days of rest, holidays"


def test_a_third_shift_where_the_day_has_room():
    """Two shifts of five days: half as many hours again, at ordinary pay."""
    plant = load("midsize")
    found = hours_of(plant, planned(plant))
    shift = next(h for h in found if h.shifts and not h.rest_days)
    assert shift.factor == pytest.approx(1.5)
    assert shift.pay == 1.0
    longer = with_hours(plant, shift)
    (calendar,) = (c for c in longer.calendars if c.name == plant.calendar)
    assert [s.start / 3600 for s in calendar.shifts] == [6, 14, 22]
    # A night that begins in the last hours of the year ends in the next.
    assert planned(longer) == pytest.approx(1.5 * planned(plant), rel=2e-3)


def test_days_of_rest_are_worked_and_paid():
    """All shifts of whoever works the whole week; the tariff of an hour rises with the pay."""
    plant = load("dalian")
    hours = Hours(rest_days=True, factor=352 / 300, pay=1.2)
    longer = with_hours(plant, hours)
    (calendar,) = (c for c in longer.calendars if c.name == plant.calendar)
    assert all(s.days == DAYS for s in calendar.shifts)
    assert calendar.exceptions
    (sunday,) = (c for c in longer.calendars if c.name == "sunday")
    assert sunday.shifts[0].days == ("sun",)
    fitters = next(p for p in longer.pools if p.name == "line_fitters")
    assert all(s.days in ((), DAYS) for s in fitters.shifts)
    wages = {t.name: t.price for t in longer.tariffs}
    before = {t.name: t.price for t in plant.tariffs}
    assert wages["operator"] == pytest.approx(1.2 * before["operator"])
    assert wages["engineer"] == before["engineer"]
    free = with_hours(plant, replace(hours, holidays=True))
    (calendar,) = (c for c in free.calendars if c.name == plant.calendar)
    assert not calendar.exceptions


def test_a_plant_without_a_pattern_of_shifts_has_one_working_time():
    """Nothing is made up."""
    plant = replace(load("midsize"), calendar=None)
    assert hours_of(plant, planned(plant)) == (AS_PLANNED,)
