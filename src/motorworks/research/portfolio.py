"""Developments → projects in whole weeks: what each phase takes, and when it is planned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motorworks.errors import MotorworksError
from motorworks.plant import Development, Phase, Plant, Research

WEEKS = 365.25 / 12 / 7
"""Weeks of a month."""
CELLS = "test cells"
PROTOTYPE_LINE = "prototype line"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A phase of a project, or what is left of it on the first day.

    Attributes
    ----------
    phase
        The phase.
    weeks
        How long it lasts [weeks], a whole number.
    needs
        What it takes while it lasts: people at work by department, cells, share of the line.
    share
        Share of the whole phase that it is.
    """

    phase: Phase
    weeks: int
    needs: dict[str, float]
    share: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Project:
    """A development as it is planned.

    Attributes
    ----------
    name, title, kind, priority
        As the development says.
    start
        Week before which it does not start; 0 is that of the first day.
    stages
        Its phases still to come, in order.
    after
        Project that is to be released before; empty for none.
    model
        Model that is made from its release on; empty for none.
    target
        Week at whose start it should have been released; ``None`` for none.
    under_way
        Whether it had begun before the first day.
    """

    name: str
    title: str = ""
    kind: str
    priority: float = 1.0
    start: int
    stages: tuple[Stage, ...]
    after: str = ""
    model: str = ""
    target: int | None = None
    under_way: bool = False

    @property
    def planned(self) -> int:
        """Week of its release if nothing is in its way."""
        return self.start + sum(stage.weeks for stage in self.stages)


def months_of(phase: Phase, kind: str) -> float:
    """Give how long a phase takes a platform or a derivative [months]."""
    derivative = kind == "derivative" and phase.months_derivative is not None
    return phase.months_derivative or phase.months if derivative else phase.months


def work_of(phase: Phase, kind: str) -> float:
    """Give the work of a phase for a platform or a derivative [person-months]."""
    if kind == "derivative" and phase.person_months_derivative is not None:
        return phase.person_months_derivative
    return phase.person_months


def cells_of(phase: Phase, kind: str) -> float:
    """Give the test cells that a platform or a derivative takes in a phase."""
    if kind == "derivative" and phase.test_cells_derivative is not None:
        return phase.test_cells_derivative
    return phase.test_cells


def centre_of(plant: Plant) -> Research:
    """Give the research centre.

    Raises
    ------
    MotorworksError
        If the plant has none: no phases or no people.
    """
    if not plant.phases or not plant.departments:
        missing = "phases" if not plant.phases else "departments"
        msg = (
            f"plant '{plant.name}' has no {missing}: a portfolio needs [phase.NAME] and "
            "[department.NAME] tables"
        )
        raise MotorworksError(msg)
    return plant.research or Research()


def first_day(plant: Plant) -> date:
    """Give the first day of the plan."""
    return (plant.research and plant.research.start) or plant.start


def capacities(plant: Plant) -> dict[str, float]:
    """Give what there is: people at work on developments by department, cells, the line.

    Of a department it is people times worked months / 12 times the share for developments; of the
    prototype line 1. What is not limited is left out.
    """
    centre = centre_of(plant)
    there = {
        d.name: d.people * centre.months / 12 * (d.share or centre.share) for d in plant.departments
    }
    if centre.test_cells is not None:
        there[CELLS] = centre.test_cells
    if centre.prototype_hours is not None:
        there[PROTOTYPE_LINE] = 1.0
    return there


def needs_of(plant: Plant, phase: Phase, kind: str) -> dict[str, float]:
    """Give what a phase takes while it lasts: people by department, cells, share of the line."""
    months, work = months_of(phase, kind), work_of(phase, kind)
    needs = {name: work * share / months for name, share in phase.split.items()}
    centre = centre_of(plant)
    if centre.test_cells is not None:
        needs[CELLS] = cells_of(phase, kind)
    if centre.prototype_hours:
        a_month = centre.prototype_hours / 12
        needs[PROTOTYPE_LINE] = phase.prototypes * phase.prototype_time / months / a_month
    return {name: amount for name, amount in needs.items() if amount > 0}


def portfolio(plant: Plant, *, weeks: int) -> tuple[Project, ...]:
    """Give the projects of a plant: its developments, else its steady portfolio.

    Raises
    ------
    MotorworksError
        If there is neither, or no research centre.
    """
    centre = centre_of(plant)
    if plant.developments:
        return tuple(_project(plant, it) for it in plant.developments)
    if not centre.platforms and not centre.derivatives:
        msg = (
            f"plant '{plant.name}' develops nothing: write [development.NAME] tables, or "
            "platforms and derivatives of [plant.research]"
        )
        raise MotorworksError(msg)
    return steady(plant, centre.platforms, centre.derivatives, weeks=weeks)


def _project(plant: Plant, it: Development) -> Project:
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
