"""The verdict: every outcome, and a sentence with numbers."""

import dataclasses

import pytest
from tests.statistics.factories import empty_trace, run_of, small_plant
from tests.statistics.test_batch_means import run_with_days

from motorworks.compile import compile_plant
from motorworks.statistics import Verdict, verdict
from motorworks.statistics.verdict import number

DAY = 86400.0


def run_making(*per_day, target=100_000):
    """Give a run of one day per replication with so many good parts each."""
    plant = small_plant(target=target)
    program = compile_plant(plant).program
    traces = [empty_trace(program, now=DAY, sink_count=[[parts, 0]]) for parts in per_day]
    return run_of(plant, traces)


def test_an_interval_above_the_target_reaches_it():
    """300 ± a little a day, 109,500 a year, is above 100,000."""
    found = verdict(run_making(299, 300, 301))
    assert found.outcome == "reached"
    assert found.mean == pytest.approx(300 * 365)
    assert found.half_width == pytest.approx(4.302653 * 365 / 3**0.5, rel=1e-6)
    assert "reaches the target" in found.sentence
    assert "109,500" in found.sentence


def test_an_interval_below_the_target_misses_it():
    """250 a day are 91,250 a year."""
    found = verdict(run_making(249, 250, 251))
    assert found.outcome == "missed"
    assert "8,750 (8.8 %) below its target of 100,000" in found.sentence


def test_an_interval_around_the_target_is_undecided_and_says_what_would_decide():
    """The replications named give an interval that leaves the target out, one less does not."""
    from scipy.stats import t

    found = verdict(run_making(260, 275, 290))
    assert found.outcome == "undecided"
    n, spread, gap = found.replications_needed, 15 * 365, abs(found.mean - 100_000)
    assert (
        t.ppf(0.975, n - 1) * spread / n**0.5 < gap <= t.ppf(0.975, n - 2) * spread / (n - 1) ** 0.5
    )
    assert f"about {n} replications would decide" in found.sentence


def test_equal_replications_on_the_target_reach_it():
    """The target itself is enough."""
    assert verdict(run_making(300, 300, target=300 * 365)).outcome == "reached"


def test_without_target_there_is_nothing_to_reach():
    """The output is told all the same."""
    found = verdict(run_making(300, 300, target=None))
    assert found.outcome == "no_target"
    assert "109,500" in found.sentence


def test_one_short_replication_is_undecided():
    """It gives no interval, however far from the target it lies."""
    found = verdict(run_making(900))
    assert (found.outcome, found.half_width, found.basis) == ("undecided", None, "")
    assert "gives no interval" in found.sentence


def test_one_long_replication_decides_by_batch_means():
    """Thirty days tell how sure the mean is, and the sentence says that it is approximate."""
    run = run_with_days([300 + (7 * d) % 5 for d in range(30)])
    run = dataclasses.replace(run, plant=dataclasses.replace(run.plant, target=100_000))
    found = verdict(run)
    assert found.outcome == "reached"
    assert found.basis == "batch means of 30 days"
    assert "approximate 95 % interval" in found.sentence


def test_gridlock_comes_before_all_else():
    """A plant that stands still makes no verdict on numbers."""
    run = run_making(300, 300)
    stuck = dataclasses.replace(run.replications[1], gridlock="a waits for b", complete=False)
    found = verdict(dataclasses.replace(run, replications=[run.replications[0], stuck]))
    assert found.outcome == "gridlock"
    assert "a waits for b" in found.sentence


def test_a_run_that_was_stopped_decides_nothing():
    """What it had by then is told."""
    found = verdict(dataclasses.replace(run_making(300, 300), stopped="stopped on request"))
    assert found.outcome == "incomplete"
    assert "109,500" in found.sentence


def test_no_planned_time_is_said():
    """Midnight to three is before the first shift."""
    plant = small_plant(target=1)
    trace = empty_trace(compile_plant(plant).program, now=3 * 3600.0)
    found = verdict(run_of(plant, [trace, trace]))
    assert found.mean is None
    assert "no planned time" in found.sentence


def test_a_simulated_plant_has_a_verdict(small_run):
    """The whole way from a plant to its sentence."""
    found = verdict(small_run)
    assert isinstance(found, Verdict)
    assert found.outcome in {"reached", "missed", "undecided"}
    assert found.basis == "replications"


@pytest.mark.parametrize(
    ("value", "text"), [(3_583_000, "3.583 million"), (412_300, "412,300"), (37.4, "37")]
)
def test_numbers_read_well(value, text):
    """Millions as millions, thousands with commas."""
    assert number(value) == text
