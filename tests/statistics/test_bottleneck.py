"""Bottlenecks: where they are known, both rankings must find them."""

import dataclasses

import polars as pl
import pytest
from tests.statistics.factories import constant, serial_plant

from motorworks.plant import Batch, Conveyor
from motorworks.simulation import simulate
from motorworks.statistics import bottlenecks

LINES = {
    "first": (20.0, 14.0, 14.0, 14.0),
    "middle": (14.0, 14.0, 20.0, 14.0),
    "last": (14.0, 14.0, 14.0, 20.0),
}
SLOW = {"first": "m0", "middle": "m2", "last": "m3"}


@pytest.mark.parametrize("where", LINES)
def test_the_slow_machine_of_a_line_is_the_bottleneck_by_both(where):
    """Exponential machines, one of them slower by two fifths: both rankings name it first."""
    table = bottlenecks(simulate(serial_plant(*LINES[where]), duration="4 d", warm_up="4 h"))
    stations = table.filter(pl.col("level") == "station")
    assert stations["name"][0] == f"line/{SLOW[where]}"
    worst = stations.filter(pl.col("arrow_rank") == 1)
    assert worst["name"].to_list() == [f"line/{SLOW[where]}"]
    assert "a bottleneck" in worst["why"][0]


def test_a_bottleneck_is_seen_from_both_sides():
    """Upstream of a slow middle machine is blocked, downstream starves; it hardly waits."""
    table = bottlenecks(simulate(serial_plant(*LINES["middle"]), duration="4 d", warm_up="4 h"))
    row = next(r for r in table.iter_rows(named=True) if r["name"] == "line/m2")
    assert row["upstream_blocked"] > 0.1
    assert row["downstream_starved"] > 0.1
    assert row["starved"] + row["blocked"] < 0.15


def test_equal_lines_are_one_process(small_run):
    """Two copies of a line give one row by process and two by station."""
    table = bottlenecks(small_run)
    assert sorted(table.filter(pl.col("level") == "process")["name"]) == [
        "line/one", "line/two", "test",
    ]  # fmt: skip
    assert table.filter(pl.col("level") == "station").height == 5
    two = table.filter(pl.col("name") == "line/two").row(0, named=True)
    assert (two["rank"], two["machines"]) == (1, 2)


def test_shares_of_planned_time_sum_to_one(small_run):
    """Everything a machine does in its planned time is in the table."""
    shares = ("working", "setting_up", "down", "planned_stop", "blocked", "starved", "waiting")
    sums = bottlenecks(small_run).select(pl.sum_horizontal(shares))
    assert sums.to_series().to_list() == pytest.approx([1.0] * sums.height)


@pytest.mark.parametrize(
    "slack",
    [
        {"batch": Batch(min=1, max=10)},
        {"conveyor": Conveyor(transit=600.0, spacing=5.0, places=120)},
    ],
    ids=["batch", "conveyor"],
)
def test_a_half_empty_oven_is_no_bottleneck(slack):
    """An oven that always works but is hardly filled has capacity to spare."""
    plant = serial_plant(60.0, 60.0)
    line = plant.lines[0]
    slow = dataclasses.replace(line.stations[0], cycle_time=constant(60))
    oven = dataclasses.replace(line.stations[1], cycle_time=constant(60), **slack)
    if "conveyor" in slack:
        oven = dataclasses.replace(oven, cycle_time=None)
    plant = dataclasses.replace(plant, lines=(dataclasses.replace(line, stations=(slow, oven)),))
    table = bottlenecks(simulate(plant, duration="1 d", warm_up="2 h"))
    rows = {r["name"]: r for r in table.iter_rows(named=True)}
    assert rows["line/m0"]["utilisation"] == pytest.approx(1.0, abs=1e-3)
    assert rows["line/m1"]["utilisation"] < 0.15
    assert rows["line/m1"]["starved"] > 0.8
    assert rows["line/m1"]["starved_by"] == "line/m1.in"
    assert [n for n, r in rows.items() if r["turning_point"]] == ["line/m0"]
