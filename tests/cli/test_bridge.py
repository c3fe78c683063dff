"""The loss bridge on the command line."""

import json

from tests.cli.golden import matches

SHORT = ("--for", "10d", "--warm-up", "2d", "--replications", "2", "--seed", "7")


def test_golden_bridge(command):
    """The table of the tutorial plant, number by number."""
    said = command("bridge", "tutorial", *SHORT)
    assert said.code == 0, said.err
    assert matches(said.out, "bridge-tutorial.txt")


def test_the_json_tells_every_cause(command, tmp_path):
    """Also those that the plant has not; the page is written where it was asked for."""
    said = command("bridge", "tutorial", *SHORT, "--json", "--out", "here")
    assert said.code == 0, said.err
    given = json.loads(said.out)
    causes = {s["cause"]: s for s in given["steps"]}
    assert causes["failures"]["loss"].keys() == {"mean", "half_width"}
    assert causes["changeovers"]["modelled"] is False
    assert causes["changeovers"]["loss"] is None
    assert given["tightest_process"] == "stators/weld"
    assert (tmp_path / given["page"]).read_text().startswith("<!doctype html>")


def test_a_time_that_cannot_be_read_is_refused(command):
    """Before anything is simulated."""
    said = command("bridge", "tutorial", "--for", "soon")
    assert said.code == 2
    assert "soon" in said.err


def test_set_changes_the_plant_first(command):
    """A plant without failures has no such cause."""
    said = command(
        "bridge", "tutorial", *SHORT, "--json",
        "--set", "line.stators.station.weld.failures=[]",
        "--set", "line.stators.station.insert.failures=[]",
    )  # fmt: skip
    causes = {s["cause"]: s for s in json.loads(said.out)["steps"]}
    assert causes["failures"]["modelled"] is False
