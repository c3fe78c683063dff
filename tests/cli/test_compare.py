"""Plants compared on the command line."""

import json

import pytest

SHORT = ("--for", "5d", "--warm-up", "1d", "--replications", "3", "--jobs", "1")


def test_a_change_is_compared_with_the_plant_as_it_is(command, tmp_path):
    """Paired, with the same random numbers."""
    said = command(
        "compare", "tutorial", "--with", "line.stators.station.weld.cycle_time=54 s",
        *SHORT, "--json", "--out", "here",
    )  # fmt: skip
    assert said.code == 0, said.err
    given = json.loads(said.out)
    names = [v["name"] for v in given["variants"]]
    assert names == ["tutorial", "line.stators.station.weld.cycle_time=54 s"]
    output = given["differences"][0]
    assert (output["response"], output["verdict"]) == ("good_motors_per_year", "more")
    assert output["half_width"] < given["variants"][0]["figures"]["good_motors_per_year"]["mean"]
    assert (tmp_path / given["page"]).read_text().startswith("<!doctype html>")


def test_a_plant_is_equal_to_itself(command):
    """Common random numbers leave no difference at all."""
    said = command("compare", "tutorial", "tutorial", *SHORT, "--json")
    given = json.loads(said.out)
    assert {d["verdict"] for d in given["differences"]} == {"equal"}
    assert [v["name"] for v in given["variants"]] == ["tutorial (1)", "tutorial (2)"]


def test_all_pairs_hold_together(command):
    """Three plants, three differences of each figure; Bonferroni is named."""
    with_ = ("--with", "line.stators.places=1", "--with", "line.stators.places=9")
    response = ("--response", "blocking_share@station:stators/insert")
    said = command("compare", "tutorial", *with_, *SHORT, "--all-pairs", *response)
    assert said.code == 0, said.err
    assert "98.33 %" in said.out
    assert "Bonferroni" in said.out
    assert "C less B" in said.out
    given = json.loads(
        command("compare", "tutorial", *with_, *SHORT, "--all-pairs", *response, "--json").out
    )
    assert len(given["differences"]) == 3
    for difference in given["differences"]:
        assert difference["half_width_together"] > difference["half_width"]


def test_a_store_keeps_the_runs(command, tmp_path):
    """The same question again is answered with the same figures."""
    words = ("compare", "tutorial", "--with", "line.stators.places=1", *SHORT, "--store", "kept")
    first, second = command(*words), command(*words)
    assert first.out == second.out
    assert (tmp_path / "kept" / "catalogue.sqlite").exists()


def test_damage_in_the_store_is_said(command, tmp_path):
    """The figures are computed again, and are the same."""
    words = ("compare", "tutorial", "--with", "line.stators.places=1", *SHORT, "--store", "kept")
    first = command(*words)
    for part in (tmp_path / "kept" / "parts").iterdir():
        part.write_bytes(part.read_bytes()[:100])
    second = command(*words)
    assert second.out == first.out
    assert "store: " in second.err
    assert "set aside" in second.err or "computed again" in second.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tutorial"], "nothing to be compared with"),
        (["tutorial", "tutoril"], "Did you mean 'tutorial'?"),
        (["tutorial", "tutorial", "--response", "oee"], "is no KPI"),
        (["tutorial", "tutorial", "--response", "work_in_process@line:stators"], "given for plant"),
        (["tutorial", "tutorial", "--warm-up", "auto"], "must be given"),
        (["tutorial", "tutorial", "--for", "0 s"], "more than 0 s"),
        (["tutorial", "--with", "line.stators.place=1"], "'place' is no key here"),
    ],
)
def test_what_makes_no_sense_is_refused(command, arguments, said):
    """Before anything is simulated."""
    answer = command("compare", *arguments)
    assert answer.code == 2
    assert said in answer.err
