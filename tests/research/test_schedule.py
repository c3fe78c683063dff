"""Portfolios within limits, week by week, against what can be seen by hand."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.golden_tables import differences
from tests.research.small import centre, of

from motorworks.errors import MotorworksError
from motorworks.plant import Department, Phase
from motorworks.plantfile import load
from motorworks.research.course import YEAR, growth
from motorworks.research.needs import capacities
from motorworks.research.portfolio import WEEKS, portfolio, steady
from motorworks.research.schedule import scheduled

HERE = Path(__file__).parent / "golden"


def plan(plant, effort=0.0):
    """Give the schedule of a plant's developments."""
    return scheduled(portfolio(plant, weeks=0), capacities(plant), effort=effort)


def test_a_project_alone_runs_from_phase_to_phase():
    """2 and 4 months: borders at 9 and 26 weeks."""
    found = plan(centre(developments=(of("one"),)))
    assert found.begin == ((0, 9),)
    assert found.end == ((9, 26),)
    assert found.delay == 0


ROOMY = (Department(name="office", people=10), Department(name="laboratory", people=6))


def test_two_projects_share_an_office_one_after_the_other():
    """Design takes nearly all ten people for 9 weeks, a test 2.6 of them.

    Either both designs come first and both tests together behind them (9 weeks late each), or one
    project is done before the other begins (26 weeks): the former is best.
    """
    plant = centre(departments=ROOMY, developments=(of("one"), of("two")))
    found = plan(plant, effort=1.0)
    assert sorted(found.delays.tolist()) == [9, 9]
    assert found.delay == pytest.approx(9.0)
    assert found.bound == pytest.approx(9.0)
    assert (found.used <= found.there[:, : found.used.shape[1]] + 1e-9).all()


def test_priority_goes_first():
    """Where one counts three times, 26 weeks of the other are less than 9 of both."""
    developments = (of("one"), of("two", priority=3))
    found = plan(centre(departments=ROOMY, developments=developments), effort=1.0)
    late = dict(zip([p.name for p in found.projects], found.delays.tolist(), strict=True))
    assert late == {"one": 26, "two": 0}


def test_a_derivative_waits_for_its_platform():
    """Its 13 weeks begin at 26; it may stand first in the file."""
    developments = (of("later", kind="derivative", derivative_of="first"), of("first"))
    found = plan(centre(developments=developments))
    end = dict(zip([p.name for p in found.projects], found.releases.tolist(), strict=True))
    assert end == {"first": 26, "later": 39}
    assert found.delay == 0


def test_starts_phases_and_targets_count_from_the_first_day():
    """Weeks from 1 January 2021."""
    developments = (of("one", phase="test", start=date(2021, 1, 15), target=date(2021, 3, 12)),)
    (project,) = portfolio(centre(developments=developments), weeks=0)
    assert (project.start, project.target, len(project.stages)) == (2, 10, 1)


def test_whole_weeks_keep_the_work():
    """A phase rounded to whole weeks takes as many person-weeks as before."""
    many = (Department(name="office", people=20), Department(name="laboratory", people=20))
    plant = centre(departments=many, developments=(of("a"), of("b", kind="derivative")))
    for project in portfolio(plant, weeks=0):
        work = sum(sum(s.needs.values()) * s.weeks for s in project.stages)
        assert work == pytest.approx((40 if project.name == "a" else 16) * WEEKS)


def test_a_steady_portfolio_is_under_way_on_the_first_day():
    """As many at once as asked, in every week of the plan without limits."""
    plant = centre()
    projects = steady(plant, 2, 3, weeks=60)
    for week in range(0, 60):
        at = [p.kind for p in projects if p.start <= week < p.planned]
        assert abs(at.count("platform") - 2) <= 1
        assert abs(at.count("derivative") - 3) <= 1
    first = [p for p in projects if p.start == 0 and p.under_way]
    assert len(first) == 5


def test_a_phase_that_needs_more_than_there_is_is_refused():
    """Named with what it needs."""
    plant = centre(
        departments=(Department(name="office", people=4),),
        phases=(Phase(name="p", months=1, person_months=5, split={"office": 1.0}),),
        developments=(of("one"),),
    )
    with pytest.raises(MotorworksError, match="needs"):
        plan(plant)


def test_the_reference_portfolio_falls_behind():
    """It fits in the mean with 0.2 % to spare; waits are carried on and never made good."""
    plant = load("dalian")
    course = scheduled(steady(plant, 12, 28, weeks=round(3 * YEAR)), capacities(plant), effort=0)
    rows = [
        {"project": p.name, "planned": int(a), "released": int(b)}
        for p, a, b in zip(course.projects, course.unlimited, course.releases, strict=True)
    ]
    assert differences(rows, HERE / "dalian" / "releases.csv") == []
    assert 1.0 < growth(course, 3) < 3.0
    assert np.all(course.delays >= 0)


def test_fewer_projects_keep_up():
    """Two derivatives less and releases fall behind by less than half a week a year."""
    plant = load("dalian")
    course = scheduled(steady(plant, 12, 26, weeks=round(3 * YEAR)), capacities(plant), effort=0)
    assert growth(course, 3) < 0.5
