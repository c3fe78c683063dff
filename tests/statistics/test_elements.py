"""Time and quantity elements."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.statistics.factories import empty_trace, run_of, small_plant

from motorworks.statistics import elements
from motorworks.statistics.elements import measure, state_times

TREE = {
    "elapsed": ("POT", "off"), "POT": ("PBT", "PDOT"), "PBT": ("AUBT", "ADOT"),
    "AUBT": ("AUPT", "ADET"), "AUPT": ("APT", "AUST"), "ADET": ("down", "waiting"),
    "ADOT": ("blocked", "starved"),
}  # fmt: skip


def run_with(states):
    """Give a run of the small plant whose six machines have these state times."""
    plant = small_plant()
    program = run_of(plant, [empty_trace_of(plant)]).compiled.program
    return run_of(plant, [empty_trace(program, now=float(np.sum(states[0])), state_time=states)])


def empty_trace_of(plant):
    """Give a trace of a plant in which nothing happened."""
    from motorworks.compile import compile_plant

    return empty_trace(compile_plant(plant).program, now=1.0)


@given(st.lists(st.lists(st.floats(0, 1e6), min_size=8, max_size=8), min_size=6, max_size=6))
def test_elements_split_the_time_without_rest(states):
    """At every fork of the time model the two parts are the whole, at every station."""
    of = measure(run_with(states))
    values = {**of.values, "off": of["elapsed"] - of["POT"]}
    for whole, parts in TREE.items():
        assert values[whole] == pytest.approx(sum(values[p] for p in parts), rel=1e-12, abs=1e-6)


def test_state_times_of_every_machine_sum_to_elapsed_time(small_run):
    """No second of a simulated machine is lost or counted twice."""
    for r in small_run.replications:
        elapsed = r.trace.now - r.trace.since
        assert r.trace.state_time.sum(axis=1) == pytest.approx(elapsed, rel=1e-9)


def test_machines_of_a_station_are_added(small_run):
    """The two machines of the test have twice the elapsed time."""
    totals = state_times(small_run).sum(axis=2)[0]
    assert totals[-1] == pytest.approx(2 * totals[0], rel=1e-9)


def test_quantities_of_a_simulated_plant_balance(small_run):
    """PQ = GQ + SQ + RQ at every station."""
    of = measure(small_run)
    assert np.array_equal(of["PQ"], of["GQ"] + of["SQ"] + of["RQ"])


def test_a_line_has_the_sum_of_its_stations(small_run):
    """Elements of a line are those of its stations added."""
    table = elements(small_run).filter(pl.col("symbol") == "APT")
    means = dict(table.select("scope", "mean").iter_rows())
    stations = means["station:line-01/one"] + means["station:line-01/two"]
    assert means["line:line-01"] == pytest.approx(stations, rel=1e-12)
