"""What a motor costs, on the command line."""

import json

SHORT = ("--for", "2d", "--warm-up", "1d", "--replications", "2")


def test_in_words_json_and_on_a_page(command, tmp_path):
    """Both ways beside each other, in the plant's currency."""
    said = command("cost", "midsize", *SHORT, "--out", "here")
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "A good motor of City and sport motors costs" in words
    assert "simulated" in words
    page = (tmp_path / "here" / "cost.html").read_text()
    assert "What waiting, scrap and rework cost" in page
    given = json.loads(command("cost", "midsize", *SHORT, "--json").out)
    assert given["simulated"]["lines"][0]["key"] == "material"
    assert given["simulated"]["half_width"] > 0
    assert given["calculated"]["half_width"] is None
    assert sum(x["amount"] for x in given["calculated"]["lines"]) == given["calculated"]["total"]


def test_calculated_alone_in_another_currency(command):
    """The reference plant in yuan."""
    said = command("cost", "dalian", "--calculated", "--currency", "CNY", "--json")
    given = json.loads(said.out)
    assert given["simulated"] is None
    assert round(given["calculated"]["lines"][0]["amount"], 2) == 1625.55


def test_missing_prices_and_currencies_are_said(command):
    """Exit code 2, no traceback."""
    said = command("cost", "tutorial", "--calculated")
    assert said.code == 2
    assert "tariff 'electricity' is missing" in said.err
    said = command("cost", "midsize", "--calculated", "--currency", "USD")
    assert said.code == 2
    assert "no exchange rate for 'USD'" in said.err
