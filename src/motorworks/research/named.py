"""Developments of the plant file in the places of a steady portfolio."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from motorworks.plant import Development, Plant
from motorworks.research.portfolio import first_day, project_of
from motorworks.research.project import Project


def with_named(plant: Plant, projects: Sequence[Project]) -> tuple[Project, ...]:
    """Give a portfolio in which developments of the plant take the places of projects.

    Parameters
    ----------
    plant
        The plant.
    projects
        A steady portfolio.

    Returns
    -------
    tuple of Project
        As many as before, some with the name, target and model of a development; what finds no
        place comes on top.

    Notes
    -----
    A development with a phase takes the place of a project of its kind that is in that phase on the
    first day, of several the one that is furthest; one with a start that of the first to begin from
    then on; one with neither that of the first to begin after the first day.
    """
    found = list(projects)
    free = [n for n, p in enumerate(found)]
    for it in plant.developments:
        places = [n for n in free if found[n].kind == it.kind and _suits(plant, it, found[n])]
        if places:
            n = min(places, key=lambda n: (found[n].start, found[n].planned))
            free.remove(n)
            found[n] = _called(found[n], project_of(plant, it), plant)
        else:
            found.append(project_of(plant, it))
    return tuple(_waiting(found, plant))


def _suits(plant: Plant, it: Development, project: Project) -> bool:
    if it.phase is not None:
        return project.under_way and project.stages[0].phase.name == it.phase
    begin = first_day(plant)
    start = max(0, -((begin - it.start).days // 7)) if it.start else 0
    return not project.under_way and project.start >= start


def _called(project: Project, named: Project, plant: Plant) -> Project:
    return replace(
        project,
        name=named.name,
        title=named.title,
        priority=named.priority,
        model=named.model,
        target=named.target,
        after=named.after,
    )


def _waiting(projects: Sequence[Project], plant: Plant) -> Iterator[Project]:
    """Give projects that wait for none that is not there."""
    names = {p.name for p in projects}
    for p in projects:
        yield p if p.after in names else replace(p, after="")
