"""What a disturbance of the workforce does: with it, without it, and as the data have it."""

from dataclasses import dataclass, field

import numpy as np

from motorworks.construction.project import Project, finish_of
from motorworks.construction.wish import ProgrammeWish
from motorworks.projects.disturbance import Case, disturbance_cases, slowing, usual_delays
from motorworks.projects.pace import Array
from motorworks.projects.passes import forward
from motorworks.projects.risk import ProjectRisk, project_risk

LEAST = 0.05
"""Days below which nothing is said [d]."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Outcome:
    """What comes of a case.

    Attributes
    ----------
    case
        The case.
    typical
        When each goal is reached with typical durations and the typical delay of every risk
        that is as likely as not [d].
    risk
        Its draws: finishes of the first goal, of the others by name.
    late
        Activities whose deadline is not kept with typical durations.
    """

    case: Case
    typical: tuple[float, ...]
    risk: ProjectRisk
    late: tuple[str, ...] = field(default=())

    def finishes(self, project: Project, goal: int) -> Array:
        """Give the finishes of a goal by its number [d], shape (draws,)."""
        name = project.goals[goal].activity
        return self.risk.finishes if goal == 0 else self.risk.others[str(name)]


@dataclass(frozen=True, kw_only=True)
class Slowed:
    """An activity that a disturbance makes longer.

    Attributes
    ----------
    activity
        Its name.
    by
        The curve of firms that slows it; empty where it is the workforce.
    longer
        Days by which it lasts longer, with typical durations [d].
    later
        Days by which it finishes later than without the disturbance [d].
    """

    activity: str
    by: str
    longer: float
    later: float


def slowed(project: Project, case: Case, without: Case) -> tuple[Slowed, ...]:
    """Give what a case makes longer against another one, the longest first.

    Notes
    -----
    Typical durations, with the typical delay of every risk that is as likely as not.
    """
    dates = []
    for each in (case, without):
        net = project.net(curve=each.curve, firms=each.firms, without=each.without)
        work = (net.typical + usual_delays(net, each.risks))[:, None]
        dates.append((net, *forward(net, work)))
    (net, start, finish), (_, usual_start, usual_finish) = dates
    found = []
    for n, a in enumerate(net.activities):
        longer = float((finish - start - usual_finish + usual_start)[n, 0])
        later = float((finish - usual_finish)[n, 0])
        if longer > LEAST:
            found.append(Slowed(activity=a.name, by=a.firms or "", longer=longer, later=later))
    return tuple(sorted(found, key=lambda x: (-x.longer, x.activity)))


@dataclass(frozen=True, kw_only=True)
class Loss:
    """Days by which a case comes later than another, draw by draw.

    Attributes
    ----------
    typical
        With typical durations [d].
    mean, half_width
        Over the draws, with the half-width of its 95 % interval [d].
    low, middle, high
        In a tenth, a half and nine tenths of the draws it is no more [d].
    """

    typical: float
    mean: float
    half_width: float
    low: float
    middle: float
    high: float


def cases(project: Project, wish: ProgrammeWish) -> tuple[Case, ...]:
    """Give the cases that a project has: one where nothing disturbs it."""
    slowed = slowing(
        project.activities,
        project.curves,
        project.workforce,
        curve=wish.curve,
        firms=wish.firms,
    )
    return disturbance_cases(project.activities, project.risks, slowed)


def outcome(project: Project, case: Case, wish: ProgrammeWish) -> Outcome:
    """Give what comes of a case; all cases have the same random numbers."""
    net = project.net(curve=case.curve, firms=case.firms, without=case.without)
    goals = project.goals
    risk = project_risk(
        net,
        draws=wish.draws,
        seed=wish.seed,
        spread=wish.spread or project.spread,
        risks=case.risks,
        end=goals[0].activity,
        also=[str(g.activity) for g in goals[1:]],
    )
    work = (net.typical + usual_delays(net, case.risks))[:, None]
    _, finish = forward(net, work)
    late = finish[:, 0] > net.deadline + 1e-6
    return Outcome(
        case=case,
        typical=tuple(float(finish_of(net, finish, g)[0]) for g in goals),
        risk=risk,
        late=tuple(a.name for a, is_late in zip(net.activities, late, strict=True) if is_late),
    )


def loss(project: Project, case: Outcome, without: Outcome, goal: int) -> Loss:
    """Give by how many days a case reaches a goal later than another one.

    Notes
    -----
    Differences are taken draw by draw (common random numbers): both have the same durations.
    """
    days = case.finishes(project, goal) - without.finishes(project, goal)
    low, middle, high = (float(q) for q in np.quantile(days, [0.1, 0.5, 0.9]))
    return Loss(
        typical=round(case.typical[goal] - without.typical[goal], 6) + 0.0,
        mean=float(days.mean()),
        half_width=1.96 * float(days.std(ddof=1)) / len(days) ** 0.5,
        low=low,
        middle=middle,
        high=high,
    )
