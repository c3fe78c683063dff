"""What must be placed: workshops with their lines side by side, and the floor beside them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from motorworks.errors import PlantError
from motorworks.plant import Area, Plant, Site, Station, Workshop

HALL = "hall"
"""Block of machines that name no workshop."""
GROUND = ("utilities",)
"""Kinds that stay on the ground floor: transformers, boilers, tanks."""
HEAVY = 200.0
"""Net floor of one machine from which it needs the ground: presses and their pits [m2]."""
STACKED = ("research", "office", "laboratory", "workshop", "production", "store")
"""Kinds in the order in which they go on several storeys."""


@dataclass(frozen=True, kw_only=True)
class Bay:
    """Equal lines side by side, or the machines of a station, within a workshop.

    Attributes
    ----------
    name
        Of the line or the station.
    title
        What people call it.
    copies
        Lines side by side.
    floor
        Floor with aisles and service space [m2].
    """

    name: str
    title: str
    copies: int
    floor: float


@dataclass(frozen=True, kw_only=True)
class Block:
    """A building of the plan.

    Attributes
    ----------
    name, title
        As in the plant file.
    kind
        ``production``, or the kind of the area.
    floor
        Floor on all storeys [m2].
    storeys
        How many there are.
    groups
        Lines and machines in it, in the order of the file.
    net
        Net floor of its machines [m2].
    heavy
        Whether a machine in it needs the ground.
    """

    name: str
    title: str
    kind: str
    floor: float
    storeys: int = 1
    groups: tuple[Bay, ...] = ()
    net: float = 0.0
    heavy: bool = False

    @property
    def footprint(self) -> float:
        """Ground that it covers [m2]."""
        return self.floor / self.storeys


def own_blocks(plant: Plant) -> tuple[Block, ...]:
    """Give the buildings of a plant's own, all on one storey.

    Parameters
    ----------
    plant
        The plant. Floor of a workshop is that of its machines with ``site.access``, and the
        floor that the workshop has beside them. Areas of kind ``buffer`` lie within the workshops,
        in proportion to the floor of their machines.

    Raises
    ------
    PlantError
        If a workshop has machines and no floor, or nothing is to be placed.
    """
    halls = [block for block in _halls(plant) if block.floor > 0]
    areas = [a for a in plant.areas if a.floor > 0 and not (halls and a.kind == "buffer")]
    inside = sum(a.floor for a in plant.areas) - sum(a.floor for a in areas)
    found = [*_with_buffers(halls, inside), *(_of_area(area) for area in areas)]
    if not found:
        msg = (
            f"plant '{plant.name}': nothing to place; give stations a footprint, workshops a "
            "floor or list [area]"
        )
        raise PlantError(msg)
    return tuple(_named_apart(found))


def _halls(plant: Plant) -> Iterator[Block]:
    access = (plant.site or Site(land=1.0)).access
    known = {w.name for w in plant.workshops}
    own = () if HALL in known else (Workshop(name=HALL, title="Hall"),)
    workshops = (*plant.workshops, *own)
    for workshop in workshops:
        stations = [
            s for s in _standing(plant) if (s[0] if s[0] in known else HALL) == workshop.name
        ]
        if not workshop.own or not stations:
            continue
        net = sum(copies * s.machines * s.footprint for _, _, _, copies, s in stations)
        floor = access * net + workshop.floor
        if floor <= 0:
            msg = (
                f"workshop '{workshop.name}': its machines have no footprint and it has no floor; "
                "give the stations a footprint, or the workshop its floor"
            )
            raise PlantError(msg)
        yield Block(
            name=workshop.name,
            title=workshop.title or workshop.name,
            kind="production",
            floor=floor,
            net=net,
            groups=_groups(stations, floor, net),
            heavy=any(s.footprint >= HEAVY and _is_press(s) for *_, s in stations),
        )


Standing = tuple[str, str, str, int, Station]
"""Workshop, group, its title, copies and the station."""


def _standing(plant: Plant) -> Iterator[Standing]:
    for line in plant.lines:
        for station in line.stations:
            workshop = station.workshop or line.workshop or HALL
            yield workshop, line.name, line.title or line.name, line.lines, station
    for station in plant.stations:
        yield station.workshop or HALL, station.name, station.title or station.name, 1, station


def _is_press(station: Station) -> bool:
    """Tell whether a machine gives several parts at a stroke, as presses on foundations do."""
    return len(station.each) > 1


def _groups(stations: list[Standing], floor: float, net: float) -> tuple[Bay, ...]:
    each = 1.0 / len(stations)
    found: dict[str, Bay] = {}
    for _, name, title, copies, station in stations:
        share = copies * station.machines * station.footprint / net if net > 0 else each
        before = found.get(name, Bay(name=name, title=title, copies=copies, floor=0.0))
        found[name] = replace(before, floor=before.floor + share * floor)
    return tuple(found.values())


def _with_buffers(halls: list[Block], floor: float) -> Iterator[Block]:
    """Share floor between machines among the halls, in proportion to that of the machines."""
    weights = [hall.net or hall.floor for hall in halls]
    for hall, weight in zip(halls, weights, strict=True):
        more = floor * weight / sum(weights)
        grown = (hall.floor + more) / hall.floor
        groups = tuple(replace(g, floor=g.floor * grown) for g in hall.groups)
        yield replace(hall, floor=hall.floor + more, groups=groups)


def _of_area(area: Area) -> Block:
    return Block(name=area.name, title=area.title or area.name, kind=area.kind, floor=area.floor)


def _named_apart(blocks: list[Block]) -> Iterator[Block]:
    """Give an area that is called as a workshop a name of its own."""
    halls = {b.name for b in blocks if b.kind == "production"}
    for block in blocks:
        same = block.kind != "production" and block.name in halls
        yield replace(block, name=f"{block.name}_area") if same else block


def stacked(blocks: tuple[Block, ...], footprint: float, storeys: int) -> tuple[Block, ...]:
    """Give the blocks with as many on several storeys as the ground asks for, and no more.

    Parameters
    ----------
    blocks
        Blocks on one storey.
    footprint
        Ground that they may cover together [m2].
    storeys
        Storeys that a block may have at the most.

    Notes
    -----
    Research and offices go up first, then laboratories, workshops of the trades, production
    from the lightest machines on, and stores from the largest on. Utilities and presses stay on
    the ground.
    """
    found = {b.name: b for b in blocks}
    order = sorted(
        (b for b in blocks if b.kind in STACKED and not b.heavy),
        key=lambda b: (STACKED.index(b.kind), b.net / b.floor, -b.floor, b.name),
    )
    for block in order:
        over = sum(b.footprint for b in found.values()) - footprint
        if over <= 0:
            break
        # No more storeys than it takes to save what is over.
        left = block.floor - over
        wanted = math.ceil(block.floor / left - 1e-9) if left > 0 else storeys
        found[block.name] = replace(block, storeys=max(1, min(storeys, wanted)))
    return tuple(found.values())
