"""What a research centre can do: its portfolio within limits, the frontier, and more people."""

from motorworks.plant import Plant
from motorworks.research.answer import Answer
from motorworks.research.course import YEAR
from motorworks.research.frontier import frontier
from motorworks.research.hiring import hires
from motorworks.research.load import loads
from motorworks.research.needs import capacities, centre_of
from motorworks.research.portfolio import portfolio, steady
from motorworks.research.prototypes import cost_of_prototypes
from motorworks.research.schedule import scheduled
from motorworks.research.wish import Wish


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
        frontier=tuple(frontier(plant, wish)),
        hires=tuple(hires(plant, wish, platforms, derivatives, course)),
        prototypes=cost_of_prototypes(plant, platforms, derivatives, wish.settings),
    )
