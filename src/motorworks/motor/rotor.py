"""The rotor's section: where the magnets of a pole lie."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from motorworks.motor.design import Design

Point = tuple[float, float]
"""Across and along the middle of a pole [m], from the centre of the shaft."""


@dataclass(frozen=True)
class Pole:
    """The magnets of a pole, drawn about its middle.

    Attributes
    ----------
    right
        Corners of the magnet on the right, or of the only one: ends to the shaft, then to the
        surface.
    arc
        Share of the pole that the magnets span at the rotor's surface [-].
    depth
        Least distance of a magnet's corner from the centre [m].
    spread
        Greatest angle of a corner from the middle of the pole [rad].
    """

    right: tuple[Point, Point, Point, Point]
    arc: float
    depth: float
    spread: float


def rotor_outer(design: Design) -> float:
    """Give the outer diameter of the rotor [m]."""
    return design.bore - 2 * design.airgap


@cache
def pole(design: Design) -> Pole | None:
    """Give where the magnets of a pole lie; ``None`` where they do not fit under the surface.

    The outermost corner lies one bridge below the surface.
    """
    corners = _flat(design) if design.magnet_pieces == 1 else _vee(design)
    edge = rotor_outer(design) / 2 - design.bridge
    if edge <= 0 or any(abs(x) >= edge for x, _ in corners):
        return None
    lift = min(math.sqrt(edge**2 - x**2) - y for x, y in corners)
    a, b, c, d = ((x, y + lift) for x, y in corners)
    return _measured(design, (a, b, c, d))


def _flat(design: Design) -> Sequence[Point]:
    half, thick = design.magnet_width / 2, design.magnet_thickness
    return (-half, 0.0), (-half, thick), (half, thick), (half, 0.0)


def _vee(design: Design) -> Sequence[Point]:
    angle = math.radians(design.magnet_angle) / 2
    along = (math.sin(angle), math.cos(angle))
    across = (math.cos(angle) * design.magnet_thickness, -math.sin(angle) * design.magnet_thickness)
    inner = (design.post / 2, 0.0)
    reach = (design.magnet_width * along[0], design.magnet_width * along[1])
    outer = (inner[0] + reach[0], inner[1] + reach[1])
    return (
        (inner[0] + across[0], inner[1] + across[1]),
        inner,
        outer,
        (outer[0] + across[0], outer[1] + across[1]),
    )


def _measured(design: Design, corners: tuple[Point, Point, Point, Point]) -> Pole:
    spread = max(math.atan2(x, y) for x, y in corners)
    upper = corners[2]
    arc = math.atan2(upper[0], upper[1]) / (math.pi / design.poles)
    bottom = _nearest(corners)
    return Pole(corners, min(1.0, arc), bottom, spread)


def _nearest(corners: Sequence[Point]) -> float:
    """Give the distance of a magnet from the centre, that of its lower edge included."""
    least = min(math.hypot(x, y) for x, y in corners)
    (x0, y0), (x1, y1) = corners[0], corners[3]
    dx, dy = x1 - x0, y1 - y0
    along = -(x0 * dx + y0 * dy) / (dx * dx + dy * dy)
    if 0 < along < 1:
        least = min(least, math.hypot(x0 + along * dx, y0 + along * dy))
    return least


def magnets(design: Design) -> int:
    """Give the number of magnets in a rotor [-]."""
    return design.poles * design.magnet_pieces * design.magnet_segments
