"""Activities → a network in arrays, in an order in which each stands behind what it waits for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.projects.activity import LINKS, Activity
from motorworks.projects.calendar import Curve, Worktime
from motorworks.projects.pace import Array, Pace, pace_of

DAY = 86400.0


class Arrow(NamedTuple):
    """A link: numbers of the two activities, number of its kind in ``LINKS``, lag [d]."""

    origin: int
    target: int
    kind: int
    lag: float


@dataclass(frozen=True, kw_only=True)
class ProjectNetwork:
    """A project ready to be scheduled. Times are days, as ``date.toordinal`` counts.

    Attributes
    ----------
    activities
        The activities, each behind all it waits for.
    arrows
        The links, by the order of their targets.
    typical, shortest, longest
        Work of each activity [d], shape (activities,).
    not_before, deadline, finished
        Times [d], shape (activities,); infinite where there are none, NaN for what has not
        finished.
    paces
        Pace of each activity; ``None`` for calendar time.
    start
        Time before which nothing starts [d].
    """

    activities: tuple[Activity, ...]
    arrows: tuple[Arrow, ...]
    typical: Array
    shortest: Array
    longest: Array
    not_before: Array
    deadline: Array
    finished: Array
    paces: tuple[Pace | None, ...]
    start: float
    numbers: Mapping[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """Give the number of an activity.

        Raises
        ------
        MotorworksError
            If there is none of that name.
        """
        if name not in self.numbers:
            known = ", ".join(sorted(self.numbers)[:20])
            raise MotorworksError(f"there is no activity '{name}'; there are {known}")
        return self.numbers[name]


def network(
    activities: Sequence[Activity],
    *,
    start: date,
    worktimes: Iterable[Worktime] = (),
    curve: Curve | None = None,
    firms: Mapping[str, Curve] | None = None,
    without: frozenset[str] = frozenset(),
) -> ProjectNetwork:
    """Give the network of a project.

    Parameters
    ----------
    activities
        The activities, in any order.
    start
        Day before which nothing starts.
    worktimes
        The worktimes that the activities name.
    curve
        How much of the workforce is there; all of it if ``None``.
    firms
        Curves of firms by the names that activities give them; all are open where there is none.
    without
        Names of curves that are thought away: earliest dates that they hold do not hold.

    Raises
    ------
    MotorworksError
        If an activity waits for one that is not there, or for itself in a circle.
    """
    ordered = in_order(activities)
    hours = {worktime.name: worktime for worktime in worktimes}
    first = date.fromordinal(max(start.toordinal() - 366, 1))
    seen: dict[tuple[str | None, float, str | None], Pace | None] = {}
    for a in ordered:
        key = (a.worktime, a.sensitivity, a.firms)
        if key not in seen:
            slowed_by = (firms or {}).get(a.firms) if a.firms else curve
            seen[key] = pace_of(first, hours.get(a.worktime or ""), slowed_by, a.sensitivity)
    numbers = {a.name: n for n, a in enumerate(ordered)}
    return ProjectNetwork(
        activities=tuple(ordered),
        arrows=tuple(
            Arrow(numbers[link.activity], n, LINKS.index(link.kind), link.lag / DAY)
            for n, a in enumerate(ordered)
            for link in a.after
        ),
        typical=np.array([a.duration for a in ordered]) / DAY,
        shortest=np.array([_or(a.shortest, a.duration) for a in ordered]) / DAY,
        longest=np.array([_or(a.longest, a.duration) for a in ordered]) / DAY,
        not_before=np.array(
            [_time(None if a.held_by in without else a.not_before, -np.inf) for a in ordered]
        ),
        deadline=np.array([_time(a.deadline, np.inf) for a in ordered]),
        finished=np.array([_time(a.finished, np.nan) for a in ordered]),
        paces=tuple(seen[a.worktime, a.sensitivity, a.firms] for a in ordered),
        start=float(start.toordinal()),
        numbers=numbers,
    )


def in_order(activities: Sequence[Activity]) -> list[Activity]:
    """Give activities so that each stands behind all it waits for, else as they were given.

    Raises
    ------
    MotorworksError
        If one waits for an activity that is not there, or for itself in a circle.
    """
    there = {a.name: a for a in activities}
    for a in activities:
        for link in a.after:
            if link.activity not in there:
                msg = f"activity '{a.name}' waits for '{link.activity}', which is not there"
                raise MotorworksError(msg)
    circle = find_circle(activities)
    if circle:
        raise MotorworksError(f"activities wait for each other in a circle: {' -> '.join(circle)}")
    placed: dict[str, Activity] = {}
    for a in activities:
        _place(a, there, placed)
    return list(placed.values())


def _place(a: Activity, there: Mapping[str, Activity], placed: dict[str, Activity]) -> None:
    """Put an activity behind what it waits for, without recursion: chains may be long."""
    waiting = [a]
    while waiting:
        top = waiting[-1]
        missing = [there[i.activity] for i in top.after if i.activity not in placed]
        if top.name in placed or not missing:
            placed.setdefault(top.name, top)
            waiting.pop()
        else:
            waiting.extend(reversed(missing))


def find_circle(activities: Sequence[Activity]) -> list[str]:
    """Give the names along a circle of activities, the first at the end again; empty if none.

    Links to activities that are not there are passed over.
    """
    before = {a.name: [i.activity for i in a.after] for a in activities}
    done: set[str] = set()
    for name in before:
        trail: list[str] = []
        ahead = [iter([name])]
        while ahead:
            step = next(ahead[-1], None)
            if step is None:
                ahead.pop()
                if trail:
                    done.add(trail.pop())
            elif step in trail:
                return [*reversed(trail[trail.index(step) :]), trail[-1]]
            elif step in before and step not in done:
                trail.append(step)
                ahead.append(iter(before[step]))
    return []


def _or(value: float | None, other: float) -> float:
    return other if value is None else value


def _time(day: date | None, otherwise: float) -> float:
    return otherwise if day is None else float(day.toordinal())
