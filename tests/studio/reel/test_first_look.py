"""A plant is first shown at work."""

from datetime import date

import numpy as np
import pytest

from motorworks.program import STATES
from motorworks.studio.reel.first_look import DAY, HOURS, first_look
from motorworks.studio.reel.live import LiveReel

OFF, WORKING = STATES.index("off_shift"), STATES.index("working")


def test_a_weekend_and_a_holiday_are_passed_over():
    """The first hour tried of the first day with a shift: 1 January 2021 is a Friday."""
    asked = []

    def states(at):
        asked.append(at)
        return np.full(4, OFF if at < 18 * DAY else WORKING)

    found = first_look(date(2021, 1, 1), states)
    assert found == 18 * DAY + HOURS[0] * 3600  # Tuesday: the 15th, a Friday, and Monday are free
    assert len(asked) == 2 * len(HOURS) + 1
    assert {at // DAY for at in asked} == {14, 17, 18}


def test_a_plant_without_shifts_is_shown_from_its_beginning():
    """Nothing better is there."""
    assert first_look(date(2021, 1, 1), lambda _at: np.full(3, OFF)) == 0.0


@pytest.mark.parametrize("name", ["tutorial", "trucks", "failures20"])
def test_shipped_plants_are_shown_at_work(name):
    """More machines have a shift than not."""
    reel = LiveReel(name)
    state = reel.course.trace(reel.about()["first_look"]).state
    assert (state != OFF).sum() > len(state) / 2
