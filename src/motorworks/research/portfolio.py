"""Developments → projects in whole weeks: what each phase takes, and when it is planned."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from motorworks.errors import MotorworksError
from motorworks.plant import Development, Phase, Plant
from motorworks.research.needs import capacities, centre_of, months_of, needs_of
from motorworks.research.project import Project, Stage

WEEKS = 365.25 / 12 / 7
"""Weeks of a month."""


def first_day(plant: Plant) -> date:
    """Give the first day of the plan."""
    return (plant.research and plant.research.start) or plant.start


def portfolio(plant: Plant, *, weeks: int) -> tuple[Project, ...]:
    """Give the projects of a plant: its developments, else its steady portfolio.

    Raises
    ------
    MotorworksError
        If there is neither, or no research centre.
    """
    centre = centre_of(plant)
    if plant.developments:
        return tuple(project_of(plant, it) for it in plant.developments)
    if not centre.platforms and not centre.derivatives:
        msg = (
            f"plant '{plant.name}' develops nothing: write [development.NAME] tables, or "
            "platforms and derivatives of [plant.research]"
        )
        raise MotorworksError(msg)
    return steady(plant, centre.platforms, centre.derivatives, weeks=weeks)


def project_of(plant: Plant, it: Development) -> Project:
    """Give a development as a project of its own."""
    begin = first_day(plant)
    names = [phase.name for phase in plant.phases]
    ahead = plant.phases[names.index(it.phase) if it.phase else 0 :]
    start = max(0, -((begin - it.start).days // 7)) if it.start else 0
    return Project(
        name=it.name,
        title=it.title,
        kind=it.kind,
        priority=it.priority,
        start=start,
        stages=_stages(plant, ahead, it.kind, float(start)),
        after=it.derivative_of or "",
        model=it.model or "",
        target=None if it.target is None else (it.target - begin).days // 7,
        under_way=it.phase is not None,
    )


def steady(plant: Plant, platforms: int, derivatives: int, *, weeks: int) -> tuple[Project, ...]:
    """Give a portfolio with so many projects at once, evenly staggered over their cycles.

    On the first day all are under way, each as far as it would be if one had begun every T / n
    months. When one is planned to be released the next begins, for as long as asked.

    Parameters
    ----------
    plant
        The plant.
    platforms, derivatives
        Projects at once.
    weeks
        Weeks in which others begin.
    """
    found: list[Project] = []
    for kind, letter, count in (("platform", "P", platforms), ("derivative", "D", derivatives)):
        starts = sorted(_starts(plant, kind, count, weeks))
        width = len(str(len(starts)))
        for n, start in enumerate(starts, 1):
            name = f"{letter}{n:0{max(2, width)}d}"
            stages = _stages(plant, plant.phases, kind, start)
            if stages:
                found.append(
                    Project(
                        name=name,
                        kind=kind,
                        start=max(0, round(start)),
                        stages=stages,
                        under_way=start < 0,
                    )
                )
    return tuple(found)


def _starts(plant: Plant, kind: str, count: int, weeks: int) -> Iterator[float]:
    cycle = WEEKS * sum(months_of(phase, kind) for phase in plant.phases)
    for n in range(count):
        at = -cycle * (n + 0.5) / count
        while at < weeks:
            yield at
            at += cycle


def _stages(plant: Plant, phases: Sequence[Phase], kind: str, start: float) -> tuple[Stage, ...]:
    """Give the phases still to come from week 0 on, their borders in whole weeks."""
    found, at, there = [], start, capacities(plant)
    for phase in phases:
        length = WEEKS * months_of(phase, kind)
        begin, end = max(at, 0.0), at + length
        # Between the borders in whole weeks the work is the same, so the need follows from it.
        whole = max(round(end), 0) - max(round(at), 0)
        if whole > 0:
            scale = (end - begin) / whole
            # A phase that takes all there is must not need more for its fraction of a week.
            needs = {
                n: min(v * scale, max(v, there.get(n, v)))
                for n, v in needs_of(plant, phase, kind).items()
            }
            share = (end - begin) / length
            found.append(Stage(phase=phase, weeks=whole, needs=needs, share=share))
        at = end
    return tuple(found)


def day_of(plant: Plant, week: float) -> date:
    """Give the day on which a week begins."""
    return first_day(plant) + timedelta(days=round(7 * week))
