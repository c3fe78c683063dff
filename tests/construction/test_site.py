"""People and resources by week, counted by hand."""

from datetime import date

import pytest
from tests.construction.by_hand import project_by_hand, row

from motorworks.construction.site import occupation
from motorworks.projects import Limit, Resource
from motorworks.projects.critical_path import critical_path


def test_people_are_the_mean_of_a_week():
    """Ten people for ten days from a Monday: a week of 10, one of 30/7."""
    project = project_by_hand(row("A", 10, people=10, kind="civil"), row("B", 1, "A", people=4))
    site = occupation(project, critical_path(project.net()))
    assert site.weeks == (date(2021, 3, 1), date(2021, 3, 8))
    assert site.kinds == ("civil", "other")
    assert site.people[0] == pytest.approx([10, 30 / 7])
    assert site.people[1] == pytest.approx([0, 4 / 7])
    assert (site.peak, site.peak_day) == (10, date(2021, 3, 1))


def test_use_is_the_most_of_a_week_and_the_limit_the_least():
    """Two at once need 5; the limit falls to 2 on Wednesday of the second week."""
    crane = Resource(name="crane", amount=4, changes=(Limit(begin=date(2021, 3, 10), amount=2),))
    project = project_by_hand(
        row("A", 3, needs={"crane": 2}), row("B", 9, needs={"crane": 3}), resources=(crane,)
    )
    site = occupation(project, critical_path(project.net()))
    assert site.resources == ("crane",)
    assert site.used[0].tolist() == [5, 3]
    assert site.there[0].tolist() == [4, 2]
