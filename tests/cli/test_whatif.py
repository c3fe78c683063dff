"""What follows from a change of a motor, on the command line."""

import json

import pytest
from tests.cli.golden import matches

SLOTS = ("whatif", "dalian", "--set", "product.ni100.slots=72")


def test_the_chain_in_words_and_on_a_page(command, tmp_path):
    """Bill, times, machines, floor, money; and a plant file that can be simulated."""
    said = command(*SLOTS, "--out", "here", "--write", "wider.toml")
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "need 12 more machines in the lines as they are" in words
    assert "sized anew, 14 lines instead of 12 (stator, rotor, rotor_end, assembly)" in words
    assert "stator/hairpin_form 184 277 s" in words
    assert "Before and after" in (tmp_path / "here" / "whatif.html").read_text(encoding="utf-8")
    said = command("design", "ni100", "--plant", "wider.toml", "--json")
    assert json.loads(said.out)["winding"]["hairpins"]["value"] == 252


def test_the_chain_as_json(command):
    """Numbers with what they were."""
    given = json.loads(command(*SLOTS, "--json").out)
    assert given["models"] == ["ni100"]
    former = next(p for p in given["processes"] if p["process"] == "stator/hairpin_form")
    assert former["machines"] == {"before": 36, "after": 48}
    assert {m["figure"] for m in given["motor"]} >= {"Hairpins", "Base speed", "Copper"}
    assert given["output"]["after"] < given["output"]["before"]
    assert given["sized"]["lines"]["stator"] == {"before": 12, "after": 14}
    assert given["sized"]["why_not"] is None


def test_what_cannot_be_wound_is_refused_with_what_can(command):
    """54 slots on 8 poles."""
    said = command("whatif", "dalian", "--set", "product.ni100.slots=54")
    assert said.code == 2
    assert "2.25 slots per pole and phase" in said.err
    assert "48 slots on 8 poles, 72 slots on 8 poles, 54 slots on 6 poles" in said.err


def test_nothing_changed_is_said(command):
    """With how to change something."""
    said = command("whatif", "dalian", "--set", "process.pack.cycle_time=40 s")
    assert said.code == 2
    assert "no motor has changed; set a figure of one, as product.MODEL.slots=72" in said.err


def test_a_target_that_cannot_be_sized_is_said(command, tmp_path):
    """In the terminal, on the page and in JSON; the rest is told."""
    said = command(*SLOTS, "--target", "8e6", "--out", "here")
    assert said.code == 0, said.err
    assert "the land holds" in " ".join(said.out.split())
    page = (tmp_path / "here" / "whatif.html").read_text(encoding="utf-8")
    assert "It cannot be sized anew" in page
    given = json.loads(command(*SLOTS, "--target", "8e6", "--json").out)
    assert given["sized"]["machines"] is None


@pytest.mark.parametrize(
    ("name", "change"), [("72-slots", "slots=72"), ("two-rows", "strip_rows=2")]
)
def test_golden_whatif(command, name, change):
    """The whole table, as it is printed."""
    said = command("whatif", "dalian", "--set", f"product.ni100.{change}")
    assert matches(said.out, f"whatif-{name}.txt")
