"""Cases with exact answers on the command line."""

import json


def test_cases_are_listed_with_exact_and_simulated_value(command):
    """The JSON holds a record per case and measure."""
    said = command("validate", "--only", "V11", "--only", "V12", "--json")
    assert said.code == 0
    given = json.loads(said.out)
    assert (given["held"], given["missed"]) == (2, 0)
    measure = given["cases"][0]["measures"][0]
    assert measure.items() >= {
        "measure": "time_of_nth_output", "exact": 16.0, "mean": 16.0, "verdict": "holds"
    }.items()  # fmt: skip
    assert "half_width" in measure


def test_a_missed_case_is_one(command, tmp_path):
    """A wrong exact value misses, and the exit code says so."""
    from importlib.resources import files

    shipped = json.loads((files("motorworks.validation") / "exact.json").read_text())
    case = next(c for c in shipped["cases"] if c["id"] == "V11")
    case["measures"][0]["value"] = 17.0
    (tmp_path / "wrong.json").write_text(json.dumps({"format": 1, "cases": [case]}))
    said = command("validate", "--cases", "wrong.json")
    assert said.code == 1
    assert "missed" in said.out
    assert "0 of 1 cases hold" in said.out


def test_an_unknown_case_is_named(command):
    """Did you mean."""
    said = command("validate", "--only", "V9")
    assert said.code == 2
    assert "V09" in said.err


def test_plant_file_cases_are_run_on_either_kernel(command):
    """By the name of the set, one of them alone."""
    for kernel in ("compiled", "readable"):
        said = command("validate", "--cases", "works", "--only", "tool-life", "--kernel", kernel)
        assert said.code == 0, said.err
        assert "1 of 1 cases hold" in said.out


def test_several_sets_are_counted_one_by_one(command):
    """An id of any set is found; table and JSON say how many of each set hold."""
    asked = ("--only", "V11", "--only", "H02", "--only", "tool-life", "--only", "H03")
    said = command("validate", *asked)
    assert said.code == 0
    assert "4 of 4 cases hold: exact 1 of 1, own 2 of 2, works 1 of 1" in said.out
    sets = json.loads(command("validate", *asked, "--json").out)["sets"]
    assert sets == [
        {"set": "exact", "held": 1, "missed": 0},
        {"set": "own", "held": 2, "missed": 0},
        {"set": "works", "held": 1, "missed": 0},
    ]


def test_an_unknown_case_is_sought_in_all_sets(command):
    """Did you mean, of whatever set."""
    said = command("validate", "--only", "tool-live")
    assert said.code == 2
    assert "tool-life" in said.err
