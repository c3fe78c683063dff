"""When the plant comes into service in each replication of what is asked."""

from motorworks.plant import Plant
from motorworks.projects.disturbance import Case
from motorworks.rampup.commissioning import Commissioning, commissioning
from motorworks.rampup.wish import Wish


def service_days(plant: Plant, wish: Wish, case: Case | None = None) -> tuple[Commissioning, ...]:
    """Give when the plant comes into service, by replication.

    Parameters
    ----------
    plant
        The plant.
    wish
        What is asked: drawn durations, limits of crews, another start.
    case
        The way to take the programme's disturbance; as in the data if ``None``.

    Notes
    -----
    Another start moves every case by the same days. Replications have the same draws in all cases.
    """
    limited = wish.limited
    if wish.drawn:
        return tuple(
            commissioning(plant, r, wish.seed, case=case, limited=limited)
            for r in range(wish.replications)
        )
    when = commissioning(plant, case=case, limited=limited)
    if wish.production is not None:
        usual = commissioning(plant, limited=limited).production
        when = when.shifted((wish.production - usual).days)
    return (when,) * wish.replications
