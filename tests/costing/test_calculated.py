"""The cost by arithmetic: by hand, and against the published table of the reference plant."""

import csv
from pathlib import Path

import pytest
from tests.costing.works import works

from motorworks.costing import calculated_cost
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


def test_golden_reference_plant_line_by_line():
    """What the published table says, what we reckon, and the known reason for the difference."""
    cost = calculated_cost(load("dalian"))
    rows = list(csv.DictReader(GOLDEN.read_text("utf-8").splitlines()))
    assert [r["line"] for r in rows] == [line.key for line in cost.lines]
    for row in rows:
        reckoned = cost[row["line"]] / CNY
        assert reckoned == pytest.approx(float(row["calculated"]), abs=0.005)
        # The published lines are whole yuan; each term of the difference is reckoned here.
        reasons = sum(float(row[k]) for k in ("basis", "rest"))
        assert float(row["published"]) + reasons == pytest.approx(reckoned, abs=0.006)
        assert row["reason"]
    assert sum(float(r["published"]) for r in rows) == 2009


def test_the_known_bases_of_the_published_lines():
    """Each term named in the golden table, from the plant's own figures."""
    rows = {r["line"]: r for r in csv.DictReader(GOLDEN.read_text("utf-8").splitlines())}
    year = 3.6e6
    # Day staff at the price of engineers instead of operators with 1.35 times their cost.
    assert float(rows["labour"]["basis"]) == pytest.approx(
        260 * (256_500 - 1.35 * 97_000) / year, abs=0.005
    )
    # The contingency, written off; 16,950 m2 of spare floor, not built.
    written_off = 4_770_350_000 / 8 - 16_950 * 3000 * CNY / 20
    assert float(rows["depreciation"]["basis"]) == pytest.approx(
        written_off / CNY / year, abs=0.005
    )
    # What scrap takes with it, and surplus rotor cores, instead of 2 % of the bought material.
    bought = 1625.5465 + 41.9175
    assert float(rows["yield_loss"]["basis"]) == pytest.approx(55.262 - 0.02 * bought, abs=0.005)


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
