"""Masses against hand-reckoned figures, the bills of the family and public motors."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.motor.losses import Losses
from motorworks.motor.masses import laminations, masses
from motorworks.motor.public import PRIUS_2004, PRIUS_2010
from motorworks.motor.rotor import magnets
from motorworks.plantfile import load

DALIAN = load("dalian")
MODELS = {m.name: m for m in DALIAN.models}
FAMILY = tuple(d for d in DALIAN.designs if d.name in MODELS)


def test_laminations_by_hand(plain):
    """100 mm x 0.96 / 0.32 mm."""
    assert laminations(plain) == 300


def test_masses_by_hand(plain):
    """Every part of a motor in round figures."""
    m = masses(plain)
    steel = 300 * 0.00032 * 7650
    bore, rotor = 0.384 / math.pi, 0.384 / math.pi - 0.001
    ring = math.pi / 4 * (0.2**2 - bore**2) - 48 * 80e-6
    assert m.stator_steel == pytest.approx(steel * ring)
    disc = math.pi / 4 * (rotor**2 - 0.06**2) - 1.15 * 16 * 90e-6
    assert m.rotor_steel == pytest.approx(steel * disc)
    assert m.magnets == pytest.approx(16 * 90e-6 * 0.1 * 7550)
    head = 0.02 + math.pi * (bore + 0.02) / 8 / math.cos(math.pi / 6)
    wire = (6e-6 - (4 - math.pi) * 0.36e-6) * (0.1 + head)
    assert m.copper == pytest.approx(288 * wire * 8900)
    shaft = math.pi / 4 * (0.06**2 * 0.1 + 0.03**2 * 0.1)
    assert m.shaft == pytest.approx(shaft * 7850)
    assert m.strip == pytest.approx(steel * 0.2015 * 0.205)


@pytest.mark.parametrize("design", FAMILY, ids=lambda d: d.name)
def test_the_family_weighs_what_its_bills_say(design):
    """Parts within 3 %, the strip within 9 %: the data leave out the webs between laminations."""
    m, model = masses(design), MODELS[design.name]
    bill, data = model.bill, model.data
    given = {
        "steel": data["steel_net_kg"],
        "copper": bill["flat_wire"] / 1.03,
        "magnets": bill["magnet_set"] / 1.01,
        "aluminium": bill["housing"],
        "shaft": bill["shaft"],
        "motor": data["motor_mass_kg"],
    }
    for name, mass in given.items():
        assert getattr(m, name) == pytest.approx(mass, rel=0.03), name
    assert m.strip == pytest.approx(bill["electrical_steel"], rel=0.09)


@pytest.mark.parametrize("design", FAMILY, ids=lambda d: d.name)
def test_the_family_counts_what_its_data_say(design):
    """Slots, pins, laminations, stack and diameter; 32 to 64 magnets."""
    from motorworks.motor.winding import hairpins

    data = MODELS[design.name].data
    assert (design.slots, hairpins(design)) == (data["slots"], data["hairpins"])
    assert laminations(design) == data["laminations"]
    assert design.stack_length * 1e3 == pytest.approx(data["stack_length_mm"])
    assert design.stator_outer * 1e3 == pytest.approx(data["stator_od_mm"])
    assert 32 <= magnets(design) <= 64


@pytest.mark.parametrize(
    ("design", "core", "copper", "magnet", "resistance"),
    # Table 2.7 of ORNL/TM-2010/253; laminations there have ears for the screws.
    [(PRIUS_2004, 19.05, 6.8, 1.232, 0.069), (PRIUS_2010, 10.36, 4.93, 0.768, 0.077)],
    ids=["2004", "2010"],
)
def test_public_motors_weigh_what_was_weighed(design, core, copper, magnet, resistance):
    """Laminations up to 12 % too light, the rest within 8 %."""
    m = masses(design)
    assert 0.88 * core < m.stator_steel < core
    assert m.copper == pytest.approx(copper, rel=0.05)
    assert m.magnets == pytest.approx(magnet, rel=0.03)
    assert Losses(design).resistance(21) == pytest.approx(resistance, rel=0.08)


@given(factor=st.floats(0.5, 3))
def test_a_longer_stack_weighs_more_in_proportion(plain, factor):
    """Steel, magnets and strip; the rest has parts beyond the stack."""
    longer = replace(plain, stack_length=plain.stack_length * factor)
    one, other = masses(plain), masses(longer)
    assert other.magnets == pytest.approx(one.magnets * factor)
    sheets = other.laminations / one.laminations
    assert other.steel == pytest.approx(one.steel * sheets)
    assert other.strip == pytest.approx(one.strip * sheets)
    ratio = (other.copper - one.copper) / one.copper
    assert abs(ratio) <= abs(factor - 1)
