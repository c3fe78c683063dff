"""The start-up to be seen: Welch's average by hand, and a plant whose start-up is known."""

import numpy as np
import pytest
from tests.experiment.conftest import HEAD

from motorworks.plantfile import load, read_plant
from motorworks.simulation import WarmState, load_run, save_run, simulate
from motorworks.statistics.welch import moving_average, welch

DELAY = """
[buffer.belt]
[station.slow]
inputs = ["rod"]
to = "belt"
cycle_time = { law = "exponential", mean = "10 s" }
[station.oven]
inputs = ["belt"]
to = "out"
cycle_time = "1 s"
conveyor = { transit = "24 h", places = 20_000 }
"""
"""Nothing comes out in the first day, then one part in 10 s on average."""


def test_the_average_by_hand():
    """Narrower at the beginning, none at the end."""
    found = moving_average(np.array([1.0, 2.0, 6.0, 4.0, 5.0, 9.0]), 2)
    assert found[:4].tolist() == [1.0, 3.0, 3.6, 5.2]
    assert np.isnan(found[4:]).all()


def test_a_start_up_of_a_day_is_seen():
    """The rate is nothing, then a part in 10 s; MSER-5 finds it; the mark stands at the warm-up."""
    plant = read_plant(HEAD + DELAY)
    run = simulate(plant, duration="8d", warm_up="2d", replications=3)
    found = welch(run)
    assert found.warm_up == 2 * 86400
    assert found.time[-1] == pytest.approx(10 * 86400, rel=0.01)
    full = 365 * 86400 / 10
    assert found.rate[found.time < 86400].max() == 0
    assert found.rate[found.time > 1.1 * 86400] == pytest.approx(full, rel=0.15)
    assert found.rate[found.time > 1.1 * 86400].mean() == pytest.approx(full, rel=0.02)
    assert 86400 <= found.found <= 1.5 * 86400


def test_it_does_not_hang_on_what_is_thrown_away():
    """The same output, whether the start-up was measured or thrown away."""
    plant = load("tutorial")
    thrown, kept = (
        simulate(plant, duration=f"{d}d", warm_up=f"{w}d", replications=2, seed=5)
        for d, w in ((6, 6), (12, 0))
    )
    a, b = welch(thrown, until=12 * 86400.0), welch(kept, until=12 * 86400.0)
    assert a.rate == pytest.approx(b.rate)
    assert a.smooth[:50] == pytest.approx(b.smooth[:50])


def test_nights_are_left_out():
    """Every interval holds the same working time: no interval of a shift plant is empty."""
    run = simulate(load("tutorial"), duration="20d", warm_up="2d", replications=4)
    found = welch(run)
    assert found.rate.min() > 0.3 * found.rate.mean()


def test_the_store_keeps_it(tmp_path):
    """A report written again shows the same plot."""
    run = simulate(load("tutorial"), duration="8d", warm_up="2d")
    save_run(run, tmp_path)
    assert welch(load_run(tmp_path)).rate.tolist() == welch(run).rate.tolist()


def test_without_a_start_up_there_is_none(tmp_path):
    """A run from a saved state did not begin empty; a short one has too few samples."""
    plant = load("tutorial")
    simulate(plant, duration="1d", warm_up="1d", save_state=tmp_path / "warm")
    start = WarmState.load(tmp_path / "warm")
    assert welch(simulate(plant, duration="8d", start=start)) is None
    assert welch(simulate(plant, duration="1h", warm_up=0)) is None
