"""Output that ends before the run does."""

from datetime import datetime, time, timedelta
from pathlib import Path

import numpy as np
import pytest

from motorworks import simulate
from motorworks.plantfile import load
from motorworks.report.figures.verdict import alarms
from motorworks.statistics.stopped import _idle_at_the_end, stopped_output

DAY = 86400.0


DRIFTING = Path(__file__).parent / "drifting.toml"


@pytest.mark.parametrize(
    ("made", "idle"),
    [
        ([9, 9, 9, 9, 9, 9], 0),
        ([9, 9, 0, 0, 0, 0, 0], 5),
        ([9, 9, 0, 0, 0, 0], 0),  # four days may be chance
        ([9, 0, 0, 9, 0, 0, 0, 0, 0], 0),  # two days without are usual: six it must be
        ([9, 0, 0, 9, 0, 0, 0, 0, 0, 0], 6),
        ([0, 0, 0, 0, 0, 0, 0, 9], 0),
        ([0, 0, 0, 0, 0, 0, 0, 0], 0),  # never any: another matter
    ],
)
def test_days_without_output_at_the_end(made, idle):
    """Five at the least, and three times as many as ever before."""
    assert _idle_at_the_end(np.array(made, dtype=float)) == idle


def test_a_plant_that_locks_itself_says_since_when():
    """No circle can be named, for the campaigns might go on; the output tells it."""
    run = simulate(load(DRIFTING), duration=60 * DAY, warm_up=0, replications=2, seed=1)
    assert run.gridlocks == []
    found = stopped_output(run)
    assert [s.replication for s in found] == [0, 1]
    for s, r in zip(found, run.replications, strict=True):
        out = r.trace.sample_time[np.diff(r.trace.sample_sink[:, 0], prepend=0) > 0]
        last = timedelta(seconds=float(out[-1]))
        assert timedelta(0) <= (s.since - at_zero(run)) - last <= timedelta(days=1)
    (alarm,) = alarms(run)
    assert alarm.title == "Output stops"
    assert f"0 since {found[0].since:%Y-%m-%d}" in alarm.text


def at_zero(run):
    """Give the instant at which a run begins."""
    return datetime.combine(run.plant.start, time())


def test_a_plant_that_goes_on_says_nothing():
    """Sundays are no worked days."""
    run = simulate(load("tutorial"), duration=20 * DAY, warm_up=0, replications=2, seed=1)
    assert stopped_output(run) == ()
