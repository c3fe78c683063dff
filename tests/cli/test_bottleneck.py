"""What holds a plant back, on the command line."""

import json

SHORT = ("--for", "5d", "--warm-up", "1d", "--replications", "3", "--seed", "7")


def test_four_methods_in_words_json_and_on_a_page(command, tmp_path):
    """The welding machine of the tutorial plant."""
    said = command("bottleneck", "tutorial", *SHORT, "--candidates", "2", "--out", "here")
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "Weld the ends holds the plant back" in words
    assert "active periods" in words
    assert "Whose active period" in (tmp_path / "here" / "bottleneck.html").read_text()
    said = command("bottleneck", "tutorial", *SHORT, "--candidates", "2", "--json")
    given = json.loads(said.out)
    assert given["first"]["utilisation"] == "stators/weld"
    weld = given["processes"][0]
    assert weld["process"] == "stators/weld"
    assert weld["active_periods"]["either"].keys() == {"mean", "half_width"}
    assert [c["kind"] for c in weld["small_changes"]] == ["speed", "availability", "places"]
    assert weld["small_changes"][0]["gain"]["mean"] > 0


def test_without_candidates_nothing_is_changed(command):
    """Three methods take one run."""
    said = command("bottleneck", "tutorial", *SHORT, "--candidates", "0", "--json")
    given = json.loads(said.out)
    assert given["first"]["sensitivity"] is None
    assert all(p["small_changes"] == [] for p in given["processes"])
