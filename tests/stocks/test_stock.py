"""What is seen of stocks, and the least stock of each policy, for a small shop."""

from pathlib import Path

import numpy as np
import pytest

import motorworks as mw
from motorworks.errors import MotorworksError
from motorworks.plant import levels, policy
from motorworks.stocks import Terms, stock
from motorworks.stocks.compare import POLICIES, by_policy
from motorworks.stocks.money import value_of
from motorworks.stocks.observe import see

DAY = 86400.0
SHOP = Path(__file__).parent / "shop.toml"
TERMS = Terms(duration=120 * DAY, warm_up=20 * DAY, replications=3, seed=3)


@pytest.fixture(scope="module")
def shop():
    """Give the shop."""
    return mw.load(SHOP)


@pytest.fixture(scope="module")
def answer(shop):
    """Give what is found of its pumps at 95 %."""
    return stock(shop, TERMS, of="pumps", service=0.95)


def test_what_is_seen_is_what_a_run_counts(shop, answer):
    """Use, stock and fill rate are the KPIs of a run with the same seed."""
    run = mw.simulate(shop, duration=120 * DAY, warm_up=20 * DAY, replications=3, seed=3)
    found = {(r["name"], r["scope"]): r["mean"] for r in mw.kpis(run).to_dicts()}
    for row in answer.rows:
        scope = f"supply:{row.supply.name}"
        assert row.use.mean == pytest.approx(found["supply_use", scope])
        assert row.stock.mean == pytest.approx(found["supply_stock", scope])
        assert row.days == pytest.approx(found["stock_days", scope], rel=1e-3)
        assert row.fill.mean == pytest.approx(found["fill_rate", scope])


def test_courses_end_where_the_days_add_up(shop):
    """Four points a day; the parts of the days are the parts taken."""
    seen = see(shop, TERMS)
    assert seen.stock.shape == (3, 480, 2)
    np.testing.assert_array_equal(seen.used.sum(axis=1), seen.counted("taken"))


def test_money_and_a_day_more(answer):
    """200 EUR a pump, about 24 a day, 10 %: some 480 EUR a year for a day more."""
    pumps, filters = answer.rows
    assert pumps.money == pytest.approx(200 * pumps.stock.mean)
    assert pumps.day_cost == pytest.approx(200 * pumps.use.mean * 0.1)
    assert filters.value is None
    assert filters.day_cost is None


def test_least_stock_of_each_policy(answer):
    """All hold 95 % with less than the file's 40, and more than is used in the lead time."""
    assert [t.policy for t in answer.tried] == list(POLICIES)
    for tried in answer.tried:
        assert tried.held
        assert tried.served.mean >= 0.95
        assert tried.stock.mean < answer.of.stock.mean
        assert 20 <= tried.found < 40 or tried.policy == "cover"


def test_policies_of_about_the_same_point(shop):
    """A point of 29 for lots of 6: five cards are 30, one less; days of 24 round down."""
    pumps = shop.supplies[0]
    found = {name: by_policy(pumps, name, 29, 12, 24.0) for name in POLICIES}
    assert {name: policy(supply) for name, supply in found.items()} == {n: n for n in POLICIES}
    points = [levels(found[name]) for name in POLICIES]
    assert points == [(29, 41), (29, 41), (29, 35), (29, 41)]


def test_value_of_a_part_that_is_in_a_bill():
    """What the bill of its model takes; of one kind for all models the mean by shares."""
    plant = mw.load("dalian")
    by_name = {s.name: s for s in plant.supplies}
    models = {m.name: m for m in plant.models}
    price = {m.name: m.price for m in plant.materials}
    taken = models["ni50"].bill["magnet_set"]
    assert value_of(plant, by_name["magnets_ni50"]) == pytest.approx(taken * price["magnet_set"])
    whole = sum(m.share for m in plant.models)
    mean = sum(m.share * m.bill.get("bearing_set", 0.0) for m in plant.models) / whole
    assert value_of(plant, by_name["bearings"]) == pytest.approx(mean * price["bearing_set"])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"of": "valves"}, "there is no supply 'valves'; there is: pumps, filters"),
        ({"service": 1.0}, "must be from 50 % to below 100 %"),
    ],
)
def test_what_makes_no_sense_is_refused(shop, given, expected):
    """Before anything is simulated."""
    with pytest.raises(MotorworksError, match=expected):
        stock(shop, TERMS, **given)


def test_a_plant_without_supplies_is_refused():
    """The tutorial buys nothing by order."""
    with pytest.raises(MotorworksError, match="has no supplies"):
        stock(mw.load("tutorial"), TERMS)
