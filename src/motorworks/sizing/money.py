"""Money spent once on a plant, as its file lists it."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.plant import Capital, Plant
from motorworks.sizing.floor import Floor
from motorworks.sizing.modules import Installed
from motorworks.sizing.people import own_machines


@dataclass(frozen=True, kw_only=True)
class Spent:
    """Money spent once, in the plant's currency.

    Attributes
    ----------
    machines
        Prices of the plant's own machines.
    items
        Everything beside them, by name.
    """

    machines: float
    items: Mapping[str, float]

    @property
    def total(self) -> float:
        """All of it."""
        return self.machines + sum(self.items.values())


def spent(plant: Plant, installed: Mapping[str, Installed], floor: Floor) -> Spent:
    """Give the money spent once on a plant.

    Parameters
    ----------
    plant
        The plant as sized: amounts that grow with the output have grown.
    installed
        Machines by process.
    floor
        Its floor.
    """
    machines = sum(n * s.price for _, s, n in own_machines(plant, installed))
    research = sum(a.floor for a in plant.areas if a.kind == "research")
    paid_for = {
        "floor": floor.total - research,
        "research_floor": research,
        "land": plant.site.land if plant.site else 0.0,
    }
    prices = {t.name: t.price for t in plant.tariffs}

    def cost(item: Capital) -> float:
        area = paid_for.get(item.per or "", 0.0) * prices.get(item.tariff or "", 0.0)
        return item.amount + item.share * machines + area

    return Spent(machines=machines, items={c.name: cost(c) for c in plant.capital})
