"""Where things stand, and how far it is from one to the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Position:
    """A point of the floor at which vehicles load, unload or wait.

    The way from one position to another is given (``distances``), or else rectilinear along
    the aisles: the difference of the ``x`` plus that of the ``y``.
    """

    name: str = described("Name, unique among positions.")
    title: str = described("What people call it.", default="")
    x: float | None = described(
        "Where it lies on the floor plan, along one side.",
        default=None,
        quantity="length",
        example='"120 m"',
    )
    y: float | None = described(
        "Where it lies along the other side.", default=None, quantity="length", example='"45 m"'
    )
    distances: Mapping[str, float] = described(
        "Ways to other positions that are not rectilinear, there and, where the other says "
        "nothing else, back.",
        default_factory=dict,
        refers="position",
        quantity="length",
        ge=0,
        example='{ dock = "180 m" }',
    )


def distance(origin: Position, to: Position) -> float | None:
    """Give the way from one position to another [m]; ``None`` if nothing tells it.

    What the first says goes before what the other says of the way back, and both before the
    rectilinear way ``|Δx| + |Δy|``.

    Parameters
    ----------
    origin, to
        The positions.
    """
    if origin.name == to.name:
        return 0.0
    for given, name in ((origin.distances, to.name), (to.distances, origin.name)):
        if name in given:
            return given[name]
    if origin.x is None or origin.y is None or to.x is None or to.y is None:
        return None
    return abs(origin.x - to.x) + abs(origin.y - to.y)
