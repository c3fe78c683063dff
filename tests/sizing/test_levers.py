"""Longer hours, by hand."""

import pytest

from motorworks.plantfile import load
from motorworks.sizing import levers


def test_no_need():
    """What is made anyway needs no overtime."""
    found = levers(load("tutorial"), 90_000)
    assert found.enough
    assert sum(lever.hours for lever in found.found) == 0


def test_overtime_first_then_days_of_rest():
    """One shift of 8 h: there is room on working days, up to 36 h a person and month."""
    plant = load("tutorial")
    found = levers(plant, 115_000)
    by = {lever.name: lever for lever in found.found}
    planned = found.output / 115_000  # share of the hours that exist
    hours = 261 * 8 * (1 / planned - 1)
    assert by["overtime"].hours == pytest.approx(hours, rel=0.01)
    assert by["rest day"].hours == 0
    assert found.reached == pytest.approx(115_000)
    assert by["overtime"].wages is None  # the plant has no tariff for operators


def test_the_cap_of_the_law_binds():
    """Twice the output is beyond what two crews may work: 36 h a month each."""
    found = levers(load("tutorial"), 220_000)
    assert not found.enough
    assert sum(lever.hours for lever in found.found) == pytest.approx(2 * 12 * 36)
    assert sum(lever.a_person for lever in found.found) == pytest.approx(36)


def test_sundays_of_the_reference_plant(dalian):
    """Three shifts leave no hour of a working day; Sundays pay double."""
    found = levers(dalian, 3_700_000)
    overtime, rest, holiday = found.found
    assert overtime.room == 0
    assert rest.room == pytest.approx(52 * 22.5)
    assert rest.hours == pytest.approx(6750 * (3_700_000 / found.output - 1))
    hourly = 97_000 * 15.4 / 1800
    assert rest.wages == pytest.approx(rest.hours * found.people_a_shift * hourly * 2)
    assert holiday.hours == 0
