"""What a plant is built with, item by item, against the money there is."""

from dataclasses import dataclass

from motorworks.compile import lay_out
from motorworks.costing import Floor, Item, floor_of, items
from motorworks.plant import Plant


@dataclass(frozen=True, kw_only=True)
class Outlay:
    """All capital of a plant.

    Attributes
    ----------
    items
        Machines first, then the items of the plant file.
    floor
        The floor that buildings are paid for.
    most_floor
        Floor that the land allows [m2]; ``None`` where the plant has no site.
    envelope
        The money there is [currency]; ``None`` if none is named.
    """

    items: tuple[Item, ...]
    floor: Floor
    most_floor: float | None = None
    envelope: float | None = None

    @property
    def total(self) -> float:
        """The sum of all items."""
        return sum(i.amount for i in self.items)

    @property
    def over(self) -> float | None:
        """By how much the sum is more than the envelope; negative where money is left."""
        return None if self.envelope is None else self.total - self.envelope


def capital(plant: Plant, envelope: float | None = None) -> Outlay:
    """Give the capital of a plant by item.

    Parameters
    ----------
    plant
        The plant.
    envelope
        The money there is, in the plant's currency.

    Notes
    -----
    The floor that land allows is land x coverage x storeys.

    Examples
    --------
    >>> from motorworks.plantfile import load
    >>> round(capital(load("dalian")).total / 1e9, 2)  # billions of yen
    99.39
    """
    layout = lay_out(plant)
    site = plant.site
    return Outlay(
        items=tuple(items(plant, layout)),
        floor=floor_of(plant, layout),
        most_floor=site.land * site.coverage * site.storeys if site else None,
        envelope=envelope,
    )
