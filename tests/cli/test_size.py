"""The plant for a demand, on the command line."""

import json

import pytest


def test_in_words_json_and_on_a_page(command, tmp_path):
    """Machines, lines and people; the steps, the levers, and the file that checks."""
    said = command(
        "size", "midsize", "--demand", "700k", "--levers", "--demands", "400k,600k", "--out", "here"
    )
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "700,000 motors a year take" in words
    assert "Sized as it stands, the plant makes" in words
    page = (tmp_path / "here" / "size.html").read_text()
    for title in ("Every process, loss by loss", "What other demands take", "Longer hours first"):
        assert title in page


def test_it_writes_a_plant_that_checks_and_simulates(command, tmp_path):
    """Calculated and simulated side by side; the file is based on the plant."""
    said = command(
        "size", "midsize", "--demand", "650k", "--write", "more.toml", "--simulate",
        "--for", "10d", "--warm-up", "5d", "--json",
    )  # fmt: skip
    assert said.code == 0, said.err
    given = json.loads(said.out)
    assert given["demand"] == 650_000
    assert given["simulated"]["mean"] > 500_000
    side = given["compared"]
    assert side["apart"] == pytest.approx(given["simulated"]["mean"] / side["estimated"] - 1.0)
    assert side["agrees"] is (abs(side["apart"]) <= 0.02)
    assert (side["why"] is None) is side["agrees"]
    assert {m["process"] for m in given["machines"]} >= {"stator/weld", "end_test"}
    assert 'based_on = "midsize"' in (tmp_path / "more.toml").read_text()
    assert command("check", "more.toml").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--demand", "many"), "demand is 'many'; expected good parts a year"),
        (("--demand", "0"), "expected at least 1"),
        (("--demand=-5M",), "a demand of -5,000,000"),
        (("--demand", "500M"), "the land holds"),
        (("--demands", "1M,"), "demands is ''"),
        (("--mix", "city"), "gives no model and share"),
        (("--mix", "city=60%,sport=50%"), "add up to 1.1"),
        (("--demands", "1M,x"), "demands is 'x'"),
    ],
)
def test_what_cannot_be_asked(command, arguments, said):
    """A sentence and exit code 2."""
    refused = command("size", "midsize", *arguments)
    assert refused.code == 2
    assert said in refused.err
