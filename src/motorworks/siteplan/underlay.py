"""An engineer's drawing below the plan: what it fixes, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from motorworks.errors import PlantError, did_you_mean
from motorworks.plantfile.findings import ERROR, WARNING, Finding, summary
from motorworks.siteplan.blocks import Block
from motorworks.siteplan.dxf import BLOCK, Notes, Point, Shape, layer_name, opened, shapes
from motorworks.siteplan.ground import FREIGHT, PARK, PEOPLE
from motorworks.siteplan.rectangle import Rectangle

MOST_LINES = 5_000
"""Lines of other layers that are kept to be shown below the plan."""
GATE_LAYERS = {"GATE_FREIGHT": FREIGHT, "DOCKS": FREIGHT, "GATE_PARK": PARK, "GATE_PEOPLE": PEOPLE}
TAKEN_LAYERS = {"PITS": "pits", "KEEP_FREE": "", "DOCKS": "", "COLUMNS": "columns"}
"""Layers on whose ground nothing new may stand, and what is said to be there."""
SHOWN_LAYERS = ("DOCKS", "COLUMNS")
"""Those of them that are shown as they are drawn."""
OWN_LAYERS = ("GREEN", "ROAD", "LABELS", "FLOWS", "LINES", "0")
"""Layers that a written plan has beside its buildings: not read back as lines."""
MOST_TAKEN = 200
"""Pits and other ground to be kept free at the most: the search cuts the land around each."""
NAMED = 8
"""Layers of a drawing that are named where none of them is known."""


@dataclass(frozen=True, kw_only=True)
class Underlay:
    """What a drawing says of the site, in metres from its south-west corner.

    Attributes
    ----------
    outline
        Width and height of the land; ``None`` where no layer SITE gives them.
    fixed
        Places of blocks that the plant knows, by their name.
    taken
        Ground on which nothing may stand: pits, docks, columns, unknown buildings.
    gates
        Where gates are.
    lines
        Lines to be shown: docks, columns and all that the plan does not use.
    findings
        What looked wrong, and what was made of it.
    """

    outline: tuple[float, float] | None = None
    fixed: dict[str, Rectangle] = field(default_factory=dict)
    taken: tuple[Rectangle, ...] = ()
    gates: dict[str, Point] = field(default_factory=dict)
    lines: tuple[tuple[Point, ...], ...] = ()
    findings: tuple[Finding, ...] = ()


def read_underlay(path: Path | str, blocks: Iterable[Block]) -> Underlay:
    """Read an engineer's drawing (DXF).

    Parameters
    ----------
    path
        The file, of 20 MB at the most.
    blocks
        The blocks of the plant. Closed polylines on a layer ``BLOCK_`` with their name fix their
        place; ``SITE`` is the land; ``PITS``, ``KEEP_FREE``, ``DOCKS`` and ``COLUMNS`` stay free
        where no fixed building stands above them; ``DOCKS`` or ``GATE_FREIGHT``,
        ``GATE_PARK`` and ``GATE_PEOPLE`` are where things enter and leave. Symbols
        (INSERT) count as what is drawn in them.

    Raises
    ------
    PlantError
        If the file cannot be read as a drawing, or what it fixes cannot stand; with findings.
    MotorworksError
        If the package ``ezdxf`` is not installed.
    """
    notes = Notes(str(path))
    document = opened(Path(path), notes)
    found = tuple(shapes(document, notes)) if document is not None else ()
    if any(f.severity == ERROR for f in notes.findings):
        raise PlantError(summary(notes.findings), notes.findings)
    return _Reading(found, tuple(blocks), notes).done()


class _Reading:
    """The shapes of a drawing, moved to the corner of the land."""

    def __init__(self, found: Sequence[Shape], blocks: tuple[Block, ...], notes: Notes) -> None:
        self.blocks = {layer_name(b.name): b for b in blocks}
        self.notes = notes
        self.shapes: dict[str, list[Shape]] = {}
        for shape in found:
            self.shapes.setdefault(shape.layer, []).append(shape)
        site = max(self._closed("SITE"), key=lambda r: r.area, default=None)
        self.outline = None if site is None else (site.width, site.height)
        self.corner = (0.0, 0.0) if site is None else (site.x, site.y)

    def done(self) -> Underlay:
        """Give what the drawing says."""
        self._say_what_is_unknown()
        fixed, unknown = self._buildings()
        return Underlay(
            outline=self.outline,
            fixed=fixed,
            taken=tuple(self._bounded([*unknown, *self._taken(fixed)])),
            gates=self._gates(),
            lines=self._lines(),
            findings=tuple(self.notes.findings),
        )

    def _say_what_is_unknown(self) -> None:
        known = {"SITE", *TAKEN_LAYERS, *GATE_LAYERS}
        if any(layer in known or layer.startswith(BLOCK) for layer in self.shapes):
            return
        named = sorted(self.shapes)
        more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
        said = f"it has {', '.join(named[:NAMED])}{more}" if named else "it is empty"
        text = f"no layer says anything of the site; {said}"
        hint = "Draw on SITE, BLOCK_NAME, PITS, KEEP_FREE, DOCKS, COLUMNS or GATE_FREIGHT."
        self.notes.say(WARNING, "", text, hint)

    def _taken(self, fixed: dict[str, Rectangle]) -> Iterator[Rectangle]:
        """Give ground that stays free, and say what should have a fixed building above it."""
        for layer, called in TAKEN_LAYERS.items():
            places = [self._moved(r) for r in self._boxes(layer) if r.area > 0]
            inside = [r for r in places if any(b.holds(r) for b in fixed.values())]
            if called and len(inside) < len(places):
                text = f"{called} outside a fixed building are kept free"
                hint = "Fix the building above them on its layer, such as BLOCK_STAMPING."
                self.notes.say(WARNING, layer, text, hint)
            # Of docks and columns within a building nothing has to be known; pits are drawn.
            yield from (
                places if layer not in SHOWN_LAYERS else (r for r in places if r not in inside)
            )

    def _bounded(self, taken: list[Rectangle]) -> list[Rectangle]:
        if len(taken) > MOST_TAKEN:
            text = f"only {MOST_TAKEN} of {len(taken):,} pieces of ground are kept free"
            hint = "Draw one outline around those side by side."
            self.notes.say(WARNING, "KEEP_FREE", text, hint)
        return taken[:MOST_TAKEN]

    def _gates(self) -> dict[str, Point]:
        found: dict[str, Point] = {}
        for layer, gate in GATE_LAYERS.items():
            boxes = [self._moved(r) for r in self._boxes(layer)]
            if boxes and (layer != "DOCKS" or gate not in found):
                found[gate] = _middle(boxes)
        return found

    def _lines(self) -> tuple[tuple[Point, ...], ...]:
        used = {"SITE", *TAKEN_LAYERS, *GATE_LAYERS, *OWN_LAYERS} - set(SHOWN_LAYERS)
        x0, y0 = self.corner
        found = [
            tuple((x - x0, y - y0) for x, y in (*s.points, *(s.points[:1] if s.closed else ())))
            for layer, drawn in self.shapes.items()
            if layer not in used and not layer.startswith(BLOCK)
            for s in drawn
            if len(s.points) > 1
        ]
        if len(found) > MOST_LINES:
            text = f"only {MOST_LINES:,} of {len(found):,} other lines are shown"
            self.notes.say(WARNING, "", text)
        return tuple(found[:MOST_LINES])

    def _buildings(self) -> tuple[dict[str, Rectangle], list[Rectangle]]:
        """Give the places of known buildings, and those of others."""
        fixed: dict[str, Rectangle] = {}
        unknown: list[Rectangle] = []
        for layer in self.shapes:
            if not layer.startswith(BLOCK):
                continue
            places = [self._moved(r) for r in self._closed(layer)]
            block = self.blocks.get(layer)
            if block is None:
                self._say_unknown(layer)
                unknown += places
            elif places:
                fixed[block.name] = places[0]
                self._compare(layer, block, places)
        return fixed, unknown

    def _say_unknown(self, layer: str) -> None:
        names = (b.name for b in self.blocks.values())
        hint = did_you_mean(layer.removeprefix(BLOCK).lower(), names)
        text = "no building of the plant has this name; the ground is kept free"
        self.notes.say(WARNING, layer, text, hint)

    def _compare(self, layer: str, block: Block, places: Sequence[Rectangle]) -> None:
        if len(places) > 1:
            self.notes.say(WARNING, layer, f"has {len(places)} outlines; the first is taken")
        drawn = places[0].area
        if drawn < 0.99 * block.footprint:
            text = (
                f"is drawn with {drawn:,.0f} m2; its floor of {block.floor:,.0f} m2 on "
                f"{block.storeys} storeys asks for {block.footprint:,.0f} m2"
            )
            self.notes.say(WARNING, layer, text, "Draw it larger, or give it more storeys.")

    def _closed(self, layer: str) -> Iterator[Rectangle]:
        for shape in self.shapes.get(layer, ()):
            box = _box(shape.points)
            if not shape.closed or box.area <= 0:
                text = "has a line that is not closed; left out"
                self.notes.say(WARNING, layer, text, "Close the polyline.")
                continue
            if abs(_area(shape.points) - box.area) > 0.01 * box.area:
                text = "is not a rectangle along the axes; the rectangle around it is taken"
                self.notes.say(WARNING, layer, text)
            yield box

    def _boxes(self, layer: str) -> Iterator[Rectangle]:
        return (_box(shape.points) for shape in self.shapes.get(layer, ()))

    def _moved(self, of: Rectangle) -> Rectangle:
        return Rectangle(of.x - self.corner[0], of.y - self.corner[1], of.width, of.height)


def _box(points: Sequence[Point]) -> Rectangle:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Rectangle(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _area(points: Sequence[Point]) -> float:
    """Give the area within a closed line [m2] (the shoelace formula)."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def _middle(boxes: Sequence[Rectangle]) -> Point:
    x = sum(b.centre[0] for b in boxes) / len(boxes)
    y = sum(b.centre[1] for b in boxes) / len(boxes)
    return x, y
