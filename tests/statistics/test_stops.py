"""Failures, short stops and maintenance apart."""

import dataclasses
from datetime import date

import numpy as np
import polars as pl
import pytest
from tests.statistics.factories import constant, serial_plant, two_shifts

from motorworks.plant import Failure, Maintenance, ShortStop
from motorworks.simulation import simulate
from motorworks.statistics import kpi_records, oee_waterfall
from motorworks.statistics.elements import measure


def stopping_run(calendar=None, **changes):
    """Give a day of a station of 10 s with a short stop of 10 s after 90 s of work."""
    plant = serial_plant(10.0)
    line = plant.lines[0]
    station = dataclasses.replace(
        line.stations[0],
        cycle_time=constant(10),
        short_stops=(ShortStop(every=constant(90), time=constant(10)),),
        **changes,
    )
    plant = dataclasses.replace(
        plant, lines=(dataclasses.replace(line, stations=(station,)),), start=date(2024, 1, 1)
    )
    if calendar:
        plant = dataclasses.replace(plant, calendars=(calendar,), calendar=calendar.name)
    return simulate(plant, duration="1 d", warm_up=0)


def means(run):
    """Give means of the plant by name."""
    return {r["name"]: r["mean"] for r in kpi_records(run) if r["scope"] == "plant"}


def test_short_stops_are_a_loss_of_speed_and_no_failure():
    """A tenth of the time; nothing failed, and the technical availability is 1."""
    found = means(stopping_run())
    assert found["short_stop_share"] == pytest.approx(0.1)
    assert found["short_stops_per_machine_hour"] == pytest.approx(40)
    assert found["technical_availability"] == 1
    assert found["stand_alone_availability"] == 1
    assert found["availability"] == pytest.approx(0.9)
    assert found["mean_down_time"] is None
    assert found["corrective_maintenance_ratio"] is None


def test_the_waterfall_shows_short_stops_beside_failures():
    """Each with its own hours; without short stops the row is not there."""
    failures = (Failure(up=constant(1000), repair=constant(100)),)
    fall = oee_waterfall(stopping_run(failures=failures))
    hours = dict(fall.select("step", "hours").iter_rows())
    # For each failure 1000 s of work, 111 s of short stops, 100 s of repair.
    assert hours["short stops"] / hours["failures"] == pytest.approx(111 / 100, rel=0.02)
    assert hours["production time"] + hours["short stops"] + hours["failures"] == pytest.approx(24)
    assert (
        "short stops"
        not in oee_waterfall(simulate(serial_plant(10.0), duration="1 h", warm_up=0))[
            "step"
        ].to_list()
    )


def test_maintenance_in_hours_is_planned_down_time_and_none_outside():
    """Maintenance from 15:00 to midnight; the shifts end at 22:00, and PDOT holds 7 of its 9 h."""
    upkeep = (Maintenance(every=15 * 3600.0, time=constant(9 * 3600)),)
    run = stopping_run(calendar=two_shifts(), maintenance=upkeep)
    of = measure(run)
    assert of["PMT"][0, 0] == pytest.approx(9 * 3600, abs=20)
    assert of["PDOT"][0, 0] == pytest.approx(7 * 3600, abs=20)
    assert of["down"][0, 0] == of["short"][0, 0]
    assert means(run)["corrective_maintenance_ratio"] == 0
    assert np.all(run.replications[0].trace.upkeeps == 1)


def test_time_down_is_shared_where_repairs_run_on_in_the_night():
    """Short stops never take more of it than their share of all stops."""
    failures = (Failure(up=constant(40_000), repair=constant(20_000)),)
    run = stopping_run(calendar=two_shifts(), failures=failures)
    of = measure(run)
    trace = run.replications[0].trace
    share = trace.mode_down[1] / trace.mode_down.sum()
    assert trace.mode_down.sum() > of["down"][0, 0]
    assert of["short"][0, 0] == pytest.approx(of["down"][0, 0] * share)


def test_every_scope_has_the_kpis_of_maintenance(small_run):
    """With null and a reason where nothing was maintained."""
    from motorworks.statistics import kpis

    rows = kpis(small_run).filter(pl.col("name") == "preventive_maintenance_hours_per_year")
    assert set(rows["level"]) == {"plant", "line", "station"}
    assert set(rows["mean"]) == {0.0}
