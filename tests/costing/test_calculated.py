"""The cost by arithmetic: by hand, and against the published table of the reference plant."""

import csv
from pathlib import Path

import pytest
from tests.costing.works import works

from motorworks.costing import calculated_cost
from motorworks.costing.cost import LINES
from motorworks.errors import PlantError, RunError
from motorworks.plantfile import load, read_plant

GOLDEN = Path(__file__).parent / "golden" / "dalian.csv"
CNY = 15.4


def test_every_line_by_hand():
    """100,000 motors a year; no scrap."""
    cost = calculated_cost(works())
    assert cost["material"] == pytest.approx(83 - 0.5 * 8)
    direct = 4 * 1.825 * 40_000
    assert cost["labour"] == pytest.approx((direct + 240_000) / 1e5)
    # 20 s x 36 kW + 40 s x 9 kW + 25 s x 18 kW = 1,530 kJ
    assert cost["electricity"] == pytest.approx(1530 / 3600 * 1.5 * 0.2)
    assert cost["depreciation"] == pytest.approx((292_000 / 10 + 180_000 / 20) / 1e5)
    assert cost["maintenance"] == pytest.approx(0.04 * 260_000 / 1e5)
    assert cost["yield_loss"] == pytest.approx(0.0, abs=1e-9)
    assert cost["research"] == pytest.approx(160_000 / 1e5)
    assert cost.scrap_credit == pytest.approx(4.0)


def test_scrap_costs_the_material_in_the_part_so_far():
    """Of 1 / 0.9 motors joined, a tenth is lost at 83 each; all before is worked more often."""
    cost = calculated_cost(works("10 %"))
    assert cost["yield_loss"] == pytest.approx(83 * 0.1 / 0.9)
    assert cost["electricity"] == pytest.approx(1530 / 3600 * 1.5 * 0.2 / 0.9)


def test_workshops_operations_and_models_add_up():
    """Nothing is lost on the way to any table."""
    cost = calculated_cost(load("dalian"))
    assert sum(sum(row.values()) for row in cost.workshops().values()) == pytest.approx(cost.total)
    by_model = sum(cost.mix[m] * sum(row.values()) for m, row in cost.models.items())
    assert by_model == pytest.approx(cost.total)
    assert sum(o.costs["material"] for o in cost.operations) == pytest.approx(
        cost["material"] + cost.scrap_credit
    )


def golden(kind):
    """Give the terms of the golden table of one kind, by line and name."""
    rows = csv.DictReader(GOLDEN.read_text("utf-8").splitlines())
    return {(r["line"], r["term"]): float(r["amount"]) for r in rows if r["kind"] == kind}


def by_line(terms):
    """Give the sum of terms by line."""
    found = dict.fromkeys(LINES, 0.0)
    for (line, _), amount in terms.items():
        found[line] += amount
    return found


PRINTED = {
    "material": 1626,
    "labour": 54,
    "electricity": 22,
    "depreciation": 199,
    "maintenance": 25,
    "yield_loss": 33,
    "research": 50,
}
"""The published table, in whole yuan; its sum is given to the last digit as 2009.1939."""


def test_formulas_of_the_published_table_give_every_printed_digit():
    """Each line rounds to what is printed, and all together make the total to four decimals."""
    published = by_line(golden("published"))
    assert {line: round(amount) for line, amount in published.items()} == PRINTED
    assert sum(published.values()) == pytest.approx(2009.1939, abs=0.0002)


def test_published_terms_follow_from_published_inputs():
    """Each term of the table from people, wages, capital and lives as they are published."""
    terms, year = golden("published"), 3.6e6
    assert terms["labour", "at the machines and on shift"] == pytest.approx(
        (712.4 + 932) * 97_000 / year, abs=1e-4
    )
    assert terms["labour", "day staff"] == pytest.approx(260 * 140_000 / year, abs=1e-4)
    assert terms["electricity", "energy"] == pytest.approx(37.3165 * 0.6, abs=1e-4)
    buildings = 8_131_200_000 + 2_032_800_000 + 1_386_000_000
    equipment = 100_177_350_000 - buildings - 4_770_350_000
    assert terms["depreciation", "machines and equipment"] == pytest.approx(
        equipment / 8 / CNY / year, abs=1e-4
    )
    assert terms["depreciation", "buildings and land"] == pytest.approx(
        buildings / 20 / CNY / year, abs=1e-4
    )
    assert terms["maintenance", "machines"] == pytest.approx(0.03 * 45.89e9 / CNY / year, abs=1e-4)
    bought = terms["material", "bought material"] + terms["material", "steel scrap sold"]
    assert terms["yield_loss", "two percent"] == pytest.approx(0.02 * bought, abs=1e-4)
    assert terms["research", "people"] == pytest.approx(700 * 190_000 * 1.35 / year, abs=1e-4)


def test_differences_follow_from_the_plant():
    """Each difference from the plant's own figures, and nothing is left over in any line."""
    cost, terms, year = calculated_cost(load("dalian")), golden("difference"), 3.6e6
    day = 260 * (190_000 * 1.35 - 140_000) / year
    assert terms["labour", "day staff as engineers"] == pytest.approx(day, abs=1e-4)
    assert terms["depreciation", "contingency"] == pytest.approx(
        4_770_350_000 / 8 / CNY / year, abs=1e-4
    )
    assert terms["depreciation", "land"] == pytest.approx(-1.386e9 / 20 / CNY / year, abs=1e-4)
    assert terms["depreciation", "spare floor"] == pytest.approx(
        -16_950 * 3000 / 20 / year, abs=1e-4
    )
    scrap = sum(o.costs["yield_loss"] for o in cost.operations) / CNY
    two = golden("published")["yield_loss", "two percent"]
    assert terms["yield_loss", "scrap where it happens"] == pytest.approx(scrap - two, abs=0.001)
    assert terms["yield_loss", "surplus cores"] == pytest.approx(
        cost["yield_loss"] / CNY - scrap, abs=0.001
    )
    both = by_line(golden("published") | terms)
    for line, amount in both.items():
        assert amount == pytest.approx(cost[line] / CNY, abs=0.001)


def test_missing_prices_are_findings():
    """All at once, each with what to write and where."""
    with pytest.raises(PlantError) as refused:
        calculated_cost(load("tutorial"))
    said = {f.path: str(f) for f in refused.value.findings}
    assert "Write [tariff.electricity]" in said["tariff.electricity.price"]
    assert "line.stators.station.weld.price" in said
    assert "7 prices are missing" in str(refused.value)


def test_a_material_without_price_is_a_finding_and_one_of_price_zero_is_not():
    """End shields of the reference plant cost nothing beside the housing."""
    plant = works(replace={"seals = { price = 3, ": "seals = { "})
    with pytest.raises(PlantError, match="material 'seals' stands in a bill and has no price"):
        calculated_cost(plant)
    free = works(replace={"seals = { price = 3, ": "seals = { price = 0, "})
    assert calculated_cost(free)["material"] == pytest.approx(80 - 4)


def test_a_plant_that_makes_nothing_has_no_cost():
    """No division by nought."""
    with pytest.raises(RunError, match="no good motor"):
        calculated_cost(works("100 %", replace={"target = 100_000": ""}))


def test_negative_wages_are_refused_when_read():
    """With the line of the file."""
    text = '[plant]\nname = "x"\n[tariff.operator]\nprice = "-5 JPY"\n'
    with pytest.raises(PlantError, match=r"text:4: tariff 'operator': price is .*must be >= 0"):
        read_plant(text)
