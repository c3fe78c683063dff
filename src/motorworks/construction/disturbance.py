"""What a disturbance of the workforce does: with it, without it, and as the data have it."""

from dataclasses import dataclass, field

import numpy as np

from motorworks.construction.project import Project, finish_of
from motorworks.construction.wish import ProgrammeWish
from motorworks.errors import MotorworksError
from motorworks.projects import Curve, RiskEvent
from motorworks.projects.network import DAY, ProjectNetwork
from motorworks.projects.pace import Array
from motorworks.projects.passes import forward
from motorworks.projects.risk import ProjectRisk, project_risk

OFF = "off"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A way to take the disturbance.

    Attributes
    ----------
    key
        ``data``, ``on``, ``curve`` or ``off``.
    title, rule
        What it is, and what holds in it.
    curve
        Curve of the workforce; ``None`` for all of it.
    without
        Curves whose earliest dates and risks do not hold.
    """

    key: str
    title: str
    rule: str
    curve: Curve | None = None
    without: frozenset[str] = frozenset()
    risks: tuple[RiskEvent, ...] = ()


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
    """Give the cases that a project has: one where nothing disturbs it.

    Raises
    ------
    MotorworksError
        If the project names a curve that is not there.
    """
    own = next((c for c in project.curves if c.name == project.workforce), None)
    curve = wish.curve or own
    plain = tuple(r for r in project.risks if r.part_of is None)
    data = Case(
        key="data",
        title="As in the data",
        rule="earliest dates hold, nothing slows the work",
        risks=plain,
    )
    if curve is None:
        return (data,)
    held = project.held
    found = (
        data,
        Case(
            key="on",
            title="Disturbance on",
            rule="earliest dates hold, the curve slows the work, its risks may happen",
            curve=curve,
            risks=project.risks,
        ),
        Case(
            key="curve",
            title="The curve alone",
            rule="no earliest date holds, the curve slows the work, its risks may happen",
            curve=curve,
            without=held,
            risks=project.risks,
        ),
        Case(
            key=OFF,
            title="Disturbance off",
            rule="no earliest date holds, nothing slows the work, its risks cannot happen",
            without=held,
            risks=plain,
        ),
    )
    # Where the disturbance holds no date, the curve alone is all there is of it.
    return found if held else tuple(c for c in found if c.key != "curve")


def outcome(project: Project, case: Case, wish: ProgrammeWish) -> Outcome:
    """Give what comes of a case; all cases have the same random numbers."""
    net = project.net(curve=case.curve, without=case.without)
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
    work = (net.typical + _usual_delays(net, case.risks))[:, None]
    _, finish = forward(net, work)
    late = finish[:, 0] > net.deadline + 1e-6
    return Outcome(
        case=case,
        typical=tuple(float(finish_of(net, finish, g)[0]) for g in goals),
        risk=risk,
        late=tuple(a.name for a, is_late in zip(net.activities, late, strict=True) if is_late),
    )


def _usual_delays(net: ProjectNetwork, risks: tuple[RiskEvent, ...]) -> Array:
    delays = np.zeros(len(net.activities))
    for risk in risks:
        if risk.probability >= 0.5:
            for name in risk.activities:
                delays[net.number(name)] += risk.delay / DAY
    return delays


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


def curve_called(project: Project, name: str) -> Curve:
    """Give a curve of a project by name.

    Raises
    ------
    MotorworksError
        If there is none of that name.
    """
    for curve in project.curves:
        if curve.name == name:
            return curve
    known = ", ".join(c.name for c in project.curves) or "none"
    msg = (
        f"there is no curve '{name}' in {project.name}, nor a file of that name; there is: {known}"
    )
    raise MotorworksError(msg)
