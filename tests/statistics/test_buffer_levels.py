"""Parts in buffers."""

import dataclasses

import pytest
from tests.statistics.factories import serial_plant, small_plant

from motorworks.plant import Buffer
from motorworks.simulation import simulate
from motorworks.statistics import level_table, levels


def test_levels_over_time_have_the_mean_of_the_integral():
    """The mean of many samples is the mean over time, within what sampling can do."""
    run = simulate(serial_plant(10.0, 10.0, places=20), duration="6 d", warm_up="6 h")
    table = level_table(run).row(0, named=True)
    sampled = levels(run, points=2000)["level"].mean()
    assert sampled == pytest.approx(table["mean"], rel=0.1)
    assert 0 < table["mean"] < table["max"] <= 20


def test_every_buffer_has_its_curve(small_run):
    """One row per buffer and time, times alike."""
    table = levels(small_run, points=50)
    assert table.height == 3 * 50
    assert set(table.group_by("buffer").len()["len"]) == {50}


def test_the_table_says_where_a_buffer_stands(small_run):
    """Name, copy of the line, common name, places."""
    rows = {r["buffer"]: r for r in level_table(small_run).iter_rows(named=True)}
    place = rows["line-02/two.in"]
    assert (place["group"], place["line"], place["capacity"]) == ("line/two.in", "line-02", 3)
    assert place["filling"] == pytest.approx(place["mean"] / 3)
    assert rows["store"]["line"] == ""


@pytest.mark.parametrize(
    ("buffer", "capacity"),
    [
        (Buffer(name="store"), None),
        (Buffer(name="store", by_model=True, capacity_per_model=7), 14),
        (Buffer(name="store", by_model=True, capacity_per_model=7, capacity=10), 10),
    ],
)
def test_capacity_is_in_all(buffer, capacity):
    """A store by model has the places of its models, unless a total is smaller."""
    run = simulate(dataclasses.replace(small_plant(), buffers=(buffer,)), duration="8 h", warm_up=0)
    assert level_table(run)["capacity"][0] == capacity
