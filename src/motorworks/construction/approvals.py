"""What approvals do to a project: a month more of each, and one window for all of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from motorworks.construction.project import Goal, Project, finish_of
from motorworks.projects import Activity
from motorworks.projects.network import ProjectNetwork
from motorworks.projects.passes import FINISH_FINISH, FINISH_START, forward
from motorworks.projects.windows import WINDOWS, open_approval, side_by_side

MONTH = 30.0
"""A month more [d]."""


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a change of approvals does.

    Attributes
    ----------
    key
        The approval that takes longer, or the window.
    title
        What people call it.
    authority
        Who grants it; empty for a window.
    held
        Days by which each goal comes later, with earliest dates as they are [d].
    released
        The same where no disturbance holds an earliest date [d].
    """

    key: str
    title: str
    authority: str
    held: tuple[float, ...]
    released: tuple[float, ...]


def month_more(project: Project) -> tuple[Effect, ...]:
    """Give what 30 calendar days more of each approval do to each goal.

    Notes
    -----
    Approvals that have finished are left out.
    """
    return tuple(
        _effect(project, a.name, a.title or a.name, a.authority, partial(_later, name=a.name))
        for a in project.activities
        if open_approval(a)
    )


def windows(project: Project) -> tuple[Effect, ...]:
    """Give what parallel approval windows do to each goal, the least first.

    Notes
    -----
    An approval that would wait for another one (finish-start) starts with it instead and is
    granted no sooner than it. What it waits for besides, such as a design, it still waits for.
    """
    if not any(open_approval(a) for a in project.activities):
        return ()
    found = []
    for key, title in WINDOWS.items():
        changed = tuple(side_by_side(project.activities, key))
        found.append(_effect(project, key, title, "", activities=changed))
    return tuple(found)


def _later(net: ProjectNetwork, *, name: str) -> ProjectNetwork:
    """Give the network in which what waits for an activity's finish waits a month more."""
    n = net.number(name)
    return replace(
        net,
        arrows=tuple(
            arrow._replace(lag=arrow.lag + MONTH)
            if arrow.origin == n and arrow.kind in (FINISH_START, FINISH_FINISH)
            else arrow
            for arrow in net.arrows
        ),
    )


def _effect(
    project: Project,
    key: str,
    title: str,
    authority: str,
    change: Callable[[ProjectNetwork], ProjectNetwork] | None = None,
    activities: Iterable[Activity] | None = None,
) -> Effect:
    held, released = (
        _days(project, without, change, activities) for without in (frozenset[str](), project.held)
    )
    return Effect(key=key, title=title, authority=authority, held=held, released=released)


def _days(
    project: Project,
    without: frozenset[str],
    change: Callable[[ProjectNetwork], ProjectNetwork] | None,
    activities: Iterable[Activity] | None,
) -> tuple[float, ...]:
    usual = project.net(without=without)
    other = usual if activities is None else project.net(without=without, activities=activities)
    changed = change(other) if change else other
    before, after = reached(usual, project.goals), reached(changed, project.goals)
    return tuple(round(b - a, 6) + 0.0 for a, b in zip(before, after, strict=True))


def reached(net: ProjectNetwork, goals: Iterable[Goal]) -> tuple[float, ...]:
    """Give when each goal is reached with typical durations [d]."""
    _, finish = forward(net, net.typical[:, None])
    return tuple(float(finish_of(net, finish, goal)[0]) for goal in goals)
