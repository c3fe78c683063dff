"""The plan as a drawing (DXF, in metres), with a layer for every building."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from motorworks.errors import RunError
from motorworks.files import whole
from motorworks.siteplan.dxf import Point, layer_name, package
from motorworks.siteplan.ground import FREIGHT, GATES, PARK, PEOPLE
from motorworks.siteplan.inside import bays
from motorworks.siteplan.plan import Plan
from motorworks.siteplan.rectangle import Rectangle
from motorworks.siteplan.routes import Routes

GATE_LAYER = {FREIGHT: "GATE_FREIGHT", PARK: "GATE_PARK", PEOPLE: "GATE_PEOPLE"}
COLOURS = {"SITE": 7, "GREEN": 3, "ROAD": 8, "PITS": 1, "LINES": 9, "LABELS": 7, "FLOWS": 30}
"""Numbers of the usual palette of drawings."""
LETTER = 4.0
"""Height of letters [m]."""
THINNEST, WIDEST = 0.3, 6.0
"""Width of the lightest and the heaviest flow [m]."""
LABELLED = 40.0
"""Length from which a flow has its tonnes written beside it [m]."""


def write_dxf(plan: Plan, path: Path | str, lines: Sequence[Sequence[Point]] = ()) -> Path:
    """Write a plan as DXF R2010 in metres; give the path of the file.

    Parameters
    ----------
    plan
        The plan.
    path
        File to write; folders are made.
    lines
        Lines of the underlay, to be written back on the layer ``UNDERLAY``.

    Raises
    ------
    RunError
        If the file cannot be written.
    MotorworksError
        If the package ``ezdxf`` is not installed.
    """
    ezdxf = package()
    document = ezdxf.new("R2010", units=6)
    for layer, colour in COLOURS.items():
        document.layers.add(layer, color=colour)
    space = document.modelspace()
    _frame(space, plan)
    _buildings(space, plan)
    _flows(space, plan)
    for line in lines:
        space.add_lwpolyline(line, dxfattribs={"layer": "UNDERLAY"})
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as part:
            document.saveas(part)
    except OSError as error:
        msg = f"{path}: cannot write the drawing: {error.strerror or error}. Choose another file."
        raise RunError(msg) from error
    return path


def _closed(space: Any, place: Rectangle, layer: str) -> None:
    corners = [
        (place.x, place.y),
        (place.right, place.y),
        (place.right, place.top),
        (place.x, place.top),
    ]
    space.add_lwpolyline(corners, close=True, dxfattribs={"layer": layer})


def _frame(space: Any, plan: Plan) -> None:
    ground = plan.ground
    _closed(space, ground.whole, "SITE")
    _closed(space, ground.paved, "GREEN")
    _closed(space, ground.buildable, "ROAD")
    for place in plan.taken:
        _closed(space, place, "PITS")
    for gate, point in ground.gates.items():
        space.add_point(point, dxfattribs={"layer": GATE_LAYER[gate]})
        _text(space, GATES[gate], point)


def _buildings(space: Any, plan: Plan) -> None:
    for block in plan.blocks:
        place = plan.at[block.name]
        _closed(space, place, layer_name(block.name))
        storeys = f"{block.storeys} storey{'s' if block.storeys > 1 else ''}"
        corner = (place.x + LETTER / 2, place.top - 1.5 * LETTER)
        _text(space, block.title, corner)
        _text(space, f"{block.floor:,.0f} m2, {storeys}", (corner[0], corner[1] - 1.5 * LETTER))
    for bay in bays(plan).values():
        for copy in range(bay.copies):
            _closed(space, bay.lane(copy), "LINES")


def _flows(space: Any, plan: Plan) -> None:
    """Draw the lanes that are used, as wide as the tonnes that run along them."""
    stretches = Routes(plan).stretches()
    for stretch in stretches:
        wide = max(THINNEST, WIDEST * stretch.tonnes / stretches[0].tonnes)
        (x0, y0), (x1, y1) = stretch.ends
        attributes = {"layer": "FLOWS", "const_width": wide}
        space.add_lwpolyline(stretch.ends, dxfattribs=attributes)
        if _apart(stretch.ends) > LABELLED:
            middle = ((x0 + x1) / 2, (y0 + y1) / 2)
            _text(space, f"{stretch.tonnes:,.0f} t/a", middle, "FLOWS")


def _apart(ends: tuple[Point, Point]) -> float:
    return abs(ends[0][0] - ends[1][0]) + abs(ends[0][1] - ends[1][1])


def _text(space: Any, words: str, at: Point, layer: str = "LABELS") -> None:
    attributes = {"layer": layer, "height": LETTER, "insert": at}
    space.add_text(words, dxfattribs=attributes)
