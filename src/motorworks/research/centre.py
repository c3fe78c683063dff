"""What a research centre can do: its portfolio within limits, the frontier, and more people."""

from collections.abc import Callable, Sequence

from motorworks.errors import MotorworksError
from motorworks.plant import Plant
from motorworks.research.answer import Answer
from motorworks.research.brought import brings
from motorworks.research.course import YEAR
from motorworks.research.frontier import frontier
from motorworks.research.hiring import hires
from motorworks.research.load import loads
from motorworks.research.mix import Mix, mix_over_time
from motorworks.research.named import with_named
from motorworks.research.needs import capacities, centre_of
from motorworks.research.portfolio import day_of, portfolio, steady
from motorworks.research.project import Project
from motorworks.research.prototypes import cost_of_prototypes
from motorworks.research.releases import Release
from motorworks.research.schedule import Schedule, scheduled
from motorworks.research.spread import Spread, release_spread
from motorworks.research.verdict import verdict
from motorworks.research.wish import Wish

Progress = Callable[[int, int], None]


def rnd(plant: Plant, wish: Wish, *, progress: Progress = lambda _done, _of: None) -> Answer:
    """Give what a research centre can do.

    Parameters
    ----------
    plant, wish
        What is asked of what.
    progress
        Called with how many runs of the mix over time are done, and of how many.

    Raises
    ------
    MotorworksError
        If there is no research centre, nothing is developed, or a phase needs more than there is.
    """
    platforms, derivatives, lasting = _asked(plant, wish)
    projects, course = _projects(plant, wish, platforms, derivatives, lasting)
    there = capacities(plant)
    schedule = scheduled(projects, there, effort=wish.effort)
    course_kept = scheduled(course, there, effort=0)
    mix, trouble = _mix(plant, wish, (schedule, course_kept), progress)
    return Answer(
        plant=plant,
        wish=wish,
        platforms=platforms,
        derivatives=derivatives,
        steady=lasting,
        there=there,
        load=loads(plant, platforms, derivatives),
        schedule=schedule,
        course=course_kept,
        frontier=tuple(frontier(plant, wish)),
        hires=hires(plant, wish, platforms, derivatives, course, wish.years if lasting else 0),
        prototypes=cost_of_prototypes(plant, platforms, derivatives, wish.settings),
        verdict=verdict(plant, platforms, derivatives, vary=wish.vary, effort=wish.effort)
        if lasting
        else None,
        spread=_spread(plant, wish, course, lasting),
        mix=mix,
        trouble=trouble,
    )


def _asked(plant: Plant, wish: Wish) -> tuple[int, int, bool]:
    """Give platforms and derivatives at once, and whether they follow one another."""
    centre = centre_of(plant)
    platforms = centre.platforms if wish.platforms is None else wish.platforms
    derivatives = centre.derivatives if wish.derivatives is None else wish.derivatives
    if platforms or derivatives:
        return platforms, derivatives, True
    kinds = [p.kind for p in portfolio(plant, weeks=0)]
    return kinds.count("platform"), kinds.count("derivative"), False


def _projects(
    plant: Plant, wish: Wish, platforms: int, derivatives: int, lasting: bool
) -> tuple[Sequence[Project], Sequence[Project]]:
    """Give the projects of the first day, and those over the years."""
    if not lasting:
        alone = portfolio(plant, weeks=0)
        return alone, alone
    course = with_named(
        plant, steady(plant, platforms, derivatives, weeks=round(wish.years * YEAR))
    )
    named = {it.name for it in plant.developments}
    first = [p for p in course if p.under_way or p.name in named]
    return first, course


def _spread(plant: Plant, wish: Wish, course: Sequence[Project], lasting: bool) -> Spread | None:
    """Give the spread of releases, beside the projects that begin in the first year."""
    near = [p for p in course if p.start <= YEAR] if lasting else course
    return release_spread(near, capacities(plant), draws=wish.draws, seed=1)


def _mix(
    plant: Plant, wish: Wish, schedules: Sequence[Schedule], progress: Progress
) -> tuple[Mix | None, str]:
    """Give the mix over time, or why there is none."""
    if wish.mix is None or not brings(plant):
        return None, ""
    try:
        return mix_over_time(plant, releases_of(plant, schedules), wish.mix, progress=progress), ""
    except MotorworksError as error:
        return None, str(error)


def releases_of(plant: Plant, schedules: Sequence[Schedule]) -> tuple[Release, ...]:
    """Give when the motors that developments bring are released."""
    found = []
    for it in brings(plant):
        for schedule in schedules:
            weeks = {p.name: w for p, w in zip(schedule.projects, schedule.releases, strict=True)}
            if it.name in weeks:
                found.append(Release(development=it, day=day_of(plant, float(weeks[it.name]))))
                break
    return tuple(found)
