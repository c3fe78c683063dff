"""Windings of hairpins against the tables of the textbooks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.motor.winding import (
    hairpins,
    nearest,
    slots_per_pole_and_phase,
    turns,
    weld_points,
    winding_factor,
    winding_faults,
)


@pytest.mark.parametrize(
    ("slots", "poles", "factor"),
    # Distribution factor of q = 1, 2, 3 and 4 (Pyrhönen, table 2.1).
    [(24, 8, 1.0), (48, 8, 0.9659), (72, 8, 0.9598), (96, 8, 0.9577), (54, 6, 0.9598)],
)
def test_the_winding_factor_is_that_of_the_table(plain, slots, poles, factor):
    """Full pitch, fundamental."""
    design = replace(plain, slots=slots, poles=poles)
    assert winding_factor(design) == pytest.approx(factor, abs=5e-5)
    assert winding_faults(design) == []


@pytest.mark.parametrize(
    ("slots", "layers", "pins"),
    # The pins of the reference family: six, seven and eight layers.
    [(48, 6, 144), (48, 7, 168), (48, 8, 192), (54, 8, 216), (72, 6, 216)],
)
def test_a_hairpin_has_two_legs(plain, slots, layers, pins):
    """Slots times layers is the number of legs."""
    assert hairpins(replace(plain, slots=slots, layers=layers)) == pins


def test_turns_and_welds_of_the_table(plain):
    """48 slots with 6 layers in 2 paths: 24 turns; 144 pins leave 6 ends of paths unwelded."""
    design = replace(plain, parallel_paths=2)
    assert turns(design) == 24
    assert weld_points(design) == 144 - 6


def test_54_slots_on_8_poles_are_refused_with_what_works(plain):
    """Reason, figures and the nearest windings."""
    (fault,) = winding_faults(replace(plain, slots=54))
    assert fault.key == "slots"
    assert "2.25 slots per pole and phase" in fault.text
    assert nearest(replace(plain, slots=54)) == [(48, 8), (72, 8), (54, 6)]
    assert "48 slots on 8 poles, 72 slots on 8 poles, 54 slots on 6 poles" in fault.hint


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"poles": 7}, "poles"),
        ({"layers": 7}, "layers"),
        ({"parallel_paths": 3}, "parallel_paths"),
        ({"slots": 120}, "slots"),  # 5 slots per pole and phase
    ],
)
def test_what_cannot_be_wound_is_refused(plain, change, key):
    """Each for its own reason."""
    assert [f.key for f in winding_faults(replace(plain, **change))] == [key]


def test_seven_layers_need_pins_with_both_legs_in_one(plain):
    """168 pins: 144 that join two layers, 24 in the seventh."""
    assert winding_faults(replace(plain, layers=7, same_layer_pins=True)) == []
    # 51 slots with an odd number of layers leave a leg over even so.
    odd = replace(plain, slots=51, poles=34, layers=1, same_layer_pins=True)
    assert "layers" in [f.key for f in winding_faults(odd)]


def test_stranded_wire_may_have_any_number_of_layers(plain):
    """It has no pins."""
    assert winding_faults(replace(plain, layers=7, strands=12)) == []


@given(slots=st.integers(3, 400), pairs=st.integers(1, 40))
def test_what_is_said_to_work_works(plain, slots, pairs):
    """Each of the nearest windings has no fault of its own."""
    design = replace(plain, slots=slots, poles=2 * pairs)
    works = not [f for f in winding_faults(design) if f.key == "slots"]
    q = slots_per_pole_and_phase(design)
    assert works == (q in (1, 2, 3, 4))
    for good_slots, good_poles in nearest(design):
        better = replace(design, slots=good_slots, poles=good_poles)
        assert not [f for f in winding_faults(better) if f.key in ("slots", "poles")]
        assert 0 < winding_factor(better) <= 1
