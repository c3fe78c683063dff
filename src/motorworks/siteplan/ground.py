"""The ground: its shape, the green belt, the road around, and how much may be built on it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from motorworks.errors import PlantError
from motorworks.plant import Plant, Site
from motorworks.siteplan.blocks import Block, own_blocks, stacked
from motorworks.siteplan.rectangle import Rectangle

FREIGHT, PARK, PEOPLE = "gate:freight", "gate:park", "gate:people"
"""Gates: trucks to port and customers, the park next door, people."""
GATES = {FREIGHT: "Freight gate", PARK: "Gate to the park", PEOPLE: "Main gate"}
RING = 9.0
"""Width of the road around [m]: two lanes for trucks."""
LANE = 10.0
"""Gap between two buildings [m]: a fire lane of 4 m and the distance kept between halls."""
PACKED = 1.25
"""Ground over what buildings with half a gap around ask for, where no land is given."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The ground as a rectangle: green belt outside, then the road around, then the buildings.

    Attributes
    ----------
    width, height
        Sides [m], east-west and north-south.
    belt
        Width of the green belt [m].
    ring
        Width of the road around [m].
    lane
        Gap between two buildings at least [m].
    coverage
        Share of the land that buildings may cover [-].
    green, roads
        Shares of the land to be kept green, and for roads, docks and fire lanes [-].
    given
        Whether the plant file gives the land.
    gates
        Where the gates are [m].
    """

    width: float
    height: float
    belt: float
    ring: float
    lane: float
    coverage: float
    green: float
    roads: float
    given: bool = True
    gates: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def land(self) -> float:
        """Its area [m2]."""
        return self.width * self.height

    @property
    def whole(self) -> Rectangle:
        """The land."""
        return Rectangle(0.0, 0.0, self.width, self.height)

    @property
    def paved(self) -> Rectangle:
        """What lies inside the green belt."""
        return self.whole.inset(self.belt)

    @property
    def buildable(self) -> Rectangle:
        """What lies inside the road around."""
        return self.paved.inset(self.ring)


def settled(
    plant: Plant,
    *,
    ratio: float = 1.6,
    lane: float = LANE,
    outline: tuple[float, float] | None = None,
) -> tuple[Ground, tuple[Block, ...]]:
    """Give the ground of a plant and its buildings with their storeys.

    Parameters
    ----------
    plant
        The plant. Without ``[plant.site]`` the land is as large as the buildings ask for.
    ratio
        Length of the land over its depth [-].
    lane
        Gap between two buildings at least [m].
    outline
        Width and height of the land [m] where a drawing gives them; ``ratio`` is not used then.

    Raises
    ------
    PlantError
        If the buildings do not fit under the coverage with the storeys allowed.
    """
    blocks = own_blocks(plant)
    site = plant.site or Site(land=_land_asked(blocks, lane))
    land = outline[0] * outline[1] if outline else site.land
    blocks = stacked(blocks, site.buildable * land, site.storeys)
    _refuse_what_does_not_fit(blocks, site, land)
    width, height = outline or (math.sqrt(land * ratio), math.sqrt(land / ratio))
    belt = _belt(width, height, site.green)
    ground = Ground(
        width=width,
        height=height,
        belt=belt,
        ring=min(RING, width / 12, height / 12),
        lane=lane,
        coverage=site.buildable,
        green=site.green,
        roads=site.roads,
        given=plant.site is not None,
        gates={FREIGHT: (width * 0.8, 0.0), PARK: (width, height / 2), PEOPLE: (width * 0.2, 0.0)},
    )
    return ground, blocks


def _land_asked(blocks: tuple[Block, ...], lane: float) -> float:
    """Give the land that buildings on one storey ask for, with the usual shares beside them."""
    usual = Site(land=1.0)
    covered = sum(b.footprint for b in blocks) / usual.buildable
    apart = PACKED * sum((math.sqrt(b.footprint) + lane) ** 2 for b in blocks)
    with_ring = (math.sqrt(apart) + 2 * RING) ** 2 / (1 - usual.green)
    return float(math.ceil(max(covered, with_ring) / 100) * 100)


def _belt(width: float, height: float, share: float) -> float:
    """Give the width of a belt along all sides that takes a share of the land [m].

    2 w (W + H) - 4 w² = share × W H, the smaller root.
    """
    around = width + height
    return (around - math.sqrt(around**2 - 4 * share * width * height)) / 4


def _refuse_what_does_not_fit(blocks: tuple[Block, ...], site: Site, land: float) -> None:
    covered = sum(b.footprint for b in blocks)
    allowed = site.buildable * land
    if covered <= allowed + 1e-6:
        return
    msg = (
        f"plant.site: {sum(b.floor for b in blocks):,.0f} m2 of floor cover {covered:,.0f} m2 with "
        f"up to {site.storeys} storeys; expected {allowed:,.0f} m2 at most, "
        f"{100 * site.buildable:g} % of {land:,.0f} m2. "
        f"Nearest: {covered / site.buildable:,.0f} m2 of land, or more storeys."
    )
    raise PlantError(msg)
