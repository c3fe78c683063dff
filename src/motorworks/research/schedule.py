"""A portfolio within its limits: projects' phases levelled week by week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from motorworks.projects import Activity, Dependency, Resource
from motorworks.projects.levelled import Levelled
from motorworks.projects.levelling import level_weighed
from motorworks.projects.network import ProjectNetwork, network
from motorworks.research.project import Project

ORIGIN = date(1000, 1, 1).toordinal()
"""The day that stands for week 0: levelling counts in days, a portfolio in weeks."""
DAY = 86400.0
FINE = 100.0
"""People are counted in hundredths, of which levelling counts hundredths again: rounding then
does not matter where a portfolio takes all there are."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Schedule:
    """When every phase of a portfolio is worked on.

    Attributes
    ----------
    projects
        The projects.
    begin, end
        By project: first week of each stage and the one after its last.
    resources
        Names of what is shared.
    used, wanted, there
        What the schedule uses, what the plan without limits would, and what there is, by week,
        shape (resources, weeks).
    bound
        Mean delay of a release below which no schedule comes [weeks], weighed by priority.
    starts
        Starts of all activities, to begin another schedule from.
    """

    projects: tuple[Project, ...]
    begin: tuple[tuple[int, ...], ...]
    end: tuple[tuple[int, ...], ...]
    resources: tuple[str, ...]
    used: np.ndarray
    wanted: np.ndarray
    there: np.ndarray
    bound: float
    starts: np.ndarray

    @property
    def releases(self) -> np.ndarray:
        """Week of each release, shape (projects,)."""
        return np.array([ends[-1] for ends in self.end])

    @property
    def unlimited(self) -> np.ndarray:
        """Week of each release with as much of everything as is needed, shape (projects,)."""
        return np.array(unhindered(self.projects))

    @property
    def delays(self) -> np.ndarray:
        """Weeks by which each release is later than it would be, shape (projects,)."""
        return np.asarray(self.releases - self.unlimited)

    @property
    def delay(self) -> float:
        """Mean delay of a release, weighed by priority [weeks]."""
        weights = _weights(self.projects)
        return float(self.delays @ weights / weights.sum())


def unhindered(projects: Sequence[Project]) -> list[int]:
    """Give the week of each release without limits; a derivative waits for its platform."""
    by_name = {p.name: p for p in projects}
    known: dict[str, int] = {}

    def release(p: Project) -> int:
        if p.name not in known:
            after = release(by_name[p.after]) if p.after in by_name else 0
            known[p.name] = max(after, p.start) + p.planned - p.start
        return known[p.name]

    return [release(p) for p in projects]


def scheduled(
    projects: Sequence[Project],
    capacities: Mapping[str, float],
    *,
    effort: float,
    begin: np.ndarray | None = None,
) -> Schedule:
    """Give the schedule with the least mean delay of releases.

    Parameters
    ----------
    projects
        The projects.
    capacities
        What there is, as :func:`.capacities` gives it.
    effort
        Work of the solver; 0: by rule alone.
    begin
        Starts of a schedule of the same projects to begin from.

    Raises
    ------
    MotorworksError
        If a phase needs more than there is.
    """
    ordered = in_order(projects)
    net = _network(ordered)
    resources = [Resource(name=n, amount=FINE * v) for n, v in capacities.items()]
    weights = _weights(ordered)
    last = {f"{p.name}/{len(p.stages) - 1}": int(w) for p, w in zip(ordered, weights, strict=True)}
    found = level_weighed(net, resources, last, begin=begin, effort=effort)
    return _read(ordered, found, weights)


def in_order(projects: Sequence[Project]) -> tuple[Project, ...]:
    """Give projects so that each stands behind the one that it waits for."""
    left, placed = list(projects), set[str]()
    names = {p.name for p in projects}
    ordered: list[Project] = []
    while left:
        ready = [p for p in left if p.after not in names or p.after in placed]
        ordered += ready
        placed |= {p.name for p in ready}
        left = [p for p in left if p.name not in placed]
    return tuple(ordered)


def _weights(projects: Sequence[Project]) -> np.ndarray:
    """Give whole weights in proportion to priorities."""
    least = min((p.priority for p in projects), default=1.0)
    return np.array([max(1, round(10 * p.priority / least)) for p in projects])


def _network(projects: Sequence[Project]) -> ProjectNetwork:
    by_name = {p.name: p for p in projects}
    activities = []
    for p in projects:
        for n, stage in enumerate(p.stages):
            before = f"{p.name}/{n - 1}" if n else ""
            if not n and p.after in by_name:
                before = f"{p.after}/{len(by_name[p.after].stages) - 1}"
            activities.append(
                Activity(
                    name=f"{p.name}/{n}",
                    duration=stage.weeks * DAY,
                    after=(Dependency(activity=before),) if before else (),
                    not_before=None if n else date.fromordinal(ORIGIN + p.start),
                    needs={name: FINE * amount for name, amount in stage.needs.items()},
                )
            )
    return network(activities, start=date.fromordinal(ORIGIN))


def _read(projects: tuple[Project, ...], found: Levelled, weights: np.ndarray) -> Schedule:
    number = {a.name: n for n, a in enumerate(found.activities)}
    rows = [[number[f"{p.name}/{n}"] for n in range(len(p.stages))] for p in projects]
    begin = tuple(tuple(int(found.start[i]) - ORIGIN for i in row) for row in rows)
    end = tuple(tuple(int(found.finish[i]) - ORIGIN for i in row) for row in rows)
    early = np.array(unhindered(projects))
    least = found.least_weighed - float(weights.sum()) * ORIGIN
    return Schedule(
        projects=projects,
        begin=begin,
        end=end,
        resources=found.resources,
        used=found.used / FINE,
        wanted=_wanted(projects, early, found.resources),
        there=found.there / FINE,
        bound=float((least - weights @ early) / weights.sum()),
        starts=found.start,
    )


def _wanted(
    projects: Sequence[Project], releases: np.ndarray, resources: Sequence[str]
) -> np.ndarray:
    """Give what the plan without limits takes by week, shape (resources, weeks)."""
    wanted = np.zeros((len(resources), int(releases.max(initial=0))))
    row = {name: k for k, name in enumerate(resources)}
    for p, release in zip(projects, releases, strict=True):
        end = int(release)
        for stage in reversed(p.stages):
            for name, amount in stage.needs.items():
                if name in row:
                    wanted[row[name], end - stage.weeks : end] += amount
            end -= stage.weeks
    return wanted


def with_more(capacities: Mapping[str, float], more: Mapping[str, float]) -> dict[str, float]:
    """Give capacities with some added."""
    return {name: amount + more.get(name, 0.0) for name, amount in capacities.items()}
