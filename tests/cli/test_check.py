"""Findings on the command line."""

import json

BROKEN = """
[plant]
name = "broken"
[source.rod]
[sink.out]
[station.press]
inputs = ["rodd"]
cycle_time = "5 kg"
to = "out"
colour = "red"
"""


def test_all_findings_at_once(command, tmp_path):
    """File, line, what was given and what to do, for each."""
    (tmp_path / "broken.toml").write_text(BROKEN)
    said = command("check", "broken.toml")
    assert said.code == 2
    for line, word in ((7, "rodd"), (8, "kg"), (10, "colour")):
        assert f"broken.toml:{line}:" in said.out
        assert word in said.out


def test_findings_as_json(command, tmp_path):
    """The same findings for other programs."""
    (tmp_path / "broken.toml").write_text(BROKEN)
    said = command("check", "broken.toml", "--json")
    assert said.code == 2
    given = json.loads(said.out)
    assert not given["good"]
    assert {f["line"] for f in given["findings"]} >= {7, 8, 10}


def test_running_a_broken_plant_reports_the_same_findings(command, tmp_path):
    """Every verb that reads reports all findings and gives 2."""
    (tmp_path / "broken.toml").write_text(BROKEN)
    said = command("run", "broken.toml", "--for", "1h")
    assert said.code == 2
    assert said.err.count("broken.toml:") >= 3


def test_a_change_is_checked_with_the_file(command):
    """What `run --set` would refuse, `check --set` refuses."""
    assert command("check", "tutorial", "--set", "line.stators.places=2").code == 0
    said = command("check", "tutorial", "--set", "line.stators.places=-2")
    assert said.code == 2
    assert "--set" in said.out
