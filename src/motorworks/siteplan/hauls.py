"""What goes from building to building in a year: nouns."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Haul:
    """What goes one way between two buildings or gates in a year.

    Attributes
    ----------
    origin, target
        Blocks or gates.
    parts
        Parts a year; 0 for material that is counted in kg alone.
    tonnes
        Tonnes a year.
    what
        What it is.
    """

    origin: str
    target: str
    parts: float
    tonnes: float
    what: str


@dataclass(frozen=True, kw_only=True)
class Flows:
    """All hauls of a plant in a year.

    Attributes
    ----------
    hauls
        Greatest first.
    good
        Good parts a year that they belong to.
    kind
        ``simulated`` or ``calculated``.
    mass
        Of one good part [kg].
    basis
        Where that mass comes from.
    sold
        Good parts a year by sink.
    """

    hauls: tuple[Haul, ...]
    good: float
    kind: str
    mass: float
    basis: str
    sold: Mapping[str, float] = field(default_factory=dict)

    @property
    def ways(self) -> dict[tuple[str, str], float]:
        """Tonnes a year from one end to another."""
        found: dict[tuple[str, str], float] = defaultdict(float)
        for haul in self.hauls:
            found[haul.origin, haul.target] += haul.tonnes
        return dict(found)

    @property
    def tonnes(self) -> dict[tuple[str, str], float]:
        """Tonnes a year between two ends, both ways together."""
        found: dict[tuple[str, str], float] = defaultdict(float)
        for haul in self.hauls:
            one, other = sorted((haul.origin, haul.target))
            found[one, other] += haul.tonnes
        return dict(found)
