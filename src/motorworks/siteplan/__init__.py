"""What stands where: buildings on the ground, flows between them, the park beside."""

from motorworks.siteplan.blocks import Bay, Block, own_blocks
from motorworks.siteplan.flows import flows, pulls
from motorworks.siteplan.ground import Ground, settled
from motorworks.siteplan.hauls import Flows, Haul
from motorworks.siteplan.place import proposed
from motorworks.siteplan.plan import Plan
from motorworks.siteplan.rectangle import Rectangle
from motorworks.siteplan.routes import Route, Routes, Stretch

__all__ = [
    "Bay",
    "Block",
    "Flows",
    "Ground",
    "Haul",
    "Plan",
    "Rectangle",
    "Route",
    "Routes",
    "Stretch",
    "flows",
    "own_blocks",
    "proposed",
    "pulls",
    "settled",
]
