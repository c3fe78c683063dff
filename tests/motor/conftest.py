"""Designs that the tests of this room share."""

import pytest

from motorworks.motor import Design


@pytest.fixture(scope="session")
def plain() -> Design:
    """Give a motor in round figures, so that its masses can be reckoned by hand.

    Slot pitch at the bore 8 mm, slots of 4 mm; a stack of exactly 300 laminations.
    """
    return Design(
        name="plain",
        stator_outer=0.200,
        bore=48 * 0.008 / 3.141592653589793,
        airgap=0.0005,
        stack_length=0.100,
        lamination=0.00032,
        slots=48,
        poles=8,
        layers=6,
        slot_share=0.5,
        slot_depth=0.020,
        slot_opening=0.0,
        slot_tip=0.0,
        liner=0.0,
        enamel=0.0,
        clearance=0.0,
        conductor_width=0.003,
        conductor_height=0.002,
        strands=1,
        overhang=0.010,
        magnet_width=0.018,
        magnet_thickness=0.005,
        magnet_angle=140,
        shaft_diameter=0.060,
        journal_diameter=0.030,
        journal_length=0.100,
    )
