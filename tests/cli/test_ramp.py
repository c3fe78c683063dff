"""A ramp-up, on the command line."""

import json
from pathlib import Path

RAMPS = Path(__file__).parents[1] / "rampup"
OPENING = str(RAMPS / "opening.toml")


def test_in_words_as_json_and_on_a_page(command, tmp_path):
    """Years against the plan, months, levers with their cost; curve and learning on the page."""
    asked = ("ramp", OPENING, "--years", "2", "--replications", "2", "--levers", "1")
    said = command(*asked, "--out", "here")
    assert said.code == 0, said.err
    assert "The first good core leaves on 11 May 2021" in said.out
    assert "later waves a month earlier" in said.out
    page = (tmp_path / "here" / "ramp.html").read_text()
    for words in ("Good cores a month", "Month by month", "What is learnt", "into service when"):
        assert words in page
    given = json.loads(command(*asked, "--json").out)
    assert given["production"] == ["2021-05-11"] * 2
    assert [p["planned"] for p in given["periods"]] == [0.5, 1.0]
    assert len(given["quarters"]) == 8
    assert given["load"][-1] == 1.0
    assert {lever["key"] for lever in given["levers"]} == {"earlier", "pooled", "learning"}
    assert sum(m["mean"] for m in given["months"]) <= sum(p["mean"] for p in given["periods"])


def test_another_start_and_nonsense(command):
    """All days move; what is no day is refused with what was expected."""
    words = ("--years", "1", "--replications", "1", "--levers", "0")
    given = json.loads(command("ramp", OPENING, "--start", "2022-01-10", *words, "--json").out)
    assert given["production"] == ["2022-01-10"]
    said = command("ramp", OPENING, "--start", "in May", *words)
    assert said.code == 2
    assert "expected a date such as 2021-05-03" in said.err
    said = command("ramp", OPENING, "--start", "2022-01-10", "--drawn", *words)
    assert said.code == 2
    assert "give one of them" in said.err


def test_the_cash_flow_takes_a_ramp(command, tmp_path):
    """A slow ramp is worth less than the assumed one; a file that is none is refused."""
    few = ("invest", "midsize", "--calculated", "--draws", "100")
    slow = tmp_path / "slow.json"
    slow.write_text(json.dumps({"load": [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0]}))
    usual = json.loads(command(*few, "--json").out)
    given = json.loads(command(*few, "--ramp", str(slow), "--json").out)
    assert given["load"][:9] == [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0]
    assert given["load"][-1] == 1.0
    assert given["npv"] < usual["npv"]
    said = command(*few, "--ramp", OPENING)
    assert said.code == 2
    assert "cannot be read as a ramp-up" in said.err
    slow.write_text('{"load": [1, "much"]}')
    said = command(*few, "--ramp", str(slow))
    assert said.code == 2
    assert "has no load by quarter" in said.err


def test_with_and_without_the_disturbance(command, tmp_path):
    """What is lost stands in words, as JSON and on the page; a plant without one is refused."""
    (tmp_path / "fever.csv").write_text("date,share\n2021-01-01,50 %\n2021-03-01,50 %\n")
    few = ("ramp", OPENING, "--years", "1", "--replications", "2", "--levers", "0")
    slowed = ("--set", "activity.hall.sensitivity=1")
    asked = (*few, *slowed, "--curve", "fever.csv")
    said = command(*asked, "--out", "here")
    assert said.code == 0, said.err
    assert "disturbance on" in said.out
    page = (tmp_path / "here" / "ramp.html").read_text()
    assert "What the programme&#39;s disturbance costs" in page or "disturbance costs" in page
    given = json.loads(command(*asked, "--json").out)["disturbance"]
    cases = {c["case"]: c for c in given["cases"]}
    # The hall begins on 31 January; the 30 days to 1 March count for half.
    assert cases["on"]["days_later"]["mean"] == 15
    assert cases["on"]["fewer"][0]["mean"] > 0
    assert cases["off"]["fewer"][0]["mean"] == 0
    said = command(*few, "--epidemic")
    assert said.code == 2
    assert "nothing disturbs the programme of opening" in said.err
