"""Shifts and days."""

import dataclasses
from datetime import date

import numpy as np
import pytest
from tests.statistics.factories import empty_trace, run_of, small_plant

from motorworks.compile import compile_plant
from motorworks.plant import Calendar, Shift
from motorworks.statistics.shifts import days, per_shift, shifts, whole, worst_tenth

HOUR, DAY = 3600.0, 86400.0


def run_with(calendar, length_days=7):
    """Give a run of the small plant on a calendar that makes a part every quarter hour."""
    plant = small_plant(
        calendars=(calendar,) if calendar else (), calendar=calendar.name if calendar else None
    )
    n = int(length_days * 96)
    program = compile_plant(plant, sample_interval=900.0).program
    trace = empty_trace(
        program, now=n * 900.0, sample_time=900.0 * np.arange(1, n + 1),
        sample_sink=np.arange(1, n + 1)[:, None],
    )  # fmt: skip
    return run_of(plant, [trace])


def found_shifts(calendar, length_days=7):
    """Give the whole shifts of such a run."""
    run = run_with(calendar, length_days)
    trace = run.replications[0].trace
    return whole(shifts(run, trace), trace)


def test_shifts_are_those_of_the_calendar():
    """Monday to Friday at 06:00, and a Saturday in addition; 1 January 2024 is a Monday off."""
    shift = Shift(start=6 * HOUR, length=8 * HOUR, days=("mon", "tue", "wed", "thu", "fri"))
    calendar = Calendar(
        name="c", shifts=(shift,), days_off=(date(2024, 1, 1),), days_on=(date(2024, 1, 6),)
    )
    assert [s.begin / DAY for s in found_shifts(calendar)] == [1.25, 2.25, 3.25, 4.25, 5.25]


def test_a_night_shift_counts_once_and_whole():
    """It runs past midnight; the one cut off by the end is left out."""
    calendar = Calendar(name="c", shifts=(Shift(start=22 * HOUR, length=8 * HOUR),))
    assert [s.begin / HOUR for s in found_shifts(calendar, 3)] == [22, 46]


def test_a_pattern_has_shifts_of_eight_hours_in_which_it_works():
    """On from 8 to 16 o'clock: one block a day."""
    calendar = Calendar(name="c", period=DAY, on=((8 * HOUR, 16 * HOUR),))
    assert [s.begin / HOUR for s in found_shifts(calendar, 2)] == [8, 32]


def test_without_calendar_every_eight_hours_are_a_shift():
    """Three a day, from the start of statistics."""
    assert len(found_shifts(None, 2)) == 6


def test_output_of_shifts_is_read_from_the_samples():
    """A part every quarter hour makes 32 in 8 h."""
    run = run_with(Calendar(name="c", shifts=(Shift(start=6.1 * HOUR, length=8 * HOUR),)))
    assert per_shift(run, run.replications[0].trace) == pytest.approx([32.0] * 7)


def test_days_without_work_are_no_days():
    """A week of five working days has five."""
    shift = Shift(start=6 * HOUR, length=8 * HOUR, days=("mon", "tue", "wed", "thu", "fri"))
    run = run_with(Calendar(name="c", shifts=(shift,)))
    found = whole(days(run, run.replications[0].trace), run.replications[0].trace)
    assert [s.begin / DAY for s in found] == [0.25, 1.25, 2.25, 3.25, 4.25]


def test_a_night_shift_belongs_to_the_day_on_which_it_began():
    """Monday's night shift ends on Tuesday, which is no second day."""
    early = Shift(start=6 * HOUR, length=8 * HOUR, days=("mon",))
    night = Shift(start=22 * HOUR, length=8 * HOUR, days=("mon",))
    run = run_with(Calendar(name="c", shifts=(early, night)), 14)
    found = days(run, run.replications[0].trace)
    assert [(s.begin / HOUR, s.end / HOUR) for s in found] == [(6, 174), (174, 198)]


def test_days_of_a_pattern_begin_at_midnight():
    """A pattern has no shifts to begin with."""
    calendar = Calendar(name="c", period=DAY, on=((8 * HOUR, 16 * HOUR),))
    run = run_with(calendar, 3)
    assert [s.begin / DAY for s in days(run, run.replications[0].trace)] == [0, 1, 2]


def test_the_worst_tenth_is_of_one_at_least():
    """Of 25 shifts the lowest two, of four the lowest, of none nothing."""
    assert worst_tenth(np.arange(25.0)) == 0.5
    assert worst_tenth(np.array([4.0, 2.0, 3.0, 9.0])) == 2.0
    assert np.isnan(worst_tenth(np.array([])))


def test_a_replication_that_stopped_early_has_fewer_shifts():
    """Only what was sampled counts."""
    run = run_with(None, 2)
    trace = dataclasses.replace(run.replications[0].trace, sample_time=np.array([900.0 * 40]))
    assert len(whole(shifts(run, trace), trace)) == 1
