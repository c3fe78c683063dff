"""What more people, or cells, bring: earlier releases, more projects, and what they cost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motorworks.plant import Plant
from motorworks.research.course import growth, last_delay
from motorworks.research.load import limit, loads
from motorworks.research.needs import CELLS, capacities, centre_of
from motorworks.research.project import Project
from motorworks.research.schedule import scheduled, with_more
from motorworks.research.wish import Wish


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
    cost
        Wages a year [plant's currency]; ``None`` of cells, and if the plant names no wage of
        research staff.
    """

    where: str
    more: dict[str, float]
    delay: float
    growth: float
    scale: float
    limit: str
    cost: float | None = None


def hires(
    plant: Plant,
    wish: Wish,
    platforms: int,
    derivatives: int,
    projects: Sequence[Project],
    years: int,
) -> tuple[Hire, ...]:
    """Give what more people in each department bring.

    Parameters
    ----------
    plant, wish
        What is asked of what.
    platforms, derivatives
        Projects at once.
    projects
        The portfolio over the years.
    years
        Years over which it is followed; 0 for projects that do not follow one another.

    Returns
    -------
    tuple of Hire
        The first with nobody more, then what brings releases forward most.
    """
    found = list(_variants(plant, wish, platforms, derivatives, projects, years))
    return (found[0], *sorted(found[1:], key=lambda h: (h.delay, -h.scale, h.where)))


def _variants(
    plant: Plant,
    wish: Wish,
    platforms: int,
    derivatives: int,
    projects: Sequence[Project],
    years: int,
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
            delay=last_delay(course, years),
            growth=growth(course, years) if years else 0.0,
            scale=1 / top if top > 0 else float("inf"),
            limit=name,
            cost=_cost(plant, wish, more),
        )


def _cost(plant: Plant, wish: Wish, more: dict[str, float]) -> float | None:
    """Give the wages of a year of those hired, all at the wage of the research staff."""
    wages = {t.name: t.price for t in plant.tariffs}
    groups = [(g.people, wages[g.wage]) for g in plant.staff if g.research and g.wage in wages]
    people = sum(n for n, _ in groups)
    if not people or CELLS in more:
        return None
    hired = wish.hire if more else 0.0
    return hired * sum(n * wage for n, wage in groups) / people
