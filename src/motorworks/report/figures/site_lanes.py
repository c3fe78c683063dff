"""The flow of material on a site plan: lanes as wide as the tonnes that run along them."""

import math
from collections.abc import Iterator

from markupsafe import escape

from motorworks.report.figures.site_marks import LETTER, LINE, Room, Scale, text
from motorworks.report.number import plain
from motorworks.siteplan import Plan, Routes, Stretch
from motorworks.siteplan.dxf import Point
from motorworks.siteplan.ground import GATES

WIDEST = 14.0
"""Width of the fullest lane [units]."""
SHOWN = 0.002
"""Lanes with less than this share of the fullest are left to the table [-]."""
NAMED = 4
"""Flows that are named where the reader points at a lane."""
LABELS = 14
"""Lanes that have their tonnes written beside them, the fullest first."""
ARROW = 14.0
"""Length from which a lane has an arrow [units]."""
LONG = 80.0
"""Length from which a lane has its tonnes on it, not beside it [units]."""


def lanes(routes: Routes, scale: Scale, room: Room) -> Iterator[str]:
    """Give the lanes that are used with their tonnes, the emptiest first.

    Parameters
    ----------
    routes
        The ways of a plan.
    scale
        Of the drawing.
    room
        Where words stand already; labels of lanes keep away from them.
    """
    found = routes.stretches()
    most = found[0].tonnes if found else 0.0
    shown = [s for s in found if s.tonnes >= SHOWN * most]
    wide = {s.ends: max(1.4, WIDEST * math.sqrt(s.tonnes / most)) for s in shown}
    yield from (_lane(s, wide[s.ends], routes.plan, scale) for s in reversed(shown))
    yield from (_arrow(s, wide[s.ends], scale) for s in reversed(shown))
    labels = [label for s in shown if (label := _label(s, scale, room))]
    yield from labels[:LABELS]


def _lane(stretch: Stretch, wide: float, plan: Plan, scale: Scale) -> str:
    (x0, y0), (x1, y1) = map(scale.at, stretch.ends)
    return (
        f'<path class="way" d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" stroke-width="{wide:.1f}" '
        f'data-tip="{escape(_tip(stretch, plan))}"/>'
    )


def _tip(stretch: Stretch, plan: Plan) -> str:
    """Give what runs along a lane, in words."""
    flows = {**stretch.there, **stretch.back}
    ranked = sorted(flows.items(), key=lambda flow: -flow[1])
    rows = [f"{plain(stretch.tonnes)} t a year"]
    rows += [
        f"{called(plan, origin)} → {called(plan, target)}: {kilotonnes(tonnes)}"
        for (origin, target), tonnes in ranked[:NAMED]
    ]
    if len(ranked) > NAMED:
        rows.append(f"and {len(ranked) - NAMED} more")
    return "\n".join(rows)


def _arrow(stretch: Stretch, wide: float, scale: Scale) -> str:
    """Give an arrow on a lane, the way in which most runs along it."""
    (x0, y0), (x1, y1) = map(scale.at, stretch.ends)
    length = math.hypot(x1 - x0, y1 - y0)
    if length < ARROW:
        return ""
    ahead = sum(stretch.there.values()) >= sum(stretch.back.values())
    sign = (1 if ahead else -1) / length
    ux, uy = (x1 - x0) * sign, (y1 - y0) * sign
    # Off the middle, where the label stands.
    share = 0.5 if length < LONG else 0.28
    return _head((x0 + share * (x1 - x0), y0 + share * (y1 - y0)), (ux, uy), 3.0 + wide / 2)


def _head(at: Point, ahead: Point, half: float) -> str:
    (x, y), (ux, uy) = at, ahead
    corners = (
        (x + ux * half, y + uy * half),
        (x - ux * half - uy * half, y - uy * half + ux * half),
        (x - ux * half + uy * half, y - uy * half - ux * half),
    )
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
    return f'<polygon class="head" points="{points}"/>'


def _label(stretch: Stretch, scale: Scale, room: Room) -> str:
    """Give the tonnes of a lane; nothing where there is no room."""
    (x0, y0), (x1, y1) = map(scale.at, stretch.ends)
    words = kilotonnes(stretch.tonnes)
    half = len(words) * LETTER / 2
    for x, y in _spots((x0, y0), (x1, y1), half):
        box = (x - half, y - LINE + 2, x + half, y + 3)
        if room.free(box):
            room.take(box)
            return text(x, y, words, "tonnes")
    return ""


def _spots(one: Point, other: Point, half: float) -> Iterator[Point]:
    """Give places for a label: on a long lane, beside a short one."""
    (x0, y0), (x1, y1) = one, other
    length = math.hypot(x1 - x0, y1 - y0)
    if length >= LONG:
        yield from (
            (x0 + share * (x1 - x0), y0 + share * (y1 - y0) + 4) for share in (0.5, 0.6, 0.7, 0.4)
        )
    elif length >= ARROW:
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        beside = ((0, -14), (0, 22)) if y0 == y1 else ((half + 12, 4), (-half - 12, 4))
        yield from ((x + dx, y + dy) for dx, dy in beside)


def called(plan: Plan, name: str) -> str:
    """Give what people call a building or a gate."""
    return GATES.get(name) or next(b.title for b in plan.blocks if b.name == name)


def kilotonnes(tonnes: float) -> str:
    """Give tonnes as they stand beside a lane."""
    return f"{plain(tonnes / 1000, 2)} kt" if tonnes >= 1000 else f"{plain(tonnes, 2)} t"
