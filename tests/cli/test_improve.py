"""What buys more, on the command line."""

import json

from tests.cli.golden import matches

SHORT = ("--for", "10d", "--warm-up", "2d", "--replications", "2", "--seed", "7")


def test_golden_improve(command):
    """The table of the tutorial plant, number by number."""
    said = command("improve", "tutorial", *SHORT)
    assert said.code == 0, said.err
    assert matches(said.out, "improve-tutorial.txt")


def test_the_json_holds_what_it_promises(command, tmp_path):
    """Changes with gain, price and values to set; assumptions with their basis; a page."""
    said = command("improve", "tutorial", *SHORT, "--to", "target", "--json", "--out", "here")
    assert said.code == 0, said.err
    given = json.loads(said.out)
    assert given["goal"] == 100_000
    assert given["best"]["set"] == []
    weld = next(t for t in given["tried"] if t["change"] == "machine:stators/weld")
    assert weld["set"] == ["line.stators.station.weld.machines=2"]
    assert weld["gain"].keys() == {"mean", "half_width"}
    assert weld["price"] is None
    assert all(a["basis"] for a in given["assumptions"].values())
    assert (tmp_path / given["page"]).read_text().startswith("<!doctype html>")


def test_goals_that_make_no_sense_are_refused(command):
    """Before anything is simulated."""
    for wrong in (("--gain", "-3%"), ("--gain", "much"), ("--to", "0"), ("--to", "more")):
        said = command("improve", "tutorial", *wrong)
        assert said.code == 2
        assert wrong[1] in said.err
    said = command("improve", "tandem20", "--to", "target")
    assert said.code == 2
    assert "names no target" in said.err
