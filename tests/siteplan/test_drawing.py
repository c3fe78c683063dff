"""Drawings: a round trip, what they fix, and hostile files."""

import random

import ezdxf
import pytest

from motorworks.errors import PlantError, RunError
from motorworks.siteplan import flows, proposed, pulls, settled
from motorworks.siteplan.drawing import write_dxf
from motorworks.siteplan.ground import FREIGHT
from motorworks.siteplan.underlay import MOST_BYTES, read_underlay


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
    assert [pytest.approx(p) for p in found.lines[0]] == [(0.0, 0.0), (200.0, 0.0)]


def test_pits_under_a_fixed_building_are_no_matter_and_columns_are_shown(blocks, tmp_path):
    """Presses stand above their pits; a grid of columns takes no ground."""
    path = drawn(
        tmp_path,
        ("BLOCK_CUTTING", box(0, 0, 40, 25), True),
        ("PITS", box(10, 5, 6, 4), True),
        *(("COLUMNS", box(12 * n, 40, 1, 1), True) for n in range(5)),
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
