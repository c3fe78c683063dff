"""What cannot be built is refused with the reason and its figures."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motorworks.motor.geometry import design_faults, geometry_faults
from motorworks.motor.rotor import pole, rotor_outer
from motorworks.plantfile import load

FAMILY = load("dalian").designs


@pytest.mark.parametrize("design", FAMILY, ids=lambda d: d.name)
def test_the_reference_family_can_be_built(design):
    """All five."""
    assert design_faults(design) == []


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        ({"bore": 0.25}, "bore", "leaves no stator of 200 mm"),
        ({"airgap": 0.07}, "airgap", "leaves no rotor"),
        ({"slot_depth": 0.039}, "slot_depth", "cut through a stator that is 38.88 mm"),
        ({"slot_tip": 0.03}, "slot_tip", "30 mm deep, the slot 20 mm"),
        ({"lamination": 0.2}, "lamination", "thicker than the stack"),
        ({"shaft_diameter": 0.13}, "shaft_diameter", "leaves no rotor of 121.2 mm"),
        ({"shaft_wall": 0.04}, "shaft_wall", "more than half the shaft"),
        ({"slot_share": 0.9}, "slots", "teeth are 0.8 mm wide"),
        ({"slot_opening": 0.005}, "slot_opening", "5 mm is wider than its slot of 4 mm"),
        ({"conductor_width": 0.0041}, "conductor_width", "4.1 mm wide does not fit"),
        ({"conductor_height": 0.0034}, "conductor_height", "leaves 3.333 mm for each of 6 layers"),
        ({"conductor_height": 0.0007}, "layers", "0.7 mm high; at least 0.8 mm"),
        ({"conductor_height": 0.0009, "conductor_width": 0.006, "slot_share": 0.75},
         "layers", "times as long"),
        ({"magnet_width": 0.024}, "magnet_width", "overlap by"),
        ({"magnet_width": 0.2}, "magnet_width", "leave the rotor"),
        ({"shaft_diameter": 0.1}, "shaft_diameter", "into the shaft of 100 mm"),
        ({"rotor_holes": 0.01}, "rotor_holes", "of a rotor of"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(plain, change, key, said):
    """One reason each, at the field to look at."""
    (fault,) = geometry_faults(replace(plain, **change))
    assert fault.key == key
    assert said in fault.text
    assert fault.hint


def test_a_flat_magnet_lies_one_bridge_below_the_surface(plain):
    """Half a width of 20 mm beside the middle: its corners on the circle of the bridge."""
    design = replace(plain, magnet_pieces=1, magnet_width=0.020, bridge=0.001)
    where = pole(design)
    edge = rotor_outer(design) / 2 - 0.001
    top = (edge**2 - 0.010**2) ** 0.5
    assert where.right[1] == pytest.approx((-0.010, top))
    assert where.depth == pytest.approx(top - 0.005)


@given(
    width=st.floats(0.005, 0.03),
    thickness=st.floats(0.002, 0.01),
    angle=st.floats(60, 180),
    bridge=st.floats(0, 0.003),
    poles=st.sampled_from([4, 6, 8, 10, 12]),
)
def test_magnets_without_fault_lie_inside_their_pole(plain, width, thickness, angle, bridge, poles):
    """Within the rotor, outside the shaft, on their side of the line between poles."""
    design = replace(
        plain, magnet_width=width, magnet_thickness=thickness, magnet_angle=angle, bridge=bridge,
        poles=poles, slots=6 * poles, slot_share=0.4, conductor_width=0.001,
    )  # fmt: skip
    assume(not [f for f in geometry_faults(design) if f.key.startswith(("magnet", "shaft"))])
    where = pole(design)
    radii = [(x * x + y * y) ** 0.5 for x, y in where.right]
    assert max(radii) <= rotor_outer(design) / 2 - bridge + 1e-12
    assert where.depth > design.shaft_diameter / 2
    assert where.spread < 3.141592653589793 / poles
    assert 0 < where.arc <= 1
