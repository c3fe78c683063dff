"""Many plants under the same chance."""

import threading

import numpy as np
import pytest
from tests.experiment.conftest import row

from motorworks.errors import StoppedError
from motorworks.experiment import Settings, outcomes
from motorworks.experiment.paired import difference
from motorworks.plantfile import load

RANDOM = {"cycle_time": '{ law = "exponential", mean = "10 s" }'}
SHORT = Settings(duration="2d", warm_up="1h", replications=3, seed=5)


def sink(number):
    """Give the response: parts into one sink."""
    return lambda run: np.array([float(r.trace.sink_count[number].sum()) for r in run.replications])


def test_a_plant_beside_itself_differs_by_nothing(plant):
    """Common random numbers: the same plant gives the same, replication by replication."""
    twice = [plant(row(3, RANDOM, RANDOM)), plant(row(3, RANDOM, RANDOM))]
    one, other = outcomes(twice, SHORT)
    assert len(one.values) == 3
    assert len(set(one.values)) == 3
    assert difference(one.values, other.values) == (0.0, 0.0)


def test_what_is_not_changed_draws_the_same(plant):
    """A line keeps all of its random times while the line beside it gets another machine."""
    text = row(3, RANDOM, RANDOM) + '\n[sink.beside]\n[station.alone]\ninputs = ["rod"]\n'
    text += 'to = "beside"\ncycle_time = "CYCLE"\n'
    plants = [plant(text.replace("CYCLE", cycle)) for cycle in ("10 s", "13 s")]
    one, other = outcomes(plants, SHORT, response=sink(0))
    assert one.values.tolist() == other.values.tolist()


def test_common_chance_makes_differences_surer(plant):
    """The spread of the difference is well below that of independent runs."""
    plants = [plant(row(n, RANDOM, RANDOM, RANDOM)) for n in (3, 4)]
    settings = Settings(duration="1d", warm_up="1h", replications=12, seed=5)
    few, more = outcomes(plants, settings)
    paired = np.var(more.values - few.values, ddof=1)
    independent = np.var(few.values, ddof=1) + np.var(more.values, ddof=1)
    assert paired < 0.5 * independent


def test_jobs_change_nothing(plant):
    """The order of the plants is kept, whoever is simulated first."""
    plants = [plant(row(n, RANDOM, RANDOM)) for n in range(4)]
    parallel = Settings(duration="2d", warm_up="1h", replications=3, seed=5, jobs=3)
    alone = [o.values.tolist() for o in outcomes(plants, SHORT)]
    assert alone == [o.values.tolist() for o in outcomes(plants, parallel)]


def test_a_standstill_is_told_and_not_counted(plant):
    """Two stations that wait for each other give no figure."""
    text = """
[buffer.q]
capacity = 1
[buffer.r]
capacity = 1
[source.s]
interarrival = "10 s"
to = "q"
[station.a]
inputs = ["q"]
to = "r"
cycle_time = "5 s"
[station.b]
inputs = ["r"]
to = "out"
cycle_time = "7 s"
rework_rate = 0.9
max_reworks = "unlimited"
rework_to = "q"
"""
    (found,) = outcomes([plant(text)], SHORT)
    assert "gridlock" in found.trouble
    assert np.isnan(found.values).all()


def test_an_experiment_can_be_given_up(plant):
    """Nothing is made up of what had been done."""
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(StoppedError):
        outcomes([plant(row(3, RANDOM))], SHORT, cancel=cancel)


def test_the_mix_that_was_made_is_given():
    """By model, summing to one."""
    settings = Settings(duration="3d", warm_up="1d", replications=1)
    (found,) = outcomes([load("midsize")], settings)
    assert sum(found.mix.values()) == pytest.approx(1)
    assert set(found.mix) <= {m.name for m in load("midsize").models}
