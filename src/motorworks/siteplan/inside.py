"""Inside a workshop: lines side by side, one group of them behind the other."""

from collections.abc import Mapping
from typing import NamedTuple

from motorworks.siteplan.blocks import Block
from motorworks.siteplan.plan import Plan
from motorworks.siteplan.rectangle import Rectangle


class Bay(NamedTuple):
    """The place of a group in its workshop.

    Attributes
    ----------
    place
        Its part of the ground, all storeys above each other.
    along
        Whether its lines run east-west.
    ahead
        Whether they run eastwards or northwards.
    copies
        Lines side by side.
    """

    place: Rectangle
    along: bool
    ahead: bool
    copies: int

    def lane(self, copy: int) -> Rectangle:
        """Give the strip of one of its lines, counted from 0."""
        x, y, width, height = self.place
        if self.along:
            return Rectangle(x, y + copy * height / self.copies, width, height / self.copies)
        return Rectangle(x + copy * width / self.copies, y, width / self.copies, height)

    def end(self, *, out: bool, copies: tuple[int, ...] = ()) -> tuple[float, float]:
        """Give where parts leave or enter, in the middle of some of its lines or of all [m]."""
        lanes = [self.lane(n) for n in copies or range(self.copies)]
        x = sum(r.centre[0] for r in lanes) / len(lanes)
        y = sum(r.centre[1] for r in lanes) / len(lanes)
        far = out == self.ahead
        if self.along:
            return (self.place.right if far else self.place.x), y
        return x, (self.place.top if far else self.place.y)


def bays(plan: Plan) -> dict[str, Bay]:
    """Give the place of every group of lines or machines, by name.

    Groups lie along the longer side of their workshop in the order of the file, which is that of
    the flow; the first lies at the end from which most tonnes come, as far as that can be told.
    """
    found: dict[str, Bay] = {}
    for block in plan.blocks:
        if block.groups:
            found.update(_within(block, plan))
    return found


def _within(block: Block, plan: Plan) -> Mapping[str, Bay]:
    place = plan.at[block.name]
    along = place.width >= place.height
    ahead = _ahead(block, plan, along=along)
    groups = block.groups if ahead else tuple(reversed(block.groups))
    total = sum(g.floor for g in groups) or 1.0
    at, found = 0.0, {}
    for group in groups:
        share = group.floor / total
        if along:
            part = Rectangle(place.x + at * place.width, place.y, share * place.width, place.height)
        else:
            part = Rectangle(
                place.x, place.y + at * place.height, place.width, share * place.height
            )
        found[group.name] = Bay(part, along, ahead, group.copies)
        at += share
    return found


def _ahead(block: Block, plan: Plan, *, along: bool) -> bool:
    """Tell whether most of what comes in comes from the west or the south."""
    axis = 0 if along else 1
    middle = plan.at[block.name].centre[axis]
    coming = {origin: t for (origin, target), t in plan.ways.items() if target == block.name}
    going = {target: t for (origin, target), t in plan.ways.items() if origin == block.name}
    pull = sum(t * (plan.point(n)[axis] - middle) for n, t in going.items())
    pull -= sum(t * (plan.point(n)[axis] - middle) for n, t in coming.items())
    return pull >= 0
