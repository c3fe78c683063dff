"""The study of a programme: dates, risk, money, people, approvals, disturbance, crews."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from motorworks.construction.approvals import Effect, month_more, windows
from motorworks.construction.crews import Crews, with_crews
from motorworks.construction.disturbance import (
    Loss,
    Outcome,
    Slowed,
    cases,
    loss,
    outcome,
    slowed,
)
from motorworks.construction.earned import Standing, standing
from motorworks.construction.money import Spending, spending
from motorworks.construction.project import Project, bound_by_goals
from motorworks.construction.site import Occupation, occupation
from motorworks.construction.wish import ProgrammeWish
from motorworks.errors import MotorworksError, StoppedError
from motorworks.projects.critical_path import Plan, critical_path
from motorworks.projects.disturbance import OFF
from motorworks.projects.network import DAY, ProjectNetwork
from motorworks.projects.passes import forward

CENTURY = 36525.0
"""Days of a hundred years."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ProgrammeStudy:
    """What is known of a programme.

    Attributes
    ----------
    project, wish
        The project and what was asked.
    plan
        Dates with typical durations, nothing slowed and nothing limited; floats are what an
        activity can lose without delaying any goal.
    paths
        Names of the activities on the critical path to each goal.
    reached
        When each goal is reached with typical durations [d].
    outcomes
        By case of the disturbance, the data's own first.
    losses
        By case and goal: days against the case without the disturbance; empty without one.
    slowed
        What the disturbance makes longer, the longest first; empty without one.
    money, site
        Money by month; people and resources by week.
    permits, windows
        What a month more of each approval does, and what parallel windows do.
    crews
        The schedule within limits; ``None`` where nothing limits it or none was asked for.
    standing
        Where it stands today; ``None`` where no progress was given.
    """

    project: Project
    wish: ProgrammeWish
    plan: Plan
    paths: tuple[tuple[str, ...], ...]
    reached: tuple[float, ...]
    outcomes: tuple[Outcome, ...]
    losses: dict[str, tuple[Loss, ...]]
    slowed: tuple[Slowed, ...]
    money: Spending
    site: Occupation
    permits: tuple[Effect, ...]
    windows: tuple[Effect, ...]
    crews: Crews | None
    standing: Standing | None = None

    @property
    def base(self) -> Outcome:
        """The outcome as in the data."""
        return self.outcomes[0]


def study_programme(
    project: Project,
    wish: ProgrammeWish | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> ProgrammeStudy:
    """Give what is known of a programme.

    Parameters
    ----------
    project
        The project, from :func:`project_of` or :func:`project_of_file`.
    wish
        What is asked.
    progress
        Told how many steps are done of how many.
    cancel
        When set, it is given up.

    Raises
    ------
    MotorworksError
        If activities wait for each other in a circle, an activity needs more of a resource than
        there ever is, or it may take more than a hundred years.
    StoppedError
        If it was cancelled.

    Examples
    --------
    >>> from motorworks.construction import ProgrammeWish, project_of, study_programme
    >>> from motorworks.plantfile import load
    >>> from motorworks.projects.pace import day_of
    >>> wish = ProgrammeWish(draws=1000, crews=False)
    >>> study = study_programme(project_of(load("dalian")), wish)
    >>> [str(day_of(time)) for time in study.reached]
    ['2021-05-03', '2022-05-13']
    """
    wish = wish or ProgrammeWish()
    tell = progress or (lambda _done, _of: None)
    wanted = cases(project, wish)
    steps = len(wanted) + 1
    net = project.net()
    plan = critical_path(bound_by_goals(net, project.goals))
    _refuse_endless(project, wish, net)
    to_goals = [critical_path(net, end=goal.activity) for goal in project.goals]
    outcomes = []
    for n, case in enumerate(wanted):
        if cancel is not None and cancel.is_set():
            raise StoppedError("stopped before all draws were made")
        tell(n, steps)
        outcomes.append(outcome(project, case, wish))
    tell(len(wanted), steps)
    crews = with_crews(project, net) if wish.crews else None
    tell(steps, steps)
    return ProgrammeStudy(
        project=project,
        wish=wish,
        plan=plan,
        paths=tuple(tuple(net.activities[n].name for n in p.path) for p in to_goals),
        reached=tuple(p.finish for p in to_goals),
        outcomes=tuple(outcomes),
        losses=_losses(project, outcomes),
        slowed=_slowed(project, outcomes),
        money=spending(project, plan),
        site=occupation(project, plan),
        permits=month_more(project),
        windows=windows(project),
        crews=crews,
        standing=_standing(project, wish, plan),
    )


def _standing(project: Project, wish: ProgrammeWish, plan: Plan) -> Standing | None:
    if not wish.reports or wish.today is None:
        return None
    spread = wish.spread or project.spread
    return standing(
        project, plan, wish.reports, wish.today, draws=wish.draws, seed=wish.seed, spread=spread
    )


def _refuse_endless(project: Project, wish: ProgrammeWish, net: ProjectNetwork) -> None:
    """Refuse what no calendar holds.

    Raises
    ------
    MotorworksError
        If the project may take more than a hundred years, or is looked at from so far away.
    """
    begin, end = forward(net, net.longest[:, None])
    delays = sum((r.delay if r.longest is None else r.longest) / DAY for r in project.risks)
    if float(end.max() - begin.min()) + delays > CENTURY:
        msg = f"{project.name} may take more than a hundred years; check durations and lags"
        raise MotorworksError(msg)
    today = wish.today
    if today is not None and abs(today.toordinal() - begin.min()) > CENTURY:
        msg = f"today is {today}; expected a day within a hundred years of {project.start}"
        raise MotorworksError(msg)


def _slowed(project: Project, outcomes: list[Outcome]) -> tuple[Slowed, ...]:
    """Give what the disturbance makes longer: with all that holds, against the data."""
    by = {o.case.key: o.case for o in outcomes}
    return slowed(project, by["on"], by["data"]) if "on" in by else ()


def _losses(project: Project, outcomes: list[Outcome]) -> dict[str, tuple[Loss, ...]]:
    off = next((o for o in outcomes if o.case.key == OFF), None)
    if off is None:
        return {}
    goals = range(len(project.goals))
    return {
        o.case.key: tuple(loss(project, o, off, g) for g in goals) for o in outcomes if o is not off
    }
