"""Schedules within limits: what waits for whom, what one more brings."""

from dataclasses import replace
from datetime import date

import pytest
from tests.construction.by_hand import MONDAY, project_by_hand, row

from motorworks.construction import crews as crews_module
from motorworks.construction import project_of
from motorworks.construction.crews import MoreCrew, with_crews
from motorworks.errors import MotorworksError
from motorworks.plantfile import load
from motorworks.projects import Resource
from motorworks.projects import levelling as levelling_module
from motorworks.projects.levelling import level
from motorworks.projects.pace import day_of


def two_halls(amount=10, cost=0.0):
    """Give two halls of ten days that need all cranes each, and a roof after both."""
    return project_by_hand(
        row("A", 10, needs={"crane": 10}),
        row("B", 10, needs={"crane": 10}),
        row("roof", 5, "A, B"),
        resources=(
            Resource(name="crane", amount=amount, cost=cost),
            Resource(name="unused", amount=1),
        ),
    )


def test_what_waits_for_whom_by_hand():
    """One behind the other: 25 days, 10 of them for cranes, and a proof."""
    project = two_halls()
    found = with_crews(project, project.net())
    assert found.reached == (MONDAY.toordinal() + 25,)
    assert found.levelled.optimal
    assert found.status == "proved: no schedule is earlier"
    (wait,) = found.waits
    assert (wait.days, wait.short) == (10, ("crane",))
    assert wait.activity in ("A", "B")


def test_one_more_crew_by_hand():
    """16 cranes and a quarter more, 20: both at once; 4 above the limit for ten days."""
    project = two_halls(amount=16, cost=3.0)
    found = with_crews(project, project.net())
    (more,) = found.more
    assert (more.resources, more.amounts, more.gained) == (("crane",), (4.0,), (10,))
    assert (more.extra, more.cost) == (40.0, 120.0)


def test_large_projects_are_scheduled_by_rule(monkeypatch):
    """As good here, and its bound is the critical path."""
    monkeypatch.setattr(levelling_module, "LARGE", 2)
    project = two_halls()
    found = with_crews(project, project.net())
    assert found.by_rule
    assert found.reached == (MONDAY.toordinal() + 25,)
    assert found.levelled.bound == MONDAY.toordinal() + 15
    assert found.status == "made by rule, 10 d above the bound"


def test_without_a_solver_schedules_are_made_by_rule(monkeypatch):
    """The verb works all the same, and says so."""
    monkeypatch.setattr(levelling_module, "find_spec", lambda _: None)
    project = two_halls()
    assert with_crews(project, project.net()).by_rule


def test_what_is_too_long_is_not_levelled(monkeypatch):
    """Days that are counted one by one are limited."""
    monkeypatch.setattr(crews_module, "MOST", 50)
    project = two_halls()
    with pytest.raises(MotorworksError, match="leave it out with --unlimited"):
        with_crews(project, project.net())


def test_nothing_limits_a_project_without_resources():
    """There is no such schedule."""
    project = project_by_hand(row("A", 1, not_before=date(2021, 4, 1)))
    assert with_crews(project, project.net()) is None


@pytest.mark.parametrize("amount", [20, 40])
def test_enough_of_everything_delays_nothing(amount):
    """The date without limits, and nobody waits."""
    project = two_halls(amount=amount)
    found = with_crews(project, project.net())
    assert found.reached == (MONDAY.toordinal() + 15,)
    assert found.waits == ()
    assert found.more == ()


def test_what_a_day_gained_costs():
    """Cost over the days of the goal that gains most; nothing is said where nothing is gained."""
    more = MoreCrew(
        resources=("crew",), amounts=(1.0,), gained=(0, 4), extra=10.0, cost=800.0, optimal=True
    )
    assert more.of_a_day == 200
    assert replace(more, gained=(0, 0)).of_a_day is None
    assert replace(more, cost=None).of_a_day is None


def test_weekdays_do_not_loosen_the_bound():
    """The shipped plant of truck motors works on weekdays: its schedule is proved to be best."""
    project = project_of(load("trucks"))
    found = level(project.net(), project.resources, end=project.goals[0].activity, effort=1.0)
    assert found.optimal
    assert str(day_of(found.end)) == "2025-11-03"
    assert str(day_of(found.unlimited)) == "2025-09-29"
