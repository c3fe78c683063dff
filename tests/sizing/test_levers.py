"""Longer hours, by hand."""

import pytest

from motorworks.plantfile import load
from motorworks.sizing import levers, size
from motorworks.sizing.people import own_machines


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


def test_hours_stand_beside_the_machines_they_save(dalian):
    """A fifth of the demand by hours: machines, their price, and none to buy."""
    found = levers(dalian, 4_200_000)
    usual, longer = size(dalian, 4_200_000), size(dalian, found.output)
    own = {p for p, _, _ in own_machines(usual.plant, usual.installed)}
    more = {p: i.machines - longer.installed[p].machines for p, i in usual.installed.items()}
    assert found.saved.machines == {p: n for p, n in more.items() if n > 0 and p in own}
    assert found.saved.price == pytest.approx(usual.spent.machines - longer.spent.machines)
    usual_bought, longer_bought = found.saved.bought
    assert usual_bought > longer_bought == 0


def test_what_is_made_as_it_is_is_what_simulation_makes(dalian):
    """Three and a half million; the simulated reference plant lies within 3 %."""
    assert levers(dalian, 3_600_000).output == pytest.approx(3_500_000, rel=0.03)
