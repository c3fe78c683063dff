"""What lies in stock, on the command line."""

import json
from pathlib import Path

import pytest

SHOP = str(Path(__file__).parents[1] / "stocks" / "shop.toml")
SHORT = ("--for", "60d", "--warm-up", "10d", "--replications", "2", "--seed", "3")


def test_stock_in_words_json_and_on_a_page(command, tmp_path):
    """The table, the policies of one part, the page, and the same as JSON."""
    asked = ("stock", SHOP, *SHORT, "--of", "pumps", "--service", "95%")
    said = command(*asked, "--out", "here")
    assert said.code == 0, said.err
    assert max(len(line) for line in said.out.splitlines() if "page" not in line) <= 80
    words = " ".join(said.out.split())
    assert "of bought parts lie in stock" in words
    assert "A day's use more of pumps in stock costs" in words
    page = (tmp_path / "here" / "stock.html").read_text()
    assert "Least stock of pumps for 95.0 %" in page
    assert "Stock over time" in page
    given = json.loads(command(*asked, "--json").out)
    assert [s["name"] for s in given["supplies"]] == ["pumps", "filters"]
    assert [p["policy"] for p in given["policies"]] == ["(s,Q)", "(s,S)", "kanban", "cover"]
    assert given["supplies"][0]["calculated"]["use_in_lead_time"] == pytest.approx(24, rel=0.1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--of", "valves"), "there is no supply 'valves'"),
        (("--of", "pumps", "--of", "filters"), "--of names 2 supplies"),
        (("--service", "soon"), "service is 'soon'"),
        (("--service", "20%"), "must be from 50 % to below 100 %"),
        (("--for", "2h"), "duration is '2h'; expected a day or more"),
    ],
)
def test_what_makes_no_sense_is_refused(command, words, expected):
    """In one sentence, before anything is simulated."""
    said = command("stock", SHOP, *words)
    assert said.code == 2
    assert expected in " ".join(said.err.split())
