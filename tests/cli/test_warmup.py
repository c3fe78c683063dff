"""The start-up of a plant, on the command line."""

import json


def test_in_words_as_json_and_on_a_page(command, tmp_path):
    """MSER-5 in a sentence, the moving average as a row, the plot on the page."""
    asked = ("warmup", "tutorial", "--for", "20d", "--replications", "3", "--seed", "7")
    said = command(*asked, "--out", "here")
    assert said.code == 0, said.err
    assert "MSER-5" in said.out
    assert "Welch" in said.out
    assert "Start-up and warm-up" in (tmp_path / "here" / "warmup.html").read_text()
    given = json.loads(command(*asked, "--json").out)
    assert len(given["rate"]) == len(given["moving_average"]) == len(given["time_s"])
    assert given["moving_average"][-given["window"] :] == [None] * given["window"]


def test_too_short_a_time_is_refused(command):
    """There is nothing to see in a minute."""
    said = command("warmup", "tutorial", "--for", "1 min")
    assert said.code == 2
    assert "too short" in said.err
