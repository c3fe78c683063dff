"""The best of several plants, on the command line."""

import json

import pytest

SHORT = ("--for", "3d", "--warm-up", "1d", "--seed", "7")


@pytest.fixture
def two(command, tmp_path):
    """Write the tutorial plant with a longer and a shorter weld; give the file names."""
    for name, time in (("slow", 60), ("fast", 40)):
        (tmp_path / f"{name}.toml").write_text(
            f'[plant]\nbased_on = "tutorial"\nname = "{name}"\n\n'
            f'[line.stators.station.weld]\ncycle_time = "{time} s"\n'
        )
    return ["slow.toml", "fast.toml"]


def test_the_faster_plant_is_found(command, two, tmp_path):
    """In words, as JSON, as a page."""
    said = command("select", *two, *SHORT, "--difference", "3%", "--out", "here")
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "is the best of 2" in words
    assert "with a chance of at least 95 %" in words
    assert "Best found" in (tmp_path / "here" / "select.html").read_text()
    said = command("select", *two, *SHORT, "--difference", "3%", "--json", "--jobs", "1")
    given = json.loads(said.out)
    assert given["best"] == "fast.toml"
    assert given["guaranteed"]
    slow = given["plants"][0]
    assert slow["behind"]["mean"] > 0
    assert not slow["in_the_running"]


def test_what_makes_no_sense_is_refused(command, two):
    """One plant, no difference, certainty."""
    for wrong in (
        ("select", two[0]),
        ("select", *two, "--difference", "0%"),
        ("select", *two, "--difference", "some"),
        ("select", *two, "--difference", "-3"),
        ("select", *two, "--confidence", "100%"),
        ("select", *two, "--confidence", "40%"),
    ):
        said = command(*wrong, *SHORT)
        assert said.code == 2, wrong
        assert "expected" in said.err
