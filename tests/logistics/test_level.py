"""Levels over time."""

import pytest

from motorworks.logistics.level import Level


@pytest.fixture
def level():
    """Give a level of 2 from 0 to 10, 5 to 20, 0 to 30."""
    level = Level(2.0)
    level.add(10.0, 3)
    level.add(20.0, -5)
    return level


def test_mean_most_and_share(level):
    """Integrals by hand."""
    assert level.mean(30.0) == pytest.approx((20 + 50) / 30)
    assert level.most == 5
    assert level.share(30.0) == pytest.approx(20 / 30)


def test_counting_begins_anew(level):
    """What was before is forgotten, not what is there."""
    level.forget(20.0)
    level.add(25.0, 4)
    assert level.mean(30.0) == 2.0
    assert level.most == 4


def test_days_are_means(level):
    """Of 15 s each."""
    level.end_day(30.0, 30.0)
    level.add(30.0, 6)
    level.end_day(60.0, 30.0)
    assert level.days == pytest.approx([70 / 30, 6.0])


def test_no_time_has_no_mean():
    """Not an error: nothing was there for no time."""
    assert Level(3.0).mean(0.0) == 0.0
