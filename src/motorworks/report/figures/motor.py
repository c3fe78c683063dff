"""Drawings of a motor: its section, its laminations on the strip, its efficiency map."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from markupsafe import Markup

from motorworks.motor import Design
from motorworks.motor.performance import Efficiency
from motorworks.motor.rotor import pole, rotor_outer
from motorworks.motor.stator import conductor, slot_width
from motorworks.motor.strip import EDGE, Strip

BANDS = (0.70, 0.80, 0.85, 0.90, 0.92, 0.94, 0.95, 0.96)
"""Bounds of the colours of the efficiency map [-]."""
SPACE = 28
"""Room above and right of the map [units of the drawing]."""


def _svg(width: float, height: float, label: str, parts: Iterable[str], least: int = 0) -> Markup:
    style = f' style="min-width:{least}px"' if least else ""
    return Markup(
        f'<svg viewBox="0 0 {width:.6g} {height:.6g}" role="img" aria-label="{label}"{style}>'
        + "".join(parts)
        + "</svg>"
    )


def _circle(x: float, y: float, radius: float, kind: str) -> str:
    return f'<circle cx="{x:.5g}" cy="{y:.5g}" r="{radius:.5g}" class="{kind}"/>'


def _path(points: Sequence[tuple[float, float]], kind: str) -> str:
    line = "L".join(f"{x:.5g} {y:.5g}" for x, y in points)
    return f'<path d="M{line}Z" class="{kind}"/>'


def _turned(points: Iterable[tuple[float, float]], angle: float) -> list[tuple[float, float]]:
    """Give points (across, along) about the centre, turned and upright on the page."""
    c, s = math.cos(angle), math.sin(angle)
    return [(x * c + y * s, x * s - y * c) for x, y in points]


def section(design: Design) -> Markup:
    """Give the drawing of a motor's section, to scale."""
    size = 1e3 * design.stator_outer
    half = size / 2 + 2
    parts = [
        f'<g transform="translate({half:.6g} {half:.6g})">',
        _circle(0, 0, size / 2, "steel"),
        _circle(0, 0, 500 * design.bore, "gap"),
        *_slots(design),
        _circle(0, 0, 500 * rotor_outer(design), "steel"),
        *_magnets(design),
        _circle(0, 0, 500 * design.shaft_diameter, "shaft"),
    ]
    if design.shaft_wall is not None:
        parts.append(_circle(0, 0, 500 * design.shaft_diameter - 1e3 * design.shaft_wall, "gap"))
    label = f"Section: {design.slots} slots, {design.poles} poles"
    return _svg(2 * half, 2 * half, label, [*parts, "</g>"])


def _slots(design: Design) -> Iterator[str]:
    inner, depth = 500 * design.bore, 1e3 * design.slot_depth
    tip, mouth = 1e3 * design.slot_tip, 500 * design.slot_opening
    half = 500 * slot_width(design)
    width, height = (1e3 * c for c in conductor(design))
    pitch = (depth - tip - 2e3 * design.liner) / design.layers
    for n in range(design.slots):
        angle = 2 * math.pi * (n + 0.5) / design.slots
        yield _path(_turned(_box(-half, half, inner + tip, inner + depth), angle), "slot")
        yield _path(_turned(_box(-mouth, mouth, inner - 0.1, inner + tip), angle), "gap")
        for layer in range(design.layers):
            middle = inner + tip + 1e3 * design.liner + (layer + 0.5) * pitch
            box = _box(-width / 2, width / 2, middle - height / 2, middle + height / 2)
            yield _path(_turned(box, angle), "copper")


def _magnets(design: Design) -> Iterator[str]:
    where = pole(design)
    assert where is not None
    right = [(1e3 * x, 1e3 * y) for x, y in where.right]
    left = [(-x, y) for x, y in right]
    for n in range(design.poles):
        angle = 2 * math.pi * n / design.poles
        kind = "north" if n % 2 else "south"
        yield _path(_turned(right, angle), kind)
        if design.magnet_pieces == 2:
            yield _path(_turned(left, angle), kind)


def _box(left: float, right: float, low: float, high: float) -> list[tuple[float, float]]:
    return [(left, low), (left, high), (right, high), (right, low)]


def strip_drawing(design: Design, layout: Strip) -> Markup:
    """Give the drawing of nested laminations on the strip, to scale: three pitches of it."""
    pitch, width = 1e3 * layout.pitch, 1e3 * layout.width
    shown = 3 * pitch
    parts = [f'<rect width="{shown:.6g}" height="{width:.6g}" class="strip"/>']
    for row in range(layout.rows):
        y = 1e3 * EDGE + 500 * design.stator_outer + row * 1e3 * layout.row_pitch
        shift = (row % 2) * pitch / 2
        for n in range(3 if row % 2 == 0 else 2):
            x = pitch / 2 + shift + n * pitch
            parts += [
                _circle(x, y, 500 * design.stator_outer, "steel"),
                _circle(x, y, 500 * design.bore, "strip"),
                _circle(x, y, 500 * rotor_outer(design), "steel"),
                _circle(x, y, 500 * design.shaft_diameter, "strip"),
            ]
    rows = "one row" if layout.rows == 1 else f"{layout.rows} rows"
    label = f"Strip of {width:.4g} mm with laminations in {rows}"
    return _svg(shown, width, label, parts)


# ---- the map ----

_WIDE, _HIGH, _LEFT, _LOW = 640.0, 400.0, 60.0, 46.0


def efficiency_map(found: Efficiency, envelope: Sequence[float]) -> Markup:
    """Give the drawing of an efficiency map: torque over speed, in bands of equal efficiency."""
    speeds, torques = 60 * found.speeds, found.torques
    right, top = speeds[-1] + (speeds[1] - speeds[0]) / 2, torques[-1] * 1.04
    across = (_WIDE - _LEFT - SPACE) / right
    up = (_HIGH - _LOW - SPACE) / top

    def at(speed: float, torque: float) -> tuple[float, float]:
        return _LEFT + across * speed, _HIGH - _LOW - up * torque

    half_n, half_t = (speeds[1] - speeds[0]) / 2, (torques[1] - torques[0]) / 2
    parts = []
    for row, torque in enumerate(torques):
        for first, last, band in _runs(found.efficiency[row]):
            x0, y0 = at(max(0.0, speeds[first] - half_n), torque + half_t)
            x1, y1 = at(speeds[last] + half_n, max(0.0, torque - half_t))
            parts.append(
                f'<rect x="{x0:.5g}" y="{y0:.5g}" width="{x1 - x0 + 0.3:.5g}" '
                f'height="{y1 - y0 + 0.3:.5g}" class="band-{band}"/>'
            )
    line = "L".join(
        "{:.5g} {:.5g}".format(*at(n, t)) for n, t in zip(speeds, envelope, strict=True)
    )
    parts.append(f'<path d="M{line}" class="limit"/>')
    parts += _axes(at, right, top)
    return _svg(_WIDE, _HIGH, "Efficiency by torque and speed", parts, least=480)


def _runs(
    row: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]",
) -> Iterator[tuple[int, int, int]]:
    """Give stretches of one band: first and last column, and the band."""
    bands = np.where(np.isfinite(row), np.searchsorted(BANDS, np.nan_to_num(row), "right"), -1)
    start = 0
    for n in range(1, len(bands) + 1):
        if n == len(bands) or bands[n] != bands[start]:
            if bands[start] >= 0:
                yield start, n - 1, int(bands[start])
            start = n


def _axes(at: Callable[[float, float], tuple[float, float]], right: float, top: float) -> list[str]:
    parts = []
    for speed in _ticks(right):
        x, y = at(speed, 0.0)
        parts.append(f'<text x="{x:.5g}" y="{y + 19:.5g}" class="tick mid">{speed:,.0f}</text>')
    for torque in _ticks(top):
        x, y = at(0.0, torque)
        parts.append(f'<text x="{x - 7:.5g}" y="{y + 5:.5g}" class="tick end">{torque:,.0f}</text>')
    x, y = at(right / 2, 0.0)
    parts.append(f'<text x="{x:.5g}" y="{y + 40:.5g}" class="tick mid">speed in /min</text>')
    x, y = at(0.0, top)
    parts.append(f'<text x="{x - 40:.5g}" y="{y - 10:.5g}" class="tick">torque in N m</text>')
    return parts


def _ticks(top: float) -> list[float]:
    step = 10 ** math.floor(math.log10(top / 2))
    step = next(step * k for k in (1, 2, 5, 10) if top / (step * k) <= 8)
    return [step * n for n in range(int(top / step) + 1)]


def legend() -> list[tuple[str, str]]:
    """Give style class and words of each band of the map."""
    bounds = [f"{100 * b:.0f}" for b in BANDS]
    words = [f"below {bounds[0]} %"]
    words += [f"{low} to {high} %" for low, high in pairwise(bounds)]
    return [(f"band-{n}", text) for n, text in enumerate([*words, f"above {bounds[-1]} %"])]
