"""The table of KPIs as a whole."""

import json
import math

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.statistics.factories import serial_plant, small_plant

from motorworks.simulation import simulate
from motorworks.statistics import REGISTRY, kpi_records, kpis


def test_every_kpi_comes_for_every_level_it_names(small_run):
    """What the registry says is given is given, and nothing else."""
    table = kpis(small_run)
    levels = set(table["level"])
    for kpi in REGISTRY.values():
        found = set(table.filter(pl.col("name") == kpi.name)["level"])
        assert found == set(kpi.levels) & levels, kpi.name


def test_no_kpi_comes_twice_for_a_scope(small_run):
    """Name and scope are the key of the table."""
    assert not kpis(small_run).select("name", "scope").is_duplicated().any()


def test_columns_are_those_promised(small_run):
    """The table has its documented columns, in order."""
    expected = ["name", "scope", "level", "unit", "mean", "half_width", "n", "kind", "note"]
    assert kpis(small_run).columns == expected


def test_records_are_json(small_run):
    """Records have six keys and only numbers that JSON knows."""
    records = kpi_records(small_run)
    assert set(records[0]) == {"name", "scope", "unit", "mean", "half_width", "n"}
    json.dumps(records, allow_nan=False)


def test_one_replication_has_no_half_width():
    """With n = 1 every half-width is null."""
    run = simulate(small_plant(), duration="1 d", warm_up=0, replications=1)
    table = kpis(run)
    assert table["half_width"].is_null().all()
    assert set(table["n"]) <= {0, 1}


def test_calculated_figures_say_so(small_run):
    """Operator hours of the file need no simulation and are marked."""
    table = kpis(small_run).filter(pl.col("kind") == "calculated")
    assert set(table["name"]) == {"operator_hours_per_year"}
    # Two lines, half a person at each first station, 16 h on each of 365 days.
    assert table.filter(pl.col("scope") == "plant")["mean"][0] == pytest.approx(16 * 365)


def test_shares_lie_between_0_and_1(small_run):
    """No ratio of times leaves its bounds but for what is half done at the ends."""
    shares = kpis(small_run).filter(pl.col("unit") == "-", pl.col("name") != "effectiveness")
    means = shares["mean"].drop_nulls()
    assert means.min() >= 0
    assert means.max() <= 1.001


def test_littles_law_holds():
    """Work in process = throughput × throughput time on a long run of an open line.

    A line that is saturated holds few parts, so that what is inside at the ends is small
    against 40,000 parts that passed.
    """
    run = simulate(serial_plant(10.0, 10.0, 10.0), duration="7 d", warm_up="1 d", seed=2)
    mean = {r["name"]: r["mean"] for r in kpi_records(run) if r["scope"] == "plant"}
    assert mean["work_in_process"] == pytest.approx(
        mean["throughput"] * mean["throughput_time_mean"], rel=2e-3
    )


def test_two_exponential_machines_without_places_give_two_thirds():
    """Two equal exponential machines in a row with no place between them: 2/3 of their rate.

    References: Hunt (1956), Sequential arrays of waiting lines, Operations Research 4(6).
    The interval over the replications must cover the exact rate, and be narrow.
    """
    run = simulate(
        serial_plant(10.0, 10.0, places=0), duration="2 d", warm_up="1 h", replications=10, seed=5
    )
    mean = {r["name"]: r for r in kpi_records(run) if r["scope"] == "plant"}["throughput"]
    assert abs(mean["mean"] - 2 / 30) < 1.5 * mean["half_width"]
    assert mean["half_width"] < 0.02 * mean["mean"]


@settings(max_examples=15)
@given(st.floats(0.5, 1.0))
def test_effectiveness_is_the_performance_factor(factor):
    """The speed loss of the file comes back as effectiveness."""
    from dataclasses import replace

    plant = serial_plant(30.0)
    line = plant.lines[0]
    slow = replace(line.stations[0], performance_factor=factor, cycle_time=constant_of(30.0))
    plant = replace(plant, lines=(replace(line, stations=(slow,)),))
    run = simulate(plant, duration="1 d", warm_up=0)
    found = next(r for r in kpi_records(run) if r["name"] == "effectiveness")
    # One part may be half done at the end.
    assert found["mean"] == pytest.approx(factor, abs=60 / factor / 86400)


def constant_of(time):
    """Give the law of a time that is always the same [s]."""
    from motorworks.process import Law

    return Law("constant", (time,))


def test_yearly_figures_scale_by_planned_time(small_run):
    """Good parts a year are jobs per hour times the hours planned in a year."""
    mean = {r["name"]: r["mean"] for r in kpi_records(small_run) if r["scope"] == "plant"}
    hours = small_run.compiled.planned_year / 3600
    assert hours == 16 * 365
    assert mean["good_motors_per_year"] == pytest.approx(mean["jobs_per_hour"] * hours)


def test_models_add_up_to_the_plant(small_run):
    """Good parts of the models are the good parts of the plant."""
    table = kpis(small_run).filter(pl.col("name") == "good_motors_per_year")
    models = table.filter(pl.col("level") == "model")["mean"].sum()
    assert models == pytest.approx(table.filter(pl.col("level") == "plant")["mean"][0])
    assert math.isfinite(models)
    assert np.all(table["n"].to_numpy() == 3)
