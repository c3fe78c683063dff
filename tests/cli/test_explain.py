"""A station explained, on the command line."""

import json

SHORT = ("--for", "5d", "--warm-up", "1d", "--seed", "7")


def test_in_words_as_json_and_on_a_page(command, tmp_path):
    """What it does, why it waits, followed to the root, and where it is described."""
    said = command("explain", "tutorial", "pack", *SHORT, "--out", "here")
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "Of an hour on shift Pack works" in words
    assert "Its waiting begins at Weld the ends" in words
    assert "tutorial.toml:" in words
    assert "where the waiting begins" in (tmp_path / "here" / "explain.html").read_text()
    given = json.loads(command("explain", "tutorial", "pack", *SHORT, "--json").out)
    assert given["process"] == "stators/pack"
    assert given["root"] == "stators/weld"
    assert given["waits"][0]["state"] == "starved"
    assert given["waits"][0]["who"] == ["stators/test"]
    assert given["values"][0]["place"].rpartition(":")[2].isdecimal()


def test_a_slip_of_the_pen_is_met_before_anything_runs(command):
    """With the name that was meant."""
    said = command("explain", "tutorial", "wled")
    assert said.code == 2
    assert "Did you mean 'weld'?" in said.err
