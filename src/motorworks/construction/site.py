"""How many people are on the site, and how much of each resource is used, by week."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from motorworks.construction.project import Project
from motorworks.projects.critical_path import Plan
from motorworks.projects.pace import Array

WEEK = 7


@dataclass(frozen=True, kw_only=True, eq=False)
class Occupation:
    """People and resources by week.

    Attributes
    ----------
    weeks
        Mondays of the weeks.
    kinds
        Kinds of activities with people.
    people
        Mean number of people in each week by kind, shape (kinds, weeks).
    peak
        Most people on any day.
    peak_day
        The first day with so many.
    resources
        Names of the resources in use.
    used, there
        Most that is used of each resource in a week and least that there is, each of shape
        (resources, weeks).
    """

    weeks: tuple[date, ...]
    kinds: tuple[str, ...]
    people: Array
    peak: float
    peak_day: date
    resources: tuple[str, ...]
    used: Array
    there: Array

    @property
    def total(self) -> Array:
        """All people by week, shape (weeks,)."""
        found: Array = self.people.sum(axis=0)
        return found


def occupation(project: Project, plan: Plan) -> Occupation:
    """Give who is on the site, with the dates of a plan.

    Notes
    -----
    An activity has its people and takes its resources on every calendar day on which it lasts,
    days off among them; a part of a day counts as that part.
    """
    first = int(min(d.start for d in plan.dates))
    first -= (first - 1) % WEEK  # ordinal 1 was a Monday
    days = max(int(np.ceil(max(d.finish for d in plan.dates))) - first, 1)
    days += -days % WEEK
    there_is = {d.activity.kind for d in plan.dates if d.activity.people > 0}
    kinds = tuple(k for k in dict.fromkeys(d.activity.kind for d in plan.dates) if k in there_is)
    people = np.zeros((len(kinds), days))
    used_by = [r for r in project.resources if any(r.name in d.activity.needs for d in plan.dates)]
    used = np.zeros((len(used_by), days))
    for dates in plan.dates:
        a, lasts = dates.activity, _lasts(dates.start - first, dates.finish - first, days)
        if a.people > 0:
            people[kinds.index(a.kind)] += a.people * lasts
        for k, r in enumerate(used_by):
            # What lasts a part of a day needs its resource whole while it does.
            used[k] += a.needs.get(r.name, 0.0) * (lasts > 0)
    total = people.sum(axis=0)
    return Occupation(
        weeks=tuple(date.fromordinal(first + n) for n in range(0, days, WEEK)),
        kinds=kinds,
        people=people.reshape(len(kinds), days // WEEK, WEEK).mean(axis=2),
        peak=float(total.max()),
        peak_day=date.fromordinal(first + int(total.argmax())),
        resources=tuple(r.name for r in used_by),
        used=used.reshape(len(used_by), days // WEEK, WEEK).max(axis=2),
        there=_there(project, [r.name for r in used_by], first, days)
        .reshape(len(used_by), days // WEEK, WEEK)
        .min(axis=2),
    )


def _there(project: Project, names: list[str], first: int, days: int) -> Array:
    rows = []
    for resource in project.resources:
        if resource.name in names:
            row = np.full(days, resource.amount)
            for limit in resource.changes:
                row[max(limit.begin.toordinal() - first, 0) :] = limit.amount
            rows.append(row)
    return np.array(rows).reshape(len(rows), days)


def _lasts(start: float, finish: float, days: int) -> Array:
    """Give the part of each day on which something lasts, shape (days,)."""
    edges = np.arange(days + 1, dtype=float)
    found: Array = np.diff(np.clip(edges, start, max(finish, start)))
    return np.maximum(np.round(found, 9), 0.0)
