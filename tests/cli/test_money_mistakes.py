"""Mistakes about money: each a finding with what was given, and the nearest that works."""

import re
from pathlib import Path

import pytest

import motorworks

PLANT = Path(motorworks.__file__).parent / "plantfile/plants/midsize.toml"
RATES = "[plant.exchange]\nUSD = 0\n\n[plant.economics]"
ONLY_CITY = '[["city"], ["city"], ["city"]]'

OPTIONS = (
    (("--budget", "a lot"), "budget is 'a lot'; expected a sum such as '50G EUR'"),
    (("--budget", "0"), "budget is '0'; expected more than 0"),
    (("--budget=-5G EUR",), "budget is '-5G EUR'; expected more than 0"),
    (("--budget", "nan"), "budget is 'nan'; expected a sum"),
    (("--budget", "1e400"), "budget is inf; expected a number above 0"),
    (("--budget", "5G USD"), "no exchange rate for USD, only EUR"),
    (("--budget", "3M EUR"), "buy no module; the nearest that does is"),
    (("--demand", "many"), "demand is 'many'; expected good parts a year, such as 3.6M"),
    (("--demand", "0"), "demand is"),
    (("--demand=-3",), "demand is"),
    (("--demand", "nan"), "demand is"),
    (("--objective", "luck"), "objective is 'luck'; expected output or npv"),
    (("--years", "0"), "Input should be greater than or equal to 1"),
    (("--draws", "1"), "Input should be greater than or equal to 2"),
    (("--frontier", "0"), "Input should be greater than or equal to 1"),
    (("--currency", "XYZ"), "XYZ"),
)

CHANGES = {
    "a material without a price": (', price = "8 EUR"', "", "material 'copper' stands in a bill"),
    "a model without a price": (
        'price = "240 EUR"\n',
        "",
        "model 'city' is made and has no price",
    ),
    "negative wages": ('"52000 EUR"', '"-52000 EUR"', "tariff 'operator': price is -52000 EUR"),
    "an exchange rate of zero": (r"\[plant\.economics\]", RATES, "exchange.USD is 0; must be > 0"),
    "wages that nobody names": (r"operator = \{.*\n", "", "wage names 'operator', and there is no"),
    "a model without a route": (
        r'\[(\["\w+"\], ){2}\["city", "sport"\]\]',
        ONLY_CITY,
        "parts of 'sport' come to",
    ),
    "a place of a negative price": ('"1500 EUR"', '"-1 EUR"', "must be >= 0"),
}


@pytest.mark.parametrize(("options", "words"), OPTIONS, ids=[" ".join(o) for o, _ in OPTIONS])
def test_an_option_that_cannot_be_is_refused(command, options, words):
    """With exit code 2 and what was expected."""
    said = command("invest", "midsize", "--calculated", *options)
    assert said.code == 2, said.out
    assert words in said.out + said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("mistake", CHANGES)
@pytest.mark.parametrize("verb", ["invest", "business-case"])
def test_a_plant_that_cannot_be_reckoned_is_refused(command, tmp_path, verb, mistake):
    """Before anything is simulated or written, with the place in the file."""
    old, new, words = CHANGES[mistake]
    text, many = re.subn(old, new, PLANT.read_text("utf-8"))
    assert many
    (tmp_path / "plant.toml").write_text(text)
    said = command(verb, str(tmp_path / "plant.toml"), "--out", str(tmp_path / "out"))
    assert said.code == 2, said.out
    assert words in said.out + said.err
    assert "Traceback" not in said.err
    assert not list(tmp_path.glob("out/*"))


def test_a_price_that_is_missing_names_the_least_that_works(command, tmp_path):
    """What the motor costs."""
    text = PLANT.read_text("utf-8").replace('price = "240 EUR"\n', "", 1)
    (tmp_path / "plant.toml").write_text(text)
    said = command("invest", str(tmp_path / "plant.toml"), "--calculated")
    assert re.search(r"under \[model.city\]; to make one costs 1\d\d EUR", said.err)
