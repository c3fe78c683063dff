"""What a motor does: torque, base speed, losses and its efficiency map.

A first-order reckoning, fast enough for a sheet: currents of the two axes are searched for the
least loss within the limits of current and voltage, which is the most torque for each ampere
below the base speed and a weakened field above it.

Valid for motors with magnets in a V or flat in the rotor and a distributed winding of full
pitch, one magnet layer, between about a tenth and the whole of the peak torque. Left out are
harmonics of the inverter, eddy currents in magnets and rotor, skew and the heating of the motor
by its own losses. How far it is off is measured on public motors: docs/guides/motor-design.md.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from motorworks.motor.design import Design
from motorworks.motor.losses import Losses
from motorworks.motor.magnetics import Floats, Magnetics
from motorworks.motor.material import CURRENT_DENSITY
from motorworks.motor.stator import conductor_area

ANGLES, CURRENTS = 121, 81
"""Steps of the current's angle and amount that are searched."""


@dataclass(frozen=True, kw_only=True)
class Efficiency:
    """An efficiency map, and what lies behind it; each array by torque and speed.

    Attributes
    ----------
    torques
        Torques at the shaft [N m], shape (t,).
    speeds
        Speeds [rev/s], shape (s,).
    efficiency
        Shaft power over electric power [-]; nan beyond the limits; shape (t, s), as all below.
    copper, iron, mechanical
        Losses [W].
    current
        Peak current of a phase [A].
    """

    torques: Floats
    speeds: Floats
    efficiency: Floats
    copper: Floats
    iron: Floats
    mechanical: Floats
    current: Floats

    @property
    def best(self) -> tuple[float, float, float]:
        """Greatest efficiency [-], its torque [N m] and speed [rev/s]; 0 where the map is empty."""
        if not np.isfinite(self.efficiency).any():
            return 0.0, 0.0, 0.0
        row, column = np.unravel_index(np.nanargmax(self.efficiency), self.efficiency.shape)
        return (
            float(self.efficiency[row, column]),
            float(self.torques[row]),
            float(self.speeds[column]),
        )


@dataclass(frozen=True)
class Performance:
    """The performance of a design.

    Parameters
    ----------
    design
        A design without faults.
    """

    design: Design

    @cached_property
    def losses(self) -> Losses:
        """The losses."""
        return Losses(self.design)

    @cached_property
    def magnetics(self) -> Magnetics:
        """The magnetic circuit."""
        return self.losses.magnetics

    @cached_property
    def limit(self) -> float:
        """Greatest peak voltage of a phase [V]."""
        return self.design.modulation * self.design.voltage

    @cached_property
    def _grid(self) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
        """Amount and angle of the current; flux linkages, gap flux density, torque of the gap."""
        amount = np.linspace(0.0, math.sqrt(2) * self.design.current, CURRENTS)
        angle = np.linspace(math.pi / 2, math.pi, ANGLES)[:, None]
        i_d, i_q = amount * np.cos(angle), amount * np.sin(angle)
        i_q[np.abs(i_q) < 1e-9] = 0.0
        psi_d, psi_q, gap_b = self.magnetics.fluxes(i_d, i_q)
        torque = 1.5 * self.magnetics.pole_pairs * (psi_d * i_q - psi_q * i_d)
        return amount, angle, psi_d, psi_q, gap_b, torque

    # ---- without load ----

    @cached_property
    def flux_linkage(self) -> float:
        """Flux linkage of a phase by the magnets alone, peak [Wb]."""
        psi_d, _, _ = self.magnetics.fluxes(0.0, 0.0)
        return float(psi_d)

    def inductances(self, current: float = 0.0) -> tuple[float, float]:
        """Give the inductances of the d and q axis [H], each with half the current in each axis.

        Parameters
        ----------
        current
            Peak current [A]; a thousandth of the greatest stands for none.
        """
        size = max(current, math.sqrt(2) * self.design.current * 1e-3)
        i_d, i_q = -size / math.sqrt(2), size / math.sqrt(2)
        psi_d, psi_q, _ = self.magnetics.fluxes(i_d, i_q)
        without, _, _ = self.magnetics.fluxes(0.0, i_q)
        return float((psi_d - without) / i_d), float(psi_q / i_q)

    def line_voltage(self, speed: float) -> float:
        """Give the voltage between terminals without load, effective [V], at a speed [rev/s]."""
        electric = 2 * math.pi * self.magnetics.pole_pairs * speed
        return self.flux_linkage * electric * math.sqrt(3 / 2)

    # ---- under load ----

    def current_for(self, torque: float) -> float:
        """Give the least peak current [A] for a torque [N m] at rest; nan if there is none."""
        amount, _, _, _, _, torques = self._grid
        need = [np.interp(torque, row, amount, right=np.nan) for row in torques[:-1]]
        return float(np.nanmin(need)) if np.isfinite(need).any() else math.nan

    def peak_torque(self, speed: float) -> float:
        """Give the greatest torque at the shaft [N m] at a speed [rev/s]."""
        return float(self.envelope(np.array([speed]))[0])

    def envelope(self, speeds: Floats) -> Floats:
        """Give the greatest torque at the shaft [N m] at each speed [rev/s], shape (s,)."""
        amount, angle, psi_d, psi_q, _, torque = self._grid
        resistance = self.losses.resistance()
        found = []
        for speed in speeds:
            voltage = self._voltage(amount, angle, psi_d, psi_q, speed, resistance)
            drag = float(self.losses.mechanical(speed)) / (2 * math.pi * max(speed, 1e-9))
            good = np.where(voltage <= self.limit, torque, -np.inf)
            most = max(0.0, float(good.max()) - drag)
            found.append(min(most, self._allowed(float(speed))))
        return np.array(found)

    def _allowed(self, speed: float) -> float:
        """Give the torque [N m] that the limit of power leaves at a speed [rev/s]."""
        if self.design.power is None or speed <= 0:
            return math.inf
        return self.design.power / (2 * math.pi * speed)

    def _voltage(
        self,
        amount: Floats,
        angle: Floats,
        psi_d: Floats,
        psi_q: Floats,
        speed: float,
        resistance: float,
    ) -> Floats:
        electric = 2 * math.pi * self.magnetics.pole_pairs * speed
        v_d = resistance * amount * np.cos(angle) - electric * psi_q
        v_q = resistance * amount * np.sin(angle) + electric * psi_d
        return np.hypot(v_d, v_q)

    @cached_property
    def base_speed(self) -> float:
        """Greatest speed at which the torque of rest is still there, but for 1 % [rev/s]."""
        speeds = np.linspace(0.5, self.design.max_speed, 400)
        torques = self.envelope(speeds)
        held = np.nonzero(torques >= 0.99 * torques[0])[0]
        return float(speeds[held[-1]])

    @cached_property
    def peak_power(self) -> tuple[float, float]:
        """Greatest power at the shaft [W] and its speed [rev/s]."""
        speeds = np.linspace(0.5, self.design.max_speed, 400)
        power = 2 * math.pi * speeds * self.envelope(speeds)
        most = int(power.argmax())
        return float(power[most]), float(speeds[most])

    @cached_property
    def continuous_current(self) -> float:
        """Effective current of a phase that the cooling allows without end [A]."""
        density = CURRENT_DENSITY[self.design.cooling]
        allowed = density * conductor_area(self.design) * self.design.parallel_paths
        return min(self.design.current, allowed)

    @cached_property
    def continuous_torque(self) -> float:
        """Torque at rest with that current [N m]."""
        amount, _, _, _, _, torque = self._grid
        peak = math.sqrt(2) * self.continuous_current
        return float(max(np.interp(peak, amount, row) for row in torque))

    def efficiency(self, torques: Floats, speeds: Floats) -> Efficiency:
        """Give the efficiency map.

        Parameters
        ----------
        torques
            Torques at the shaft [N m], shape (t,).
        speeds
            Speeds [rev/s], shape (s,).
        """
        columns = [self._column(np.asarray(torques, float), float(n)) for n in speeds]
        stacked = [np.stack(part, axis=1) for part in zip(*columns, strict=True)]
        return Efficiency(
            torques=np.asarray(torques, float),
            speeds=np.asarray(speeds, float),
            efficiency=stacked[0],
            copper=stacked[1],
            iron=stacked[2],
            mechanical=stacked[3],
            current=stacked[4],
        )

    def map(self, torques: int = 40, speeds: int = 60) -> Efficiency:
        """Give the efficiency map from rest to the limits, of so many torques and speeds."""
        lowest = min(0.5, self.design.max_speed / speeds)
        top = max(self.peak_torque(lowest), 1e-9)
        return self.efficiency(
            np.linspace(top / torques, top, torques),
            np.linspace(self.design.max_speed / speeds, self.design.max_speed, speeds),
        )

    def _column(self, torques: Floats, speed: float) -> tuple[Floats, ...]:
        """Give efficiency, losses and current of every torque at one speed."""
        amount, angle, psi_d, psi_q, gap_b, torque = self._grid
        friction = float(self.losses.mechanical(speed))
        wanted = torques + friction / (2 * math.pi * speed)
        frequency = self.magnetics.pole_pairs * speed
        opposed = self.magnetics.opposed(amount * np.cos(angle), gap_b)
        iron = self.losses.iron(gap_b, opposed, frequency)
        resistance = self.losses.resistance()
        voltage = self._voltage(amount, angle, psi_d, psi_q, speed, resistance)
        need, volts, heat = (np.full((ANGLES, torques.size), np.nan) for _ in range(3))
        for n in range(ANGLES - 1):  # at the last angle there is no torque
            rising = np.maximum.accumulate(torque[n])
            need[n] = np.interp(wanted, rising, amount, right=np.nan)
            volts[n] = np.interp(need[n], amount, voltage[n])
            heat[n] = np.interp(need[n], amount, iron[n])
        copper = self.losses.copper(need, frequency)
        total = np.where(volts <= self.limit, copper + heat, np.inf)
        total = np.where(np.isfinite(total), total, np.inf)
        best = total.argmin(axis=0)
        at = (best, np.arange(torques.size))
        fits = np.isfinite(total[at]) & (torques <= self._allowed(speed) * (1 + 1e-9))
        power = 2 * math.pi * speed * torques
        nan = np.full(torques.size, np.nan)
        return (
            np.where(fits, power / (power + friction + np.where(fits, total[at], 0.0)), nan),
            np.where(fits, copper[at], nan),
            np.where(fits, heat[at], nan),
            np.where(fits, friction, nan),
            np.where(fits, need[at], nan),
        )
