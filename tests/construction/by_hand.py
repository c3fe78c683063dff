"""Small projects whose dates are known by hand."""

from datetime import date

from tests.projects.by_hand import DAY, after

from motorworks.construction import Goal, Project
from motorworks.projects import Activity

MONDAY = date(2021, 3, 1)


def row(name, days, links="", **more):
    """Give an activity from its days and links."""
    return Activity(name=name, duration=days * DAY, after=after(links), **more)


def project_by_hand(*activities, **more):
    """Give a project from 1 March 2021 whose end is its last finish."""
    goals = more.pop("goals", (Goal(activity=None, title="End"),))
    return Project(
        name="small", title="Small", start=MONDAY, activities=activities, goals=goals, **more
    )
