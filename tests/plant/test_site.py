"""What the ground allows, by hand."""

import pytest

from motorworks.plant import Site


@pytest.mark.parametrize(
    ("shares", "buildable"),
    [
        ({"coverage": 0.6, "green": 0.1, "roads": 0.2}, 0.6),
        ({"coverage": 0.6, "green": 0.3, "roads": 0.25}, 0.45),  # roads and green leave less
        ({"coverage": 0.6, "green": 0.5, "roads": 0.6}, 0.0),
    ],
)
def test_buildings_take_the_limit_or_what_is_left(shares, buildable):
    """1,000 m2 on two storeys."""
    site = Site(land=1000.0, storeys=2, **shares)
    assert site.buildable == pytest.approx(buildable)
    assert site.most_floor == pytest.approx(2000 * buildable)


def test_sizing_money_and_plan_know_one_limit():
    """A site whose roads and green leave less than the coverage binds all three alike."""
    from dataclasses import replace

    from motorworks.business.menu import menu_of
    from motorworks.capacity.outlay import capital
    from motorworks.plantfile import load
    from motorworks.sizing import size

    plant = load("dalian")
    tight = replace(plant, site=replace(plant.site, roads=0.25, green=0.2))
    floor = size(tight, 3e6).floor
    assert floor.may_cover == pytest.approx(0.55 * 200_000)
    assert capital(tight).most_floor == pytest.approx(floor.may_cover * floor.storeys)
    assert menu_of(tight).most_floor == pytest.approx(floor.may_cover * floor.storeys)
