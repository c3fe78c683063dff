"""How laminations lie on the strip: nested stator and rotor, in one row or in several."""

import math
from dataclasses import dataclass

from motorworks.motor.design import Design

WEB = 0.0015
"""Strip left between two laminations [m]; assumed: about five sheets of 0.3 mm."""
EDGE = 0.0025
"""Strip left beside the outer rows, with the pilot holes in its corners [m]; assumed."""


@dataclass(frozen=True, kw_only=True)
class Strip:
    """A layout of laminations on a strip.

    The rotor is stamped from what falls out of the stator's bore.

    Attributes
    ----------
    rows
        Rows side by side, each shifted by half a pitch against the one beside it.
    pitch
        Advance of the strip for each stroke [m].
    row_pitch
        Distance of the middles of two rows [m].
    width
        Width of the strip [m].
    area
        Strip for one pair of laminations [m2].
    """

    rows: int
    pitch: float
    row_pitch: float
    width: float
    area: float


def strip(design: Design, rows: int | None = None) -> Strip:
    """Give the layout of a design's laminations.

    Parameters
    ----------
    design
        The design.
    rows
        Rows on the strip; those of the design by default.

    Notes
    -----
    With circles of diameter D and a web w between them the pitch is D + w; rows that are shifted
    by half a pitch lie sqrt(3)/2 pitches apart. So one row uses at most pi/4 = 78.5 % of the strip
    for full circles, many rows at most pi / (2 sqrt(3)) = 90.7 %.
    """
    rows = design.strip_rows if rows is None else rows
    pitch = design.stator_outer + WEB
    row_pitch = pitch * math.sqrt(3) / 2
    width = design.stator_outer + (rows - 1) * row_pitch + 2 * EDGE
    return Strip(
        rows=rows, pitch=pitch, row_pitch=row_pitch, width=width, area=pitch * width / rows
    )


def strip_area(design: Design) -> float:
    """Give the strip for one pair of laminations [m2]."""
    return strip(design).area


def utilisation(net: float, layout: Strip) -> float:
    """Give the share of the strip that ends in laminations [-].

    Parameters
    ----------
    net
        Area of a stator and a rotor lamination together [m2].
    layout
        The layout.
    """
    return net / layout.area
