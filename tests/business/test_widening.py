"""Places more between stations: what they bring, and what they cost."""

from dataclasses import replace
from itertools import pairwise

import pytest

from motorworks.business import Aim, best_under, built, capital, menu_of
from motorworks.business.widening import links, place_price
from motorworks.plantfile import load


@pytest.fixture(scope="module")
def menu():
    """Give the menu of the plant of mid size."""
    return menu_of(load("midsize"))


def line(menu, name):
    """Give a line of the plant."""
    return next(x for x in menu.plant.lines if x.name == name)


def test_pairs_that_hand_on_through_places_are_paid_for(menu):
    """Six stations; two take from stores or give to one: hairpins are formed beside the line."""
    stator = line(menu, "stator")
    assert links(stator) == 4
    assert place_price(stator) == 4 * stator.place_price
    assert place_price(replace(stator, place_price=None)) is None
    assert place_price(replace(stator, places=None)) is None


def test_more_places_make_more_with_less_and_less_gain(menu):
    """From the estimate of the module on; each width brings more for more money."""
    widths = menu.widths["stator"]
    assert widths[0].good == pytest.approx(menu.estimate)
    assert [w.price for w in widths] == [w.places * 4 * 1500 for w in widths]
    assert all(other.good > one.good for one, other in pairwise(widths))
    gains = [(b.good - a.good) / (b.places - a.places) for a, b in pairwise(widths)]
    assert gains == sorted(gains, reverse=True)


def test_places_are_bought_where_they_pay_and_stand_in_the_plant(menu):
    """The plant has them, its capital pays them, and without a price nobody buys any."""
    best = best_under(menu, 110e6)
    assert best.choice.wider
    plant = built(menu, best.choice)
    assert capital(plant).total == pytest.approx(best.capital)
    for name, more in best.choice.wider.items():
        now = next(x for x in plant.lines if x.name == name)
        assert now.places == line(menu, name).places + more
    (item,) = (c for c in plant.capital if c.name == "places")
    assert item.amount == sum(
        best.choice.modules * w.price
        for name, more in best.choice.wider.items()
        for w in menu.widths[name]
        if w.places == more
    )
    dear = replace(menu.plant, lines=tuple(replace(x, place_price=None) for x in menu.plant.lines))
    without = best_under(menu_of(dear), 110e6, Aim())
    assert not without.choice.wider
    assert without.good < best.good
