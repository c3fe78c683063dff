"""What grows with the output: what must not shrink with it."""

import pytest

from motorworks.plant import Buffer, Supply
from motorworks.plant.pool import Pool
from motorworks.process import Law
from motorworks.simulation import simulate
from motorworks.sizing import size
from motorworks.sizing.growth import Growth, pool, supply
from motorworks.statistics import kpis

HALF = Growth(total=0.5, by_model={"a": 0.5}, busiest=0.5)
DOUBLE = Growth(total=2.0, by_model={"a": 2.0}, busiest=2.0)


def order(model):
    """Give an order of 100 at a stock of 400."""
    lead = Law("constant", (3600.0,))
    place = {"name": "s", "supplier": "x", "material": "y", "to": "store"}
    return Supply(**place, model=model, lot=100, reorder_point=400, lead_time=lead)


@pytest.mark.parametrize(
    ("by", "model", "lot", "point"),
    [(HALF, "a", 50, 400), (HALF, None, 50, 200), (DOUBLE, "a", 200, 800)],
)
def test_what_is_bought_for_one_model_is_never_ordered_later(by, model, lot, point):
    """A line that works in turn takes a lot at its full pace."""
    stores = {"store": Buffer(name="store", by_model=True, capacity_per_model=1000)}
    found = supply(order(model), by, stores)
    assert (found.lot, found.reorder_point) == (lot, point)


@pytest.mark.parametrize(("count", "left"), [(12, 2), (40, 4), (1, 1), (0, 0)])
def test_nobody_is_left_alone_in_a_pool(count, left):
    """A twelfth of the people, but two where there were two."""
    people = Pool(name="p", count=count)
    assert pool(people, 1 / 12).count == left


@pytest.mark.parametrize("demand", [300_000, 500_000])
def test_a_small_plant_makes_what_it_is_sized_for(dalian, demand):
    """One line, and two, that five models share; a quarter and a tenth were missing once.

    Two replications of 60 days lie within 4 % of their mean.
    """
    plant = size(dalian, demand).plant
    run = simulate(plant, duration="60d", warm_up="21d", replications=2, seed=1)
    found = kpis(run)
    good = found.filter(found["name"] == "good_motors_per_year").row(0, named=True)["mean"]
    assert good > 0.95 * demand
