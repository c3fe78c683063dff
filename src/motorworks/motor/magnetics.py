"""The magnetic circuit of one pole: flux of the magnets, inductances, saturation.

A lumped circuit of the fundamental wave, as in the textbooks. The iron's share of the
magnetomotive force is taken with the flux of the load, so magnets and both axes saturate
together.

References
----------
J. Pyrhönen, T. Jokinen, V. Hrabovcová, Design of Rotating Electrical Machines, 2nd ed., Wiley,
2014: Carter factor (3.7), magnetising inductance (3.110), slot and end leakage (chapter 4).
J. R. Hendershot, T. J. E. Miller, Design of Brushless Permanent-Magnet Machines, 2010: magnetic
circuit with bridges, d-axis reactance of buried magnets.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motorworks.motor.design import Design
from motorworks.motor.material import MU_0, RECOIL, SATURATION_B, SATURATION_H, remanence_at
from motorworks.motor.rotor import pole
from motorworks.motor.stator import (
    head_length,
    mean_tooth_width,
    slot_pitch,
    slot_width,
    tooth_width,
    yoke,
)
from motorworks.motor.winding import (
    PHASES,
    slots_per_pole_and_phase,
    turns,
    winding_factor,
)

Floats = NDArray[np.float64]

BRIDGE_B = 2.0
"""Flux density of a saturated bridge [T]; usual value."""
KEPT = 0.752
"""Share of the magnets' flux that is left beside bridges and gap: what strays at their ends and
along the stack [-]. Set once on the measured back-EMF of the 2004 Prius motor."""
YOKE_PATH = 0.4
"""Mean field strength along the yoke over its greatest [-]; Pyrhönen, figure 3.17, about 1.4 T."""
END_LEAKAGE = 0.3
"""Permeance factor of the heads [-]; Pyrhönen, table 4.1, between 0.2 and 0.5."""
_HALVINGS = 40


@dataclass(frozen=True)
class Magnetics:
    """The magnetic circuit of a design.

    Parameters
    ----------
    design
        A design without faults.
    """

    design: Design

    # ---- the gap ----

    @cached_property
    def diameter(self) -> float:
        """Diameter in the middle of the air gap [m]."""
        return self.design.bore - self.design.airgap

    @cached_property
    def length(self) -> float:
        """Length of the gap with its fringes: stack + 2 gaps [m]."""
        return self.design.stack_length + 2 * self.design.airgap

    @cached_property
    def gap(self) -> float:
        """Air gap lengthened for the slots' mouths by Carter's factor [m]."""
        d, mouth = self.design, self.design.slot_opening
        kappa = mouth / (5 * d.airgap + mouth)
        pitch = slot_pitch(d)
        return d.airgap * pitch / (pitch - kappa * mouth)

    @cached_property
    def arc(self) -> float:
        """Share of a pole that the magnets span [-]."""
        where = pole(self.design)
        assert where is not None
        return where.arc

    @cached_property
    def pole_pairs(self) -> int:
        """Pairs of poles [-]."""
        return self.design.poles // 2

    @cached_property
    def linkage(self) -> float:
        """Flux linkage of a phase for each tesla of the gap's fundamental [Wb/T]: k N D l / p."""
        k_n = winding_factor(self.design) * turns(self.design)
        return k_n * self.diameter * self.length / self.pole_pairs

    @cached_property
    def magnetising(self) -> float:
        """Inductance of an even gap without iron, L = 3 mu0 (k N)^2 D l / (pi p^2 gap) [H]."""
        k_n = winding_factor(self.design) * turns(self.design)
        face = self.diameter * self.length
        return PHASES * MU_0 * k_n**2 * face / (math.pi * self.pole_pairs**2 * self.gap)

    @cached_property
    def leakage(self) -> float:
        """Leakage inductance of slots and heads [H]."""
        d, n = self.design, turns(self.design)
        each = 4 * PHASES / d.slots * MU_0 * n**2
        body = (d.slot_depth - d.slot_tip) / (3 * slot_width(d))
        mouth = d.slot_tip / d.slot_opening if d.slot_opening else 0.0
        heads = slots_per_pole_and_phase(d) * END_LEAKAGE * head_length(d)
        return each * (d.stack_length * (body + mouth) + heads)

    # ---- the magnets ----

    @cached_property
    def _magnet(self) -> tuple[float, float]:
        """Flux of the magnets of a pole that bridges leave, and gap over magnet reluctance."""
        d = self.design
        across = d.magnet_pieces * d.magnet_width
        bridges = 2 * d.bridge + (d.post if d.magnet_pieces == 2 else 0.0)
        flux = remanence_at(d.remanence, d.magnet_temperature) * across
        pitch = math.pi * self.diameter / d.poles
        ratio = self.gap * RECOIL * across / (d.magnet_thickness * self.arc * pitch)
        return max(0.0, KEPT * (flux - BRIDGE_B * bridges)), ratio

    def magnet_field(self, iron: Any = 1.0) -> Any:
        """Give the fundamental of the gap's flux density that the magnets make [T].

        Parameters
        ----------
        iron
            Magnetomotive force of gap and iron over that of the gap [-].
        """
        flux, ratio = self._magnet
        arc_face = self.arc * math.pi * self.diameter / self.design.poles
        mean = flux / arc_face / (1 + ratio * iron)
        return 4 / math.pi * math.sin(self.arc * math.pi / 2) * mean

    def axis_factor(self, iron: Any = 1.0) -> Any:
        """Give the d-axis over the q-axis magnetising inductance [-].

        The pole piece over the magnets floats: the flux of the d axis must cross the magnets
        behind it. With c = sin(a pi/2) / (a pi/2) for an arc a, the share lost is
        (4/pi) sin(a pi/2) c / (1 + gap / magnet reluctance).
        """
        _, ratio = self._magnet
        half = self.arc * math.pi / 2
        lost = 4 / math.pi * math.sin(half) * math.sin(half) / half
        return np.maximum(1 - lost / (1 + ratio * iron), 0.0)

    # ---- the iron ----

    @cached_property
    def tooth_share(self) -> float:
        """Steel of a tooth, a third up from its narrow end, over the slot pitch [-]."""
        d = self.design
        width = (2 * tooth_width(d) + mean_tooth_width(d)) / 3
        return width * d.stacking_factor / slot_pitch(d)

    @cached_property
    def yoke_share(self) -> float:
        """Flux density of the yoke for each tesla of the gap's fundamental [-]."""
        d = self.design
        return self.diameter / (2 * self.pole_pairs * yoke(d) * d.stacking_factor)

    @cached_property
    def _iron(self) -> tuple[Floats, Floats]:
        """Gap flux density [T], and the factor of the iron's magnetomotive force there [-]."""
        d = self.design
        field = np.concatenate([[0.0], np.geomspace(30, 4e5, 400)])
        steel = flux_density(field)
        # Saturated teeth share their flux with the slots beside them.
        gap_b = steel * self.tooth_share + MU_0 * field * (1 - self.tooth_share)
        path = math.pi * (d.stator_outer - yoke(d)) / (2 * d.poles)
        in_yoke = YOKE_PATH * path * field_strength(gap_b * self.yoke_share)
        force = field * d.slot_depth + in_yoke
        with np.errstate(invalid="ignore", divide="ignore"):
            factor = 1 + force * MU_0 / (gap_b * self.gap)
        factor[0] = factor[1]
        return gap_b, factor

    def iron_factor(self, gap_b: Any) -> Any:
        """Give the magnetomotive force of gap and iron over that of the gap [-].

        Parameters
        ----------
        gap_b
            Peak of the gap's fundamental flux density [T].
        """
        return np.interp(gap_b, *self._iron)

    # ---- flux linkages ----

    def fluxes(self, i_d: Any, i_q: Any) -> tuple[Floats, Floats, Floats]:
        """Give the flux linkages of both axes and the gap's flux density.

        Parameters
        ----------
        i_d, i_q
            Peak currents of both axes [A], in any shape that fits.

        Returns
        -------
        tuple
            d and q flux linkage with leakage [Wb], peak of the gap's fundamental [T]; each in the
            shape of the currents together.
        """
        i_d, i_q = np.broadcast_arrays(np.asarray(i_d, float), np.asarray(i_q, float))
        low, high = np.zeros(i_d.shape), np.full(i_d.shape, 4.0)
        for _ in range(_HALVINGS):  # the more flux, the less of it the iron lets through
            middle = (low + high) / 2
            d_b, q_b = self._fields(i_d, i_q, self.iron_factor(middle))
            above = np.hypot(d_b, q_b) > middle
            low, high = np.where(above, middle, low), np.where(above, high, middle)
        gap_b = (low + high) / 2
        d_b, q_b = self._fields(i_d, i_q, self.iron_factor(gap_b))
        leak = self.leakage
        return d_b * self.linkage + leak * i_d, q_b * self.linkage + leak * i_q, gap_b

    def opposed(self, i_d: Any, gap_b: Any) -> Any:
        """Give what of the magnets' fundamental flux density a current of the d axis opposes [T].

        Parameters
        ----------
        i_d
            Peak current of the d axis [A].
        gap_b
            Peak of the gap's fundamental flux density [T], which sets the saturation.
        """
        iron = self.iron_factor(gap_b)
        each = self.axis_factor(iron) * self.magnetising / self.linkage / iron
        return each * np.abs(i_d)

    def _fields(self, i_d: Floats, i_q: Floats, iron: Floats) -> tuple[Floats, Floats]:
        per_ampere = self.magnetising / self.linkage / iron
        return (
            self.magnet_field(iron) + self.axis_factor(iron) * per_ampere * i_d,
            per_ampere * i_q,
        )


def flux_density(field: Any) -> Any:
    """Give the flux density of the steel [T] at a field strength [A/m]."""
    over = np.maximum(np.asarray(field) - SATURATION_H[-1], 0.0)
    return np.interp(field, SATURATION_H, SATURATION_B) + MU_0 * over


def field_strength(density: Any) -> Any:
    """Give the field strength [A/m] of the steel at a flux density [T]."""
    over = np.maximum(np.asarray(density) - SATURATION_B[-1], 0.0)
    return np.interp(density, SATURATION_B, SATURATION_H) + over / MU_0
