"""Where parts went: every part and every motor that has something of them in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.genealogy.archive import Archive
from motorworks.genealogy.family import Lives, descendants
from motorworks.genealogy.motor import ending


@dataclass(frozen=True)
class Product:
    """A part that contains something of the parts asked for.

    Attributes
    ----------
    part
        Its number.
    motor
        Its number as good motor, if it is one.
    generation
        How many links away, from 1.
    model
        Its model.
    left, when
        Where it ended (a sink, ``joined``, how it was lost; empty while it is in the plant), and
        when [s].
    """

    part: int
    motor: int | None
    generation: int
    model: str
    left: str
    when: float | None


@dataclass(frozen=True)
class Recall:
    """What became of some parts.

    Attributes
    ----------
    parts
        How many were asked for.
    ended
        How many of them ended in each way; under an empty name those still in the plant.
    products
        Every part that contains something of them, nearest first.
    """

    parts: int
    ended: dict[str, int]
    products: list[Product]

    @property
    def motors(self) -> list[Product]:
        """The good motors among the products, in the order in which they left."""
        found = [(p.motor, p) for p in self.products if p.motor is not None]
        return [product for _, product in sorted(found, key=lambda pair: pair[0])]

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain dictionaries and lists."""
        return {
            "parts": self.parts,
            "ended": self.ended,
            "motors": [vars(product) for product in self.motors],
            "other": [vars(p) for p in self.products if p.motor is None],
        }


def recall(archive: Archive, parts: Iterable[int]) -> Recall:
    """Give everything in which something of some parts is.

    Parameters
    ----------
    archive
        The index of a trace.
    parts
        Their numbers: of a lot, or a single coil.

    Raises
    ------
    MotorworksError
        If there never was one of them.
    """
    lives = Lives(archive)
    own = list(parts)
    lives.fetch(own)
    for part in own:
        if not lives[part]:
            msg = f"part {part}: the trace knows no such part"
            raise MotorworksError(msg)
    products = []
    for relative in descendants(lives, own):
        rows = lives[relative.part]
        left, when = ending(archive.names, rows)
        motor = archive.number_of(relative.part, when) if when is not None else None
        model = archive.names.models[rows[0].model]
        products.append(Product(relative.part, motor, relative.generation, model, left, when))
    ended = Counter(ending(archive.names, lives[part])[0] for part in own)
    return Recall(parts=len(own), ended=dict(ended), products=products)
