"""Design → mass of every material, and the counts that the process plan needs."""

import math
from dataclasses import dataclass

from motorworks.motor.design import Design
from motorworks.motor.material import (
    ALUMINIUM_DENSITY,
    COPPER_DENSITY,
    MAGNET_DENSITY,
    PAPER_DENSITY,
    POWDER_DENSITY,
    RESIN_DENSITY,
    SHAFT_DENSITY,
    STEEL_DENSITY,
)
from motorworks.motor.rotor import rotor_outer
from motorworks.motor.stator import (
    conductor,
    conductor_area,
    conductor_length,
    head_height,
    head_length,
    slot_area,
    slot_width,
)
from motorworks.motor.strip import strip_area

POCKET = 1.15
"""Area of a magnet's pocket over that of the magnet; assumed: air at its ends."""
COLLAR = 0.004
"""How far the paper stands out of the stack at each end [m]; assumed."""
FILLED = 0.6
"""Share of the room between wires, paper and slot that resin fills; assumed."""
FILM = 0.00015
"""Resin on the conductors of the heads [m]; assumed."""
SPILT = 1.3
"""Resin used over resin that stays: drops, sprues of the moulding; assumed."""
BARED = 0.012
"""Length of a pin's end that is welded and coated with powder [m]; assumed."""
COAT = 0.001
"""Thickness of the powder on welded ends [m]; assumed."""
RIBS = 1.5
"""Mass of a housing and its shields over that of their plain walls: ribs, feet, ports; assumed."""
OTHER = 0.07
"""Mass of bearings, resolver, terminals, resin and screws over that of the rest; assumed."""


@dataclass(frozen=True, kw_only=True)
class Masses:
    """What a motor weighs and counts.

    Attributes
    ----------
    laminations
        Laminations of the stator, and as many of the rotor [-].
    stator_steel, rotor_steel
        Laminations as stamped [kg].
    strip
        Strip from which they are stamped [kg].
    copper, magnets, shaft, aluminium, paper, resin, powder
        Mass of each [kg].
    motor
        All of it, with what is counted in pieces [kg].
    """

    laminations: int
    stator_steel: float
    rotor_steel: float
    strip: float
    copper: float
    magnets: float
    shaft: float
    aluminium: float
    paper: float
    resin: float
    powder: float
    motor: float

    @property
    def steel(self) -> float:
        """Laminations of stator and rotor [kg]."""
        return self.stator_steel + self.rotor_steel


def laminations(design: Design) -> int:
    """Give the laminations in a stack [-]: length x stacking factor / thickness, rounded."""
    return max(1, round(design.stack_length * design.stacking_factor / design.lamination))


def strokes(design: Design, rows: int | None = None) -> float:
    """Give the strokes of the press for the stack of a stator and that of its rotor [-].

    Parameters
    ----------
    design
        The design.
    rows
        Rows on the strip; those of the design by default. A stroke advances the strip by a pitch
        and takes a stator lamination, with the rotor's out of its bore, from each row.
    """
    return laminations(design) / (design.strip_rows if rows is None else rows)


def stator_section(design: Design) -> float:
    """Give the area of a stator lamination [m2]."""
    ring = math.pi / 4 * (design.stator_outer**2 - design.bore**2)
    return ring - design.slots * slot_area(design)


def rotor_section(design: Design) -> float:
    """Give the area of a rotor lamination [m2]."""
    ring = math.pi / 4 * (rotor_outer(design) ** 2 - design.shaft_diameter**2)
    pockets = POCKET * design.poles * design.magnet_pieces * _magnet_area(design)
    return ring - pockets - design.rotor_holes


def masses(design: Design) -> Masses:
    """Give what a motor weighs and counts.

    Parameters
    ----------
    design
        A design without faults.
    """
    steel = laminations(design) * design.lamination * STEEL_DENSITY
    parts = {
        "stator_steel": steel * stator_section(design),
        "rotor_steel": steel * rotor_section(design),
        "copper": copper(design),
        "magnets": magnet_mass(design),
        "shaft": _shaft(design),
        "aluminium": _housing(design),
    }
    return Masses(
        laminations=laminations(design),
        strip=steel * strip_area(design),
        paper=_paper(design),
        resin=_resin(design),
        powder=_powder(design),
        motor=math.fsum(parts.values()) * (1 + OTHER),
        **parts,
    )


def copper(design: Design) -> float:
    """Give the copper of the winding [kg]: conductors x area x length x density."""
    wire = conductor_area(design) * conductor_length(design)
    return design.slots * design.layers * wire * COPPER_DENSITY


def _magnet_area(design: Design) -> float:
    return design.magnet_width * design.magnet_thickness


def magnet_mass(design: Design) -> float:
    """Give the magnets of a rotor [kg]."""
    volume = _magnet_area(design) * design.stack_length
    return design.poles * design.magnet_pieces * volume * MAGNET_DENSITY


def _shaft(design: Design) -> float:
    hole = 0.0
    if design.shaft_wall is not None:
        hole = design.shaft_diameter - 2 * design.shaft_wall
    middle = (design.shaft_diameter**2 - hole**2) * design.stack_length
    ends = design.journal_diameter**2 * design.journal_length
    return math.pi / 4 * (middle + ends) * SHAFT_DENSITY


def _housing(design: Design) -> float:
    wall = design.housing_wall
    length = design.stack_length + 2 * head_height(design)
    tube = math.pi * (design.stator_outer + wall) * wall * length
    shields = 2 * math.pi / 4 * (design.stator_outer + 2 * wall) ** 2 * design.shield
    return RIBS * (tube + shields) * ALUMINIUM_DENSITY


def _paper(design: Design) -> float:
    around = 2 * (slot_width(design) + design.slot_depth - design.slot_tip)
    sheet = around * (design.stack_length + 2 * COLLAR) * design.liner
    return design.slots * sheet * PAPER_DENSITY


def _resin(design: Design) -> float:
    width, height = conductor(design)
    enamelled = (width + 2 * design.enamel) * (height + 2 * design.enamel)
    around = 2 * (slot_width(design) + design.slot_depth - design.slot_tip) * design.liner
    free = max(0.0, slot_area(design) - design.layers * enamelled - around)
    pockets = (POCKET - 1) * design.poles * design.magnet_pieces * _magnet_area(design)
    inside = (FILLED * free * design.slots + pockets) * design.stack_length
    bars = design.slots * design.layers * head_length(design)
    heads = bars * 2 * (width + height) * FILM
    return SPILT * (inside + heads) * RESIN_DENSITY


def _powder(design: Design) -> float:
    width, height = conductor(design)
    ends = design.slots * design.layers
    return ends * 2 * (width + height) * BARED * COAT * POWDER_DENSITY
