"""The works on its site plan: workshops where it puts them, the floor beside, roads and gates."""

from collections.abc import Iterator, Sequence
from itertools import product

from motorworks.studio.scene.box import Box
from motorworks.studio.scene.floor import ROAD, Floor
from motorworks.studio.scene.groups import Group
from motorworks.studio.scene.piece import Ground, Piece
from motorworks.studio.scene.shelves import shelved
from motorworks.studio.scene.site import SitePlan

HALL = "hall"
"""Name of the block of machines that name no workshop."""
TRIED = (1.0, 0.6, 1.6)
"""Ratios of the sides that are tried for what stands in a building, over its own."""
GATE = 10.0
"""Side of a gate [m]."""
TITLES = {
    "gate:freight": "Freight gate",
    "gate:park": "Gate to the park",
    "gate:people": "Main gate",
}


def by_plan(floor: Floor, plan: SitePlan) -> Piece | None:
    """Give the whole works on its site plan.

    What stands in workshops that are not on the plan, such as those of suppliers, is drawn beside
    the land.

    Parameters
    ----------
    floor
        Gives the pieces.
    plan
        The site plan.

    Returns
    -------
    Piece
        ``None`` if a workshop of the plant's own is not on the plan.
    """
    shops = floor.grouping.in_order()
    blocks = plan["blocks"]
    foreign = {w.name for w in floor.plant.workshops if not w.own}
    beside = [name for name in shops if (name or HALL) not in blocks]
    if not set(beside) <= foreign:
        return None
    width, height = plan["land"]
    whole = Piece(width, height)
    whole.grounds += _land(plan)
    for name, groups in shops.items():
        if name in beside:
            continue
        at = Box(*blocks[name or HALL]["at"])
        whole.take(_filled(floor, name, groups, at), at.x, at.y)
    if beside:
        pieces = [floor.workshop(name, shops[name], 1.0) for name in beside]
        park = shelved(pieces, ROAD, 0.6)
        whole.take(park, width + ROAD, max(0.0, (height - park.h) / 2))
        whole.w, whole.h = width + ROAD + park.w, max(height, park.h)
    site = Ground("site", floor.plant.name, floor.plant.title or floor.plant.name, ("plant",))
    around = Piece(whole.w + 2 * ROAD, whole.h + 2 * ROAD)
    around.grounds.append((site, Box(0.0, 0.0, around.w, around.h)))
    around.take(whole, ROAD, ROAD)
    return around


def _filled(floor: Floor, name: str, groups: Sequence[Group], at: Box) -> Piece:
    """Give a workshop in its building: the way in which its machines are drawn largest."""
    ratio = at.w / at.h
    ways = []
    for by, grid in product(TRIED, (1.0, 0.3, 3.0)):
        wide, deep = ratio * by, by / ratio
        ways.append(floor.workshop(name, groups, wide, grid=grid * ratio))
        ways.append(floor.workshop(name, groups, deep, grid=grid / ratio, turned=True))
    best = max(ways, key=lambda way: min(1.0, at.w / way.w, at.h / way.h))
    return best.fitted(at.w, at.h)


def _land(plan: SitePlan) -> Iterator[tuple[Ground, Box]]:
    """Give the land from outside to inside: green belt, road around, buildings of the plan."""
    land = Box(0.0, 0.0, *plan["land"])
    paved = land.grown(-plan["belt"])
    yard = paved.grown(-plan["ring"])
    yield Ground("green", "green", "", None, "Green belt"), land
    yield Ground("yard", "road", "", None, "Road around"), paved
    yield Ground("yard", "yard", "", None), yard
    for name, block in plan["blocks"].items():
        if block["kind"] != "production":
            tip = f"{block['storeys']} storeys" if block["storeys"] > 1 else ""
            path = ("area", name.removesuffix("_area"))
            yield Ground("area", name, block["title"], path, tip), Box(*block["at"])
    for name, (x, y) in plan["gates"].items():
        box = Box(x - GATE / 2, y - GATE / 2, GATE, GATE)
        yield Ground("gate", name, TITLES.get(name, name), None), box
