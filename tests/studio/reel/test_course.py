"""Any time of a run is reached by whatever steps, and is the same then."""

import pytest

from motorworks.compile import compile_plant
from motorworks.errors import RunError
from motorworks.plantfile import load
from motorworks.studio.reel.course import HORIZON, WEEK, Course

FAR = 9.3 * WEEK


@pytest.fixture(scope="module")
def program():
    """Give a plant that runs."""
    return compile_plant(load("tutorial"), horizon=HORIZON).program


def test_a_time_come_nearer_to_is_the_same(program):
    """Week by week or at once: the state is the same to the last bit."""
    straight, stepped = Course(program, 1, "plant"), Course(program, 1, "plant")
    reached = []
    while not reached or reached[-1] < FAR:
        reached.append(stepped.approach(FAR, patience=0.0))
    assert reached == [*(WEEK * n for n in range(1, 10)), FAR]
    assert stepped.at(FAR).save() == straight.at(FAR).save()


def test_with_patience_it_is_reached_at_once(program):
    """Backwards there is nothing to be done."""
    course = Course(program, 1, "plant")
    assert course.approach(FAR, patience=60.0) == FAR
    assert course.approach(2 * WEEK, patience=0.0) == 2 * WEEK


def test_a_run_that_cannot_go_on_says_so(program, monkeypatch):
    """Also on the way."""
    course = Course(program, 1, "plant")
    monkeypatch.setattr(course, "forward", _fails)
    with pytest.raises(RunError, match="cannot run on"):
        course.approach(FAR, patience=0.0)


def _fails(_kernel, _until):
    raise RunError("plant cannot run on")
