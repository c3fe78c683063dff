"""The sheet of whatever can be built, and no surprise for whatever cannot."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motorworks.motor.geometry import design_faults
from motorworks.motor.sheet import sheet


def length(most):
    """Give lengths from far too small to far too great."""
    return st.one_of(st.just(0.0), st.floats(1e-6, most))


WILD = {
    "stator_outer": st.floats(1e-6, 3.0),
    "bore": st.floats(1e-6, 2.0),
    "airgap": st.floats(1e-6, 0.02),
    "stack_length": st.floats(1e-6, 2.0),
    "lamination": st.floats(1e-6, 0.01),
    "slots": st.integers(3, 600),
    "poles": st.integers(2, 200),
    "layers": st.integers(1, 60),
    "parallel_paths": st.integers(1, 100),
    "same_layer_pins": st.booleans(),
    "strands": st.integers(1, 1000),
    "slot_share": st.floats(0.01, 0.99),
    "slot_depth": st.floats(1e-6, 0.5),
    "slot_opening": length(0.01),
    "slot_tip": length(0.01),
    "liner": length(0.01),
    "conductor_width": st.one_of(st.none(), st.floats(1e-6, 0.02)),
    "conductor_height": st.one_of(st.none(), st.floats(1e-6, 0.02)),
    "magnet_pieces": st.integers(1, 2),
    "magnet_width": st.floats(1e-6, 0.2),
    "magnet_thickness": st.floats(1e-6, 0.05),
    "magnet_angle": st.floats(60, 180),
    "remanence": st.floats(0.001, 1.6),
    "bridge": length(0.02),
    "post": length(0.02),
    "rotor_holes": length(0.1),
    "shaft_diameter": st.floats(1e-6, 1.0),
    "shaft_wall": st.one_of(st.none(), st.floats(1e-6, 0.1)),
    "voltage": st.floats(1.0, 2000.0),
    "current": st.floats(0.1, 5000.0),
    "power": st.one_of(st.none(), st.floats(1.0, 1e7)),
    "max_speed": st.floats(0.1, 1000.0),
    "winding_temperature": st.floats(-40, 250),
    "magnet_temperature": st.floats(-40, 250),
}


@settings(max_examples=80)
@given(change=st.fixed_dictionaries({}, optional=WILD))
def test_whatever_the_dimensions_there_is_an_answer(plain, change):
    """A reason why it cannot be built, or a sheet with finite figures."""
    design = replace(plain, **change)
    faults = design_faults(design)
    if faults:
        assert all(f.text and hasattr(design, f.key) for f in faults)
        return
    found = sheet(design)
    for group in (found.dimensions, found.winding, found.performance):
        assert all(math.isfinite(f.value) for f in group)
    assert all(time > 0 for time in found.times.values())
    assert found.masses.motor > 0
    assert min(found.masses.stator_steel, found.masses.rotor_steel) > 0


def test_the_sheet_says_what_its_parts_say(plain):
    """Counts, bill, strip with one and two rows, the map within its envelope."""
    found = sheet(plain)
    told = {f.key: f.value for f in (*found.winding, *found.performance)}
    assert (told["hairpins"], told["magnets"], told["q"]) == (144, 16, 2)
    assert told["peak_torque"] == pytest.approx(found.envelope[0], rel=0.02)
    assert [layout.rows for layout, _ in found.strips] == [1, 2]
    assert 100 * np.nanmax(found.map.efficiency) == pytest.approx(told["best_efficiency"])
