"""Operators and pools."""

import dataclasses

import pytest
from tests.statistics.factories import constant, serial_plant, small_plant, two_shifts

from motorworks.plant import Calendar, Pool, Shift, Step
from motorworks.simulation import simulate
from motorworks.statistics import kpi_records


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
