"""A cost by arithmetic and a simulated one side by side."""

from dataclasses import dataclass

from motorworks.costing import Cost
from motorworks.plant import Plant
from motorworks.report.money import Purse


@dataclass(frozen=True, kw_only=True)
class Costed:
    """What the page shows.

    Attributes
    ----------
    plant
        The plant.
    calculated
        Its cost by arithmetic.
    simulated
        Its cost from a run; ``None`` where nothing was simulated.
    purse
        The currency in which amounts are shown.
    facts
        How it was simulated.
    """

    plant: Plant
    calculated: Cost
    simulated: Cost | None
    purse: Purse
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def best(self) -> Cost:
        """The simulated cost where there is one."""
        return self.simulated or self.calculated
