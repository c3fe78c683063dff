"""Throughput times."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.statistics.factories import serial_plant

from motorworks.program.trace import HISTOGRAM_BINS
from motorworks.simulation import simulate
from motorworks.statistics import throughput_quantiles, throughput_times
from motorworks.statistics.times import bin_edges, quantile


def test_bins_are_those_of_the_kernel():
    """From 2**-8 s, 64 to the octave, to 2**40 s."""
    edges = bin_edges()
    assert len(edges) == HISTOGRAM_BINS + 1
    assert (edges[0], edges[64], edges[65], edges[-1]) == (2**-8, 2**-7, 2**-7 * 65 / 64, 2.0**40)


@given(
    st.lists(st.floats(0.01, 1e6), min_size=1, max_size=300), st.sampled_from([0.1, 0.5, 0.9, 0.95])
)
def test_quantiles_are_right_within_a_bin(times, share):
    """The quantile lies within 1/64 of the order statistic it stands for."""
    histogram, _ = np.histogram(times, bins=bin_edges())
    exact = np.quantile(times, share, method="inverted_cdf")
    assert quantile(histogram, share) == pytest.approx(exact, rel=1 / 64 + 1e-12)


def test_quantiles_agree_with_the_log_of_the_sink():
    """The kernel's histogram gives what the single times give."""
    run = simulate(serial_plant(10.0, 12.0, places=5), duration="1 d", warm_up=0, sink_log=True)
    log = run.replications[0].trace.sink_log
    times = log["time"] - log["entered"]
    row = throughput_quantiles(run).row(0, named=True)
    assert row["parts"] == len(times)
    assert row["mean"] == pytest.approx(times.mean())
    for name, share in (("median", 0.5), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99)):
        assert row[name] == pytest.approx(np.quantile(times, share), rel=1 / 60)


def test_shares_of_a_histogram_sum_to_one(small_run):
    """All parts are in the bins, the last of which is open."""
    table = throughput_times(small_run, bins=20)
    for (model,), rows in table.group_by("model"):
        assert rows["share"].sum() == pytest.approx(1.0), model
        assert rows["high"].null_count() == 1
    assert set(table["model"]) == {"all", "a", "b"}


def test_models_add_up_in_every_bin(small_run):
    """The histogram of all is the sum of those of the models."""
    table = throughput_times(small_run, bins=20)
    counts = {m: table.filter(table["model"] == m)["count"].to_numpy() for m in ("all", "a", "b")}
    assert counts["all"] == pytest.approx(counts["a"] + counts["b"])
