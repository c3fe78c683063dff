"""Losses against textbooks and the grade's data sheet."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.motor.losses import Losses, crowding, sheet_loss
from motorworks.motor.material import copper_resistivity
from motorworks.motor.public import PRIUS_2004


@pytest.mark.parametrize(
    ("frequency", "peak", "loss", "within"),
    # M270-35A: at most 2.7 W/kg at 1.5 T and 50 Hz; about 18 W/kg at 1 T and 400 Hz.
    [(50, 1.5, 2.6, 0.1), (400, 1.0, 18.5, 0.05)],
)
def test_the_sheet_loses_what_its_grade_says(frequency, peak, loss, within):
    """Sheet of 0.35 mm."""
    assert sheet_loss(frequency, peak, 0.00035) == pytest.approx(loss, rel=within)


def test_thinner_sheet_loses_less_by_eddy_currents_only():
    """pi^2 d^2 (f B)^2 / (6 rho gamma) by hand for 0.30 and 0.35 mm at 1000 Hz and 1 T."""
    less = sheet_loss(1000, 1.0, 0.00035) - sheet_loss(1000, 1.0, 0.00030)
    by_hand = math.pi**2 * (0.35e-3**2 - 0.30e-3**2) * 1e6 / (6 * 52e-8 * 7650)
    assert less == pytest.approx(by_hand)


@given(st.floats(0, 2000), st.integers(1, 12))
def test_current_crowds_more_with_frequency_and_layers(frequency, layers):
    """Never below the resistance to direct current."""
    rho = copper_resistivity(20)
    here = float(crowding(frequency, 0.002, 0.8, layers, rho))
    assert here >= 1 - 1e-9
    assert float(crowding(frequency + 100, 0.002, 0.8, layers, rho)) >= here
    assert float(crowding(frequency, 0.002, 0.8, layers + 1, rho)) >= here - 1e-9


def test_crowding_of_thin_conductors_follows_the_series():
    """Thin bars: k = 1 + (m^2 - 0.2) x^4 / 9 (Pyrhönen, 5.25); x = 0.5, six layers."""
    rho = 2e-8
    frequency = 0.25 * rho / (math.pi * 4e-7 * math.pi * 0.002**2)
    found = float(crowding(frequency, 0.002, 1.0, 6, rho))
    assert found == pytest.approx(1 + (36 - 0.2) / 9 * 0.5**4, rel=2e-3)


def test_strands_crowd_less_than_a_bar(plain):
    """The same copper in 16 strands."""
    bar, wire = Losses(plain), Losses(replace(plain, strands=16))
    assert float(wire.ac_factor(1000)) < float(bar.ac_factor(1000))
    assert float(bar.ac_factor(0)) == pytest.approx(1)


def test_copper_by_hand(plain):
    """48 turns in series of two conductors each; 1.5 I^2 R at 100 A peak."""
    losses = Losses(plain)
    from motorworks.motor.stator import conductor_area, conductor_length

    r = copper_resistivity(120) * 2 * 48 * conductor_length(plain) / conductor_area(plain)
    assert losses.resistance() == pytest.approx(r)
    assert float(losses.copper(100, 0)) == pytest.approx(1.5 * 1e4 * r)


def test_friction_is_what_was_measured():
    """Rotor of the 2004 Prius: 473 W at 6006/min, 242 W at 3999/min (ORNL/TM-2004/247)."""
    losses = Losses(PRIUS_2004)
    assert float(losses.mechanical(6006 / 60)) == pytest.approx(473, rel=0.06)
    assert float(losses.mechanical(3999 / 60)) == pytest.approx(242, rel=0.1)


@given(st.floats(0.1, 1.2), st.floats(10, 1500))
def test_iron_loses_more_with_flux_and_frequency(plain, gap_b, frequency):
    """And with what is opposed."""
    losses = Losses(plain)
    here = float(losses.iron(gap_b, 0.0, frequency))
    assert 0 < here < float(losses.iron(gap_b * 1.05, 0.0, frequency))
    assert here < float(losses.iron(gap_b, 0.0, frequency * 1.05))
    assert here < float(losses.iron(gap_b, 0.1, frequency))
    assert np.isfinite(here)
