"""Whether a motor of these dimensions can be built; each refusal with its figures."""

import math
from collections.abc import Iterator

from motorworks.motor.design import Design
from motorworks.motor.fault import Fault, mm
from motorworks.motor.masses import rotor_section
from motorworks.motor.rotor import pole, rotor_outer
from motorworks.motor.stator import conductor, room, slot_pitch, slot_width, tooth_width, yoke
from motorworks.motor.winding import winding_faults

LEAST_TOOTH = 0.001
"""Narrowest tooth that a die stamps and that stands when pins are pushed in [m]; assumed."""
LEAST_WEB = 0.0005
"""Narrowest iron between two magnets or beside the shaft [m]; assumed."""
LEAST_CONDUCTOR = 0.0008
"""Thinnest flat wire for pins [m]; IEC 60317-0-2 begins at 0.8 mm."""
SLENDEST = 6.0
"""Greatest ratio of a flat wire's sides; beyond it enamel and bending suffer; assumed."""


def design_faults(design: Design) -> list[Fault]:
    """Give all reasons why a design cannot be built; none if it can.

    Parameters
    ----------
    design
        The design; single values lie in the bounds of their fields.
    """
    return [*winding_faults(design), *geometry_faults(design)]


def geometry_faults(design: Design) -> list[Fault]:
    """Give the reasons why the dimensions do not fit each other; none if they do."""
    found = list(_rings(design))
    if not found:
        found += [*_slots(design), *_conductors(design), *_magnets(design)]
    return found


def _rings(design: Design) -> Iterator[Fault]:
    if design.bore >= design.stator_outer:
        text = f"the bore of {mm(design.bore)} leaves no stator of {mm(design.stator_outer)}"
        yield Fault("bore", text, "Write a smaller bore, or a greater stator_outer.")
        return
    if rotor_outer(design) <= 0:
        text = f"an air gap of {mm(design.airgap)} leaves no rotor in a bore of {mm(design.bore)}"
        yield Fault("airgap", text, "Write a smaller air gap.")
        return
    if yoke(design) <= 0:
        ring = (design.stator_outer - design.bore) / 2
        text = (
            f"slots of {mm(design.slot_depth)} cut through a stator that is {mm(ring)} from "
            "bore to outside"
        )
        yield Fault("slot_depth", text, f"Write less than {mm(ring)}.")
    if design.slot_tip >= design.slot_depth:
        text = f"the mouth is {mm(design.slot_tip)} deep, the slot {mm(design.slot_depth)}"
        yield Fault("slot_tip", text, "Write less than slot_depth.")
    if design.lamination > design.stack_length:
        text = f"a lamination of {mm(design.lamination)} is thicker than the stack"
        yield Fault("lamination", text, f"The stack is {mm(design.stack_length)} long.")
    if design.shaft_diameter >= rotor_outer(design):
        text = (
            f"a shaft of {mm(design.shaft_diameter)} leaves no rotor of {mm(rotor_outer(design))}"
        )
        yield Fault("shaft_diameter", text, "Write a thinner shaft.")
    if design.shaft_wall is not None and design.shaft_wall > design.shaft_diameter / 2:
        text = f"a wall of {mm(design.shaft_wall)} is more than half the shaft"
        yield Fault("shaft_wall", text, f"Write at most {mm(design.shaft_diameter / 2)}.")


def _slots(design: Design) -> Iterator[Fault]:
    tooth = tooth_width(design)
    if tooth < LEAST_TOOTH:
        most = math.floor(math.pi * (design.bore + 2 * design.slot_tip) / LEAST_TOOTH)
        text = (
            f"teeth are {mm(tooth)} wide: {design.slots} slots of {mm(slot_width(design))} in a "
            f"slot pitch of {mm(slot_pitch(design))}; at least {mm(LEAST_TOOTH)}"
        )
        share = 1 - LEAST_TOOTH / slot_pitch(design)
        more = f"slot_share below {share:.0%}" if share > 0 else f"fewer than {most} slots"
        yield Fault("slots", text, f"Write fewer slots, or {more}.")
    if design.slot_opening > slot_width(design):
        text = f"a mouth of {mm(design.slot_opening)} is wider than its slot of "
        yield Fault("slot_opening", text + mm(slot_width(design)), "Write a narrower mouth.")


def _conductors(design: Design) -> Iterator[Fault]:
    free, given = room(design), conductor(design)
    for key, name, have, want in (
        ("conductor_width", "wide", free[0], given[0]),
        ("conductor_height", "high", free[1], given[1]),
    ):
        stated = getattr(design, key) is not None
        if stated and want > have * (1 + 1e-9):
            layers = f" for each of {design.layers} layers" if name == "high" else ""
            text = f"a conductor {mm(want)} {name} does not fit: the slot leaves {mm(have)}{layers}"
            other = "slot_share" if name == "wide" else "slot_depth"
            yield Fault(key, text, f"Write at most {mm(have)}, leave it out, or change {other}.")
        elif design.strands == 1 and want < LEAST_CONDUCTOR:
            text = f"the conductor is {mm(want)} {name}; at least {mm(LEAST_CONDUCTOR)}"
            what = "slots" if name == "wide" else "layers"
            yield Fault(what, text, f"Write fewer {what}, or greater slots.")
    width, height = given
    if design.strands == 1 and min(given) >= LEAST_CONDUCTOR and max(given) > SLENDEST * min(given):
        text = f"a conductor of {mm(width)} x {mm(height)} is more than {SLENDEST:g} times as long"
        yield Fault("layers", text + " as wide", "Change layers, slot_depth or slot_share.")


def _magnets(design: Design) -> Iterator[Fault]:
    where = pole(design)
    outer = rotor_outer(design)
    if where is None:
        text = f"magnets of {mm(design.magnet_width)} leave the rotor of {mm(outer)}"
        yield Fault("magnet_width", text, "Write narrower magnets.")
        return
    half_pole = math.pi / design.poles
    web = 2 * min(math.sin(half_pole) * y - math.cos(half_pole) * x for x, y in where.right)
    if web < LEAST_WEB:
        sign = f"overlap by {mm(-web)}" if web < 0 else f"are {mm(web)} apart"
        text = (
            f"magnets of neighbouring poles {sign}: a pole of {180 * 2 / design.poles:.4g} degrees "
            f"has magnets to {math.degrees(where.spread):.4g} degrees from its middle; at least "
            f"{mm(LEAST_WEB)} of iron"
        )
        yield Fault("magnet_width", text, "Write narrower magnets, fewer poles or a sharper V.")
    gap = where.depth - design.shaft_diameter / 2
    if gap < LEAST_WEB:
        sign = f"reach {mm(-gap)} into" if gap < 0 else f"come within {mm(gap)} of"
        text = f"magnets {sign} the shaft of {mm(design.shaft_diameter)}"
        yield Fault("shaft_diameter", text, "Write a thinner shaft, narrower magnets or a wider V.")
    free = math.pi / 4 * (outer**2 - design.shaft_diameter**2)
    taken = free - rotor_section(design)
    if rotor_section(design) <= 0:
        text = (
            f"holes and magnets in their pockets take {taken * 1e4:.4g} cm2 of a rotor of "
            f"{free * 1e4:.4g} cm2"
        )
        yield Fault("rotor_holes", text, "Write smaller holes.")
