"""The ways to take a disturbance of a project: with it, without it, and as the data have it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from motorworks.projects.activity import Activity
from motorworks.projects.calendar import Curve
from motorworks.projects.network import DAY, ProjectNetwork
from motorworks.projects.pace import Array
from motorworks.projects.resource import RiskEvent

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
    firms
        Curves of firms, by the names that activities give them; none for all of them.
    without
        Curves whose earliest dates and risks do not hold.
    risks
        What may happen in it.
    """

    key: str
    title: str
    rule: str
    curve: Curve | None = None
    firms: Mapping[str, Curve] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    risks: tuple[RiskEvent, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Slowing:
    """What slows a project.

    Attributes
    ----------
    people
        Curve of the workforce; ``None`` if there is none.
    firms
        Curves of firms, by the names that activities give them.
    """

    people: Curve | None = None
    firms: Mapping[str, Curve] = field(default_factory=dict)


def slowing(
    activities: Sequence[Activity],
    curves: Sequence[Curve],
    workforce: str | None,
    *,
    curve: Curve | None = None,
    firms: Curve | None = None,
) -> Slowing:
    """Give what slows a project.

    Parameters
    ----------
    activities
        Its activities.
    curves
        Its own curves, of which activities name those of firms.
    workforce
        Which of them is that of the workforce.
    curve, firms
        Curves in their place; that of the workforce is that of the firms too where only it is
        given.
    """
    own = {c.name: c for c in curves}
    names = dict.fromkeys(a.firms for a in activities if a.firms)
    instead = firms or curve
    return Slowing(
        people=curve or own.get(workforce or ""),
        firms={name: instead or own[name] for name in names if instead is not None or name in own},
    )


def disturbance_cases(
    activities: Sequence[Activity], risks: Sequence[RiskEvent], slowed: Slowing
) -> tuple[Case, ...]:
    """Give the cases that a project has: one where nothing disturbs it.

    Parameters
    ----------
    activities, risks
        What it is made of.
    slowed
        What slows it.
    """
    risks = tuple(risks)
    plain = tuple(r for r in risks if r.part_of is None)
    data = Case(
        key="data",
        title="As in the data",
        rule="earliest dates hold, nothing slows the work",
        risks=plain,
    )
    if slowed.people is None and not slowed.firms:
        return (data,)
    held = held_by_curves(activities, risks)
    found = (
        data,
        Case(
            key="on",
            title="Disturbance on",
            rule="earliest dates hold, the curve slows the work, its risks may happen",
            curve=slowed.people,
            firms=slowed.firms,
            risks=risks,
        ),
        Case(
            key="curve",
            title="The curve alone",
            rule="no earliest date holds, the curve slows the work, its risks may happen",
            curve=slowed.people,
            firms=slowed.firms,
            without=held,
            risks=risks,
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


def held_by_curves(activities: Sequence[Activity], risks: Sequence[RiskEvent]) -> frozenset[str]:
    """Give names of the curves that hold an earliest date or that a risk is part of."""
    by = {a.held_by for a in activities} | {r.part_of for r in risks}
    return frozenset(name for name in by if name)


def usual_delays(net: ProjectNetwork, risks: Sequence[RiskEvent]) -> Array:
    """Give the typical delays of risks that are as likely as not [d], shape (activities,)."""
    delays = np.zeros(len(net.activities))
    for risk in risks:
        if risk.probability >= 0.5:
            for name in risk.activities:
                delays[net.number(name)] += risk.delay / DAY
    return delays
