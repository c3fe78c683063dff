"""The magnetic circuit against hand reckoning and theory."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.motor.magnetics import Magnetics, field_strength, flux_density
from motorworks.motor.material import MU_0


def test_the_gap_by_hand(plain):
    """A mouth of 2 mm before a gap of 0.5 mm: kappa = 2 / 4.5, Carter 8 / (8 - 0.889)."""
    gap = Magnetics(replace(plain, slot_opening=0.002, slot_tip=0.001)).gap
    assert gap == pytest.approx(0.0005 * 8 / (8 - 2 * 2 / 4.5))
    assert Magnetics(plain).gap == 0.0005


def test_the_magnetising_inductance_by_hand(plain):
    """3 mu0 (0.9659 x 48)^2 D l / (pi 16 gap)."""
    d, length = 0.384 / math.pi - 0.0005, 0.101
    expected = 3 * MU_0 * (0.965926 * 48) ** 2 * d * length / (math.pi * 16 * 0.0005)
    assert Magnetics(plain).magnetising == pytest.approx(expected, rel=1e-5)


def test_steel_follows_its_curve_and_then_the_vacuum():
    """The points that the standard guarantees; mu0 beyond saturation; there and back."""
    assert flux_density(5000.0) == pytest.approx(1.6)
    assert flux_density(10000.0) == pytest.approx(1.7)
    assert flux_density(215000.0) - flux_density(115000.0) == pytest.approx(MU_0 * 1e5)
    curve = np.linspace(0, 2.5, 50)
    assert flux_density(field_strength(curve)) == pytest.approx(curve)


@given(i_d=st.floats(-500, 0), i_q=st.floats(0, 500))
def test_fluxes_solve_the_circuit(plain, i_d, i_q):
    """The flux found is the flux that its own saturation lets through."""
    m = Magnetics(plain)
    psi_d, psi_q, gap_b = m.fluxes(i_d, i_q)
    main_d, main_q = psi_d - m.leakage * i_d, psi_q - m.leakage * i_q
    assert math.hypot(main_d, main_q) == pytest.approx(gap_b * m.linkage, rel=1e-6, abs=1e-9)
    iron = m.iron_factor(gap_b)
    assert main_q == pytest.approx(m.magnetising / iron * i_q, rel=1e-9, abs=1e-12)


@given(i_q=st.floats(1, 1000))
def test_the_cross_axis_has_the_greater_inductance(plain, i_q):
    """As magnets in the d axis are like air; both fall with saturation."""
    m = Magnetics(plain)
    _, psi_q, _ = m.fluxes(0.0, i_q)
    _, more, _ = m.fluxes(0.0, 1.1 * i_q)
    assert psi_q <= more <= 1.1 * psi_q * (1 + 1e-9)
    assert 0 < m.axis_factor() < 1


@given(st.floats(0.2, 1.4), st.floats(0.002, 0.008))
def test_stronger_and_thicker_magnets_give_more_flux(plain, remanence, thickness):
    """Never more than the magnets have."""
    design = replace(plain, remanence=remanence, magnet_thickness=thickness)
    here = Magnetics(design).magnet_field()
    assert here >= 0
    assert Magnetics(replace(design, remanence=remanence + 0.05)).magnet_field() > here
