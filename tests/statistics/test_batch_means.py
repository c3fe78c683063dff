"""Batch means of one long replication."""

import numpy as np
import pytest
from tests.statistics.factories import empty_trace, run_of, small_plant

from motorworks.compile import compile_plant
from motorworks.statistics.batch_means import batch_means, correlated

PER_DAY = 96


def run_with_days(outputs):
    """Give a run of the small plant that made so many parts each day, evenly by quarter hour."""
    on = np.zeros(PER_DAY)
    on[6 * 4 : 22 * 4] = 1 / (16 * 4)
    return run_with_quarters(np.outer(outputs, on).ravel())


def run_with_quarters(outputs):
    """Give a run of the small plant that made so many parts in each quarter hour."""
    plant = small_plant()
    program = compile_plant(plant, sample_interval=900.0).program
    total = np.cumsum(outputs)
    trace = empty_trace(
        program,
        now=900.0 * len(total),
        sample_time=900.0 * np.arange(1, len(total) + 1),
        sample_sink=total[:, None],
        sink_count=[[total[-1], 0]],
    )
    return run_of(plant, [trace])


def days_of(noise, n=300, mean=1000.0):
    """Give daily outputs with autoregressive noise of this memory."""
    random, values = np.random.default_rng(11), np.zeros(n)
    for i in range(1, n):
        values[i] = noise * values[i - 1] + random.normal(0, 50)
    return mean + values


def test_independent_days_give_the_plain_interval():
    """Without memory the error is that of the mean of the days, by year."""
    days = days_of(0.0)
    run = run_with_days(days)
    found = batch_means(run, run.replications[0].trace)
    assert found.basis == "300 days"
    assert found.error == pytest.approx(days.std(ddof=1) / 300**0.5 * 365, rel=1e-6)


def test_days_with_memory_are_joined():
    """Correlated days become batches, and the interval grows towards the truth."""
    run = run_with_days(days_of(0.6))
    found = batch_means(run, run.replications[0].trace)
    assert "batches of" in found.basis
    # An AR(1) mean has variance s² (1 + r) / (1 - r) / n: twice the naive error at r = 0.6.
    naive = days_of(0.6).std(ddof=1) / 300**0.5 * 365
    assert 1.5 * naive < found.error < 2.6 * naive


def test_too_few_days_fall_back_on_shifts():
    """Twelve days have 24 shifts, enough for batches; every two hours are independent."""
    run = run_with_quarters(np.repeat(days_of(0.0, n=12 * 12) / 8, 8))
    assert batch_means(run, run.replications[0].trace).basis == "24 shifts"


def test_a_short_run_gives_no_batches():
    """Five days are neither twenty days nor twenty shifts."""
    run = run_with_days(days_of(0.0, n=5))
    assert batch_means(run, run.replications[0].trace) is None


def test_a_run_without_samples_gives_no_batches():
    """Nothing sampled, nothing known."""
    plant = small_plant()
    trace = empty_trace(compile_plant(plant).program, now=86400.0 * 50)
    assert batch_means(run_of(plant, [trace], sample_interval=0.0), trace) is None


def test_white_noise_is_rarely_called_correlated():
    """The test is wrong in about 5 % of independent series."""
    random = np.random.default_rng(3)
    called = [correlated(random.normal(size=100)) for _ in range(2000)]
    assert np.mean(called) == pytest.approx(0.05, abs=3 * (0.05 * 0.95 / 2000) ** 0.5)
