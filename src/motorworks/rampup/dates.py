"""Dates of the programme that bring lines into service."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from motorworks.plant import Plant
from motorworks.plant.in_service import part_named
from motorworks.program.program import Array
from motorworks.projects import Activity, Dependency, Programme, RiskEvent
from motorworks.projects.critical_path import critical_path
from motorworks.projects.disturbance import Case, usual_delays
from motorworks.projects.draws import drawn_delays, drawn_work
from motorworks.projects.levelling import level, usual_effort
from motorworks.projects.network import ProjectNetwork, network


class Between(NamedTuple):
    """Start and finish of an activity [d], as ``date.toordinal`` counts."""

    start: float
    finish: float


def programme_dates(
    plant: Plant,
    draw: int | None = None,
    seed: int = 1,
    *,
    case: Case | None = None,
    limited: bool = False,
) -> Mapping[str, Between]:
    """Give when each activity starts and finishes.

    Parameters
    ----------
    plant, draw, seed, case, limited
        As of :func:`~motorworks.rampup.commissioning.commissioning`.

    Notes
    -----
    With typical durations a case takes the typical delay of each risk that is a part of its
    disturbance and as likely as not. Within limits the schedule is that of
    :func:`~motorworks.projects.levelling.level`, in whole days; production then waits for what
    brings machines of firms beside the plant into service, so that crews are not taken from them.
    """
    programme = plant.programme or Programme()
    net = network(
        _supplied(plant, programme.start_of_production) if limited else plant.activities,
        start=programme.start or plant.start,
        worktimes=plant.worktimes,
        curve=case.curve if case else None,
        firms=case.firms if case else None,
        without=case.without if case else frozenset(),
    )
    work = _work(plant, net, _risks(plant, case), draw, seed, programme.spread)
    if limited and any(a.needs for a in plant.activities):
        end = programme.start_of_production
        effort = usual_effort(net)
        found = level(replace(net, typical=work), plant.resources, end=end, effort=effort)
        pairs = zip(found.start, found.finish, strict=True)
        return {
            a.name: Between(float(start), float(finish))
            for a, (start, finish) in zip(found.activities, pairs, strict=True)
        }
    plan = critical_path(net, work=work)
    return {d.activity.name: Between(d.start, d.finish) for d in plan.dates}


def _supplied(plant: Plant, production: str | None) -> tuple[Activity, ...]:
    """Give activities of which production waits for all that brings machines of other firms."""
    foreign = {w.name for w in plant.workshops if not w.own}
    places = {x.name: x.workshop for x in plant.lines} | {
        s.name: s.workshop for s in plant.stations
    }

    def of_others(words: tuple[str, ...]) -> bool:
        parts = (part_named(plant, word) for word in words)
        return any(part is not None and places[part.name] in foreign for part in parts)

    bringing = [a.name for a in plant.activities if of_others(a.in_service)]
    bringing += [w.activity for w in plant.waves if of_others(w.in_service)]
    more = tuple(Dependency(activity=name) for name in bringing if name != production)
    return tuple(
        replace(a, after=(*a.after, *more)) if a.name == production else a for a in plant.activities
    )


def _risks(plant: Plant, case: Case | None) -> tuple[RiskEvent, ...]:
    """Give what may happen: what is part of a disturbance only in its cases."""
    return case.risks if case else tuple(r for r in plant.risks if r.part_of is None)


def _work(
    plant: Plant,
    net: ProjectNetwork,
    risks: tuple[RiskEvent, ...],
    draw: int | None,
    seed: int,
    spread: str,
) -> Array:
    """Give the work of each activity [d]: every draw has random numbers of its own, by its number.

    Work is drawn before what may happen, so that a draw has the same work in every case.
    """
    if draw is None:
        parts = tuple(r for r in risks if r.part_of is not None)
        typical: Array = net.typical + usual_delays(net, parts)
        return typical
    random = np.random.Generator(np.random.Philox(np.random.SeedSequence([seed, draw])))
    work = drawn_work(net, random, 1, spread)
    taken: Array = (work + drawn_delays(net, risks, random, 1, spread)[1])[:, 0]
    return taken
