"""KPIs against values found by hand."""

import csv

import pytest
from tests.statistics.factories import GOLDEN, golden_run

from motorworks.statistics import REGISTRY, kpis
from motorworks.validation import read_works

CASES = sorted(folder.name for folder in GOLDEN.iterdir())


def expected(case):
    """Give the rows of a golden case's table; a mean is written as a sum, so that it shows how."""
    with (GOLDEN / case / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def value(mean):
    """Give the number that a mean written as arithmetic stands for."""
    assert set(mean) <= set("0123456789.+*/()")
    return eval(mean)


@pytest.mark.parametrize("case", CASES)
def test_kpis_agree_with_the_golden_values(case):
    """Every KPI written down has exactly that unit and value."""
    table = kpis(golden_run(GOLDEN / case))
    found = {(r["name"], r["scope"]): r for r in table.iter_rows(named=True)}
    for row in expected(case):
        record = found[row["name"], row["scope"]]
        assert record["unit"] == row["unit"]
        if not row["mean"]:
            assert record["mean"] is None, row
        else:
            assert record["mean"] == pytest.approx(value(row["mean"]), rel=1e-12), row


@pytest.fixture(scope="module")
def exact():
    """Give the names of the KPIs that an exact case measures."""
    return {m.keys["kpi"] for case in read_works() for m in case.measures if m.name == "kpi"}


@pytest.mark.parametrize("name", REGISTRY)
def test_every_kpi_has_a_golden_value(name, exact):
    """No KPI enters the registry without a value found by hand, here or in an exact case."""
    rows = [row for case in CASES for row in expected(case) if row["name"] == name]
    assert any(row["mean"] for row in rows) or name in exact, (
        f"write a row for {name} into an expected.csv, or a measure into a case of validation"
    )


def test_a_machine_without_planned_time_says_so():
    """Undefined KPIs carry their reason."""
    table = kpis(golden_run(GOLDEN / "never-on"))
    row = next(r for r in table.iter_rows(named=True) if r["name"] == "availability")
    assert row["mean"] is None
    assert row["note"] == "there was no planned busy time"
