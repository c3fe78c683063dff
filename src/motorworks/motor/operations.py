"""Design → cycle time of every operation of the reference chain, each by a formula.

The constants are set so that the reference family comes out: times by model where the reference
plant states them, else the mean over its mix. What a time depends on, and its share that stays
the same, is cited or assumed; each operation says which.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from motorworks.motor.design import Design
from motorworks.motor.masses import masses, strokes
from motorworks.motor.rotor import magnets
from motorworks.motor.winding import PHASES, hairpins

REVOLUTIONS = 14000 / 60
"""Greatest speed up to which the end test of the reference family runs [rev/s]; assumed."""


@dataclass(frozen=True)
class Count:
    """Something of a design that takes time to work on.

    Attributes
    ----------
    title
        What people call it, with its unit.
    of
        Gives how much of it a design has.
    """

    title: str
    of: Callable[[Design], float]


COUNTS: Mapping[str, Count] = {
    "strokes": Count("strokes", strokes),
    "slots": Count("slots", lambda d: d.slots),
    "hairpins": Count("hairpins", hairpins),
    "layers": Count("layers", lambda d: d.layers),
    "ends": Count("ends of paths", lambda d: 2 * PHASES * d.parallel_paths),
    "wound": Count("kg of copper and stator stack", lambda d: _wound(d)),
    "magnets": Count("magnets", magnets),
    "stack": Count("mm of stack", lambda d: 1e3 * d.stack_length),
    "rotor_steel": Count("kg of rotor stack", lambda d: masses(d).rotor_steel),
    "rotor": Count("kg of rotor", lambda d: _rotor(d)),
    "poles": Count("poles", lambda d: d.poles),
    "aluminium": Count("kg of housing", lambda d: masses(d).aluminium),
    "shaft": Count("kg of shaft", lambda d: masses(d).shaft),
    "shaft_length": Count("mm of shaft", lambda d: 1e3 * (d.stack_length + d.journal_length)),
    "copper": Count("kg of copper", lambda d: masses(d).copper),
    "strip": Count("kg of strip", lambda d: masses(d).strip),
    "speed": Count("of the greatest test speed", lambda d: d.max_speed / REVOLUTIONS),
}
"""What cycle times depend on, by name."""


def _wound(design: Design) -> float:
    m = masses(design)
    return m.copper + m.stator_steel


def _rotor(design: Design) -> float:
    m = masses(design)
    return m.rotor_steel + m.magnets + m.shaft


@dataclass(frozen=True)
class Operation:
    """An operation and the formula of its cycle time.

    Attributes
    ----------
    process
        Its name in the process library.
    fixed
        Time whatever the design [s].
    each
        Time for one of something [s], by a key of :data:`COUNTS`.
    basis
        Where the formula comes from.
    """

    process: str
    fixed: float
    each: Mapping[str, float]
    basis: str

    def time(self, design: Design) -> float:
        """Give the cycle time of a design [s]."""
        return self.fixed + math.fsum(
            seconds * COUNTS[name].of(design) for name, seconds in self.each.items()
        )

    @property
    def formula(self) -> str:
        """The formula as text."""
        parts = [f"{self.fixed:g} s"] if self.fixed or not self.each else []
        parts += [f"{seconds:.4g} s x {COUNTS[n].title}" for n, seconds in self.each.items()]
        return " + ".join(parts)


def _op(process: str, fixed: float, basis: str, **each: float) -> Operation:
    return Operation(process, fixed, each, basis)


OPERATIONS: Mapping[str, Operation] = {
    operation.process: operation
    for operation in (
        # ---- stamping ----
        _op("stamp_core", 0, "251 strokes a minute, of 200 to 600 [S31]", strokes=85 / 355.2),
        _op("core_check", 15, "half handling, half weld seams and compression", stack=15 / 111),
        # ---- stator ----
        _op("slot_liner", 0, "0.8 to 1.1 s a slot with its index", slots=48 / 48.6),
        _op("hairpin_form", 0, "about 1 s a die-formed pin [S34]", hairpins=187 / 170.4),
        _op("pin_insert", 18.5, "160 to 220 pins in 60 to 120 s [S32]", hairpins=0.22),
        _op("twist", 15, "the layers are twisted one after the other", layers=40 / 7),
        _op("laser_weld", 14.4, "0.5 s a joint [S33], two optics; ends scanned", hairpins=0.25),
        _op("busbar_join", 27.25, "placing, then a joint for each end of a path", ends=1.5),
        _op("stator_pretest", 45, "a test programme of five or six checks"),
        _op("impregnate", 18, "preheating and gelling by mass", wound=40 / 16.06),
        _op("powder_coat", 30, "dipping and curing, ends by number", hairpins=24 / 170.4),
        _op("stator_eol", 52, "a test programme; partial discharge takes most of it"),
        # ---- rotor ----
        _op("magnet_insert", 28.6, "0.8 to 1.2 s a magnet with two heads", magnets=0.5),
        _op("magnet_fix", 60, "filling by length, then curing; two cavities", stack=40 / 111),
        _op("shaft_join", 22, "heating the stack by mass", rotor_steel=30 / 5.25),
        _op("balance", 55, "spinning up by mass, two planes", rotor=20 / 9.7),
        _op("magnetise", 40, "recharging of the capacitors"),
        _op("rotor_eol", 24.4, "a scan of each pole", poles=2),
        # ---- assembly ----
        _op("housing_prep", 35, "leak test of 35 s, washing by mass", aluminium=17 / 7.17),
        _op("stator_shrink", 27, "heating the housing by mass", aluminium=30 / 7.17),
        _op("rotor_marry", 44, "the guided way is as long as the stack", stack=12 / 111),
        _op("final_fit", 57, "fitting by hand"),
        _op("leak_test", 54, "filling, settling, measuring"),
        _op("motor_eol", 120, "load points and insulation; one run-up to speed", speed=30),
        _op("pack", 35, "a robot's cycle"),
        _op("eaxle_fit", 75, "the takt of the line"),
        _op("eaxle_eol", 240, "a test programme"),
        # ---- supplier park ----
        _op("housing_cast", 60, "a shot; solidifying by mass", aluminium=50 / 7.17),
        _op("housing_machine", 200, "faces and bores, chips by mass", aluminium=160 / 7.17),
        _op("shaft_turn", 20, "chips by mass", shaft=35 / 2.95),
        _op("shaft_hob", 50, "one spline"),
        _op("shaft_grind", 30, "seats along the shaft", shaft_length=40 / 246.1),
        _op("wire_enamel", 0, "0.14 t/h of wire for each line", copper=130 / 5.12),
        _op("coil_slit", 0, "about 12 t/h of strip", strip=10 / 36.07),
    )
}
"""All operations by the name of their process.

References in brackets are those of the reference plant's file; what has none is assumed.
"""


def cycle_time(process: str, design: Design) -> float | None:
    """Give the cycle time of a process for a design [s]; ``None`` where no formula is known."""
    operation = OPERATIONS.get(process)
    return None if operation is None else operation.time(design)
