"""A project that is studied: of a plant, or of a file of another program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from motorworks.capacity import capital
from motorworks.errors import MotorworksError
from motorworks.plant import Plant
from motorworks.projects import Activity, Curve, Resource, RiskEvent, Worktime
from motorworks.projects.disturbance import held_by_curves
from motorworks.projects.exchange import ProjectFile
from motorworks.projects.network import ProjectNetwork, network
from motorworks.projects.passes import forward

LAST = "Last finish"


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What a project leads to.

    Attributes
    ----------
    activity
        Activity whose finish it is; ``None`` for the last finish of all.
    title
        What people call it.
    planned, reached
        When it was announced, and when it was reported.
    """

    activity: str | None
    title: str
    planned: date | None = None
    reached: date | None = None


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project that can be planned, drawn, paid and levelled.

    Attributes
    ----------
    name, title
        What it is called.
    start
        Day before which nothing starts.
    activities, resources, worktimes, curves, risks
        What it is made of.
    goals
        What it leads to, the first one first; at least one.
    workforce
        Curve of the workforce; ``None`` if there is none.
    spread
        How durations lie between their ends.
    capital
        Amounts of the items that activities pay shares of [currency].
    items
        What people call these items.
    currency
        Code of the money.
    rate
        Good parts a day that are lost with each day [1/d]; 0 where nothing is made.
    product
        What is made.
    notes
        What of a file has no counterpart here.
    """

    name: str
    title: str
    start: date
    activities: tuple[Activity, ...]
    goals: tuple[Goal, ...]
    resources: tuple[Resource, ...] = ()
    worktimes: tuple[Worktime, ...] = ()
    curves: tuple[Curve, ...] = ()
    risks: tuple[RiskEvent, ...] = ()
    workforce: str | None = None
    spread: str = "pert"
    capital: Mapping[str, float] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    currency: str = ""
    rate: float = 0.0
    product: str = "part"
    notes: tuple[str, ...] = ()

    def net(
        self,
        *,
        curve: Curve | None = None,
        firms: Mapping[str, Curve] | None = None,
        without: Iterable[str] = (),
        activities: Iterable[Activity] | None = None,
    ) -> ProjectNetwork:
        """Give its network; arguments as of :func:`motorworks.projects.network.network`."""
        return network(
            self.activities if activities is None else tuple(activities),
            start=self.start,
            worktimes=self.worktimes,
            curve=curve,
            firms=firms,
            without=frozenset(without),
        )

    @property
    def held(self) -> frozenset[str]:
        """Names of the curves that hold an earliest date or that a risk is part of."""
        return held_by_curves(self.activities, self.risks)


def project_of(plant: Plant) -> Project:
    """Give the project of building a plant.

    Raises
    ------
    MotorworksError
        If it has no activities.
    """
    if not plant.activities:
        msg = (
            f"{plant.name} has no programme: write its activities as [activity.NAME], or take "
            "a project file with --from"
        )
        raise MotorworksError(msg)
    about = plant.programme
    outlay = capital(plant)
    return Project(
        name=plant.name,
        title=plant.title or plant.name,
        start=(about.start if about else None) or plant.start,
        activities=plant.activities,
        goals=_goals(plant),
        resources=plant.resources,
        worktimes=plant.worktimes,
        curves=plant.curves,
        risks=plant.risks,
        workforce=about.workforce if about else None,
        spread=about.spread if about else "pert",
        capital={item.name: item.amount for item in outlay.items},
        items={item.name: item.title for item in outlay.items},
        currency=plant.currency,
        rate=(plant.target or 0.0) / 365.0,
        product=plant.product,
    )


def _goals(plant: Plant) -> tuple[Goal, ...]:
    about = plant.programme
    found = []
    if about and about.start_of_production:
        found.append(
            Goal(
                activity=about.start_of_production,
                title="Start of production",
                planned=about.planned,
                reached=about.reached,
            )
        )
    if about and about.full_capacity:
        found.append(
            Goal(
                activity=about.full_capacity,
                title="Full capacity",
                planned=about.planned_capacity,
            )
        )
    return tuple(found) or (Goal(activity=None, title=LAST),)


def project_of_file(file: ProjectFile, name: str) -> Project:
    """Give a project that was read from a file.

    Raises
    ------
    MotorworksError
        If there is nothing in it.
    """
    if not file.activities:
        raise MotorworksError(f"{name}: there is no task in it; expected at least one")
    ahead = {link.activity for a in file.activities for link in a.after}
    ends = [a for a in file.activities if a.name not in ahead]
    marks = [a for a in ends if a.duration == 0]
    goals: tuple[Goal, ...] = (Goal(activity=None, title=LAST),)
    if len(marks) == 1:
        goals = (Goal(activity=marks[0].name, title=marks[0].title or marks[0].name),)
    return Project(
        name=name,
        title=file.title or name,
        start=file.start,
        activities=file.activities,
        goals=goals,
        resources=file.resources,
        worktimes=file.worktimes,
        notes=file.notes,
    )


def bound_by_goals(net: ProjectNetwork, goals: Iterable[Goal]) -> ProjectNetwork:
    """Give a network in which every goal has to be reached as early as it can be.

    Floats are then what an activity can lose without delaying any goal.
    """
    _, finish = forward(net, net.typical[:, None])
    deadline = np.minimum(net.deadline, np.inf)
    for goal in goals:
        if goal.activity is not None:
            n = net.number(goal.activity)
            deadline[n] = min(deadline[n], finish[n, 0])
    return replace(net, deadline=deadline)


def finish_of(net: ProjectNetwork, finish: np.ndarray, goal: Goal) -> np.ndarray:
    """Give when a goal is reached [d], for finishes of shape (activities, draws)."""
    found: np.ndarray = (
        finish.max(axis=0) if goal.activity is None else finish[net.number(goal.activity)]
    )
    return found
