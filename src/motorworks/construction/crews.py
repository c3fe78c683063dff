"""The schedule with the crews there are: what it delays, which are short, what more would bring."""

import math
from dataclasses import dataclass

import numpy as np

from motorworks.construction.project import Project, finish_of
from motorworks.errors import MotorworksError
from motorworks.projects.crew import larger, one_crew
from motorworks.projects.levelled import Levelled
from motorworks.projects.levelling import level, usual_effort
from motorworks.projects.network import ProjectNetwork
from motorworks.projects.passes import FINISH_FINISH, FINISH_START, START_START, forward

MOST = 2e7
"""Activities times the days of all of them, one behind the other, that are levelled at the most."""


@dataclass(frozen=True, kw_only=True)
class Wait:
    """An activity that could have started but for a resource.

    Attributes
    ----------
    activity
        Its name.
    days
        Days between what it waits for and its start.
    short
        Resources of which there was not enough on a day on which it would have lasted.
    """

    activity: str
    days: int
    short: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MoreCrew:
    """What one more crew of a resource brings, or of several together.

    Attributes
    ----------
    resources
        Their names.
    amounts
        How much more of each.
    gained
        Days by which each goal comes earlier.
    extra
        Days of work above the limit there was, in units of the resource [d].
    cost
        What these cost [currency]; ``None`` where the resource has no price.
    optimal
        Whether no schedule reaches the first goal earlier.
    """

    resources: tuple[str, ...]
    amounts: tuple[float, ...]
    gained: tuple[int, ...]
    extra: float
    cost: float | None
    optimal: bool

    @property
    def of_a_day(self) -> float | None:
        """Cost of a day gained by the goal that gains most [currency]; ``None`` without either."""
        most = max(self.gained, default=0)
        return None if self.cost is None or most <= 0 else self.cost / most


@dataclass(frozen=True, kw_only=True, eq=False)
class Crews:
    """The schedule within limits.

    Attributes
    ----------
    levelled
        The schedule; its bound is of the first goal.
    reached
        When each goal is reached, as ``date.toordinal`` counts.
    waits
        Activities that wait for crews, the longest first.
    more
        What one more crew brings, of each resource that something waits for, then of all these
        together.
    by_rule
        Whether the schedules are made by rule: where the project is large, or no solver is
        installed.
    """

    levelled: Levelled
    reached: tuple[int, ...]
    waits: tuple[Wait, ...]
    more: tuple[MoreCrew, ...]
    by_rule: bool = False

    @property
    def status(self) -> str:
        """What is known of the first goal's date."""
        days = self.levelled.end - self.levelled.bound
        if days <= 0:
            return "proved: no schedule is earlier"
        how = "made by rule, " if self.by_rule else ""
        return f"{how}{days} d above the bound"


def with_crews(project: Project, net: ProjectNetwork) -> Crews | None:
    """Give the schedule with the crews there are; ``None`` where nothing limits a project.

    Raises
    ------
    MotorworksError
        If an activity needs more than there ever is, or the project is too long.
    """
    used = [r for r in project.resources if any(r.name in a.needs for a in project.activities)]
    if not used:
        return None
    begin, finish = forward(net, net.typical[:, None])
    if len(net.activities) * float(np.sum(finish - begin)) > MOST:
        msg = f"{project.name} is too long to be levelled day by day; leave it out with --unlimited"
        raise MotorworksError(msg)
    end = project.goals[0].activity
    effort = usual_effort(net)
    levelled = level(net, project.resources, end=end, effort=effort)
    reached = _reached(project, net, levelled)
    waits = sorted(_waits(net, levelled), key=lambda w: (-w.days, w.activity))
    waited = {name for wait in waits for name in wait.short}
    short = tuple(r.name for r in used if r.name in waited)
    tried = [(name,) for name in short] + ([short] if len(short) > 1 else [])
    return Crews(
        levelled=levelled,
        reached=reached,
        waits=tuple(waits),
        more=tuple(_more(project, net, names, effort, reached) for names in tried),
        by_rule=effort == 0,
    )


def _reached(project: Project, net: ProjectNetwork, levelled: Levelled) -> tuple[int, ...]:
    return tuple(int(finish_of(net, levelled.finish[:, None], goal)[0]) for goal in project.goals)


def _waits(net: ProjectNetwork, levelled: Levelled) -> list[Wait]:
    found = []
    for n, a in enumerate(net.activities):
        if not a.needs or np.isfinite(net.finished[n]):
            continue
        ready = _ready(net, levelled, n)
        start = int(levelled.start[n])
        short = _short(net, levelled, n, ready) if start > ready else ()
        if short:
            found.append(Wait(activity=a.name, days=start - ready, short=short))
    return found


def _ready(net: ProjectNetwork, levelled: Levelled, n: int) -> int:
    """Give the day on which an activity could start if there were enough of everything."""
    ready = float(max(net.start, net.not_before[n]))
    lasts = levelled.finish[n] - levelled.start[n]
    for arrow in net.arrows:
        if arrow.target == n:
            of_finish = arrow.kind in (FINISH_START, FINISH_FINISH)
            bound = (levelled.finish if of_finish else levelled.start)[arrow.origin]
            bound = bound + math.ceil(arrow.lag - 1e-6)
            to_start = arrow.kind in (FINISH_START, START_START)
            ready = max(ready, float(bound if to_start else bound - lasts))
    pace = net.paces[n]
    if pace is not None and net.typical[n] > 0:
        ready = float(pace.opens(np.array([float(ready)]))[0])
    return math.ceil(ready - 1e-6)


def _short(net: ProjectNetwork, levelled: Levelled, n: int, ready: int) -> tuple[str, ...]:
    """Give the resources that were short between an activity's first possible day and its start."""
    a = net.activities[n]
    begin, end = ready - levelled.first, int(levelled.start[n]) - levelled.first
    lasts = int(levelled.finish[n] - levelled.start[n])
    found = []
    for k, name in enumerate(levelled.resources):
        if name in a.needs:
            own = np.zeros(levelled.used.shape[1])
            own[end : end + lasts] = a.needs[name]
            free = (levelled.there - levelled.used)[k] + own
            if (free[begin : begin + lasts] < a.needs[name] - 1e-9).any():
                found.append(name)
    return tuple(found)


def _more(
    project: Project,
    net: ProjectNetwork,
    names: tuple[str, ...],
    effort: float,
    reached: tuple[int, ...],
) -> MoreCrew:
    more = {r.name: one_crew(r) for r in project.resources if r.name in names}
    resources = [larger(r, more.get(r.name, 0.0)) for r in project.resources]
    other = level(net, resources, end=project.goals[0].activity, effort=effort)
    prices = {r.name: r.cost for r in project.resources}
    extra = {
        name: float(np.maximum(other.used[k] - (other.there[k] - more[name]), 0.0).sum())
        for k, name in enumerate(other.resources)
        if name in more
    }
    priced = all(prices[name] for name in names)
    return MoreCrew(
        resources=names,
        amounts=tuple(more[name] for name in names),
        gained=tuple(
            before - after
            for before, after in zip(reached, _reached(project, net, other), strict=True)
        ),
        extra=sum(extra.values()),
        cost=sum(days * prices[name] for name, days in extra.items()) if priced else None,
        optimal=other.optimal,
    )
