"""A site plan drawn to scale: buildings, lines in them, flows between them, gates, scale, north."""

import math
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from motorworks.plant import Site
from motorworks.report.number import plain
from motorworks.siteplan import Block, Plan, Rectangle
from motorworks.siteplan.ground import FREIGHT, GATES, PARK, PEOPLE
from motorworks.siteplan.inside import bays
from motorworks.siteplan.underlay import Point

WIDE = 1000.0
"""Width of the land in the drawing [units]."""
MARGIN = 70.0
LETTER = 7.4
"""Width of a letter, about [units]."""
LINE = 14.0
WIDEST = 15.0
"""Width of the heaviest flow [units]."""
SHOWN = 0.01
"""Flows below this share of the heaviest are left to the table [-]."""
COLOURS = {
    "production": "flow-1",
    "store": "flow-0",
    "utilities": "flow-5",
    "office": "flow-3",
    "research": "flow-2",
    "laboratory": "flow-4",
    "workshop": "flow-6",
    "buffer": "flow-0",
}
KINDS = {
    "production": "Production",
    "store": "Stores",
    "utilities": "Utilities",
    "office": "Offices",
    "research": "Research",
    "laboratory": "Laboratory",
    "workshop": "Trades",
    "buffer": "Buffers",
}
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
Box = tuple[float, float, float, float]


def legend(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Give the kinds of building on a plan with their colours."""
    kinds = dict.fromkeys(b.kind for b in blocks)
    return [(KINDS.get(k, k), COLOURS.get(k, "faint")) for k in kinds]


def plan_svg(plan: Plan, lines: Sequence[Sequence[Point]] = ()) -> tuple[Markup, tuple[str, ...]]:
    """Give a plan as SVG, to scale, and the buildings that have room for their number only.

    Parameters
    ----------
    plan
        The plan.
    lines
        Lines of an engineer's drawing, shown below it [m].
    """
    sheet = _Sheet(plan)
    return sheet.drawn(lines), tuple(sheet.unnamed)


class _Sheet:
    """A plan while it is being drawn: metres become units, north is up."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.scale = WIDE / plan.ground.width
        self.high = plan.ground.height * self.scale
        self.taken: list[Box] = []
        self.unnamed: list[str] = []

    def x(self, metres: float) -> float:
        return MARGIN + metres * self.scale

    def y(self, metres: float) -> float:
        return MARGIN / 2 + self.high - metres * self.scale

    def drawn(self, lines: Sequence[Sequence[Point]]) -> Markup:
        width, height = WIDE + 2 * MARGIN, self.high + MARGIN / 2 + 110
        names = self._names()  # first, so that labels of flows keep away from them
        parts = [
            *self._land(),
            *self._lines(lines),
            *self._buildings(),
            *self._flows(),
            *names,
            *self._gates(),
            *self._scale(self.high + MARGIN / 2 + 62),
        ]
        label = f"Site plan of {plain(self.plan.ground.land)} m2"
        return Markup(
            f'<svg class="site" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
            f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
        )

    def _rect(self, of: Rectangle, style: str, tip: str = "") -> str:
        told = f' data-tip="{escape(tip)}"' if tip else ""
        return (
            f'<rect x="{self.x(of.x):.1f}" y="{self.y(of.top):.1f}" '
            f'width="{of.width * self.scale:.1f}" height="{of.height * self.scale:.1f}" '
            f'class="{style}"{told}/>'
        )

    def _land(self) -> Iterator[str]:
        ground = self.plan.ground
        yield self._rect(ground.whole, "green")
        yield self._rect(ground.paved, "road")
        yield self._rect(ground.buildable, "yard")
        yield from (self._rect(r, "pit", "Kept free") for r in self.plan.taken)

    def _lines(self, lines: Sequence[Sequence[Point]]) -> Iterator[str]:
        for line in lines:
            points = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in line)
            yield f'<polyline class="under" points="{points}"/>'

    def _buildings(self) -> Iterator[str]:
        inside = bays(self.plan)
        for block in self.plan.blocks:
            place = self.plan.at[block.name]
            colour = COLOURS.get(block.kind, "faint")
            tip = f"{block.title}\n{block.floor:,.0f} m² on {block.storeys} storey(s)"
            yield f'<g style="--c:var(--{colour})">{self._rect(place, "block", tip)}'
            for group in block.groups:
                bay = inside[group.name]
                yield from (self._rect(bay.lane(n), "lane") for n in range(bay.copies))
            yield "</g>"

    def _names(self) -> list[str]:
        """Give number, name and floor of each building in its upper left corner."""
        found = []
        for number, block in enumerate(self.plan.blocks, 1):
            place = self.plan.at[block.name]
            left, top = self.x(place.x) + 5, self.y(place.top) + 15
            room = place.width * self.scale - 10
            rows = _wrapped(f"{number} {block.title}", room)
            area = f"{block.floor:,.0f} m²" + (
                "" if block.storeys == 1 else f", {block.storeys} fl."
            )
            if len(rows) * LINE + LINE > place.height * self.scale - 4 or not rows:
                rows = [str(number)]
                self.unnamed.append(f"{number} {block.title}")
            elif (
                len(area) * LETTER * 0.9 <= room
                and (len(rows) + 1) * LINE < place.height * self.scale
            ):
                rows = [*rows, area]
            for n, row in enumerate(rows):
                small = " small" if row == area else ""
                found.append(_text(left, top + n * LINE, row, f"name{small}"))
            widest = max(len(r) for r in rows) * LETTER
            self.taken.append((left, top - LINE, left + widest, top + len(rows) * LINE))
        return found

    def _flows(self) -> Iterator[str]:
        ways = sorted(self.plan.ways.items(), key=lambda way: -way[1])
        most = ways[0][1] if ways else 0.0
        labels: list[str] = []
        for (origin, target), tonnes in ways:
            if tonnes < SHOWN * most:
                break
            wide = max(1.5, WIDEST * tonnes / most)
            (x0, y0), (x1, y1) = self._ends(origin, target, wide)
            ends = f"{_called(self.plan, origin)} → {_called(self.plan, target)}"
            tip = f"{ends}\n{plain(tonnes)} t a year"
            yield _arrow(x0, y0, x1, y1, wide, tip)
            if len(labels) < 12:
                labels.extend(self._said((x0, y0), (x1, y1), f"{_kilotonnes(tonnes)}"))
        yield from labels

    def _ends(self, origin: str, target: str, wide: float) -> tuple[Point, Point]:
        """Give where a flow begins and ends, beside the one that comes back."""
        (ax, ay), (bx, by) = self.plan.point(origin), self.plan.point(target)
        x0, y0, x1, y1 = self.x(ax), self.y(ay), self.x(bx), self.y(by)
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        aside = (wide / 2 + 1.5) if (target, origin) in self.plan.ways else 0.0
        dx, dy = -(y1 - y0) / length * aside, (x1 - x0) / length * aside
        return (x0 + dx, y0 + dy), (x1 + dx, y1 + dy)

    def _said(self, one: Point, other: Point, words: str) -> Iterator[str]:
        """Give a label on a flow where it meets no other; none if there is no such place."""
        half = len(words) * LETTER / 2
        for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
            x = one[0] + share * (other[0] - one[0])
            y = one[1] + share * (other[1] - one[1]) + 4
            box = (x - half, y - LINE, x + half, y + 4)
            if not any(_meet(box, known) for known in self.taken):
                self.taken.append(box)
                yield _text(x, y, words, "tonnes")
                return

    def _gates(self) -> Iterator[str]:
        ground = self.plan.ground
        used = {end for ends in self.plan.ways for end in ends} | {PEOPLE}
        for gate, (px, py) in ground.gates.items():
            if gate not in used:
                continue
            x, y = self.x(px), self.y(py)
            yield f'<rect class="gate" x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12"/>'
            if py <= ground.height * 0.02:
                yield _text(x, y + 22, GATES[gate], "out middle")
            elif px >= ground.width * 0.98:
                yield _text(x + 10, y - 10, _short(gate), "out")
            else:
                yield _text(x, y - 12, GATES[gate], "out middle")

    def _scale(self, at: float) -> Iterator[str]:
        """Give the scale bar and the north arrow below the land."""
        step = max(s for s in STEPS if s <= max(1.0, self.plan.ground.width / 8))
        for n in range(2):
            x = self.x(n * step)
            yield (
                f'<rect class="bar{n}" x="{x:.1f}" y="{at:.1f}" '
                f'width="{step * self.scale:.1f}" height="6"/>'
            )
        for n in range(3):
            unit = " m" if n == 2 else ""
            yield _text(self.x(n * step), at + 22, f"{n * step}{unit}", "out middle")
        x, y = MARGIN + WIDE - 14, at - 6
        yield f'<path class="north" d="M{x} {y - 16} l7 26 l-7 -6 l-7 6z"/>'
        yield _text(x, y + 28, "N", "out middle")


def _short(gate: str) -> str:
    return {PARK: "Park", FREIGHT: "Freight", PEOPLE: "People"}[gate]


def _called(plan: Plan, name: str) -> str:
    return GATES.get(name) or next(b.title for b in plan.blocks if b.name == name)


def _kilotonnes(tonnes: float) -> str:
    return f"{plain(tonnes / 1000, 2)} kt" if tonnes >= 1000 else f"{plain(tonnes, 2)} t"


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _text(x: float, y: float, words: str, style: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{style}">{escape(words)}</text>'


def _arrow(x0: float, y0: float, x1: float, y1: float, wide: float, tip: str) -> str:
    """Give a line with its head at the end."""
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    head = min(length / 2, 8 + wide)
    bx, by, half = x1 - ux * head, y1 - uy * head, wide / 2 + 4
    points = (
        (x0 - uy * wide / 2, y0 + ux * wide / 2),
        (bx - uy * wide / 2, by + ux * wide / 2),
        (bx - uy * half, by + ux * half),
        (x1, y1),
        (bx + uy * half, by - ux * half),
        (bx + uy * wide / 2, by - ux * wide / 2),
        (x0 + uy * wide / 2, y0 - ux * wide / 2),
    )
    outline = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon class="way" points="{outline}" data-tip="{escape(tip)}"/>'


def _wrapped(words: str, room: float) -> list[str]:
    """Give words in rows of a width at the most; none if a single one is wider."""
    rows: list[str] = []
    for word in words.split():
        if len(word) * LETTER > room:
            return []
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and len(longer) * LETTER <= room:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def setting_svg(site: Site) -> Markup:
    """Give plant, park and zone as squares of one scale, side by side from one corner."""
    areas = [
        ("Zone", site.zone, "zone"),
        ("Construction land in it", site.zone_land, "built"),
        ("Plant and park", site.land + site.reserved, "park"),
        ("Plant", site.land, "plant"),
    ]
    areas = [a for a in areas if a[1] > 0]
    scale = 330 / math.sqrt(max(a[1] for a in areas))
    parts = []
    for n, (title, area, style) in enumerate(areas):
        side = math.sqrt(area) * scale
        y = 350 - side
        parts.append(
            f'<rect class="{style}" x="20" y="{y:.1f}" width="{side:.1f}" height="{side:.1f}"/>'
        )
        row = 40 + 44 * n
        parts.append(
            f'<path class="lead" d="M{20 + side:.1f} {y + min(side / 2, 8):.1f} L400 {row - 5}"/>'
        )
        size = f"{plain(area / 1e6)} km²" if area >= 1e6 else f"{area:,.0f} m²"
        parts.append(_text(408, row, f"{title}: {size}", "out"))
    return Markup(
        '<svg class="site" viewBox="0 0 760 370" role="img" '
        f'aria-label="Plant, park and zone to one scale">{"".join(parts)}</svg>'
    )
