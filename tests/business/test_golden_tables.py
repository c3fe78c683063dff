"""What money buys in two shipped plants, calculated, kept in files."""

import json

import pytest
from tests.business import workbook as w
from tests.golden_tables import WRITE, differences

from motorworks.business import Wish, capital, invest
from motorworks.business.key_number import key_numbers
from motorworks.plantfile import load

BUDGETS = {"dalian": 100e9, "trucks": 130e6}


@pytest.fixture(scope="module", params=BUDGETS)
def reckoned(request):
    """Give the name of a plant, and what half of a budget and all of it buy."""
    wish = Wish(budget=BUDGETS[request.param], points=2, simulated=False, draws=500)
    return request.param, invest(load(request.param), wish)


def items(found):
    """Give a row for each item of capital of the plant as it is."""
    return [
        {"item": i.name, "amount": i.amount, "life": i.life, "depreciation": i.depreciation}
        for i in found.outlay.items
    ]


def points(found):
    """Give a row for each budget."""
    rows = []
    for p in found.points:
        choice = p.best.choice
        pooled = [q.process for q in found.menu.pooled if q.own]
        rows.append(
            {
                "budget": p.budget,
                "modules": choice and choice.modules,
                "places": choice and " ".join(f"{k} {n}" for k, n in choice.wider.items()),
                "good": p.best.good,
                "bound": p.best.bound,
                "capital": p.best.capital,
                "floor": p.best.floor,
                "value": p.value,
                "binding": p.best.binding,
            }
            | {name: choice and choice.machines[name] for name in pooled}
        )
    return rows


def numbers(found):
    """Give a row for each key number that the board reads."""
    best = found.best
    outlay = capital(best.plant, best.budget)
    return [
        {
            "key": n.key,
            "value": n.value,
            "unit": n.unit,
            "low": n.interval and n.interval[0],
            "high": n.interval and n.interval[1],
            "kind": n.kind,
        }
        for n in key_numbers(found, best.plant, outlay, best.cost)
    ]


def swings(found):
    """Give a row for each factor of the tornado."""
    return [
        {"factor": s.factor.key, "low": s.low, "high": s.high, "kind": s.factor.kind}
        for s in found.swings
    ]


TABLES = {"capital": items, "frontier": points, "numbers": numbers, "tornado": swings}


@pytest.mark.parametrize("table", TABLES)
def test_golden_tables_of_an_investment(reckoned, table):
    """Every cell of every table is the one kept."""
    plant, found = reckoned
    assert differences(TABLES[table](found), w.GOLDEN / plant / f"{table}.csv") == []


def test_golden_case_that_the_spreadsheet_reckons(reckoned):
    """What the cash flow of each plant is made from; its table is the spreadsheet's."""
    plant, found = reckoned
    case = found.case
    now = {
        "assets": [[a.amount, a.life or 0.0] for a in case.assets],
        **{n: getattr(case, n) for n in ("good", "price", "price_decline")},
        **{n: sum(getattr(case, n).values()) for n in ("variable", "growing", "fixed")},
        **{n: getattr(case, n) for n in ("stock", "build", "years", "discount", "tax")},
        "ramp": list(case.ramp),
        **{n: getattr(case, n) for n in ("receivable", "payable")},
    }
    path = w.GOLDEN / plant / "case.json"
    if WRITE:
        path.write_text(json.dumps(now, indent=2) + "\n", "utf-8")
    kept = json.loads(path.read_text("utf-8"))
    assert list(now) == list(kept)
    assert [a for pair in now.pop("assets") for a in pair] == pytest.approx(
        [a for pair in kept.pop("assets") for a in pair]
    )
    for name, value in now.items():
        assert value == pytest.approx(kept[name]), name
