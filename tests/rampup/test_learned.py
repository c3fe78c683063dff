"""Learning curves become dated factors of each line, from its own first day on."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motorworks.errors import MotorworksError
from motorworks.plant import Learning
from motorworks.plantfile import read_plant
from motorworks.rampup import learned

DAY = 86400.0
HERE = Path(__file__).parent


def plant_with(**given):
    """Give the plant of two lines with one curve of its own."""
    plant = read_plant(HERE / "two-lines.toml")
    usual = {"name": "c", "on": ("cores",), "of": "cycle_time", "start": 2.0}
    return replace(plant, learnings=(Learning(**(usual | given)),))


def test_each_copy_counts_from_its_own_day():
    """Two copies, two factors; each begins on the day of its line."""
    one, other = learned(plant_with(time=7 * DAY)).factors
    assert one.on == ("cores-01/press",)
    assert other.on == ("cores-02/press",)
    assert one.points[0].begin == date(2021, 3, 1)
    assert other.points[0].begin == date(2021, 4, 1)


def test_steps_have_the_value_of_their_middle():
    """Halved every seven days: 1 + 2^-0.5 in the first week, half as much above 1 in the next."""
    points = learned(plant_with(time=7 * DAY)).factors[0].points
    assert points[0].value == pytest.approx(1 + 2**-0.5)
    assert points[1].value == pytest.approx(1 + 2**-1.5)
    assert points[1].begin == date(2021, 3, 8)
    assert points[-1].value == 1.0
    assert (points[-1].begin - points[0].begin).days == 7 * 9  # 2^-9.5 is less than 0.2 %


def test_motors_come_the_slower_the_longer_cycles_are():
    """While cycles are twice as long half as many motors teach."""
    law = {"form": "exponential", "motors": 70.0, "per_day": 10.0}
    points = learned(plant_with(**law)).factors[0].points
    first = 2.0 ** -(0.5 * 7 * 10 / 2 / 70)  # the middle of a week at half the pace
    assert points[0].value == pytest.approx(1 + first)


def test_motors_without_a_pace_are_refused():
    """Without a target nothing says how many motors a line makes."""
    plant = replace(plant_with(motors=100.0), target=None)
    with pytest.raises(MotorworksError, match="write per_day"):
        learned(plant)
