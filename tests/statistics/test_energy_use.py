"""Energy and power."""

import dataclasses

import numpy as np
import polars as pl
import pytest
from tests.statistics.factories import small_plant

from motorworks.plant import Workshop
from motorworks.simulation import simulate
from motorworks.statistics import energy, kpis, load_curve
from motorworks.statistics.energy_use import KWH, station_energy


def powered_plant():
    """Give the small plant with its lines in a hall and its test at a supplier."""
    plant = small_plant(workshops=(Workshop(name="hall"), Workshop(name="park", own=False)))
    test = dataclasses.replace(plant.stations[0], power=1000.0, workshop="park")
    line = dataclasses.replace(plant.lines[0], workshop="hall")
    return dataclasses.replace(plant, stations=(test,), lines=(line,))


@pytest.fixture(scope="module")
def powered_run():
    """Give two days of that plant."""
    return simulate(powered_plant(), duration="2 d", warm_up=0, replications=2)


def test_energy_from_states_is_the_energy_sampled(powered_run):
    """Power times time in each state is what the kernel's samples have at the end."""
    sampled = [r.trace.sample_energy[-1].sum() for r in powered_run.replications]
    assert station_energy(powered_run).sum(axis=1) == pytest.approx(sampled, rel=1e-9)


def test_own_and_supplied_energy_stand_apart(powered_run):
    """The plant has the hall's energy, the park's is named apart."""
    table = {r["workshop"]: r for r in energy(powered_run).iter_rows(named=True)}
    plant = {
        r["name"]: r["mean"]
        for r in kpis(powered_run).iter_rows(named=True)
        if r["scope"] == "plant"
    }
    assert plant["energy_per_good_motor"] == pytest.approx(table["hall"]["kwh_per_motor"])
    assert plant["supplier_energy_per_good_motor"] == pytest.approx(table["park"]["kwh_per_motor"])
    assert table["park"]["own"] is False


def test_no_quarter_hour_draws_more_than_all_machines(powered_run):
    """The peak lies between the mean and the sum of all powers: 2 × (5 + 2) kW in the hall."""
    hall = energy(powered_run).row(0, named=True)
    assert hall["mean_kw"] < hall["peak_kw"] <= 14.0


def test_the_load_curve_has_the_energy_of_the_day(powered_run):
    """The mean power over 96 quarter hours is the mean power of the run."""
    curve = load_curve(powered_run).filter(pl.col("workshop") == "plant")
    assert curve["hour"].to_list() == [q / 4 for q in range(96)]
    mean = station_energy(powered_run)[:, :-1].sum(axis=1).mean() / (2 * 86400) / 1e3
    assert curve["mean_kw"].mean() == pytest.approx(mean)
    assert curve.filter(pl.col("hour") < 6)["max_kw"].max() == 0


def test_a_minute_or_an_hour_between_samples(powered_run):
    """The peak needs samples on every quarter hour: each minute does, each hour does not."""
    peaks = {}
    for interval in (60.0, 900.0, 3600.0):
        run = simulate(powered_plant(), duration="1 d", warm_up=0, sample_interval=interval)
        row = next(r for r in kpis(run).iter_rows(named=True) if r["name"] == "peak_power")
        peaks[interval] = row["mean"]
        note = row["note"]
    assert peaks[60.0] == pytest.approx(peaks[900.0], rel=1e-9)
    assert peaks[3600.0] is None
    assert "every 15 min" in note
    assert KWH == 3.6e6
    assert np.isfinite(peaks[60.0])
