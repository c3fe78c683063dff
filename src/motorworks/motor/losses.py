"""Losses of a motor: copper with the crowding of current, iron, friction and windage.

References
----------
J. Pyrhönen, T. Jokinen, V. Hrabovcová, Design of Rotating Electrical Machines, 2nd ed., Wiley,
2014: skin effect in slots (5.24), iron losses and their factors (table 3.2), windage and bearings
(9.7). G. Bertotti, General properties of power losses in soft ferromagnetic materials, IEEE
Transactions on Magnetics 24, 1988: the three parts of the iron loss.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from motorworks.motor.design import Design
from motorworks.motor.magnetics import Magnetics
from motorworks.motor.masses import laminations
from motorworks.motor.material import (
    EXCESS,
    HYSTERESIS,
    MU_0,
    STEEL_DENSITY,
    STEEL_RESISTIVITY,
    copper_resistivity,
)
from motorworks.motor.rotor import rotor_outer
from motorworks.motor.stator import (
    conductor,
    conductor_area,
    conductor_length,
    mean_tooth_width,
    slot_width,
    yoke,
)
from motorworks.motor.winding import PHASES, turns

IN_TEETH, IN_YOKE = 2.0, 1.5
"""Iron loss in teeth and yoke over that of the sheet at the fundamental: punching, harmonics,
rotating fields [-]; Pyrhönen, table 3.2, for synchronous machines."""
MAIN, OPPOSED = 2.0, 8.0
"""Iron and stray loss over that of the sheets, for the main flux and for the flux that the current
opposes [-]. Set once on the losses measured on the 2004 Prius motor at 25 points, an inverter's
harmonics, losses in rotor and magnets and currents between strands included."""
WINDAGE = 10.0
"""Friction and windage over D (l + 0.6 pole pitch) v^2 [W s2/m4]; Pyrhönen, table 9.2."""


def sheet_loss(frequency: Any, peak: Any, lamination: float) -> Any:
    """Give the loss of a lamination [W/kg]: hysteresis, eddy currents and excess.

    Parameters
    ----------
    frequency
        Frequency [Hz].
    peak
        Peak flux density [T].
    lamination
        Thickness [m].

    Notes
    -----
    p = k_h f B^2 + pi^2 d^2 / (6 rho gamma) (f B)^2 + k_e (f B)^1.5
    """
    eddy = math.pi**2 * lamination**2 / (6 * STEEL_RESISTIVITY * STEEL_DENSITY)
    swing = np.asarray(frequency) * peak
    return HYSTERESIS * swing * peak + eddy * swing**2 + EXCESS * swing**1.5


def crowding(frequency: Any, height: float, width_share: float, layers: float, rho: float) -> Any:
    """Give the AC over the DC resistance of conductors in a slot [-].

    Parameters
    ----------
    frequency
        Frequency [Hz].
    height
        Height of a conductor [m].
    width_share
        Width of the copper over that of the slot [-].
    layers
        Conductors one above the other [-].
    rho
        Resistivity [Ohm m].

    Notes
    -----
    With x = h sqrt(pi f mu0 b / (rho b_slot)), the mean over m layers is
    phi(x) + (m^2 - 1) / 3 psi(x), phi = x (sinh 2x + sin 2x) / (cosh 2x - cos 2x),
    psi = 2 x (sinh x - sin x) / (cosh x + cos x).
    """
    x = height * np.sqrt(math.pi * np.asarray(frequency, float) * MU_0 * width_share / rho)
    x = np.clip(x, 1e-3, 300.0)  # the formula is 0/0 at rest
    phi = x * (np.sinh(2 * x) + np.sin(2 * x)) / (np.cosh(2 * x) - np.cos(2 * x))
    psi = 2 * x * (np.sinh(x) - np.sin(x)) / (np.cosh(x) + np.cos(x))
    return phi + (layers**2 - 1) / 3 * psi


@dataclass(frozen=True)
class Losses:
    """The losses of a design.

    Parameters
    ----------
    design
        A design without faults.
    """

    design: Design

    @cached_property
    def magnetics(self) -> Magnetics:
        """The magnetic circuit."""
        return Magnetics(self.design)

    def resistance(self, temperature: float | None = None) -> float:
        """Give the resistance of a phase to direct current [Ohm].

        Parameters
        ----------
        temperature
            Of the winding [°C]; that of the design by default.
        """
        d = self.design
        warm = d.winding_temperature if temperature is None else temperature
        length = 2 * turns(d) * conductor_length(d)
        return copper_resistivity(warm) * length / (conductor_area(d) * d.parallel_paths)

    def ac_factor(self, frequency: Any) -> Any:
        """Give the resistance at a frequency [Hz] over that to direct current [-].

        Current crowds in the stack only; in the heads it is taken as even.
        """
        d = self.design
        width, height = conductor(d)
        fine = math.sqrt(d.strands)
        rho = copper_resistivity(d.winding_temperature)
        share = width / slot_width(d)
        in_slot = crowding(frequency, height / fine, share, d.layers * fine, rho)
        part = d.stack_length / conductor_length(d)
        return 1 + part * (in_slot - 1)

    def copper(self, current: Any, frequency: Any) -> Any:
        """Give the loss of the winding [W], 3/2 I^2 R, at a peak current [A] and frequency [Hz]."""
        resistance = self.resistance() * self.ac_factor(frequency)
        return PHASES / 2 * np.asarray(current) ** 2 * resistance

    @cached_property
    def _iron_masses(self) -> tuple[float, float]:
        """Teeth and yoke [kg]."""
        d = self.design
        steel = laminations(d) * d.lamination * STEEL_DENSITY
        teeth = d.slots * mean_tooth_width(d) * d.slot_depth
        ring = math.pi * (d.stator_outer - yoke(d)) * yoke(d)
        return steel * teeth, steel * ring

    def iron(self, gap_b: Any, opposed_b: Any, frequency: Any) -> Any:
        """Give the loss of the stator's iron [W].

        Parameters
        ----------
        gap_b
            Peak of the gap's fundamental flux density [T].
        opposed_b
            What of the magnets' flux density there the current opposes [T].
        frequency
            Frequency [Hz].

        Notes
        -----
        Where the current weakens the field, the fundamental falls but its harmonics do not: the
        loss of the main flux and that of the opposed flux are added.
        """
        main, opposed = self._sheets(gap_b, frequency), self._sheets(opposed_b, frequency)
        return MAIN * main + OPPOSED * opposed

    def _sheets(self, gap_b: Any, frequency: Any) -> Any:
        m, thick = self.magnetics, self.design.lamination
        teeth, ring = self._iron_masses
        in_teeth = sheet_loss(frequency, gap_b / m.tooth_share, thick)
        in_yoke = sheet_loss(frequency, gap_b * m.yoke_share, thick)
        return IN_TEETH * teeth * in_teeth + IN_YOKE * ring * in_yoke

    def mechanical(self, speed: Any) -> Any:
        """Give friction and windage [W] at a speed [rev/s]: k D (l + 0.6 pole pitch) v^2."""
        d = self.design
        outer = rotor_outer(d)
        face = outer * (d.stack_length + 0.6 * math.pi * outer / d.poles)
        return WINDAGE * face * (math.pi * outer * np.asarray(speed)) ** 2
