"""What a person has put somewhere stays there, and all else where it was."""

from dataclasses import replace

import pytest

from motorworks.plantfile import load, read_plant, write_plant
from motorworks.studio.scene import scene_of


def _moved(plant, name: str, **at: float):
    """Give a plant in which a station of a line has a place of its own."""
    lines = tuple(
        replace(
            line,
            stations=tuple(replace(s, **at) if s.name == name else s for s in line.stations),
        )
        for line in plant.lines
    )
    return replace(plant, lines=lines)


def test_a_station_in_a_line_is_put_from_the_corner_of_its_copy() -> None:
    """Its middle is at x and y from the corner, in every copy; the others stay."""
    plant = load("midsize")
    before, after = scene_of(plant), scene_of(_moved(plant, "weld", x=12.0, y=40.0))
    moved = [s for s in after["stations"] if s["name"].endswith("/weld")]
    assert len(moved) == 3
    for station in moved:
        x, y, w, h = station["at"]
        assert (x + w / 2, y + h / 2) == pytest.approx(
            (station["corner"][0] + 12.0, station["corner"][1] + 40.0), abs=0.02
        )
        copy = next(g["at"] for g in after["grounds"] if g["name"] == station["copy"])
        assert copy[1] <= y
        assert y + h <= copy[1] + copy[3]
    others = zip(before["stations"], after["stations"], strict=True)
    assert all(a["at"] == b["at"] for a, b in others if not a["name"].endswith("/weld"))


def test_a_line_takes_all_that_is_in_it_along() -> None:
    """Machines and places move with their line; one that says x alone keeps its y."""
    plant = load("tutorial")
    before = scene_of(plant)
    line = replace(plant.lines[0], x=200.0)
    after = scene_of(replace(plant, lines=(line,)))
    at = next(g["at"] for g in after["grounds"] if g["kind"] == "line")
    was = next(g["at"] for g in before["grounds"] if g["kind"] == "line")
    assert at == [200.0, *was[1:]]
    by = 200.0 - was[0]
    for node in range(before["at"]["sinks"]):
        assert after["nodes"]["x"][node] == pytest.approx(before["nodes"]["x"][node] + by, abs=0.02)
        assert after["nodes"]["y"][node] == before["nodes"]["y"][node]
    workshop = next(g["at"] for g in after["grounds"] if g["kind"] == "workshop")
    assert workshop[0] + workshop[2] >= 200.0 + at[2]
    assert after["bounds"][2] >= 200.0 + at[2]


def test_a_buffer_of_the_plant_is_put_on_the_floor_plan() -> None:
    """West of everything too: the site grows."""
    plant = load("midsize")
    first = replace(plant.buffers[0], x=-50.0, y=-20.0)
    scene = scene_of(replace(plant, buffers=(first, *plant.buffers[1:])))
    node = scene["at"]["buffers"]
    assert (scene["nodes"]["x"][node], scene["nodes"]["y"][node]) == (-50.0, -20.0)
    assert scene["bounds"][0] < -50.0
    assert scene["buffers"][0]["corner"] == [0.0, 0.0]


def test_places_by_hand_are_kept_in_the_plant_file() -> None:
    """Written and read again they are the same."""
    plant = _moved(load("tutorial"), "weld", x=3.5, y=-1.25)
    again = read_plant(write_plant(plant))
    weld = next(s for s in again.lines[0].stations if s.name == "weld")
    assert (weld.x, weld.y) == (3.5, -1.25)
