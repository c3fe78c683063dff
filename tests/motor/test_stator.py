"""The stator's section, by hand."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.motor.stator import (
    conductor,
    conductor_area,
    conductor_length,
    room,
    slot_area,
    slot_fill,
    slot_pitch,
    slot_width,
    tooth_width,
    yoke,
)


def test_slots_by_hand(plain):
    """Pitch 8 mm, slot 4 mm, tooth 4 mm, 20 mm deep; 38.88 mm from bore to outside."""
    assert slot_pitch(plain) == pytest.approx(0.008)
    assert slot_width(plain) == pytest.approx(0.004)
    assert tooth_width(plain) == pytest.approx(0.004)
    assert slot_area(plain) == pytest.approx(80e-6)
    assert yoke(plain) == pytest.approx(0.1 - 0.384 / math.pi / 2 - 0.020)


def test_conductors_by_hand(plain):
    """3 mm x 2 mm less four rounded corners of 0.6 mm; six of them in 80 mm2."""
    area = 6e-6 - (4 - math.pi) * 0.36e-6
    assert conductor_area(plain) == pytest.approx(area)
    assert slot_fill(plain) == pytest.approx(6 * area / 80e-6)


def test_conductors_fill_what_the_slot_leaves(plain):
    """4 mm less paper 2 x 0.2, enamel 2 x 0.1, play 0.1; 19 mm less paper, through 6."""
    design = replace(
        plain,
        conductor_width=None,
        conductor_height=None,
        liner=0.0002,
        enamel=0.0001,
        clearance=0.0001,
        slot_tip=0.001,
    )
    assert room(design) == pytest.approx((0.0033, 18.6e-3 / 6 - 0.0003))
    assert conductor(design) == room(design)


def test_a_conductor_goes_through_the_stack_and_its_half_of_both_heads(plain):
    """100 mm, two straight parts of 10 mm, a pole pitch at the slots' middle at 30 degrees."""
    pitch = math.pi * (0.384 / math.pi + 0.020) / 8
    expected = 0.1 + 0.02 + pitch / math.cos(math.pi / 6)
    assert conductor_length(plain) == pytest.approx(expected)


@given(st.sampled_from([24, 48, 72, 96]))
def test_other_slots_keep_the_ratio_of_tooth_to_slot(plain, slots):
    """So the teeth carry the same flux density."""
    design = replace(plain, slots=slots)
    ratio = tooth_width(design) / slot_width(design)
    assert ratio == pytest.approx(tooth_width(plain) / slot_width(plain))
