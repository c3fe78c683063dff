"""What is shipped, and a file of one's own."""

import json

import pytest

SHIPPED = {
    "dalian",
    "dalian-3600",
    "dalian-imported",
    "dalian-study",
    "dalian-supplied",
    "failures20",
    "midsize",
    "tandem20",
    "trucks",
    "tutorial",
}


def test_the_shipped_plants_are_listed(command):
    """By name, as people see them and as JSON."""
    said = command("plants")
    assert said.code == 0
    assert all(name in said.out for name in SHIPPED)
    assert {p["name"] for p in json.loads(command("plants", "--json").out)} == SHIPPED


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_every_shipped_plant_is_good(command, name):
    """The check of what we ship finds no error."""
    said = command("check", name)
    assert said.code == 0, said.out
    assert "good" in said.out


def test_a_new_plant_is_a_copy_that_checks(command, tmp_path):
    """From nothing to a plant of one's own."""
    assert command("new", "mine").code == 0
    assert (tmp_path / "mine.toml").exists()
    assert command("check", "mine.toml").code == 0


def test_a_new_plant_overwrites_nothing(command, tmp_path):
    """What is there stays."""
    (tmp_path / "mine.toml").write_text("precious")
    said = command("new", "mine.toml")
    assert said.code == 2
    assert "exists" in said.err
    assert (tmp_path / "mine.toml").read_text() == "precious"


def test_new_from_an_unknown_plant_says_what_there_is(command):
    """Did you mean."""
    said = command("new", "mine", "--like", "dalain")
    assert said.code == 2
    assert "dalian" in said.err
