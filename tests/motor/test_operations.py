"""Cycle times by formula against those of the reference plant."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.motor.masses import strokes
from motorworks.motor.operations import OPERATIONS, cycle_time
from motorworks.plantfile import load

DALIAN = load("dalian")
LIBRARY = {p.name: p for p in DALIAN.processes}
SHARES = {m.name: m.share for m in DALIAN.models}
WITHIN = {"wire_enamel": 0.02, "coil_slit": 0.09}
"""By mass reckoned, not by the data's rounded mass; the data's strip has no webs."""


def test_every_process_of_the_reference_chain_has_its_formula():
    """But for the entry that all inherit."""
    assert set(OPERATIONS) == set(LIBRARY) - {"machine"}


@pytest.mark.parametrize("process", OPERATIONS)
def test_times_by_model_are_those_of_the_plant(process):
    """Those that the plant states, to the hundredth of a second that it is rounded to."""
    for model, law in LIBRARY[process].cycle_times.items():
        design = next(d for d in DALIAN.designs if d.name == model)
        time = OPERATIONS[process].time(design)
        if process in WITHIN:
            assert time == pytest.approx(law.mean(), rel=WITHIN[process])
        else:
            assert time == pytest.approx(law.mean(), abs=0.006)


@pytest.mark.parametrize("process", OPERATIONS)
def test_the_mean_over_the_mix_is_that_of_the_plant(process):
    """Within 1 %."""
    mean = math.fsum(
        SHARES[d.name] * OPERATIONS[process].time(d) for d in DALIAN.designs if d.name in SHARES
    )
    assert mean == pytest.approx(LIBRARY[process].cycle_time.mean(), rel=0.01)


def test_formulas_by_hand(plain):
    """300 laminations, 48 slots, 144 pins, 16 magnets, 100 mm."""
    assert cycle_time("stamp_core", plain) == pytest.approx(300 * 85 / 355.2)
    assert cycle_time("laser_weld", plain) == pytest.approx(14.4 + 0.25 * 144)
    assert cycle_time("magnet_insert", plain) == pytest.approx(28.6 + 0.5 * 16)
    assert cycle_time("rotor_marry", plain) == pytest.approx(44 + 12 * 100 / 111)
    assert cycle_time("polish", plain) is None


def test_each_row_of_the_strip_gives_a_lamination_a_stroke(plain):
    """300 laminations: 300 strokes from one row, 150 from two; no other time knows of rows."""
    two = replace(plain, strip_rows=2)
    assert (strokes(plain), strokes(two)) == (300, 150)
    assert cycle_time("stamp_core", two) == pytest.approx(150 * 85 / 355.2)
    slitting = {"coil_slit"}  # slits the strip by mass
    others = set(OPERATIONS) - {"stamp_core"} - slitting
    assert all(cycle_time(name, two) == cycle_time(name, plain) for name in others)
    assert cycle_time("coil_slit", two) < cycle_time("coil_slit", plain)


def test_a_formula_reads_as_text():
    """Constants and what they are multiplied by."""
    assert OPERATIONS["pin_insert"].formula == "18.5 s + 0.22 s x hairpins"
    assert OPERATIONS["pack"].formula == "35 s"


@given(layers=st.sampled_from([4, 6, 8, 10]))
def test_more_layers_take_longer_where_pins_are_worked(plain, layers):
    """And nowhere else, but for what the mass of the winding does."""
    one = replace(plain, layers=layers, conductor_height=None)
    more = replace(one, layers=layers + 2)
    for process, operation in OPERATIONS.items():
        longer = operation.time(more) - operation.time(one)
        if "hairpins" in operation.each or "layers" in operation.each:
            assert longer > 0, process
        elif not {"copper", "wound"} & set(operation.each):
            assert longer == 0, process
