"""Design → bill of material, by the names that the reference plant gives its materials."""

from collections.abc import Mapping

from motorworks.motor.design import Design
from motorworks.motor.masses import masses

MATERIALS: Mapping[str, tuple[str, float]] = {
    "electrical_steel": ("strip", 1.0),
    "flat_wire": ("copper", 1.03),
    "magnet_set": ("magnets", 1.01),
    "housing": ("aluminium", 1.0),
    "shaft": ("shaft", 1.0),
    "slot_paper": ("paper", 1.1),
    "resin": ("resin", 1.0),
    "epoxy_powder": ("powder", 1.1),
}
"""The mass that each material goes by, and what is used over what stays in the motor.

Offcuts of 3 % of wire and 1 % of magnets are those of the reference plant; those of paper and
powder are assumed.
"""


def bill(design: Design) -> dict[str, float]:
    """Give what goes into one motor [kg], by material.

    Bearings, resolver and others that are counted in sets do not follow from a design.
    """
    weighed = masses(design)
    return {name: used * float(getattr(weighed, mass)) for name, (mass, used) in MATERIALS.items()}
