"""A change of a plant, written as the values it sets in the plant file."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from motorworks.plant import Plant
from motorworks.plantfile import read_plant, write_plant


@dataclass(frozen=True, kw_only=True)
class Change:
    """Something that can be done to a plant.

    Attributes
    ----------
    key
        Short and unique, such as ``places:stator+10``.
    kind
        ``machine``, ``places``, ``cycle``, ``failures``, ``repair``, ``people``, ``vehicles``,
        ``overtime`` or ``allocation``.
    title
        What is done, in words.
    sets
        Values for the plant file, as ``--set`` takes them.
    price
        Money spent once, in the plant's currency; ``None`` where nothing says a price.
    yearly
        Money spent each year.
    floor
        Net floor added [m2].
    """

    key: str
    kind: str
    title: str
    sets: tuple[str, ...]
    price: float | None = 0.0
    yearly: float | None = 0.0
    floor: float = 0.0

    def cost_per_year(self, years: float) -> float | None:
        """Give the money a year, what is spent once spread over some years."""
        if self.price is None or self.yearly is None:
            return None
        return self.price / years + self.yearly


def together(changes: Sequence[Change]) -> Change:
    """Give several changes as one; where two set the same value the later one counts."""
    return Change(
        key=" & ".join(c.key for c in changes),
        kind="set" if len(changes) != 1 else changes[0].kind,
        title="; ".join(c.title for c in changes),
        sets=tuple(s for c in changes for s in c.sets),
        price=_sum([c.price for c in changes]),
        yearly=_sum([c.yearly for c in changes]),
        floor=sum(c.floor for c in changes),
    )


def _sum(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) if len(known) == len(values) else None


class Workbench:
    """Makes changed plants from one plant, through the door of the plant file.

    Units and checks hold for what is changed as for what a person writes.

    Parameters
    ----------
    plant
        The plant as it is.
    """

    def __init__(self, plant: Plant) -> None:
        self.plant = plant

    @cached_property
    def text(self) -> str:
        """The plant as text."""
        return write_plant(self.plant)

    def changed(self, change: Change) -> Plant:
        """Give the plant with a change.

        Raises
        ------
        PlantError
            If the change leads to a plant that cannot be.
        """
        return self.with_values(change.sets)

    def with_values(self, sets: tuple[str, ...]) -> Plant:
        """Give the plant with values set as ``--set`` takes them.

        Raises
        ------
        PlantError
            If they lead to a plant that cannot be.
        """
        return read_plant(self.text, overrides=sets) if sets else self.plant
