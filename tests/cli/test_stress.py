"""What disturbances cost, on the command line."""

import json
from pathlib import Path

import pytest

SHORT = ("--warm-up", "2d", "--after", "5d", "--replications", "2", "--seed", "7")
TWO_CREWS = str(Path(__file__).parents[1] / "resilience" / "two-crews.toml")


def test_losses_in_words_json_and_on_a_page(command, tmp_path):
    """Power and what helps, for the tutorial plant."""
    said = command("stress", "tutorial", *SHORT, "--durations", "1d,3d", "--out", "here")
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "loses most to: No power (14 d)" in words
    assert "names no disturbances and no measures: the usual ones" in words
    page = (tmp_path / "here" / "stress.html").read_text()
    assert "What would have helped" in page
    assert "What it costs by how long it lasts" in page
    given = json.loads(command("stress", "tutorial", *SHORT, "--json").out)
    power = given["disturbances"][0]
    assert power["kind"] == "simulated"
    assert power["lost"]["mean"] > 1000
    assert power["worst_week"]["mean"] == 0
    (cell,) = given["cells"]
    assert (cell["disturbance"], cell["measure"]) == ("power", "overtime")
    assert given["disturbances"][1]["kind"] == "calculated"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--of", "flood"), "there is no disturbance 'flood'; there is: power, demand"),
        (("--start", "soon"), "start is 'soon'; expected a date such as 2021-03-01"),
        (("--start", "2021-01-02"), "before the plant is warm"),
        (("--durations", "1d,1d"), "expected different times above 0"),
        (("--step", "0s"), "step is '0s'; expected more than 0 s"),
        (("--together", "--of", "power"), "together needs two disturbances or more"),
    ],
)
def test_what_makes_no_sense_is_refused(command, words, expected):
    """Before anything is simulated."""
    said = command("stress", "tutorial", *SHORT, *words)
    assert said.code == 2
    assert expected in " ".join(said.err.split())


def test_rules_of_manning_with_a_curve_from_a_file(command, tmp_path):
    """Each rule is an epidemic of its own; page and JSON set them against the first."""
    (tmp_path / "fever.csv").write_text("date,share\n2020-02-01,50 %\n2020-02-07,50 %\n")
    asked = (
        "stress",
        TWO_CREWS,
        "--curve",
        "fever.csv",
        "--start",
        "2021-01-11",
        *SHORT,
        "--no-measures",
    )
    said = command(*asked, "--out", "here")
    assert said.code == 0, said.err
    assert "Of 5 rules of manning least is lost by" in said.out
    assert "Which lines to man first" in (tmp_path / "here" / "stress.html").read_text()
    given = json.loads(command(*asked, "--manning", "spread, downstream", "--json").out)
    ((spread, downstream),) = given["manning"]
    assert spread["fewer"] is None
    lost = spread["lost"]["mean"] - downstream["lost"]["mean"]
    assert downstream["fewer"]["mean"] == lost
    asked_of = ("stress", "midsize", *SHORT, "--no-measures", "--curve", "fever.csv")
    said = command(*asked_of, "--manning", "spread,in_order")
    assert "All 2 rules of manning lose the same" in said.out
    said = command(*asked, "--manning", "everybody")
    assert said.code == 2
    assert "manning is 'everybody'" in said.err
