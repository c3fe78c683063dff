"""The stator's section: slots, teeth, yoke, and the conductors in a slot."""

import math

from motorworks.motor.design import Design

CORNER = 0.0006
"""Radius of a flat wire's corners [m]; usual for wire of 2 to 4 mm (IEC 60317-0-2), assumed."""
TWIST = math.radians(30)
"""Angle of the slope of a hairpin's head against the face of the stack; assumed."""


def slot_pitch(design: Design) -> float:
    """Give the slot pitch at the bore [m]."""
    return math.pi * design.bore / design.slots


def slot_width(design: Design) -> float:
    """Give the width of a slot [m]: the given share of the slot pitch at the bore.

    So a change of the number of slots keeps the ratio of tooth to slot, and the flux density of
    the teeth.
    """
    return design.slot_share * slot_pitch(design)


def tooth_width(design: Design) -> float:
    """Give the width of a tooth where the slot is narrowest to the bore [m]."""
    return math.pi * (design.bore + 2 * design.slot_tip) / design.slots - slot_width(design)


def mean_tooth_width(design: Design) -> float:
    """Give the width of a tooth at half the depth of a slot [m]."""
    middle = design.bore + design.slot_tip + design.slot_depth
    return math.pi * middle / design.slots - slot_width(design)


def yoke(design: Design) -> float:
    """Give the height of the stator's yoke behind the slots [m]."""
    return (design.stator_outer - design.bore) / 2 - design.slot_depth


def slot_area(design: Design) -> float:
    """Give the area of a slot with its mouth [m2]."""
    body = slot_width(design) * (design.slot_depth - design.slot_tip)
    return body + design.slot_opening * design.slot_tip


def room(design: Design) -> tuple[float, float]:
    """Give width and height that the slot leaves for one bare conductor [m]."""
    width = slot_width(design) - 2 * (design.liner + design.enamel) - design.clearance
    height = (design.slot_depth - design.slot_tip - 2 * design.liner) / design.layers
    return width, height - 2 * design.enamel - design.clearance


def conductor(design: Design) -> tuple[float, float]:
    """Give width and height of the bare conductor [m]: those given, else what fills the slot."""
    width, height = room(design)
    return design.conductor_width or width, design.conductor_height or height


def conductor_area(design: Design) -> float:
    """Give the copper of one conductor, its corners rounded [m2]."""
    width, height = conductor(design)
    if design.strands > 1:
        return width * height
    corner = min(CORNER, width / 2, height / 2)
    return width * height - (4 - math.pi) * corner**2


def slot_fill(design: Design) -> float:
    """Give the share of a slot that is copper [-]."""
    return design.layers * conductor_area(design) / slot_area(design)


def head_length(design: Design) -> float:
    """Give the length of one conductor outside the stack, both ends together [m].

    Two straight parts at each end and slopes over one pole pitch at half the depth of the slots:
    4 overhang / 2 + pitch / cos(30 degrees).
    """
    middle = design.bore + design.slot_depth
    pitch = math.pi * middle / design.poles
    return 2 * design.overhang + pitch / math.cos(TWIST)


def head_height(design: Design) -> float:
    """Give how far the winding stands out of the stack at one end [m]."""
    middle = design.bore + design.slot_depth
    return design.overhang + math.pi * middle / design.poles / 2 * math.tan(TWIST)


def conductor_length(design: Design) -> float:
    """Give the length of one conductor: through the stack, and its share of both heads [m]."""
    return design.stack_length + head_length(design)
