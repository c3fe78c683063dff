"""The plan proposed: no overlap, a lane around every building, short ways for heavy flows."""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from motorworks.errors import PlantError
from motorworks.siteplan.blocks import Block
from motorworks.siteplan.bound import least_cost
from motorworks.siteplan.ground import Ground
from motorworks.siteplan.plan import Plan, Pulls
from motorworks.siteplan.polish import polished
from motorworks.siteplan.rectangle import Rectangle
from motorworks.siteplan.routes import Routes
from motorworks.siteplan.search import Search, State

STEPS = 50_000
"""Plans tried, in two walks."""
POLISHED = 250
"""Plans tried for each whose ways along the lanes are found at the end."""


def proposed(
    ground: Ground,
    blocks: Sequence[Block],
    pulls: Pulls,
    *,
    fixed: Mapping[str, Rectangle] | None = None,
    taken: Sequence[Rectangle] = (),
    ways: Pulls | None = None,
    seed: int = 1,
    steps: int = STEPS,
) -> Plan:
    """Give the plan with the shortest ways for heavy flows that was found.

    Parameters
    ----------
    ground
        The ground.
    blocks
        What to place.
    pulls
        Tonnes a year between blocks or gates.
    fixed
        Where blocks stand that may not be moved, by name.
    taken
        Ground on which nothing may stand.
    ways
        Tonnes a year from one block or gate to another, kept with the plan.
    seed
        Seed of the search; equal seeds give equal plans.
    steps
        Plans to try; 0 gives the plain layout.

    Raises
    ------
    PlantError
        If fixed blocks leave the ground or overlap, or no plan was found that has room for all.

    Notes
    -----
    Slicing trees (Otten, 1982) searched by simulated annealing (Wong and Liu, 1986): what is free
    of the ground is cut into cells, one for each block, as large as the block with half a lane
    around, and one for the ground that nothing asks for; the building takes the shape within
    its cell. So buildings cannot overlap, and a lane leads around each. The search begins with
    the plain layout and keeps the best plan met. At the end neighbours of that are judged
    by their ways along the lanes (:mod:`motorworks.siteplan.polish`), which may cost a
    twentieth of the rectilinear sum at the most: it is never worse than the plain layout.

    References
    ----------
    R. H. J. M. Otten, Automatic floorplan design, 19th Design Automation Conference, 1982.
    D. F. Wong, C. L. Liu, A new algorithm for floorplan design, 23rd Design Automation
    Conference, 1986.
    """
    known = {b.name for b in blocks}
    held = {name: r for name, r in (fixed or {}).items() if name in known}
    _refuse_bad_places(ground, held)
    search = Search(ground, blocks, pulls, held, taken)
    start = search.rows()
    naive = search.judged(start)
    chance = random.Random(seed)
    walks = [search.annealed(start, chance, steps // 2) for _ in range(2 if steps else 0)]
    best = min((start, *walks), key=search.judged)
    lack, cost = search.judged(best)
    if lack > 0:
        msg = (
            "siteplan: no plan was found that has room for every building with its lane; give "
            "more land, more storeys, a narrower lane or another ratio of the sides"
        )
        raise PlantError(msg)
    first = Plan(
        ground=ground,
        blocks=tuple(blocks),
        at=_placed(search, best, blocks),
        pulls=dict(pulls),
        cost=cost,
        naive=None if naive[0] > 0 else naive[1],
        bound=least_cost(ground, blocks, pulls, held),
        fixed=tuple(held),
        taken=tuple(taken),
        ways=dict(ways or {}),
    )

    def routed(state: State) -> float:
        return Routes(replace(first, at=_placed(search, state, blocks))).sum(pulls)

    most = math.inf if first.naive is None else first.naive
    tries = steps // POLISHED if search.blocks else 0
    last = polished(search, best, routed, tries, seed, most)
    return replace(first, at=_placed(search, last, blocks), cost=search.judged(last)[1])


def _placed(search: Search, state: State, blocks: Sequence[Block]) -> dict[str, Rectangle]:
    """Give where each block stands, in the order of the blocks."""
    at = search.placed(state)
    return {b.name: at[b.name] for b in blocks}


def _refuse_bad_places(ground: Ground, fixed: Mapping[str, Rectangle]) -> None:
    for name, place in fixed.items():
        if not ground.whole.holds(place):
            msg = f"siteplan: the fixed block '{name}' leaves the ground; move it inside"
            raise PlantError(msg)
    pairs = [(a, b) for a in fixed for b in fixed if a < b]
    for one, other in pairs:
        if fixed[one].meets(fixed[other]):
            msg = f"siteplan: the fixed blocks '{one}' and '{other}' overlap; move one of them"
            raise PlantError(msg)
