"""Output over time."""

from datetime import date, datetime

import numpy as np
import pytest

from motorworks.statistics import daily_output, kpis, output_curve
from motorworks.statistics.curves import thinned


def test_the_curve_ends_at_the_output(small_run):
    """The last point is the count of good parts, the first is nothing."""
    curve = output_curve(small_run)
    counts = [r.trace.sink_count.sum() for r in small_run.replications]
    assert curve["good"][0] == 0
    assert curve["good"][-1] == pytest.approx(np.mean(counts))
    assert (curve["low"][-1], curve["high"][-1]) == (min(counts), max(counts))


def test_the_curve_is_dated_from_the_end_of_the_warm_up(small_run):
    """Statistics begin on the second day of the plant's calendar."""
    curve = output_curve(small_run)
    assert curve["date"][0] == datetime(2024, 1, 2)
    assert curve["time"][-1] == 5 * 86400


def test_the_target_grows_with_planned_time(small_run):
    """Five of 365 days of the same hours ask for their share, and nothing before six o'clock."""
    curve = output_curve(small_run)
    assert curve["target"][-1] == pytest.approx(400_000 * 5 / 365)
    assert curve.filter(curve["time"] <= 6 * 3600)["target"].max() == 0


def test_few_points_are_kept_if_asked(small_run):
    """Thinning keeps both ends and never grows."""
    assert output_curve(small_run, points=10).height == 10
    assert thinned(3, 10).tolist() == [0, 1, 2]
    assert thinned(1000, 5).tolist() == [0, 250, 500, 749, 999]


def test_days_sum_to_the_output(small_run):
    """Five whole days make what the run made."""
    table = daily_output(small_run)
    assert table["date"].to_list() == [date(2024, 1, d) for d in range(2, 7)]
    year = kpis(small_run)["mean"][0]
    assert table["good"].sum() * 365 / 5 == pytest.approx(year)
