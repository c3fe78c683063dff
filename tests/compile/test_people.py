"""Pools and crews: who is called when."""

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from motorworks.compile import compile_plant, lay_out
from motorworks.compile.calendars import DAY, WEEK
from motorworks.compile.roll_calls import NO_CALLS, roll_calls
from motorworks.plant import (
    Calendar,
    Crew,
    DayException,
    Factor,
    Headcount,
    Plant,
    Point,
    Pool,
    Shift,
    Staffing,
)
from motorworks.program import program as p

H = 3600.0
MONDAY = date(2021, 1, 4)
EARLY, LATE, NIGHT = (Shift(start=h * H, length=8 * H) for h in (6, 14, 22))


def _plant(**changes):
    return Plant(**{"name": "p", "start": MONDAY, **changes})


def _calls(pool, horizon=2 * WEEK, **changes):
    return roll_calls(pool, _plant(pools=(pool,), **changes), horizon)


def _size_at(calls, time):
    """Give the people planned at a time."""
    within = time if math.isinf(calls.period) else time % calls.period
    return calls.sizes[int(np.searchsorted(calls.times, within, side="right")) - 1]


def test_a_plain_pool_is_never_called():
    """One size for ever needs no timetable."""
    assert _calls(Pool(name="a", count=3)) == NO_CALLS


def test_shift_sizes_repeat_weekly():
    """Five in the early shift of weekdays, two in every night shift, which runs past midnight."""
    days = ("mon", "tue", "wed", "thu", "fri")
    pool = Pool(
        name="a",
        count=5,
        shifts=(
            Staffing(start=6 * H, length=8 * H, days=days),
            Staffing(start=22 * H, length=8 * H, count=2),
        ),
    )
    calls = _calls(pool)
    assert calls.period == WEEK
    assert calls.times[:4] == (0.0, 6 * H, 14 * H, 22 * H)
    assert calls.sizes[:4] == (2, 5, 0, 2)  # the night shift of Sunday lasts until Monday at 6
    assert [_size_at(calls, 5 * DAY + h * H) for h in (5, 7, 15, 23)] == [2, 0, 0, 2]


def test_shifts_that_overlap_add_up():
    """At the hand over both are there."""
    shifts = (
        Staffing(start=6 * H, length=8.5 * H, count=4),
        Staffing(start=14 * H, length=8 * H, count=3),
    )
    calls = _calls(Pool(name="a", shifts=shifts))
    assert calls.times[:5] == (0.0, 6 * H, 14 * H, 14.5 * H, 22 * H)
    assert calls.sizes[:5] == (0, 4, 7, 3, 0)


def test_dated_sizes_are_spelt_out():
    """A count replaces what is planned, a factor multiplies it; half people are rounded up."""
    pool = Pool(
        name="a",
        count=3,
        shifts=(Staffing(start=6 * H, length=8 * H),),
        dated=(
            Headcount(begin=date(2021, 1, 6), count=5),
            Headcount(begin=date(2021, 1, 8), factor=1.5),
        ),
    )
    calls = _calls(pool)
    assert math.isinf(calls.period)
    sizes = [_size_at(calls, d * DAY + 8 * H) for d in range(6)]
    assert sizes == [3, 3, 5, 5, 5, 5]  # 1.5 times 3 is 4.5
    assert _size_at(calls, 3 * DAY + 20 * H) == 0


def test_a_dated_size_in_the_midst_of_a_shift_holds_from_midnight():
    """The night shift changes its size at 00:00 of the date."""
    pool = Pool(
        name="a",
        shifts=(Staffing(start=22 * H, length=8 * H, count=2),),
        dated=(Headcount(begin=date(2021, 1, 6), count=4),),
    )
    calls = _calls(pool)
    assert [_size_at(calls, 2 * DAY + h * H) for h in (-1, 1, 7)] == [2, 4, 0]


def test_factors_on_pool_sizes_are_multiplied():
    """0.5 from Wednesday on, and 0.5 from Friday on besides; 5 people become 3 (2.5) and 1."""
    pool = Pool(name="a", count=5)
    factors = tuple(
        Factor(name=f"f{n}", on=(on,), of="pool_size", points=(Point(begin=day, value=0.5),))
        for n, (on, day) in enumerate((("a", date(2021, 1, 6)), ("all", date(2021, 1, 8))))
    )
    calls = _calls(pool, factors=factors)
    assert calls == (math.inf, (0.0, 2 * DAY, 4 * DAY), (5, 3, 1))


def test_absence_is_called_at_every_shift_of_the_calendar():
    """A pool without shifts of its own is called when those of its calendar start."""
    weekdays = tuple(replace(s, days=("mon", "tue", "wed", "thu", "fri")) for s in (EARLY, LATE))
    calendar = Calendar(name="c", shifts=weekdays)
    pool = Pool(name="a", count=4, calendar="c", absence=0.1)
    calls = _calls(pool, calendars=(calendar,))
    assert calls.period == WEEK
    assert calls.times == (0.0, *(d * DAY + h * H for d in range(5) for h in (6, 14)))
    assert set(calls.sizes) == {4}


def test_absence_follows_a_pattern_and_else_the_plant_or_the_day():
    """Each interval of a pattern is a shift; without any calendar every day is one."""
    pool = Pool(name="a", count=4, absence=0.1)
    pattern = Calendar(name="c", period=12 * H, on=((1 * H, 5 * H), (6 * H, 11 * H)))
    assert _calls(pool, calendars=(pattern,), calendar="c") == (
        12 * H, (0.0, 1 * H, 6 * H), (4, 4, 4),
    )  # fmt: skip
    assert _calls(pool).times == tuple(d * DAY for d in range(7))


def test_nobody_is_drawn_anew_at_the_turn_of_the_week():
    """A night shift that runs over it makes the calls be spelt out."""
    pool = Pool(name="a", count=4, absence=0.1, shifts=(Staffing(start=22 * H, length=8 * H),))
    calls = _calls(pool, horizon=2 * WEEK)
    assert math.isinf(calls.period)
    assert WEEK not in calls.times
    assert calls.times[:4] == (0.0, 6 * H, 22 * H, 30 * H)
    assert calls.times[-1] >= 2 * WEEK


def test_exceptions_of_the_calendar_are_manned():
    """Nobody on a holiday; on a Sunday those of the shift that covers its hours."""
    days = ("mon", "tue", "wed", "thu", "fri")
    calendar = Calendar(
        name="c",
        shifts=(replace(EARLY, days=days),),
        exceptions=(
            DayException(dates=(date(2021, 1, 5),)),
            DayException(dates=(date(2021, 1, 10),), shifts=(Shift(start=7 * H, length=10 * H),)),
            DayException(dates=(date(2021, 1, 9),), shifts=(Shift(start=15 * H, length=2 * H),)),
        ),
    )
    shifts = (Staffing(start=6 * H, length=8 * H, days=days, count=3),)
    calls = _calls(Pool(name="a", calendar="c", shifts=shifts), calendars=(calendar,))
    at = [_size_at(calls, d * DAY + 8 * H) for d in range(7)]
    assert at == [3, 0, 3, 3, 3, 0, 3]
    assert _size_at(calls, 6 * DAY + 16 * H) == 3  # overtime up to 17:00
    assert _size_at(calls, 5 * DAY + 16 * H) == 3  # no shift covers 15:00: the greatest


def test_days_off_and_on_of_the_calendar_are_followed():
    """A day off has nobody, a day on everybody."""
    days = ("mon", "tue", "wed", "thu", "fri")
    calendar = Calendar(
        name="c", shifts=(EARLY,), days_off=(date(2021, 1, 5),), days_on=(date(2021, 1, 9),)
    )
    shifts = (Staffing(start=6 * H, length=8 * H, days=days, count=3),)
    calls = _calls(Pool(name="a", calendar="c", shifts=shifts), calendars=(calendar,))
    assert [_size_at(calls, d * DAY + 8 * H) for d in range(7)] == [3, 0, 3, 3, 3, 3, 0]


def test_arrays_of_the_pools(line_plant):
    """Roll calls one after the other, relief by number, the greatest size as the count."""
    pools = (
        Pool(name="fitters", count=2, absence=0.25, relief="helpers", at_end="hand_over"),
        Pool(name="helpers", shifts=(Staffing(start=6 * H, length=8 * H, count=7),)),
    )
    program = compile_plant(line_plant(pools=pools, start=MONDAY)).program
    assert program.pool_count.tolist() == [2, 7]
    assert program.pool_size_start.tolist() == [0, 7, 21 + 1]
    assert program.pool_size_period.tolist() == [WEEK, WEEK]
    assert program.pool_absence.tolist() == [0.25, 0.0]
    assert program.pool_relief.tolist() == [1, -1]
    assert program.pool_at_end.tolist() == [p.POOL_HAND_OVER, p.POOL_FINISH]


@pytest.mark.parametrize(
    ("operators", "count", "people"),
    [(0.4, None, 2), (0.5, None, 2), (1 / 3, None, 1), (0.4, 5, 5)],
)
def test_each_copy_of_a_line_has_its_crew(line_plant, operators, count, people):
    """The rounded-up sum of what its stations ask for, or what is given."""
    plant = line_plant(start=MONDAY)
    line = plant.lines[0]
    stations = tuple(replace(s, operators=operators) for s in line.stations)
    crew = Crew(count=count, absence=0.1)
    plant = replace(plant, lines=(replace(line, stations=stations, crew=crew),))
    assert [(x.name, x.count) for x in lay_out(plant).pools] == [
        ("line-01/crew", people), ("line-02/crew", people),
    ]  # fmt: skip
    program = compile_plant(plant).program
    assert program.pool_names == ("line-01/crew", "line-02/crew")
    assert program.pool_count.tolist() == [people] * 2


def test_a_crew_works_the_hours_of_its_line(line_plant):
    """Unless it has a calendar of its own."""
    plant = line_plant(calendars=(Calendar(name="c", shifts=(EARLY,)),))
    line = replace(plant.lines[0], crew=Crew(count=1), calendar="c")
    assert lay_out(replace(plant, lines=(line,))).pools[0].calendar == "c"


def test_a_factor_acts_on_the_crews_of_all_copies(line_plant):
    """Named as line/crew."""
    factor = Factor(
        name="f", on=("line/crew",), of="pool_size", points=(Point(begin=MONDAY, value=2),)
    )
    plant = line_plant(start=MONDAY, factors=(factor,))
    plant = replace(plant, lines=(replace(plant.lines[0], crew=Crew(count=2)),))
    program = compile_plant(plant).program
    assert program.pool_size_count.tolist() == [4, 4]
