"""Release dates with their spread: durations and prototypes drawn between least and most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from motorworks.program.program import Array
from motorworks.research.needs import PROTOTYPE_LINE
from motorworks.research.project import Project, Stage
from motorworks.research.schedule import scheduled

QUANTILES = (0.1, 0.5, 0.9)


@dataclass(frozen=True, kw_only=True, eq=False)
class Spread:
    """Weeks of releases over draws.

    Attributes
    ----------
    projects
        Names.
    weeks
        Week of each release in each draw, shape (draws, projects).
    """

    projects: tuple[str, ...]
    weeks: Array

    def of(self, name: str) -> tuple[float, float, float]:
        """Give the week before which one, five and nine of ten draws release a project."""
        column = self.weeks[:, self.projects.index(name)]
        low, middle, high = np.quantile(column, QUANTILES)
        return float(low), float(middle), float(high)

    def kept(self, name: str, week: float) -> float:
        """Give the share of draws in which a project is released by a week."""
        return float((self.weeks[:, self.projects.index(name)] <= week).mean())


def release_spread(
    projects: Sequence[Project],
    there: Mapping[str, float],
    *,
    draws: int,
    seed: int,
) -> Spread | None:
    """Give release dates over draws of durations and prototypes.

    Parameters
    ----------
    projects
        The portfolio.
    there
        What there is, by name.
    draws
        Draws; 0: none.
    seed
        Seed of the draws.

    Returns
    -------
    Spread or None
        ``None`` without draws, or if no phase says how its figures may vary.

    Notes
    -----
    Months and prototypes of each phase of each project are drawn by themselves from triangular laws
    with the least, typical and greatest figure of the plant file. The people of a phase stay for as
    long as it lasts; prototypes change what it takes of the prototype line. Each draw is scheduled
    by rule within the same limits, so a project that lasts longer delays others.
    """
    if not draws or not any(varies(stage) for p in projects for stage in p.stages):
        return None
    rows = []
    for draw in range(draws):
        random = np.random.Generator(np.random.Philox(np.random.SeedSequence([seed, draw])))
        drawn = [_drawn(p, there, random) for p in projects]
        found = scheduled(drawn, there, effort=0)
        weeks = {p.name: w for p, w in zip(found.projects, found.releases, strict=True)}
        rows.append([weeks[p.name] for p in projects])
    return Spread(projects=tuple(p.name for p in projects), weeks=np.array(rows, dtype=float))


def varies(stage: Stage) -> bool:
    """Tell whether months or prototypes of a phase may be others than its typical ones."""
    phase = stage.phase
    months = (phase.fewest_months, phase.most_months)
    prototypes = (phase.fewest_prototypes, phase.most_prototypes)
    return any(v is not None and v != phase.months for v in months) or any(
        v is not None and v != phase.prototypes for v in prototypes
    )


def _drawn(project: Project, there: Mapping[str, float], random: np.random.Generator) -> Project:
    stages = tuple(_stage(stage, there, random) for stage in project.stages)
    return replace(project, stages=stages)


def _stage(stage: Stage, there: Mapping[str, float], random: np.random.Generator) -> Stage:
    """Give a phase with drawn months and prototypes; both are always drawn, whether they vary."""
    phase = stage.phase
    months = triangular(random, phase.fewest_months, phase.months, phase.most_months)
    built = triangular(random, phase.fewest_prototypes, phase.prototypes, phase.most_prototypes)
    weeks = max(1, round(stage.weeks * months / phase.months))
    needs = dict(stage.needs)
    if PROTOTYPE_LINE in needs and phase.prototypes > 0:
        share = needs[PROTOTYPE_LINE] * (built / phase.prototypes) * (stage.weeks / weeks)
        needs[PROTOTYPE_LINE] = min(share, there.get(PROTOTYPE_LINE, share))
    return replace(stage, weeks=weeks, needs=needs)


def triangular(
    random: np.random.Generator, least: float | None, typical: float, most: float | None
) -> float:
    """Give a draw from a triangular law; where a bound is not given, the typical value bounds."""
    low = typical if least is None else least
    high = typical if most is None else most
    share = random.random()
    if high <= low:
        return typical
    peak = (typical - low) / (high - low)
    if share < peak:
        return low + float(np.sqrt(share * (high - low) * (typical - low)))
    return high - float(np.sqrt((1 - share) * (high - low) * (high - typical)))
