"""An engineer's drawing below the plan: what it fixes, and what is wrong with it."""

import math
import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from motorworks.errors import MotorworksError, PlantError
from motorworks.plantfile.findings import ERROR, WARNING, Finding, did_you_mean, summary
from motorworks.siteplan.blocks import Block
from motorworks.siteplan.ground import FREIGHT, PARK, PEOPLE
from motorworks.siteplan.rectangle import Rectangle

MOST_BYTES = 20_000_000
"""Size of a drawing that is read at the most."""
MOST_ENTITIES = 100_000
"""Entities of its model space at the most."""
MOST_LINES = 5_000
"""Lines of other layers that are kept to be shown below the plan."""
FARTHEST = 100_000.0
"""Greatest coordinate that a site can have [m]."""
METRES = {0: 1.0, 1: 0.0254, 2: 0.3048, 4: 0.001, 5: 0.01, 6: 1.0, 7: 1000.0, 14: 0.1}
"""Metres of a drawing unit, by the number that stands in its head; none given: metres."""
GATE_LAYERS = {"GATE_FREIGHT": FREIGHT, "DOCKS": FREIGHT, "GATE_PARK": PARK, "GATE_PEOPLE": PEOPLE}
TAKEN_LAYERS = ("PITS", "KEEP_FREE")
MOST_TAKEN = 200
"""Pits and other ground to be kept free at the most: the search cuts the land around each."""
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
    struct.error,
)
"""What the reader stumbles over in a broken file, beside the errors it has of its own."""
BLOCK = "BLOCK_"
Point = tuple[float, float]


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
        Ground on which nothing may stand: pits, unknown buildings.
    gates
        Where gates are.
    lines
        Other lines, to be shown below the plan.
    findings
        What looked wrong, and what was made of it.
    """

    outline: tuple[float, float] | None = None
    fixed: dict[str, Rectangle] = field(default_factory=dict)
    taken: tuple[Rectangle, ...] = ()
    gates: dict[str, Point] = field(default_factory=dict)
    lines: tuple[tuple[Point, ...], ...] = ()
    findings: tuple[Finding, ...] = ()


def package() -> Any:
    """Give the package that reads and writes drawings.

    Raises
    ------
    MotorworksError
        If it is not installed.
    """
    try:
        return import_module("ezdxf")
    except ImportError:
        msg = 'drawings need the package ezdxf: pip install "motorworks[dxf]"'
        raise MotorworksError(msg) from None


def layer_name(block: str) -> str:
    """Give the layer of a block: ``BLOCK_`` and its name in letters that layers may have."""
    return BLOCK + re.sub(r"[^A-Z0-9_-]", "_", block.upper())


def read_underlay(path: Path | str, blocks: Iterable[Block]) -> Underlay:
    """Read an engineer's drawing (DXF).

    Parameters
    ----------
    path
        The file, of 20 MB at the most.
    blocks
        The blocks of the plant. Closed polylines on a layer ``BLOCK_`` with their name fix their
        place; ``SITE`` is the land, ``PITS`` and ``KEEP_FREE`` stay free, ``COLUMNS`` are
        shown, ``DOCKS`` or ``GATE_FREIGHT``, ``GATE_PARK`` and ``GATE_PEOPLE`` are where things
        enter and leave.

    Raises
    ------
    PlantError
        If the file cannot be read as a drawing, or what it fixes cannot stand; with findings.
    MotorworksError
        If the package ``ezdxf`` is not installed.
    """
    found = _Reading(str(path), tuple(blocks))
    document = found.opened(Path(path))
    if document is not None:
        found.read(document)
    errors = [f for f in found.findings if f.severity == ERROR]
    if errors:
        raise PlantError(summary(found.findings), found.findings)
    return found.done()


class _Reading:
    """A drawing while it is being read."""

    def __init__(self, file: str, blocks: tuple[Block, ...]) -> None:
        self.file = file
        self.blocks = {layer_name(b.name): b for b in blocks}
        self.findings: list[Finding] = []
        self.shapes: dict[str, list[tuple[list[Point], bool]]] = {}

    def say(self, severity: str, layer: str, text: str, hint: str = "") -> None:
        if len(self.findings) < 100:
            self.findings.append(
                Finding(
                    severity=severity,
                    file=self.file,
                    line=None,
                    path=layer,
                    message=text,
                    hint=hint,
                )
            )

    def opened(self, path: Path) -> Any:
        """Give the document, or ``None`` with a finding."""
        ezdxf = package()
        try:
            size = path.stat().st_size
            if not path.is_file():
                self.say(ERROR, "", "this is no file", "Name a DXF file.")
                return None
            if size > MOST_BYTES:
                text = (
                    f"the drawing has {size / 1e6:.0f} MB; expected {MOST_BYTES / 1e6:.0f} at most"
                )
                self.say(ERROR, "", text, "Export only the layers that the plan needs.")
                return None
            return ezdxf.readfile(str(path))
        except OSError as error:
            self.say(ERROR, "", f"cannot be read: {error.strerror or error}", "Name a DXF file.")
        except (ezdxf.DXFError, *BROKEN) as error:
            said = str(error)[:200] or type(error).__name__
            text = f"is no drawing that can be read: {said}"
            self.say(ERROR, "", text, "Save it again as DXF R2010 or later, without proxies.")
        return None

    def read(self, document: Any) -> None:
        unit = METRES.get(int(document.header.get("$INSUNITS", 0) or 0))
        if unit is None:
            self.say(
                ERROR, "$INSUNITS", "the unit of the drawing is not known", "Set it to metres."
            )
            return
        for count, entity in enumerate(document.modelspace()):
            if count >= MOST_ENTITIES:
                text = f"the drawing has more than {MOST_ENTITIES:,} entities"
                self.say(ERROR, "", text, "Export only the layers that the plan needs.")
                return
            self._keep(entity, unit)

    def _keep(self, entity: Any, unit: float) -> None:
        try:
            layer = str(entity.dxf.layer).upper()
            points, closed = _outline(entity)
        except (package().DXFError, *BROKEN):
            self.say(WARNING, "", f"an entity of type {entity.dxftype()} is broken; left out")
            return
        points = [(x * unit, y * unit) for x, y in points]
        if not points:
            return
        if not all(math.isfinite(c) and abs(c) <= FARTHEST for p in points for c in p):
            text = f"has a coordinate beyond {FARTHEST:,.0f} m"
            self.say(ERROR, layer, text, "Check the unit of the drawing.")
            return
        self.shapes.setdefault(layer, []).append((points, closed))

    def done(self) -> Underlay:
        x0, y0, outline = 0.0, 0.0, None
        sites = list(self._closed("SITE"))
        if sites:
            site = max(sites, key=lambda r: r.area)
            x0, y0, outline = site.x, site.y, (site.width, site.height)
        fixed, taken = self._buildings(x0, y0)
        taken += [_moved(r, x0, y0) for layer in TAKEN_LAYERS for r in self._boxes(layer)]
        taken = self._bounded(taken, fixed)
        gates: dict[str, Point] = {}
        for layer, gate in GATE_LAYERS.items():
            boxes = list(self._boxes(layer))
            if boxes and (layer != "DOCKS" or gate not in gates):
                gates[gate] = _middle(boxes, x0, y0)
        known = {"SITE", *TAKEN_LAYERS, *GATE_LAYERS}
        other = [
            tuple((x - x0, y - y0) for x, y in (*points, *(points[:1] if closed else ())))
            for layer, shapes in self.shapes.items()
            if layer not in known and not layer.startswith(BLOCK) and layer not in OWN_LAYERS
            for points, closed in shapes
            if len(points) > 1
        ]
        if len(other) > MOST_LINES:
            self.say(WARNING, "", f"only {MOST_LINES:,} of {len(other):,} other lines are shown")
        return Underlay(
            outline=outline,
            fixed=fixed,
            taken=tuple(taken),
            gates=gates,
            lines=tuple(other[:MOST_LINES]),
            findings=tuple(self.findings),
        )

    def _bounded(self, taken: list[Rectangle], fixed: dict[str, Rectangle]) -> list[Rectangle]:
        """Give the ground to be kept free, and say what lies outside a fixed building."""
        loose = [r for r in taken if not any(b.holds(r) for b in fixed.values())]
        if len(loose) > MOST_TAKEN:
            text = f"only {MOST_TAKEN} of {len(loose):,} pieces of ground are kept free"
            self.say(WARNING, "KEEP_FREE", text, "Draw one outline around those side by side.")
        elif loose and self.shapes.get("PITS"):
            text = "pits outside a fixed building are kept free, also of the presses"
            hint = "Fix the building above them on its layer, such as BLOCK_STAMPING."
            self.say(WARNING, "PITS", text, hint)
        return [r for r in taken if r not in loose[MOST_TAKEN:]]

    def _buildings(self, x0: float, y0: float) -> tuple[dict[str, Rectangle], list[Rectangle]]:
        fixed: dict[str, Rectangle] = {}
        taken: list[Rectangle] = []
        for layer in self.shapes:
            if not layer.startswith(BLOCK):
                continue
            places = [_moved(r, x0, y0) for r in self._closed(layer)]
            block = self.blocks.get(layer)
            if block is None:
                names = (b.name for b in self.blocks.values())
                hint = did_you_mean(layer.removeprefix(BLOCK).lower(), names)
                text = "no building of the plant has this name; the ground is kept free"
                self.say(WARNING, layer, text, hint)
                taken += places
            elif places:
                fixed[block.name] = places[0]
                self._compare(layer, block, places)
        return fixed, taken

    def _compare(self, layer: str, block: Block, places: Sequence[Rectangle]) -> None:
        if len(places) > 1:
            self.say(WARNING, layer, f"has {len(places)} outlines; the first is taken")
        drawn = places[0].area
        if drawn < 0.99 * block.footprint:
            text = (
                f"is drawn with {drawn:,.0f} m2; its floor of {block.floor:,.0f} m2 on "
                f"{block.storeys} storeys asks for {block.footprint:,.0f} m2"
            )
            self.say(WARNING, layer, text, "Draw it larger, or give it more storeys.")

    def _closed(self, layer: str) -> Iterator[Rectangle]:
        for points, closed in self.shapes.get(layer, ()):
            box = _box(points)
            if not closed or box.area <= 0:
                text = "has a line that is not closed; left out"
                self.say(WARNING, layer, text, "Close the polyline.")
                continue
            if abs(_area(points) - box.area) > 0.01 * box.area:
                text = "is not a rectangle along the axes; the rectangle around it is taken"
                self.say(WARNING, layer, text)
            yield box

    def _boxes(self, layer: str) -> Iterator[Rectangle]:
        return (_box(points) for points, _ in self.shapes.get(layer, ()))


OWN_LAYERS = ("GREEN", "ROAD", "LABELS", "FLOWS", "LINES", "0")
"""Layers that a written plan has beside its buildings: not read back as lines."""


def _outline(entity: Any) -> tuple[list[Point], bool]:
    """Give the points of an entity, and whether they are closed; none for kinds not used."""
    kind = entity.dxftype()
    if kind == "LWPOLYLINE":
        return [(float(p[0]), float(p[1])) for p in entity.get_points("xy")], bool(entity.closed)
    if kind == "POLYLINE":
        places = [v.dxf.location for v in entity.vertices]
        return [(float(p[0]), float(p[1])) for p in places], bool(entity.is_closed)
    if kind == "LINE":
        ends = (entity.dxf.start, entity.dxf.end)
        return [(float(p[0]), float(p[1])) for p in ends], False
    if kind == "CIRCLE":
        centre, radius = entity.dxf.center, abs(float(entity.dxf.radius))
        x, y = float(centre[0]), float(centre[1])
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return [(x + a * radius, y + b * radius) for a, b in corners], True
    if kind in {"POINT", "INSERT"}:
        place = entity.dxf.location if kind == "POINT" else entity.dxf.insert
        return [(float(place[0]), float(place[1]))], False
    return [], False


def _box(points: Sequence[Point]) -> Rectangle:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Rectangle(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _area(points: Sequence[Point]) -> float:
    """Give the area within a closed line [m2] (the shoelace formula)."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def _moved(of: Rectangle, x0: float, y0: float) -> Rectangle:
    return Rectangle(of.x - x0, of.y - y0, of.width, of.height)


def _middle(boxes: Sequence[Rectangle], x0: float, y0: float) -> Point:
    x = sum(b.centre[0] for b in boxes) / len(boxes)
    y = sum(b.centre[1] for b in boxes) / len(boxes)
    return x - x0, y - y0
