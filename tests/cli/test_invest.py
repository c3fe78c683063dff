"""What money buys, on the command line."""

import json

FEW = ("--calculated", "--draws", "400")


def test_a_frontier_in_words_json_and_on_a_page(command, tmp_path):
    """The plant of mid size, from half of its money to all."""
    said = command("invest", "midsize", "--frontier", "3", *FEW, "--out", "here")
    assert said.code == 0, said.err
    assert "MEUR" in said.out or "M EUR" in said.out
    assert "What each sum of money buys" in (tmp_path / "here" / "invest.html").read_text()
    given = json.loads(command("invest", "midsize", "--frontier", "3", *FEW, "--json").out)
    points = given["frontier"]
    assert [p["budget"] for p in points] == sorted(p["budget"] for p in points)
    assert all(p["estimated"] <= p["bound"] for p in points)
    assert given["risk"]["draws"] == 400


def test_a_budget_below_one_module_names_the_nearest(command):
    """Exit code 2 and the least that works."""
    said = command("invest", "midsize", "--budget", "3M EUR", *FEW)
    assert said.code == 2
    assert "buy no module; the nearest that does is" in said.err


def test_sums_that_cannot_be_read_are_refused(command):
    """With what was expected."""
    said = command("invest", "midsize", "--budget", "a lot", *FEW)
    assert said.code == 2
    assert "expected a sum such as '50G EUR'" in said.err
    said = command("invest", "midsize", "--budget", "5G USD", *FEW)
    assert "no exchange rate for USD" in said.err


def test_the_value_may_be_what_is_maximised(command):
    """With its bound; longer hours where they are allowed."""
    words = ("--budget", "80M EUR", "--objective", "npv", "--shifts", "--json", *FEW)
    (point,) = json.loads(command("invest", "midsize", *words).out)["frontier"]
    assert point["choice"]["hours"]["shifts"] == 1
    assert 0 < point["estimated_npv"] <= point["npv_bound"]
    said = command("invest", "midsize", "--objective", "luck", *FEW)
    assert said.code == 2
    assert "objective is 'luck'; expected output or npv" in said.err


def test_a_point_is_simulated(command, tmp_path):
    """And kept: the second time nothing is simulated for it."""
    words = ("--budget", "60M EUR", "--draws", "100", "--store", "kept", "--jobs", "1", "--json")
    given = json.loads(command("invest", "midsize", *words).out)
    point = given["frontier"][0]
    assert point["simulated"] > 0
    assert point["replications"] >= 2
    assert given["stock_kind"] == "simulated"
