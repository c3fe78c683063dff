"""Which windings of hairpins can be made, and what they count."""

import math

from motorworks.motor.design import Design
from motorworks.motor.fault import Fault

FEWEST, MOST = 1, 4
"""Slots per pole and phase of a winding of hairpins."""
USUAL = (2, 3)
"""Slots per pole and phase of the motors in production."""
PHASES = 3


def slots_per_pole_and_phase(design: Design) -> float:
    """Give q = slots / (3 poles) [-]."""
    return design.slots / (PHASES * design.poles)


def winding_factor(design: Design) -> float:
    """Give the winding factor of the fundamental [-].

    Notes
    -----
    A full-pitched winding of whole q: k = sin(pi/6) / (q sin(pi/(6 q))). Beyond whole numbers
    the formula is a smooth line between them.

    References
    ----------
    J. Pyrhönen, T. Jokinen, V. Hrabovcová, Design of Rotating Electrical Machines, 2nd ed.,
    2014, section 2.2.
    """
    q = slots_per_pole_and_phase(design)
    return math.sin(math.pi / 6) / (q * math.sin(math.pi / (6 * q)))


def turns(design: Design) -> float:
    """Give the turns of a phase in series, N = slots x layers / (6 paths) [-]."""
    return design.slots * design.layers / (2 * PHASES * design.parallel_paths)


def hairpins(design: Design) -> int:
    """Give the number of hairpins: each has two legs, so slots x layers / 2 [-].

    With an odd number of layers the last layer is closed by pins that have both legs in it.
    """
    return design.slots * design.layers // 2


def weld_points(design: Design) -> int:
    """Give the joints to be welded [-].

    Two ends of legs meet in each; two ends of every path of each phase remain for terminals
    and star point: hairpins - 3 paths.
    """
    return max(0, hairpins(design) - PHASES * design.parallel_paths)


def winding_faults(design: Design) -> list[Fault]:
    """Give the reasons why the winding cannot be made; none if it can."""
    found = [*_pole_faults(design)]
    if not found:
        found += _slot_faults(design)
    return found + _layer_faults(design) + _path_faults(design)


def _pole_faults(design: Design) -> list[Fault]:
    if design.poles % 2 == 0:
        return []
    text = f"{design.poles} poles: north and south poles come in pairs"
    return [Fault("poles", text, f"Write {design.poles - 1} or {design.poles + 1} poles.")]


def _slot_faults(design: Design) -> list[Fault]:
    q = slots_per_pole_and_phase(design)
    if q.is_integer() and FEWEST <= q <= MOST:
        return []
    per = f"{design.slots} slots on {design.poles} poles are {q:.4g} slots per pole and phase"
    why = f"a winding of hairpins needs a whole number from {FEWEST} to {MOST}"
    return [Fault("slots", f"{per}; {why}", f"The nearest that work: {nearest_text(design)}.")]


def _layer_faults(design: Design) -> list[Fault]:
    odd = design.layers % 2 == 1 and design.strands == 1
    if odd and design.slots * design.layers % 2:
        text = f"{design.slots} slots with {design.layers} layers leave one leg without a pin"
        return [Fault("layers", text, _even(design))]
    if odd and not design.same_layer_pins:
        text = f"{design.layers} layers: a hairpin has two legs and joins two layers"
        more = "or same_layer_pins = true for pins with both legs in the last layer"
        return [Fault("layers", text, f"{_even(design)[:-1]}, {more}.")]
    return []


def _even(design: Design) -> str:
    fewer, more = design.layers - 1, design.layers + 1
    return f"Write {more} layers." if fewer < 2 else f"Write {fewer} or {more} layers."


def _path_faults(design: Design) -> list[Fault]:
    if design.poles % design.parallel_paths == 0:
        return []
    good = [a for a in range(1, design.poles + 1) if design.poles % a == 0]
    text = f"{design.parallel_paths} parallel paths on {design.poles} poles cannot be alike"
    return [Fault("parallel_paths", text, f"Write one of {', '.join(map(str, good))}.")]


def nearest(design: Design, most: int = 4) -> list[tuple[int, int]]:
    """Give the nearest windings that work, as slots and poles, the likeliest first.

    Those of as many poles come first, the fewer slots away the sooner; then those of as many
    slots on other poles. All have the two or three slots per pole and phase that are usual.
    """
    pole_pairs = design.poles // 2 if design.poles % 2 == 0 else 0
    same_poles = sorted(
        ((PHASES * design.poles * q, design.poles) for q in USUAL if pole_pairs),
        key=lambda pair: abs(pair[0] - design.slots),
    )
    same_slots = sorted(
        (
            (design.slots, design.slots // (PHASES * q))
            for q in USUAL
            if design.slots % (2 * PHASES * q) == 0
        ),
        key=lambda pair: abs(pair[1] - design.poles),
    )
    both = [*same_poles, *same_slots]
    return list(dict.fromkeys(pair for pair in both if pair != (design.slots, design.poles)))[:most]


def nearest_text(design: Design) -> str:
    """Give the nearest windings that work as a person says it."""
    return ", ".join(f"{slots} slots on {poles} poles" for slots, poles in nearest(design))
