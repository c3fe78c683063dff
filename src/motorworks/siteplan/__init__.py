"""What stands where: buildings on the ground, flows between them, the park beside."""

from motorworks.siteplan.blocks import Block, Group, own_blocks
from motorworks.siteplan.flows import Flows, Haul, flows, pulls
from motorworks.siteplan.ground import Ground, settled
from motorworks.siteplan.place import Plan, proposed
from motorworks.siteplan.rectangle import Rectangle

__all__ = [
    "Block",
    "Flows",
    "Ground",
    "Group",
    "Haul",
    "Plan",
    "Rectangle",
    "flows",
    "own_blocks",
    "proposed",
    "pulls",
    "settled",
]
