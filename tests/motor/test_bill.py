"""The bill of a motor."""

import pytest

from motorworks.motor.bill import MATERIALS, bill
from motorworks.motor.masses import masses
from motorworks.plantfile import load


def test_a_bill_is_masses_with_what_is_cut_off(plain):
    """3 % of wire, 1 % of magnets."""
    m, found = masses(plain), bill(plain)
    assert found["flat_wire"] == pytest.approx(1.03 * m.copper)
    assert found["magnet_set"] == pytest.approx(1.01 * m.magnets)
    assert found["electrical_steel"] == m.strip


def test_its_names_are_those_of_the_reference_plant():
    """Every material has its price there."""
    assert set(MATERIALS) <= {m.name for m in load("dalian").materials}
