"""What a lever changes, on the same draws."""

from dataclasses import replace

import pytest
from tests.logistics.small import DAY, even_feed, harbour_plant

from motorworks.logistics import Terms, ship
from motorworks.logistics.feed import drawn_weeks
from motorworks.logistics.levers import MORE_COVER, effect, levers_of, once_more_a_week
from motorworks.plant import Timetable

TERMS = Terms(duration=14 * DAY, warm_up=7 * DAY, replications=2)


@pytest.fixture(scope="module")
def given():
    """Give feeds of three weeks."""
    return [drawn_weeks(even_feed(21), 21 * DAY, 1, r) for r in range(2)]


@pytest.fixture(scope="module")
def base(given):
    """Give the plant with prices, shipped."""
    plant = harbour_plant(customer_penalty=10.0, truck_price=1000.0, sailing_price=5.0)
    return ship(plant, TERMS, given)


def levers(base, cost=100.0, days=5.0):
    """Give the levers by name."""
    return {lever.name: lever for lever in levers_of(base, days, cost)}


def test_each_lever_changes_one_thing(base):
    """And says what it costs."""
    found = levers(base)
    assert list(found) == [
        "truck",
        "sailing",
        "stock",
        "less_stock",
        "share",
        "order",
        "closed",
    ]
    assert sum(t.number for t in found["truck"].plant.trucks) == 3
    assert found["truck"].yearly == 1000.0
    covers = [c.cover for c in found["stock"].plant.customers]
    assert covers == [c.cover + MORE_COVER for c in base.plant.customers]
    assert [d.allocation for d in found["share"].plant.docks] == ["share"]
    (closed,) = found["closed"].plant.ports[0].closed
    assert (closed.end - closed.start).days == 5
    assert (closed.start.date() - base.plant.start).days == 14


def test_the_truck_that_is_used_most_gets_one(base):
    """Both kinds have one truck; the longer way is used more."""
    use = {t.name: base.of("truck", t.name, "use").mean for t in base.plant.trucks}
    most = max(use, key=lambda name: use[name])
    numbers = {t.name: t.number for t in levers(base)["truck"].plant.trucks}
    assert numbers[most] == 2


def test_without_a_port_nothing_closes(base):
    """Nor for no days."""
    assert "closed" not in levers(base, days=0.0)


def test_stock_costs_interest(base):
    """On a week of call-offs; unknown without a cost of a motor."""
    assert levers(base, cost=None)["stock"].yearly is None
    economics = replace(base.plant.economics, discount_rate=0.1)
    found = levers(replace(base, plant=replace(base.plant, economics=economics)))["stock"]
    a_week = sum(sum(c.rates) for c in base.network.customers) * 7 * DAY
    assert found.yearly == pytest.approx(a_week * 100.0 * 0.1)
    less = levers(replace(base, plant=replace(base.plant, economics=economics)))["less_stock"]
    assert less.yearly == pytest.approx(-a_week * 3 / 7 * 100.0 * 0.1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Timetable(at=(3600.0,), days=("mon",)), ("mon", "thu")),
        (Timetable(at=(3600.0,), days=("tue", "fri")), ("tue", "fri", "sun")),
        (Timetable(at=(3600.0,), days=("mon", "wed", "fri")), ("mon", "wed", "fri", "sat")),
    ],
)
def test_one_day_more_lies_far_from_the_others(base, before, after):
    """The greatest gap is halved."""
    sailing = replace(base.plant.sailings[0], timetable=before)
    assert set(once_more_a_week(sailing).days) == set(after)


def test_every_day_gets_a_second_time(base):
    """Half a day later."""
    sailing = replace(base.plant.sailings[0], timetable=Timetable(at=(3600.0,)))
    assert once_more_a_week(sailing).at == (3600.0, 46800.0)


def test_every_so_often_becomes_quicker(base):
    """Three times a week becomes four times."""
    sailing = replace(base.plant.sailings[0], timetable=Timetable(every=7 * DAY / 3))
    assert once_more_a_week(sailing).every == pytest.approx(7 * DAY / 4)


def test_nothing_changed_has_no_effect(base, given):
    """Exactly none: draws are the same."""
    lever = replace(levers(base)["share"], plant=base.plant)
    found = effect(lever, base, ship(base.plant, TERMS, given))
    assert all(change.values == (0.0, 0.0) for change in found.changes.values())
    assert found.saved == 0.0


def test_a_closed_port_costs(base, given):
    """Customers by sea are owed more."""
    lever = levers(base)["closed"]
    found = effect(lever, base, ship(lever.plant, TERMS, given))
    assert found.changes["fill_rate"].mean < 0
    assert found.changes["owed"].mean > 0
    assert found.saved is not None
    assert found.saved < 0
