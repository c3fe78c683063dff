"""Drawings: a round trip, what they fix, and hostile files."""

import random

import ezdxf
import pytest

from motorworks.errors import PlantError, RunError
from motorworks.report.figures.site_plan import plan_svg
from motorworks.siteplan import Rectangle, flows, proposed, pulls, settled
from motorworks.siteplan.drawing import write_dxf
from motorworks.siteplan.dxf import MOST_BYTES
from motorworks.siteplan.ground import FREIGHT
from motorworks.siteplan.study import site_study
from motorworks.siteplan.underlay import read_underlay


@pytest.fixture
def blocks(two_halls):
    """Give the buildings of the small plant."""
    return settled(two_halls)[1]


def drawn(tmp_path, *shapes, units=6):
    """Write a drawing of closed polylines, each a layer and its points; give its path."""
    document = ezdxf.new("R2010", units=units)
    for layer, points, closed in shapes:
        document.modelspace().add_lwpolyline(points, close=closed, dxfattribs={"layer": layer})
    path = tmp_path / "site.dxf"
    document.saveas(path)
    return path


def box(x, y, width, height):
    """Give the corners of a rectangle."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def test_plan_comes_back_from_its_drawing(two_halls, tmp_path):
    """All buildings, the land, gates and pits are where they were."""
    ground, blocks = settled(two_halls)
    known = flows(two_halls, blocks)
    pit = ground.buildable.inset(ground.buildable.height * 0.45)
    plan = proposed(ground, blocks, pulls(blocks, known), taken=[pit], ways=known.ways, steps=200)
    path = write_dxf(plan, tmp_path / "deep" / "plan.dxf")
    back = read_underlay(path, blocks)
    assert back.outline == pytest.approx((ground.width, ground.height))
    assert set(back.fixed) == set(plan.at)
    for name, place in plan.at.items():
        assert tuple(back.fixed[name]) == pytest.approx(tuple(place))
    assert [tuple(r) for r in back.taken] == [pytest.approx(tuple(pit))]
    assert back.gates[FREIGHT] == pytest.approx(ground.gates[FREIGHT])
    assert [f.path for f in back.findings] == ["PITS"]
    again = proposed(
        ground, blocks, pulls(blocks, known), fixed=back.fixed, taken=back.taken, steps=0
    )
    assert again.cost == pytest.approx(plan.cost)


def test_units_and_origin_are_made_metres_from_the_corner(blocks, tmp_path):
    """A drawing in millimetres, its land away from the origin."""
    path = drawn(
        tmp_path,
        ("SITE", box(1000, 2000, 200_000, 100_000), True),
        ("BLOCK_CUTTING", box(31_000, 32_000, 40_000, 25_000), True),
        ("DOCKS", [(101_000, 2000), (121_000, 2000)], False),
        ("AXES", [(1000, 2000), (201_000, 2000)], False),
        units=4,
    )
    found = read_underlay(path, blocks)
    assert found.outline == pytest.approx((200.0, 100.0))
    assert tuple(found.fixed["cutting"]) == pytest.approx((30.0, 30.0, 40.0, 25.0))
    assert found.gates[FREIGHT] == pytest.approx((110.0, 0.0))
    docks, axes = found.lines
    assert [pytest.approx(p) for p in docks] == [(100.0, 0.0), (120.0, 0.0)]
    assert [pytest.approx(p) for p in axes] == [(0.0, 0.0), (200.0, 0.0)]


def test_pits_under_a_fixed_building_are_no_matter_and_columns_are_shown(blocks, tmp_path):
    """Presses stand above their pits, a hall on its columns; both take no other ground."""
    path = drawn(
        tmp_path,
        ("BLOCK_CUTTING", box(0, 0, 40, 25), True),
        ("PITS", box(10, 5, 6, 4), True),
        *(("COLUMNS", box(2 + 7 * n, 20, 1, 1), True) for n in range(5)),
    )
    found = read_underlay(path, blocks)
    assert not found.findings
    assert len(found.taken) == 1
    assert len(found.lines) == 5


def test_too_much_ground_to_keep_free_is_bounded(blocks, tmp_path):
    """The search cuts the land around each piece."""
    shapes = [("KEEP_FREE", box(3 * n, 0, 1, 1), True) for n in range(230)]
    found = read_underlay(drawn(tmp_path, *shapes), blocks)
    assert len(found.taken) == 200
    assert "only 200 of 230" in found.findings[0].message


def test_what_looks_wrong_is_said(blocks, tmp_path):
    """Unknown names keep their ground free; open, slanted and small outlines are named."""
    path = drawn(
        tmp_path,
        ("BLOCK_CUTING", box(0, 0, 20, 20), True),
        ("BLOCK_JOINING", [(40, 0), (50, 0), (50, 9)], True),
        ("BLOCK_FINISHED_GOODS", box(80, 0, 30, 20), False),
    )
    found = read_underlay(path, blocks)
    assert [tuple(r) for r in found.taken] == [(0, 0, 20, 20)]
    said = "\n".join(str(f) for f in found.findings)
    assert "Did you mean 'cutting'?" in said
    assert "not a rectangle" in said
    assert "is drawn with 90 m2" in said
    assert "not closed" in said
    assert set(found.fixed) == {"joining"}


HOSTILE = {
    "empty": b"",
    "text": b"this is no drawing\n" * 50,
    "binary": bytes(range(256)) * 100,
    "half": b"  0\nSECTION\n  2\nENTITIES\n  0\nLWPOLYLINE\n  8\nSITE\n 90\n99999999\n 10\n",
    "nonsense": b"  0\nSECTION\n  2\nHEADER\n  9\n$INSUNITS\n 70\nmany\n  0\nENDSEC\n  0\nEOF\n",
    "sentinel": b"AutoCAD Binary DXF\r\n\x1a\x00" + b"\xff" * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_drawings_end_in_findings_or_nothing(name, blocks, tmp_path):
    """Never a traceback: a finding with the file, or a drawing without a building."""
    path = tmp_path / "bad.dxf"
    path.write_bytes(HOSTILE[name])
    said = ""
    try:
        fixed = read_underlay(path, blocks).fixed
    except PlantError as error:
        fixed, said = {}, str(error.findings[0])
    assert not fixed
    assert not said or str(path) in said


@pytest.mark.parametrize(
    ("points", "units", "said"),
    [
        (box(0, 0, 1e9, 1e9), 6, "coordinate beyond"),
        (box(float("nan"), 0, 10, 10), 6, "coordinate beyond"),
        (box(0, 0, 10, 10), 17, "unit of the drawing"),
    ],
)
def test_impossible_coordinates_are_refused(points, units, said, blocks, tmp_path):
    """Infinite, not a number, or in a unit of the stars."""
    path = drawn(tmp_path, ("SITE", points, True), units=units)
    with pytest.raises(PlantError, match=said):
        read_underlay(path, blocks)


def test_large_and_missing_files_are_refused_unread(blocks, tmp_path):
    """The size is looked at before the file is."""
    path = tmp_path / "large.dxf"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(PlantError, match="expected 20 at most"):
        read_underlay(path, blocks)
    with pytest.raises(PlantError, match="No such file"):
        read_underlay(tmp_path / "none.dxf", blocks)
    with pytest.raises(PlantError):
        read_underlay(tmp_path, blocks)


def test_drawing_that_cannot_be_written_is_an_error(two_halls, tmp_path):
    """A folder stands where the file should go."""
    ground, blocks = settled(two_halls)
    plan = proposed(ground, blocks, {}, steps=50)
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="cannot write"):
        write_dxf(plan, tmp_path / "file" / "plan.dxf")


def spoilt(text, chance):
    """Give a drawing with its end cut off, bytes changed, or lines lost or exchanged."""
    kind, data = chance.randrange(4), bytearray(text)
    if kind == 0:
        return bytes(data[: chance.randrange(len(data))])
    if kind == 1:
        for _ in range(chance.randrange(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(data)
    lines = bytes(data).split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    if kind == 2:
        del lines[one]
    else:
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.filterwarnings("default")  # the reader may warn of what it mends
def test_spoilt_drawings_end_in_findings_or_nothing(seed, blocks, tmp_path):
    """A good drawing with a seeded fault in it is read as far as it goes, or refused."""
    path = drawn(tmp_path, ("BLOCK_CUTTING", box(30, 30, 40, 25), True))
    path.write_bytes(spoilt(path.read_bytes(), random.Random(seed)))
    names, said = set(), str(path)
    try:
        names = set(read_underlay(path, blocks).fixed)
    except PlantError as error:
        said = str(error.findings[0])
    assert names <= {"cutting"}
    assert str(path) in said


def engineers_drawing(path):
    """Write a drawing in millimetres: a hall on columns above press pits, docks as symbols."""
    document = ezdxf.new("R2010", units=4)
    space = document.modelspace()

    def outline(layer, x, y, width, height, on=space):
        corners = [(1000 * a, 1000 * b) for a, b in box(x, y, width, height)]
        on.add_lwpolyline(corners, close=True, dxfattribs={"layer": layer})

    outline("SITE", 0, 0, 220, 120)
    outline("BLOCK_CUTTING", 30, 60, 50, 30)
    outline("PITS", 40, 70, 6, 4)
    outline("PITS", 150, 40, 5, 5)
    for n in range(4):
        outline("COLUMNS", 32 + 12 * n, 62, 1, 1)
        space.add_circle((1000 * (120 + 6 * n), 90_000), 500, dxfattribs={"layer": "COLUMNS"})
    dock = document.blocks.new("DOCK")
    outline("0", 0, 0, 4, 10, on=dock)
    for x in (60, 66, 72):
        space.add_blockref("DOCK", (1000 * x, 14_000), dxfattribs={"layer": "DOCKS"})
    space.add_line((0, 0), (220_000, 120_000), dxfattribs={"layer": "AXES"})
    document.saveas(path)
    return path


def test_nothing_stands_on_what_an_engineers_drawing_fixes(two_halls, tmp_path):
    """The hall stays above its pits; docks, columns and pits elsewhere stay free; lanes lead on."""
    path = engineers_drawing(tmp_path / "site.dxf")
    found = site_study(two_halls, drawing=path, steps=400)
    plan, under = found.plan, found.underlay
    assert tuple(plan.at["cutting"]) == pytest.approx((30.0, 60.0, 50.0, 30.0))
    assert len(under.taken) == 2 + 3 + 4  # pits, docks, and columns beside the hall
    docks = [r for r in under.taken if r.height == pytest.approx(10.0)]
    assert [r.x for r in docks] == pytest.approx([60.0, 66.0, 72.0])
    assert plan.ground.gates[FREIGHT] == pytest.approx((68.0, 19.0))
    for name, place in plan.at.items():
        clear = [r for r in under.taken if not (name == "cutting" and place.holds(r))]
        assert not any(place.meets(r) for r in clear)
    assert all(c.good for c in found.checks if "overlap" in c.what or "reaches" in c.what)
    assert {f.path for f in under.findings} == {"PITS", "COLUMNS"}
    route = found.routes.route(FREIGHT, "joining")
    assert not any(r.holds(Rectangle(*p, 0, 0)) for p in route.points[1:-1] for r in docks)


def test_plan_is_drawn_over_the_engineers_drawing(two_halls, tmp_path):
    """Docks, columns and axes are lines of the page, and of the drawing that is written."""
    path = engineers_drawing(tmp_path / "site.dxf")
    found = site_study(two_halls, drawing=path, steps=200)
    lines = found.underlay.lines
    assert len(lines) == 3 + 8 + 1
    svg, _ = plan_svg(found.plan, found.routes, lines)
    assert svg.count('class="under"') == len(lines)
    written = ezdxf.readfile(write_dxf(found.plan, tmp_path / "plan.dxf", lines))
    drawn_over = written.modelspace().query('LWPOLYLINE[layer=="UNDERLAY"]')
    assert len(drawn_over) == len(lines)
    ends = [tuple(p) for p in drawn_over[-1].get_points("xy")]
    assert ends == [(0.0, 0.0), (220.0, 120.0)]


@pytest.mark.parametrize(
    ("units", "said"), [(0, "no unit; metres"), (1, "inches; 0.0254 m"), (2, "feet; 0.3048 m")]
)
def test_units_that_are_rare_on_a_site_are_said(units, said, blocks, tmp_path):
    """They are taken as given; a warning names them, for a wrong head is a usual mistake."""
    path = drawn(tmp_path, ("SITE", box(0, 0, 4000, 2000), True), units=units)
    found = read_underlay(path, blocks)
    scale = {0: 1.0, 1: 0.0254, 2: 0.3048}[units]
    assert found.outline == pytest.approx((4000 * scale, 2000 * scale))
    assert [f.path for f in found.findings] == ["$INSUNITS"]
    assert said in found.findings[0].message


def test_drawing_without_a_known_layer_is_said(blocks, tmp_path):
    """With the layers that it has; an empty drawing too."""
    found = read_underlay(drawn(tmp_path, ("WALLS", box(0, 0, 9, 9), True)), blocks)
    assert "it has WALLS" in found.findings[0].message
    assert "BLOCK_NAME" in found.findings[0].hint
    assert "it is empty" in read_underlay(drawn(tmp_path), blocks).findings[0].message


def test_symbols_within_themselves_and_large_arrays_are_bounded(blocks, tmp_path):
    """A symbol of symbols of symbols is opened three deep; entities have a limit."""
    document = ezdxf.new("R2010", units=6)
    inner = document.blocks.new("S0")
    inner.add_lwpolyline(box(0, 0, 1, 1), close=True)
    for n in range(1, 6):
        outer = document.blocks.new(f"S{n}")
        for _ in range(10):
            outer.add_blockref(f"S{n - 1}", (0, 0))
    document.modelspace().add_blockref("S5", (0, 0), dxfattribs={"layer": "PITS"})
    path = tmp_path / "deep.dxf"
    document.saveas(path)
    assert read_underlay(path, blocks).taken == ()
