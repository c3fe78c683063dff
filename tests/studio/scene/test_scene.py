"""A scene holds everything once, nothing overlaps, and each thing stands inside what holds it."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.studio.scene.random_works import random_works

from motorworks.compile import compile_plant
from motorworks.files.catalogue import names
from motorworks.plant import Plant
from motorworks.plantfile import load
from motorworks.studio.draft.site_plans import kept_at, kept_plan
from motorworks.studio.scene import scene_of
from motorworks.studio.scene.box import CLOSE, Box
from motorworks.studio.scene.site import plan_of, site_plan

CENTIMETRE = 0.02
"""Overlap that rounding to the centimetre may leave [m]."""
RANDOM = range(24)


@cache
def _shipped(name: str) -> tuple[Plant, dict[str, Any]]:
    plant = load(name)
    return plant, scene_of(plant)


def _boxes(scene: dict[str, Any]) -> list[Box]:
    nodes = scene["nodes"]
    sides = zip(nodes["x"], nodes["y"], nodes["w"], nodes["h"], strict=True)
    return [Box(x - w / 2, y - h / 2, w, h) for x, y, w, h in sides]


def _overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Give pairs that overlap, by a sweep from west to east."""
    found, open_boxes = [], []
    for box in sorted(b for b in boxes if b.w > 0):
        open_boxes = [b for b in open_boxes if b.right > box.x + CENTIMETRE]
        found += [
            (box, b)
            for b in open_boxes
            if b.y < box.top - CENTIMETRE and box.y < b.top - CENTIMETRE
        ]
        open_boxes.append(box)
    return found


def _sound(scene: dict[str, Any]) -> None:
    boxes = _boxes(scene)
    at = scene["at"]
    assert len(boxes) == at["count"]
    # Positions are points of the floor, and tours and jobs have no floor of their own.
    assert _overlapping(boxes[: at["positions"]]) == []
    grounds = {(g["kind"], g["name"]): Box(*g["at"]).grown(CENTIMETRE) for g in scene["grounds"]}
    site = next(box for (kind, _), box in grounds.items() if kind == "site")
    assert all(site.holds(box) for box in (*grounds.values(), *boxes) if box not in (site,))
    for kind in ("workshop", "line", "copy"):
        assert (
            _overlapping([b.grown(-CENTIMETRE) for (k, _), b in grounds.items() if k == kind]) == []
        )
    for ground in scene["grounds"]:
        if ground["kind"] == "copy":
            line = grounds["line", ground["path"][1]]
            assert line.grown(CENTIMETRE).holds(Box(*ground["at"]))
    for station in scene["stations"]:
        machines = boxes[station["first"] : station["first"] + station["count"]]
        if station["kind"] == "transport" or machines[0].w == 0:
            continue
        inside = Box(*station["at"]).grown(CENTIMETRE)
        assert all(inside.holds(machine) for machine in machines)
        if station["copy"]:
            assert grounds["copy", station["copy"]].holds(Box(*station["at"]))
            assert grounds["line", station["line"]].holds(Box(*station["at"]))


@pytest.mark.parametrize("name", names())
def test_shipped_plants_stand_without_overlap(name: str) -> None:
    """No two machines overlap, each inside its line, each line inside the site."""
    _sound(_shipped(name)[1])


@pytest.mark.parametrize("name", ["midsize", "trucks"])
def test_works_on_their_site_plan_stand_without_overlap(name: str) -> None:
    """Workshops fill the buildings of the plan, and all else is within them."""
    plant = load(name)
    plan = plan_of(plant, steps=400)
    scene = scene_of(plant, plan=plan)
    assert scene["scale"] == "site"
    _sound(scene)
    for ground in scene["grounds"]:
        if ground["kind"] == "workshop":
            assert ground["at"][2:] == pytest.approx(
                plan["blocks"][ground["name"]]["at"][2:], abs=0.02
            )
    machine = max(plant.lines[0].stations, key=lambda s: s.footprint)
    drawn = next(s for s in scene["stations"] if s["name"].endswith(f"/{machine.name}"))
    w, h = (scene["nodes"][side][drawn["first"]] for side in ("w", "h"))
    assert 0.3 * machine.footprint <= w * h <= 1.01 * machine.footprint


def test_a_plant_without_land_has_no_site_plan(tmp_path: Path) -> None:
    """That is known and kept, and the works is drawn by its structure."""
    text = (files("motorworks.plantfile") / "plants" / "tutorial.toml").read_text("utf-8")
    kept = kept_at(tmp_path / "plans", text)
    assert kept_plan(kept) == (False, None)
    assert site_plan(text, None, kept) is None
    assert kept_plan(kept) == (True, None)


@pytest.mark.parametrize("seed", RANDOM)
def test_random_works_stand_without_overlap(seed: int) -> None:
    """The same of random plants."""
    _sound(scene_of(random_works(seed)))


@pytest.mark.parametrize("name", names())
def test_numbers_are_those_of_the_kernel(name: str) -> None:
    """Stations, machines, buffers and causes stand in the order of the program."""
    plant, scene = _shipped(name)
    program = compile_plant(plant).program
    assert [s["name"] for s in scene["stations"]] == list(program.station_names)
    assert [s["count"] for s in scene["stations"]] == program.station_machines.tolist()
    assert [b["name"] for b in scene["buffers"]] == list(program.buffer_names)
    assert [s["name"] for s in scene["sinks"]] == list(program.sink_names)
    firsts = [s["first"] for s in scene["stations"]]
    assert all(scene["machines"]["station"][first] == s for s, first in enumerate(firsts))
    inputs, ways = len(program.input_origin), len(program.route_place)
    assert len(scene["causes"]) == 1 + inputs + ways + 2 * len(program.station_names)


def test_a_line_runs_in_the_order_of_flow() -> None:
    """Stations of the tutorial follow one another to the east, their places between them."""
    _, scene = _shipped("tutorial")
    x = scene["nodes"]["x"]
    stations = x[:5]
    places = x[scene["at"]["buffers"] : scene["at"]["sinks"]]
    assert stations == sorted(stations)
    assert all(a < p < b for a, p, b in zip(stations, places, stations[1:], strict=False))


def test_a_long_line_turns() -> None:
    """Twenty stations in series stand in several rows, none longer than a dozen depths."""
    _, scene = _shipped("tandem20")
    line = next(g for g in scene["grounds"] if g["kind"] == "copy")
    assert line["at"][2] < 12 * line["at"][3]
    assert len(set(scene["nodes"]["y"][:20])) > 1


def test_links_follow_the_flow() -> None:
    """What the plant file wires is linked, under way by a transport too."""
    plant, scene = _shipped("dalian")
    names_at = {scene["at"]["buffers"] + i: b["name"] for i, b in enumerate(scene["buffers"])}
    carried = {a: b for a, b, kind in scene["links"] if kind == "transport"}
    way = next(t for t in scene["transports"] if t["name"] == "stator-01/to_store")
    first = scene["stations"][way["station"]]["first"]
    origin = next(node for node, to in carried.items() if to == first)
    assert names_at[origin] == "stator-01/racked"
    assert names_at[carried[first]] == "stators"
    assert len(plant.positions) == len(scene["positions"])


def test_a_scene_is_plain_json() -> None:
    """A scene can be sent as it is, without numbers that JSON does not know."""
    for name in names():
        json.dumps(_shipped(name)[1], allow_nan=False)


def test_causes_are_words() -> None:
    """A cause says the title of what is waited for."""
    _, scene = _shipped("tutorial")
    assert "before Weld the ends" in scene["causes"]
    assert "crew for Weld the ends, Stator line" in scene["causes"]


def test_the_target_is_told_with_its_takt() -> None:
    """The takt is the planned time of a year over the target."""
    plant, scene = _shipped("tutorial")
    (target,) = scene["targets"]
    assert target["takt"] == pytest.approx(compile_plant(plant).planned_year / plant.target)
    assert target["per_hour"] * target["takt"] == pytest.approx(3600)


def test_boxes_hold_up_to_rounding() -> None:
    """A box holds itself, and none that hangs over by more than rounding."""
    box = Box(0.0, 0.0, 2.0, 1.0)
    assert box.holds(box.moved((CLOSE / 2, 0.0)))
    assert not box.holds(box.moved((0.1, 0.0)))
