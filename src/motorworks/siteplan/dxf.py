"""Drawings (DXF) as shapes in metres; whatever is wrong with a file is said of the file."""

import math
import re
import struct
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from motorworks.errors import MotorworksError
from motorworks.plantfile.findings import ERROR, WARNING, Finding

MOST_BYTES = 20_000_000
"""Size of a drawing that is read at the most."""
MOST_ENTITIES = 100_000
"""Entities of its model space at the most, those within inserted symbols too."""
MOST_FINDINGS = 100
DEEPEST = 3
"""Symbols within symbols that are opened."""
FARTHEST = 100_000.0
"""Greatest coordinate that a site can have [m]."""
METRES = {0: 1.0, 1: 0.0254, 2: 0.3048, 4: 0.001, 5: 0.01, 6: 1.0, 7: 1000.0, 14: 0.1}
"""Metres of a drawing unit, by the number that stands in its head; none given: metres."""
UNUSUAL = {0: "no unit; metres", 1: "inches; 0.0254 m", 2: "feet; 0.3048 m"}
"""Units that are said, for they are rare on a site or not given, and what each is taken for."""
BLOCK = "BLOCK_"
"""Begin of the layer of a building."""
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
Point = tuple[float, float]


class Shape(NamedTuple):
    """A line, an outline or a point of a drawing [m]."""

    layer: str
    points: tuple[Point, ...]
    closed: bool


class Notes:
    """What looked wrong in a drawing."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def say(self, severity: str, layer: str, text: str, hint: str = "") -> None:
        """Keep a finding, up to a hundred."""
        if len(self.findings) < MOST_FINDINGS:
            finding = Finding(
                severity=severity, file=self.file, line=None, path=layer, message=text, hint=hint
            )
            self.findings.append(finding)


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


def opened(path: Path, notes: Notes) -> Any:
    """Give the document of a file, or ``None`` with a finding."""
    ezdxf = package()
    try:
        return ezdxf.readfile(str(path)) if _may_be_read(path, notes) else None
    except OSError as error:
        notes.say(ERROR, "", f"cannot be read: {error.strerror or error}", "Name a DXF file.")
    except (ezdxf.DXFError, *BROKEN) as error:
        said = str(error)[:200] or type(error).__name__
        text = f"is no drawing that can be read: {said}"
        notes.say(ERROR, "", text, "Save it again as DXF R2010 or later, without proxies.")
    return None


def _may_be_read(path: Path, notes: Notes) -> bool:
    size = path.stat().st_size
    if not path.is_file():
        notes.say(ERROR, "", "this is no file", "Name a DXF file.")
        return False
    if size > MOST_BYTES:
        text = f"the drawing has {size / 1e6:.0f} MB; expected {MOST_BYTES / 1e6:.0f} at most"
        notes.say(ERROR, "", text, "Export only the layers that the plan needs.")
        return False
    return True


def shapes(document: Any, notes: Notes) -> Iterator[Shape]:
    """Give the shapes of the model space in metres, those of inserted symbols too."""
    number = int(document.header.get("$INSUNITS", 0) or 0)
    unit = METRES.get(number)
    if unit is None:
        notes.say(ERROR, "$INSUNITS", "the unit of the drawing is not known", "Set it to metres.")
        return
    if number in UNUSUAL:
        text = f"the drawing has {UNUSUAL[number]} each are taken"
        notes.say(WARNING, "$INSUNITS", text, "Set the unit in which it is drawn, such as metres.")
    for count, (layer, entity) in enumerate(_entities(document.modelspace(), "", 0, notes)):
        if count >= MOST_ENTITIES:
            text = f"the drawing has more than {MOST_ENTITIES:,} entities"
            notes.say(ERROR, "", text, "Export only the layers that the plan needs.")
            return
        yield from _shape(layer, entity, unit, notes)


def _entities(found: Any, within: str, depth: int, notes: Notes) -> Iterator[tuple[str, Any]]:
    """Give entities with their layers; what is drawn on layer 0 of a symbol is on the symbol's."""
    try:
        for entity in found:
            layer = str(entity.dxf.layer).upper()
            layer = within if within and layer == "0" else layer
            yield layer, entity
            if entity.dxftype() == "INSERT" and depth < DEEPEST:
                yield from _entities(entity.virtual_entities(), layer, depth + 1, notes)
    except (package().DXFError, *BROKEN):
        notes.say(WARNING, within, "a symbol or an entity is broken; left out")


def _shape(layer: str, entity: Any, unit: float, notes: Notes) -> Iterator[Shape]:
    try:
        points, closed = _outline(entity)
    except (package().DXFError, *BROKEN):
        text = f"an entity of type {entity.dxftype()} is broken; left out"
        notes.say(WARNING, layer, text)
        return
    scaled = tuple((x * unit, y * unit) for x, y in points)
    if not all(math.isfinite(c) and abs(c) <= FARTHEST for p in scaled for c in p):
        text = f"has a coordinate beyond {FARTHEST:,.0f} m"
        notes.say(ERROR, layer, text, "Check the unit of the drawing.")
    elif scaled:
        yield Shape(layer, scaled, closed)


def _outline(entity: Any) -> tuple[Sequence[Point], bool]:
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
        return _square_around(entity), True
    if kind == "POINT":
        place = entity.dxf.location
        return [(float(place[0]), float(place[1]))], False
    return [], False


def _square_around(circle: Any) -> list[Point]:
    centre, radius = circle.dxf.center, abs(float(circle.dxf.radius))
    x, y = float(centre[0]), float(centre[1])
    return [(x + a * radius, y + b * radius) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
