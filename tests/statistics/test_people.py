"""Operators and pools."""

import dataclasses
from datetime import date

import numpy as np
import pytest
from tests.statistics.factories import constant, serial_plant, small_plant, two_shifts

from motorworks.plant import Calendar, DayException, Headcount, Pool, Shift, Staffing, Step
from motorworks.simulation import simulate
from motorworks.statistics import kpi_records
from motorworks.statistics.attendance import planned_attendance


def means(run):
    """Give means by name and scope."""
    return {(r["name"], r["scope"]): r["mean"] for r in kpi_records(run)}


def test_a_pool_is_as_busy_as_its_steps():
    """A saturated station whose person works 20 of every 30 s: two thirds of the attendance."""
    steps = (Step(time=constant(20), operator="crew"), Step(time=constant(10)))
    plant = serial_plant(30.0, pools=(Pool(name="crew", count=1),))
    line = plant.lines[0]
    manned = dataclasses.replace(line.stations[0], cycle_time=None, steps=steps)
    plant = dataclasses.replace(plant, lines=(dataclasses.replace(line, stations=(manned,)),))
    found = means(simulate(plant, duration="1 d", warm_up=0))
    assert found["worker_efficiency", "pool:crew"] == pytest.approx(2 / 3, abs=1e-3)
    assert found["pool_hours_per_year", "pool:crew"] == pytest.approx(8760 * 2 / 3, rel=1e-3)


def test_hours_follow_the_calendar_of_the_station():
    """A station that works one shift of the plant's two needs half the hours."""
    one_shift = Calendar(name="early", shifts=(Shift(start=6 * 3600, length=8 * 3600),))
    plant = small_plant(calendars=(two_shifts(), one_shift))
    test = dataclasses.replace(plant.stations[0], operators=1.0, calendar="early")
    found = means(simulate(dataclasses.replace(plant, stations=(test,)), duration="1 d", warm_up=0))
    lines = found["operator_hours_per_year", "line:line-01"] * 2
    assert lines == pytest.approx(16 * 365)
    # Two machines of the test, one person each, 8 h a day.
    assert found["operator_hours_per_year", "plant"] == pytest.approx(lines + 2 * 8 * 365)


H = 3600.0
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
STAFFED = {
    "plain": Pool(name="crew", count=3, calendar="hours"),
    "weekly": Pool(
        name="crew",
        shifts=(
            Staffing(start=6 * H, length=8 * H, days=WEEKDAYS, count=4),
            Staffing(start=22 * H, length=8 * H, count=2),
        ),
    ),
    "weekly within hours": Pool(
        name="crew", calendar="hours", shifts=(Staffing(start=5 * H, length=8 * H, count=4),)
    ),
    "dated": Pool(
        name="crew", count=2, calendar="hours", dated=(Headcount(begin=date(2024, 1, 9), count=5),)
    ),
}


@pytest.mark.parametrize("pool", STAFFED.values(), ids=STAFFED)
def test_planned_attendance_is_what_the_kernel_counts_when_nobody_is_absent(pool):
    """Roll calls and hours of the calendar, from the warm-up to the end, to the second."""
    hours = Calendar(
        name="hours",
        shifts=(Shift(start=6 * H, length=8 * H, breaks=((4 * H, H / 2),), days=WEEKDAYS),),
        exceptions=(
            DayException(dates=(date(2024, 1, 7),), shifts=(Shift(start=8 * H, length=4 * H),)),
        ),
    )
    plant = serial_plant(30.0, pools=(pool,), calendars=(hours,), start=date(2024, 1, 1))
    run = simulate(plant, duration="13 d", warm_up="20 h")
    trace = run.replications[0].trace
    planned = planned_attendance(run.compiled.program, 0, trace.since, trace.now)
    assert planned > 0
    assert trace.pool_present[0] == pytest.approx(planned, rel=1e-12)
    assert means(run)["absence_rate", "pool:crew"] == pytest.approx(0, abs=1e-12)


def test_absence_comes_out_as_it_was_put_in():
    """A tenth of 20 people in 3 x 80 shifts: 4800 draws, sd 0.43 %."""
    pool = Pool(name="crew", count=20, calendar="two_shifts", absence=0.1)
    plant = serial_plant(30.0, pools=(pool,), calendars=(two_shifts(),))
    run = simulate(plant, duration="40 d", warm_up=0, replications=3, seed=3)
    found = means(run)["absence_rate", "pool:crew"]
    assert found == pytest.approx(0.1, abs=4 * np.sqrt(0.09 / 4800))
    assert found != 0.1
