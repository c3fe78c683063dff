"""Figures of the materials, each with its source or marked as assumed."""

import math

MU_0 = 4e-7 * math.pi
"""Permeability of vacuum [H/m]."""

STEEL_DENSITY = 7650.0
"""Density of non-oriented electrical steel of about 3 % silicon [kg/m3]; EN 10106, table 1."""
COPPER_DENSITY = 8900.0
"""Density of copper [kg/m3]; IEC 60028 has 8890."""
MAGNET_DENSITY = 7550.0
"""Density of sintered NdFeB [kg/m3]; makers state 7400 to 7600."""
ALUMINIUM_DENSITY = 2700.0
"""Density of die-cast aluminium [kg/m3]; EN AC-46000 has 2650 to 2750."""
SHAFT_DENSITY = 7850.0
"""Density of quenched and tempered steel [kg/m3]; EN 10083."""
PAPER_DENSITY = 1050.0
"""Density of slot paper of aramid and polyimide [kg/m3]; makers state 900 to 1200; assumed."""
RESIN_DENSITY = 1150.0
"""Density of cured impregnating resin [kg/m3]; makers state 1100 to 1250; assumed."""
POWDER_DENSITY = 1500.0
"""Density of filled epoxy powder, cured [kg/m3]; assumed."""

COPPER_RESISTIVITY = 1.7241e-8
"""Resistivity of annealed copper at 20 °C [Ohm m]; IEC 60028."""
COPPER_SLOPE = 0.00393
"""Rise of copper's resistivity for each kelvin, of its value at 20 °C [1/K]; IEC 60028."""

RECOIL = 1.05
"""Relative recoil permeability of sintered NdFeB [-]; makers state 1.03 to 1.08."""
REMANENCE_SLOPE = -0.0011
"""Change of remanence for each kelvin, of its value at 20 °C [1/K]; makers state -0.0009 to
-0.0012 for grades of 150 to 180 °C."""

STEEL_RESISTIVITY = 52e-8
"""Resistivity of a lamination of about 3 % silicon [Ohm m]; EN 10106 gives it by density."""
HYSTERESIS = 0.018
"""Hysteresis loss over f B^2 [W s/(kg T2)]; set with EXCESS so that sheet of 0.35 mm has 2.6 W/kg
at 1.5 T and 50 Hz and 18 W/kg at 1 T and 400 Hz, as grade M270-35A of EN 10106 has."""
EXCESS = 4e-4
"""Excess loss over (f B)^1.5 [W s^1.5/(kg T^1.5)]; see HYSTERESIS."""

SATURATION_B = (0.0, 0.5, 0.8, 1.0, 1.2, 1.3, 1.4, 1.49, 1.6, 1.7, 1.8, 1.9, 2.0, 2.1)
"""Flux density of the magnetisation curve [T]."""
SATURATION_H = (
    0.0, 60.0, 90.0, 130.0, 250.0, 450.0, 1100.0,
    2500.0, 5000.0, 10000.0, 18000.0, 32000.0, 60000.0, 115000.0,
)  # fmt: skip
"""Field strength of the magnetisation curve [A/m].

The points at 2500, 5000 and 10000 A/m are those that EN 10106 guarantees for M270-35A; those
below are usual for the grade, those above lead to the saturation polarisation of 3 % silicon
steel of about 2.0 T; assumed.
"""

CURRENT_DENSITY = {"air": 6e6, "water": 12e6, "oil": 18e6}
"""Effective current density that may flow without end, by cooling [A/m2].

Ranges in the literature: 5 to 8 A/mm2 with air, 8 to 13 with a water jacket, 13 to 20 and more
with oil on the heads. J. R. Hendershot, T. J. E. Miller, Design of Brushless Permanent-Magnet
Machines, 2010, chapter 12; the values within them are assumed.
"""


def copper_resistivity(temperature: float) -> float:
    """Give the resistivity of copper [Ohm m] at a temperature [°C]."""
    return COPPER_RESISTIVITY * (1 + COPPER_SLOPE * (temperature - 20))


def remanence_at(remanence: float, temperature: float) -> float:
    """Give the remanence [T] at a temperature [°C] of magnets known at 20 °C [T]."""
    return remanence * (1 + REMANENCE_SLOPE * (temperature - 20))
