"""The sheet of a motor on the command line."""

import json

import pytest
from tests.cli.golden import matches


def test_the_sheet_in_words_json_and_on_a_page(command, tmp_path):
    """The motor of 100 kW."""
    said = command("design", "ni100", "--out", "here")
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "Ni100Ex, 100 kW: 225 N m" in words
    assert "Hairpins 168" in words
    page = (tmp_path / "here" / "design.html").read_text(encoding="utf-8")
    for title in ("Section to scale", "Efficiency by torque and speed", "One row", "2 rows"):
        assert title in page
    assert page.count('class="copper"') == 48 * 7
    assert page.count('class="north"') == 8
    said = command("design", "ni100", "--json")
    given = json.loads(said.out)
    assert given["winding"]["weld_points"]["value"] == 162
    assert given["masses"]["laminations"] == 352
    assert 0.43 < given["strips"][0]["utilisation"] < given["strips"][1]["utilisation"]
    assert len(given["map"]["efficiency"]) == len(given["map"]["torques"])


def test_a_changed_motor_and_another_plant(command):
    """Figures set for this sheet; a refusal with what works."""
    said = command("design", "ni100", "--set", "product.ni100.layers=8", "--json")
    assert json.loads(said.out)["winding"]["hairpins"]["value"] == 192
    said = command("design", "ni100", "--set", "product.ni100.slots=54")
    assert said.code == 2
    assert "54 slots on 6 poles" in said.err


def test_a_motor_that_is_not_there(command):
    """Its name, and the likely one; a model without a design says how to give it one."""
    said = command("design", "ni1000")
    assert said.code == 2
    assert "no model or design 'ni1000'. Did you mean 'ni100'?" in said.err
    said = command("design", "city", "--plant", "tutorial")
    assert said.code == 2
    assert "Traceback" not in said.err


@pytest.mark.parametrize("model", ["ni50", "ni70", "ni100", "ni150", "ni200"])
def test_golden_design(command, model):
    """The whole sheet of each motor of the reference family, as it is printed."""
    assert matches(command("design", model).out, f"design-{model}.txt")
