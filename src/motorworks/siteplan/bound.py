"""What no plan can be below."""

import math
from collections.abc import Mapping, Sequence

from motorworks.siteplan.blocks import Block
from motorworks.siteplan.ground import Ground
from motorworks.siteplan.plan import Pulls
from motorworks.siteplan.rectangle import Rectangle
from motorworks.siteplan.slicing import (
    SLIMMEST,
)


def least_cost(
    ground: Ground, blocks: Sequence[Block], pulls: Pulls, fixed: Mapping[str, Rectangle]
) -> float:
    """Give tonne-metres that no plan can be below [t m a year].

    Notes
    -----
    Two buildings that do not overlap are parted by a lane along one side at least, so their
    middles are apart by the lane and half of each shortest side, sqrt(footprint / slimmest).
    A building is from a gate as far as its middle can come to it at the nearest. Each pull has that
    way at least. The bound is weak: it lets every building be next to every other.
    """
    halves = {b.name: math.sqrt(b.footprint / SLIMMEST) / 2 for b in blocks}
    total = 0.0
    for (origin, target), tonnes in pulls.items():
        ends = [n for n in (origin, target) if n not in ground.gates]
        if len(ends) == 2 and all(n in fixed for n in ends):
            (x0, y0), (x1, y1) = fixed[origin].centre, fixed[target].centre
            total += tonnes * (abs(x0 - x1) + abs(y0 - y1))
        elif len(ends) == 2:
            total += tonnes * (ground.lane + halves[origin] + halves[target])
        elif len(ends) == 1:
            gate = ground.gates[target if ends[0] == origin else origin]
            total += tonnes * _nearest(ground, gate, halves[ends[0]], fixed.get(ends[0]))
    return total


def _nearest(
    ground: Ground, gate: tuple[float, float], half: float, place: Rectangle | None
) -> float:
    if place is not None:
        return abs(gate[0] - place.centre[0]) + abs(gate[1] - place.centre[1])
    room = ground.buildable.inset(ground.lane / 2 + half)
    x = min(max(gate[0], room.x), room.right)
    y = min(max(gate[1], room.y), room.top)
    return abs(gate[0] - x) + abs(gate[1] - y)
