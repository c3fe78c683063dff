"""A site plan drawn to scale: buildings, lines in them, lanes between them, gates, scale, north."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from motorworks.report.figures.site_lanes import lanes
from motorworks.report.figures.site_marks import LETTER, LINE, Room, Scale, text, wrapped
from motorworks.report.number import plain
from motorworks.siteplan import Block, Plan, Rectangle, Routes
from motorworks.siteplan.dxf import Point
from motorworks.siteplan.ground import FREIGHT, GATES, PARK, PEOPLE
from motorworks.siteplan.inside import bays

WIDE = 1000.0
"""Width of the land in the drawing [units]."""
MARGIN = 70.0
"""Beside the land [units]."""
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
SHORT = {PARK: "Park", FREIGHT: "Freight", PEOPLE: "People"}
"""Names of gates where there is little room."""


def legend(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Give the kinds of building on a plan with their colours."""
    kinds = dict.fromkeys(b.kind for b in blocks)
    return [(KINDS.get(k, k), COLOURS.get(k, "faint")) for k in kinds]


def plan_svg(
    plan: Plan, routes: Routes, lines: Sequence[Sequence[Point]] = ()
) -> tuple[Markup, tuple[str, ...]]:
    """Give a plan as SVG, to scale, and the buildings that have room for their number only.

    Parameters
    ----------
    plan
        The plan.
    routes
        Its ways along the lanes.
    lines
        Lines of an engineer's drawing, shown over the ground and the buildings [m].
    """
    sheet = _Sheet(plan)
    return sheet.drawn(routes, lines), tuple(sheet.unnamed)


class _Sheet:
    """A plan while it is being drawn."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        units = WIDE / plan.ground.width
        self.high = plan.ground.height * units
        self.scale = Scale(units, MARGIN, MARGIN / 2 + self.high)
        self.room = Room()
        self.unnamed: list[str] = []

    def drawn(self, routes: Routes, lines: Sequence[Sequence[Point]]) -> Markup:
        width, height = WIDE + 2 * MARGIN, self.high + MARGIN / 2 + 110
        names = self._names()  # first, so that labels of lanes keep away from them
        parts = [
            *self._land(),
            *self._buildings(),
            *self.scale.lines(lines),
            *lanes(routes, self.scale, self.room),
            *names,
            *self._gates(),
            *self._measure(self.high + MARGIN / 2 + 62),
        ]
        label = f"Site plan of {plain(self.plan.ground.land)} m2"
        return Markup(
            f'<svg class="site" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
            f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
        )

    def _land(self) -> Iterator[str]:
        ground, rect = self.plan.ground, self.scale.rect
        yield rect(ground.whole, "green")
        yield rect(ground.paved, "road")
        yield rect(ground.buildable, "yard")
        yield from (rect(r, "pit", "Kept free") for r in self.plan.taken)

    def _buildings(self) -> Iterator[str]:
        inside, rect = bays(self.plan), self.scale.rect
        for block in self.plan.blocks:
            colour = COLOURS.get(block.kind, "faint")
            tip = f"{block.title}\n{block.floor:,.0f} m² on {block.storeys} storey(s)"
            place = rect(self.plan.at[block.name], "block", tip)
            yield f'<g style="--c:var(--{colour})">{place}'
            for group in block.groups:
                bay = inside[group.name]
                yield from (rect(bay.lane(n), "lane") for n in range(bay.copies))
            yield "</g>"

    def _names(self) -> list[str]:
        """Give number, name and floor of each building in its upper left corner."""
        numbered = enumerate(self.plan.blocks, 1)
        return [row for number, block in numbered for row in self._name(number, block)]

    def _name(self, number: int, block: Block) -> Iterator[str]:
        place = self.plan.at[block.name]
        x, y = self.scale.at((place.x, place.top))
        left, top = x + 5, y + 15
        rows, area = self._rows(number, block, place)
        for n, row in enumerate((*rows, *area)):
            yield text(left, top + n * LINE, row, "name" if n < len(rows) else "name small")
        widest = max(len(r) for r in (*rows, *area)) * LETTER
        count = len(rows) + len(area)
        self.room.take((left, top - LINE, left + widest, top + count * LINE))

    def _rows(self, number: int, block: Block, place: Rectangle) -> tuple[list[str], list[str]]:
        """Give the name in rows, and the floor if there is room for it too."""
        wide, high = place.width * self.scale.units - 10, place.height * self.scale.units
        rows = wrapped(f"{number} {block.title}", wide)
        if not rows or (len(rows) + 1) * LINE > high - 4:
            self.unnamed.append(f"{number} {block.title}")
            return [str(number)], []
        area = f"{block.floor:,.0f} m²" + ("" if block.storeys == 1 else f", {block.storeys} fl.")
        fits = len(area) * LETTER * 0.9 <= wide and (len(rows) + 1) * LINE < high
        return rows, [area] if fits else []

    def _gates(self) -> Iterator[str]:
        used = {end for ends in self.plan.ways for end in ends} | {PEOPLE}
        for gate, point in self.plan.ground.gates.items():
            if gate in used:
                x, y = self.scale.at(point)
                yield f'<rect class="gate" x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12"/>'
                yield self._gate(gate, point)

    def _gate(self, gate: str, point: Point) -> str:
        """Give the name of a gate outside the land, or above it where it lies within."""
        ground, (x, y) = self.plan.ground, self.scale.at(point)
        if point[1] <= ground.height * 0.02:
            return text(x, y + 22, GATES[gate], "out middle")
        if point[0] >= ground.width * 0.98:
            return text(x + 10, y - 10, SHORT[gate], "out")
        return text(x, y - 12, GATES[gate], "out middle")

    def _measure(self, at: float) -> Iterator[str]:
        """Give the scale bar and the north arrow below the land."""
        step = max(s for s in STEPS if s <= max(1.0, self.plan.ground.width / 8))
        long = step * self.scale.units
        for n in range(2):
            x = MARGIN + n * long
            yield f'<rect class="bar{n}" x="{x:.1f}" y="{at:.1f}" width="{long:.1f}" height="6"/>'
        for n in range(3):
            unit = " m" if n == 2 else ""
            yield text(MARGIN + n * long, at + 22, f"{n * step}{unit}", "out middle")
        x, y = MARGIN + WIDE - 14, at - 6
        yield f'<path class="north" d="M{x} {y - 16} l7 26 l-7 -6 l-7 6z"/>'
        yield text(x, y + 28, "N", "out middle")
