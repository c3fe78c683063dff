"""A plan of the site: where each building stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from motorworks.siteplan.blocks import Block
from motorworks.siteplan.ground import Ground
from motorworks.siteplan.rectangle import Rectangle

Pulls = Mapping[tuple[str, str], float]
"""Tonnes a year between two blocks or gates."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan of the site.

    Attributes
    ----------
    ground, blocks
        What was to be placed, and where.
    at
        Where each block stands, by name.
    pulls
        Tonnes a year between blocks or gates, with wishes for nearness as tonnes.
    cost
        Sum of pull times way [t m a year].
    naive
        The same of the best plain layout, blocks in the order of the file or
        by size, in rows or halved again and again; ``None`` where none has room for all.
    bound
        What no plan can be below [t m a year].
    fixed
        Names of the blocks whose place was given.
    taken
        Ground on which nothing may stand, such as pits.
    ways
        Tonnes a year from one block or gate to another.
    """

    ground: Ground
    blocks: tuple[Block, ...]
    at: Mapping[str, Rectangle]
    pulls: Pulls
    cost: float
    naive: float | None
    bound: float
    fixed: tuple[str, ...] = ()
    taken: tuple[Rectangle, ...] = field(default=())
    ways: Pulls = field(default_factory=dict)

    def point(self, name: str) -> tuple[float, float]:
        """Give where a block or gate stands, its middle [m]."""
        return self.at[name].centre if name in self.at else self.ground.gates[name]

    def way(self, origin: str, target: str) -> float:
        """Give the rectilinear way between two blocks or gates [m]: east plus north.

        The search goes by it; no way along the lanes is shorter.
        """
        (x0, y0), (x1, y1) = self.point(origin), self.point(target)
        return abs(x0 - x1) + abs(y0 - y1)
