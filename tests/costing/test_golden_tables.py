"""The cost of shipped plants by kind, workshop, operation and model, kept in files."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.golden_tables import WRITE, differences

from motorworks.costing import calculated_cost
from motorworks.plantfile import load

FOLDER = Path(__file__).parent / "golden"


def by_kind(cost):
    """Give a row for each line."""
    return [{"line": line.key, "amount": line.amount} for line in cost.lines]


def by_workshop(cost):
    """Give a row for each workshop, and one for what belongs to none."""
    return [{"workshop": name} | row for name, row in cost.workshops().items()]


def by_process(cost):
    """Give a row for each operation."""
    return [
        {
            "process": o.process,
            "machines": o.machines,
            "passes": o.passes,
            "scrapped": o.scrapped,
            "reworked": o.reworked,
            "kwh": o.kwh,
        }
        | dict(o.costs)
        for o in cost.operations
    ]


def by_model(cost):
    """Give a row for each model with its share."""
    return [{"model": m, "share": cost.mix[m]} | dict(row) for m, row in cost.models.items()]


TABLES = {"kind": by_kind, "workshop": by_workshop, "process": by_process, "model": by_model}


@pytest.fixture(scope="module", params=["dalian", "trucks"])
def reckoned(request):
    """Give the name of a plant and its cost."""
    return request.param, calculated_cost(load(request.param))


@pytest.mark.parametrize("table", TABLES)
def test_golden_tables_of_cost(reckoned, table):
    """Every cell of every table is the one kept."""
    plant, cost = reckoned
    assert differences(TABLES[table](cost), FOLDER / plant / f"{table}.csv") == []


@pytest.mark.skipif(WRITE, reason="would write a changed plant")
def test_a_changed_price_is_seen_in_every_table():
    """The tables do hang on the plant: dearer power changes cells in each of them."""
    plant = load("trucks")
    tariffs = tuple(
        replace(t, price=1.01 * t.price) if t.name == "electricity" else t for t in plant.tariffs
    )
    cost = calculated_cost(replace(plant, tariffs=tariffs))
    for table, rows in TABLES.items():
        assert differences(rows(cost), FOLDER / "trucks" / f"{table}.csv")
