"""Working time: shifts, breaks, days off, planned stops."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.compile import compile_plant, working_time
from motorworks.compile.calendars import DAY, WEEK, pattern
from motorworks.compile.tables import CalendarTable
from motorworks.errors import PlantError
from motorworks.plant import Calendar, DayException, PlannedStop, Plant, Shift
from motorworks.program import Program
from motorworks.program.program import CALENDAR_OFF, CALENDAR_ON, CALENDAR_STOP

HOUR = 3600.0
MONDAY = date(2021, 1, 4)
THREE = tuple(
    Shift(start=h * HOUR, length=8 * HOUR, breaks=((4 * HOUR, HOUR / 2),)) for h in (6, 14, 22)
)


def _program(calendar, stop=None, start=MONDAY, horizon=4 * WEEK):
    table = CalendarTable((calendar,), start, horizon)
    assert table.number(calendar.name, stop) == 0
    return Program(**table.arrays())


def test_three_shifts_give_twenty_two_and_a_half_hours_a_day():
    """The night shift runs past midnight, and past the end of the week."""
    program = _program(Calendar(name="c", shifts=THREE))
    assert working_time(program, 0, 0, WEEK) == 7 * 22.5 * HOUR
    assert working_time(program, 0, 0, 52 * WEEK + DAY) == 365 * 22.5 * HOUR


def test_days_of_the_week_follow_the_start_date():
    """A plant that starts on a Saturday works from Monday."""
    weekdays = Shift(start=8 * HOUR, length=8 * HOUR, days=("mon", "tue", "wed", "thu", "fri"))
    program = _program(Calendar(name="c", shifts=(weekdays,)), start=date(2021, 1, 2))
    assert working_time(program, 0, 0, 2 * DAY) == 0
    assert working_time(program, 0, 2 * DAY, 3 * DAY) == 8 * HOUR


def test_days_off_and_on():
    """A holiday takes a day away; a Sunday on gives one."""
    weekdays = Shift(start=8 * HOUR, length=8 * HOUR, days=("mon", "tue", "wed", "thu", "fri"))
    calendar = Calendar(
        name="c", shifts=(weekdays,), days_off=(date(2021, 1, 5),), days_on=(date(2021, 1, 10),)
    )
    program = _program(calendar)
    assert working_time(program, 0, 0, WEEK) == 5 * 8 * HOUR
    assert working_time(program, 0, DAY, 2 * DAY) == 0
    assert working_time(program, 0, 6 * DAY, 7 * DAY) == 8 * HOUR


def test_dated_hours_are_spelt_out_to_the_first_change_behind_the_horizon():
    """Which is the true one: after two years as after one; and none where nothing changes."""
    night_and_day = Shift(start=0.0, length=DAY)
    holiday = Calendar(name="c", shifts=(night_and_day,), days_off=(date(2022, 6, 1),))
    begin = 513 * DAY
    for horizon, times in {
        100 * DAY: (0.0, begin),
        begin: (0.0, begin, begin + DAY),
        600 * DAY: (0.0, begin, begin + DAY),
    }.items():
        assert pattern(holiday, None, MONDAY, horizon).times == times


def test_stops_without_end_do_not_hang_on_the_horizon():
    """A machine that works night and day stops at the same times whatever the horizon."""
    on = Calendar(name="c", shifts=(Shift(start=0.0, length=DAY),), days_off=(date(2021, 1, 5),))
    stop = PlannedStop(share=0.1, every=7 * HOUR)
    short, long = (pattern(on, stop, MONDAY, horizon) for horizon in (10 * DAY, 3000 * DAY))
    assert long.times[: len(short.times)] == short.times
    assert short.times[-1] > 17 * DAY >= short.times[-2]


def test_exceptions_have_shifts_of_their_own():
    """Overtime, a Sunday shift, a shutdown; they go before days off and days on."""
    weekdays = Shift(start=8 * HOUR, length=8 * HOUR, days=("mon", "tue", "wed", "thu", "fri"))
    calendar = Calendar(
        name="c",
        shifts=(weekdays,),
        days_on=(date(2021, 1, 9),),
        days_off=(date(2021, 1, 7),),
        exceptions=(
            DayException(first=date(2021, 1, 6), last=date(2021, 1, 9), name="shutdown"),
            DayException(dates=(date(2021, 1, 10),), shifts=(Shift(start=6 * HOUR, length=HOUR),)),
            DayException(dates=(date(2021, 1, 8),), shifts=(Shift(start=0, length=10 * HOUR),)),
        ),
    )
    program = _program(calendar)
    hours = [working_time(program, 0, d * DAY, (d + 1) * DAY) / HOUR for d in range(8)]
    assert hours == [8, 8, 0, 0, 10, 0, 1, 8]


def test_a_calendar_may_have_exceptions_alone():
    """A window on certain dates."""
    day = DayException(dates=(date(2021, 1, 6),), shifts=(Shift(start=0, length=DAY),))
    program = _program(Calendar(name="c", exceptions=(day,)))
    assert working_time(program, 0, 0, WEEK) == DAY
    assert working_time(program, 0, 2 * DAY, 3 * DAY) == DAY


def test_planned_stops_take_exactly_their_share():
    """Stops lie within the working time, at the end of each piece."""
    made = pattern(Calendar(name="c", shifts=THREE), PlannedStop(share=0.25), MONDAY, WEEK)
    times = np.array([*made.times, made.period])
    lengths = np.diff(times)
    states = np.array(made.states)
    working = lengths[states != CALENDAR_OFF].sum()
    assert working == pytest.approx(7 * 22.5 * HOUR)
    assert lengths[states == CALENDAR_STOP].sum() == pytest.approx(0.25 * working)


def test_planned_stops_without_calendar_repeat():
    """A machine that always works still has its stops."""
    made = pattern(None, PlannedStop(share=0.1, every=600.0), MONDAY, WEEK)
    assert made == (600.0, 0, (0.0, 540.0), (CALENDAR_ON, CALENDAR_STOP))


def test_no_calendar_and_no_stop_is_no_calendar():
    """The kernel spares what is not there."""
    table = CalendarTable((), MONDAY, WEEK)
    assert table.number("") == -1
    assert table.number("", PlannedStop(share=0.0)) == -1


@given(
    st.lists(st.integers(0, 23), min_size=1, max_size=3, unique=True),
    st.integers(1, 24),
    st.sets(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])),
    st.integers(0, 6),
    st.booleans(),
)
def test_patterns_agree_with_counting_hours(starts, length, days, weekday, dated):
    """Hour by hour, a calendar is on where some shift covers the hour."""
    begin = date(2021, 1, 4 + weekday)
    shifts = tuple(
        Shift(start=h * HOUR, length=length * HOUR, days=tuple(sorted(days))) for h in starts
    )
    off = (date(2021, 1, 12),) if dated else ()
    program = _program(Calendar(name="c", shifts=shifts, days_off=off), start=begin)

    def runs(day):
        of = date.fromordinal(begin.toordinal() + day)
        name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[of.weekday()]
        return of not in off and (not days or name in days)

    covered = {
        24 * day + h + k
        for day in range(-2, 15)
        if runs(day)
        for h in starts
        for k in range(length)
    }
    for hour in range(14 * 24):
        expected = HOUR if hour in covered else 0
        assert working_time(program, 0, hour * HOUR, (hour + 1) * HOUR) == expected


def test_a_horizon_beyond_all_calendars_is_refused():
    """Instead of dates that do not exist."""
    plant = Plant(name="long", calendars=(Calendar(name="c", shifts=THREE, days_off=(MONDAY,)),))
    with pytest.raises(PlantError, match="a run of 90,000 years"):
        compile_plant(plant, horizon=90_000 * 365 * DAY)
