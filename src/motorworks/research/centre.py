"""What a research centre can do: its portfolio within limits, the frontier, and more people."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from motorworks.experiment.trial import Settings
from motorworks.plant import Plant
from motorworks.research.load import limit, loads, most_derivatives, most_platforms, projects_a_year
from motorworks.research.portfolio import (
    CELLS,
    Project,
    capacities,
    centre_of,
    portfolio,
    steady,
)
from motorworks.research.prototypes import Cost, cost_of_prototypes
from motorworks.research.schedule import Schedule, scheduled, with_more

YEAR = 365.25 / 7
"""Weeks of a year."""
STEPS = 7
"""Steps of the frontier from no platform to platforms alone."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is asked.

    Attributes
    ----------
    platforms, derivatives
        Projects at once; those of the research centre if ``None``.
    hire
        People hired in each variant.
    years
        Years over which a steady portfolio is followed.
    effort
        Work of the solver on the projects under way; 0: by rule alone.
    growth
        Weeks a year by which releases may fall behind before a steady portfolio does not count as
        kept: half a week is 1 % of the pace.
    settings
        How prototypes are simulated; ``None``: they are not.
    """

    platforms: int | None = None
    derivatives: int | None = None
    hire: float = 20.0
    years: int = 3
    effort: float = 0.5
    growth: float = 0.5
    settings: Settings | None = None


@dataclass(frozen=True, kw_only=True)
class Corner:
    """Derivatives that go beside a number of platforms: in the mean, and levelled."""

    platforms: int
    mean: int
    levelled: int | None
    limit: str


@dataclass(frozen=True, kw_only=True)
class Hire:
    """What more people, or cells, bring.

    Attributes
    ----------
    where
        The department; ``everywhere`` for people in proportion to those there.
    more
        What is added by name, in people at work on developments or cells.
    delay, growth
        Mean delay of the releases planned in the last year with them [weeks], and how much delays
        grow a year.
    scale
        Multiple of the portfolio that is covered in the mean.
    limit
        What limits it then.
    """

    where: str
    more: dict[str, float]
    delay: float
    growth: float
    scale: float
    limit: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Answer:
    """What is found about a research centre.

    Attributes
    ----------
    plant, wish
        What was asked of what.
    platforms, derivatives
        Projects at once.
    steady
        Whether they follow one another without end; else the plant names its developments.
    there, load
        What there is, and the share of it that is taken in the mean, by name.
    schedule
        The projects on the first day within the limits.
    course
        The portfolio over the years, by rule: what comes first is served first.
    frontier
        How many go at once.
    hires
        What more people bring, the first of them with nobody more.
    prototypes
        What prototypes cost the plant.
    """

    plant: Plant
    wish: Wish
    platforms: int
    derivatives: int
    steady: bool
    there: dict[str, float]
    load: dict[str, float]
    schedule: Schedule
    course: Schedule
    frontier: tuple[Corner, ...]
    hires: tuple[Hire, ...]
    prototypes: Cost

    @property
    def fits(self) -> bool:
        """Whether the portfolio is covered in the mean."""
        return limit(self.load)[1] <= 1 + 1e-9

    @property
    def kept(self) -> bool:
        """Whether releases do not fall behind; of named developments, whether targets are kept."""
        if self.steady:
            return self.fits and self.growth <= self.wish.growth
        pairs = zip(self.schedule.projects, self.schedule.releases, strict=True)
        return all(p.target is None or week <= p.target for p, week in pairs)

    @property
    def last_delay(self) -> float:
        """Mean delay of the releases that are planned in the last year [weeks]."""
        return last_delay(self.course, self.wish.years if self.steady else 0)

    @property
    def growth(self) -> float:
        """Weeks by which delays grow a year."""
        return growth(self.course, self.wish.years) if self.steady else 0.0


def last_delay(course: Schedule, years: int) -> float:
    """Give the mean delay of releases planned in the last of some years; of all with 0 years."""
    planned = course.unlimited
    inside = (planned > (years - 1) * YEAR) & (planned <= years * YEAR)
    inside = inside if years and inside.any() else np.ones(len(planned), dtype=bool)
    return float(course.delays[inside].mean())


def growth(course: Schedule, years: int) -> float:
    """Give the weeks by which delays grow a year: the slope of delay over planned release.

    Releases planned after the years are left out: nothing begins any more beside their projects.
    """
    inside = course.unlimited <= years * YEAR
    planned, late = course.unlimited[inside], course.delays[inside]
    if len(planned) < 2 or np.ptp(planned) == 0:
        return 0.0
    return float(np.polyfit(planned / YEAR, late, 1)[0])


def rnd(plant: Plant, wish: Wish) -> Answer:
    """Give what a research centre can do.

    Raises
    ------
    MotorworksError
        If there is no research centre, nothing is developed, or a phase needs more than there is.
    """
    centre = centre_of(plant)
    named = bool(plant.developments) and wish.platforms is None and wish.derivatives is None
    if named:
        kinds = [it.kind for it in plant.developments]
        platforms, derivatives = kinds.count("platform"), kinds.count("derivative")
        projects = course = portfolio(plant, weeks=0)
    else:
        platforms = centre.platforms if wish.platforms is None else wish.platforms
        derivatives = centre.derivatives if wish.derivatives is None else wish.derivatives
        if not platforms and not derivatives:
            portfolio(plant, weeks=0)  # says what is missing
        projects = steady(plant, platforms, derivatives, weeks=0)
        course = steady(plant, platforms, derivatives, weeks=round(wish.years * YEAR))
    there = capacities(plant)
    return Answer(
        plant=plant,
        wish=wish,
        platforms=platforms,
        derivatives=derivatives,
        steady=not named,
        there=there,
        load=loads(plant, platforms, derivatives),
        schedule=scheduled(projects, there, effort=wish.effort),
        course=scheduled(course, there, effort=0),
        frontier=tuple(_frontier(plant, wish)),
        hires=tuple(_hires(plant, wish, platforms, derivatives, course)),
        prototypes=cost_of_prototypes(plant, platforms, derivatives, wish.settings),
    )


def _frontier(plant: Plant, wish: Wish) -> Iterator[Corner]:
    most = most_platforms(plant)
    step = max(1, round(most / STEPS))
    for platforms in range(0, most + 1, step):
        mean = most_derivatives(plant, platforms)
        if mean is not None and platforms + mean > 0:
            yield Corner(
                platforms=platforms,
                mean=mean,
                levelled=_levelled(plant, wish, platforms, mean),
                limit=limit(loads(plant, platforms, mean + 1))[0],
            )


def _levelled(plant: Plant, wish: Wish, platforms: int, most: int) -> int | None:
    """Give the most derivatives up to ``most`` with which nothing falls behind; by halving."""
    low, high = -1, most
    while low < high:
        middle = (low + high + 1) // 2
        if _keeps_up(plant, wish, platforms, middle):
            low = middle
        else:
            high = middle - 1
    return None if low < 0 else low


def _keeps_up(plant: Plant, wish: Wish, platforms: int, derivatives: int) -> bool:
    projects = steady(plant, platforms, derivatives, weeks=round(wish.years * YEAR))
    if not projects:
        return True
    course = scheduled(projects, capacities(plant), effort=0)
    return growth(course, wish.years) <= wish.growth


def _hires(
    plant: Plant, wish: Wish, platforms: int, derivatives: int, projects: tuple[Project, ...]
) -> Iterator[Hire]:
    there = capacities(plant)
    centre = centre_of(plant)
    working = {d.name: centre.months / 12 * (d.share or centre.share) for d in plant.departments}
    people = sum(d.people for d in plant.departments)
    evenly = {d.name: wish.hire * d.people / people * working[d.name] for d in plant.departments}
    variants: list[tuple[str, dict[str, float]]] = [("nobody", {}), ("everywhere", evenly)]
    variants += [(d.name, {d.name: wish.hire * working[d.name]}) for d in plant.departments]
    if CELLS in there:
        variants.append(("2 test cells", {CELLS: 2.0}))
    wanted = {n: share * there[n] for n, share in loads(plant, platforms, derivatives).items()}
    for where, more in variants:
        added = with_more(there, more)
        course = scheduled(projects, added, effort=0)
        name, top = limit({n: wanted[n] / v for n, v in added.items() if v > 0})
        yield Hire(
            where=where,
            more=more,
            delay=last_delay(course, 0 if plant.developments else wish.years),
            growth=growth(course, wish.years),
            scale=1 / top if top > 0 else float("inf"),
            limit=name,
        )


def released_a_year(found: Answer) -> tuple[float, float]:
    """Give platforms and derivatives released a year as delays grow."""
    slower = 1 / (1 + max(found.growth, 0.0) / YEAR)
    platforms, derivatives = projects_a_year(found.plant, found.platforms, found.derivatives)
    return platforms * slower, derivatives * slower
