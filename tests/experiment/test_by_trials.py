"""The same outcomes by way of trials, which may be kept."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from tests.experiment.conftest import row
from tests.report import factories

from motorworks.errors import MotorworksError, StoppedError
from motorworks.experiment import Settings, outcomes
from motorworks.experiment.by_trials import outcomes_by_trials, trials_of
from motorworks.experiment.cores import cores
from motorworks.plantfile import load
from motorworks.simulation import simulate, warm
from motorworks.store import Store

RANDOM = {"cycle_time": '{ law = "exponential", mean = "10 s" }'}
SHORT = Settings(duration="2d", warm_up="1h", replications=3, seed=5)


def test_values_are_the_same_to_the_last_bit(plant, tmp_path):
    """In this process, on cores, and from a store, which is asked for nothing twice."""
    plants = [plant(row(n, RANDOM, RANDOM)) for n in range(3)]
    wanted = [o.values.tolist() for o in outcomes(plants, SHORT)]
    told = []
    with Store(tmp_path / "store") as store:
        first = outcomes_by_trials(plants, SHORT, store=store, where=cores(2))
        again = outcomes_by_trials(plants, SHORT, store=store, progress=lambda *n: told.append(n))
        assert store.count() == 9
    assert told == [(9, 9)]
    for found in (first, again, outcomes_by_trials(plants, SHORT)):
        assert [o.values.tolist() for o in found] == wanted


def test_an_automatic_warm_up_is_that_of_a_run(plant):
    """It is found from the plant, the duration and the seed."""
    line = plant(row(20, RANDOM, RANDOM, RANDOM))
    auto = replace(SHORT, warm_up="auto")
    run = simulate(line, duration="2d", seed=5, replications=3)
    trials = trials_of(line, auto, range(3))
    assert {t.warm_up for t in trials} == {run.warm_up}
    assert run.warm_up > 0
    (found,) = outcomes_by_trials([line], auto)
    assert found.values.tolist() == outcomes([line], auto)[0].values.tolist()


def test_the_mix_is_that_of_the_runs():
    """By model."""
    settings = Settings(duration="3d", warm_up="1d", replications=2)
    (one,), (other,) = (
        outcomes([load("midsize")], settings),
        outcomes_by_trials([load("midsize")], settings),
    )
    assert other.mix == pytest.approx(one.mix)
    assert len(one.mix) > 1


def test_what_stands_still_is_told_and_harms_no_other(plant):
    """It has no values; the plant behind it has its own."""
    line = plant(row(2, RANDOM))
    stuck, good = outcomes_by_trials([factories.gridlocked(), line], SHORT)
    assert "gridlock" in stuck.trouble
    assert np.isnan(stuck.values).all()
    assert good.values.tolist() == outcomes([line], SHORT)[0].values.tolist()


def test_time_without_work_is_told(plant):
    """Nothing can be said of a year's output then."""
    day = '[calendar.day]\nshifts = [{ start = "06:00", length = "8 h" }]\n'
    line = replace(plant(day + row(2, RANDOM)), calendar="day")
    (found,) = outcomes_by_trials([line], replace(SHORT, duration="1h", warm_up=0.0))
    (wanted,) = outcomes([line], replace(SHORT, duration="1h", warm_up=0.0))
    assert "no working time" in found.trouble
    assert found.trouble == wanted.trouble


def test_a_saved_state_is_no_part_of_a_key(plant):
    """So it is refused."""
    line = plant(row(2, RANDOM))
    with pytest.raises(MotorworksError, match="saved state"):
        outcomes_by_trials([line], replace(SHORT, start=warm(line, "1h")))


def test_it_can_be_given_up(plant):
    """Nothing is made up of what had been done."""
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(StoppedError):
        outcomes_by_trials([plant(row(3, RANDOM))], SHORT, cancel=cancel)
