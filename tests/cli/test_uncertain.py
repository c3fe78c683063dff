"""An uncertain verdict on the command line."""

import json

import pytest
from tests.cli.golden import matches

PLANT = """
[plant]
name = "pair"
title = "A pair of machines"
target = 520_000
product = "part"

[source.rod]

[sink.out]

[line.row]
places = 5
stations = ["cut", "weld"]
[line.row.station.cut]
inputs = ["rod"]
cycle_time = "40 s"
ranges = { cycle_time = ["30 s", "55 s"] }
[line.row.station.weld]
to = "out"
cycle_time = "50 s"
failures = [{ mtbf = "4 h", mttr = "10 min", ranges = { mttr = ["5 min", "40 min"] } }]
ranges = { cycle_time = ["45 s", "70 s"] }
"""
SHORT = ("--uncertain", "--draws", "60", "--for", "5d", "--warm-up", "1d", "--seed", "7")


@pytest.fixture
def pair(tmp_path):
    """Write a plant with three ranges."""
    (tmp_path / "pair.toml").write_text(PLANT)
    return "pair.toml"


def test_golden_uncertain(command, pair):
    """The table of a small plant, number by number."""
    said = command("run", pair, *SHORT)
    assert said.code == 0, said.err
    assert matches(said.out, "uncertain-pair.txt")


def test_the_json_holds_what_it_promises(command, pair, tmp_path):
    """Probability with its interval, inputs ranked, the outputs of all draws, the check."""
    said = command("run", pair, *SHORT, "--spread", "triangular", "--json", "--out", "here")
    assert said.code == 0, said.err
    given = json.loads(said.out)
    assert given["distribution"] == "triangular"
    assert len(given["outputs"]) == given["draws"] == 60
    low, high = given["probability_interval"]
    assert low <= given["probability"] <= high
    shares = [i["share_of_variance"] for i in given["inputs"]]
    assert shares == sorted(shares, reverse=True)
    assert len(given["check"]["year"]) == 3
    assert (tmp_path / given["page"]).read_text().startswith("<!doctype html>")


def test_arguments_that_make_no_sense_are_refused(command, pair):
    """Spread, draws, a plant without ranges."""
    assert command("run", pair, "--uncertain", "--spread", "flat").code == 2
    assert command("run", pair, "--uncertain", "--draws", "5").code == 2
    said = command("run", "tandem20", "--uncertain")
    assert said.code == 2
    assert "ranges" in said.err
