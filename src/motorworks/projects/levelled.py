"""A schedule within limits: what is done when, and what it uses."""

from dataclasses import dataclass

import numpy as np

from motorworks.projects.activity import Activity
from motorworks.projects.days import PARTS, DayProject, usage
from motorworks.projects.network import ProjectNetwork


@dataclass(frozen=True, kw_only=True, eq=False)
class Levelled:
    """A schedule in which no resource is asked for more than there is.

    Attributes
    ----------
    activities
        The activities, in the order of the network.
    start, finish
        Their days, as ``date.toordinal`` counts: the first and the one after the last, shape
        (activities,).
    end
        When the end is reached.
    bound
        Day before which no schedule reaches it.
    unlimited
        When it would be reached with as much of everything as is needed.
    weighed, least_weighed
        Sum of the weights given times the finishes [d], and what no schedule goes below; zero
        where no weights were given.
    resources
        Names of the resources.
    first
        Day from which use and supply are counted.
    used, there
        What is used of each resource and what there is on each day, shape (resources, days).
    """

    activities: tuple[Activity, ...]
    start: np.ndarray
    finish: np.ndarray
    end: int
    bound: int
    unlimited: int
    resources: tuple[str, ...]
    first: int
    used: np.ndarray
    there: np.ndarray
    weighed: float = 0.0
    least_weighed: float = 0.0

    @property
    def optimal(self) -> bool:
        """Whether no schedule reaches the end earlier."""
        return self.end <= self.bound


def levelled(
    project: DayProject,
    net: ProjectNetwork,
    starts: np.ndarray,
    *,
    unlimited: int,
    end: int | None = None,
    bound: int | None = None,
    weighed: float = 0.0,
    least_weighed: float = 0.0,
) -> Levelled:
    """Give a schedule from its start days.

    Parameters
    ----------
    project, net
        The project in days, and its network.
    starts
        Start days from its first, shape (activities,).
    unlimited
        When the end would be reached without limits, as ``date.toordinal`` counts.
    end, bound
        When the end is reached and cannot be before, from the first day; the last finish, and
        ``unlimited``, if not given.
    weighed, least_weighed
        As of :class:`Levelled`.
    """
    finish = np.array([project.finish[n, s] for n, s in enumerate(starts)])
    days = int(finish.max()) if len(finish) else 0
    return Levelled(
        activities=net.activities,
        start=starts + project.first,
        finish=finish + project.first,
        end=(days if end is None else end) + project.first,
        bound=unlimited if bound is None else bound + project.first,
        unlimited=unlimited,
        resources=project.resources,
        first=project.first,
        used=usage(project, starts)[:, :days] / PARTS,
        there=project.supply[:, :days] / PARTS,
        weighed=weighed,
        least_weighed=least_weighed,
    )
