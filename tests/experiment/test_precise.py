"""As many replications as a precision takes."""

import numpy as np
from tests.experiment.conftest import row

from motorworks.experiment import good_per_year, simulate_precisely
from motorworks.simulation import load_run, save_run, simulate
from motorworks.statistics import verdict
from motorworks.statistics.confidence import single

RANDOM = {"cycle_time": '{ law = "exponential", mean = "10 s" }'}
TIMES = {"duration": "6h", "warm_up": "30 min", "seed": 3}


def test_it_is_the_run_of_that_many_replications(plant):
    """Found one after the other or side by side: bit for bit the run with that number given."""
    line = plant(row(3, RANDOM, RANDOM))
    found = simulate_precisely(line, 0.008, **TIMES)
    beside = simulate_precisely(line, 0.008, jobs=3, **TIMES)
    given = simulate(line, replications=len(found.replications), **TIMES)
    assert len(found.replications) > 10
    for other in (beside, given):
        for a, b in zip(found.replications, other.replications, strict=True):
            assert a.trace.equals(b.trace)


def test_it_is_as_precise_as_asked(plant):
    """The interval is within the share, and with the least replications alone it was not."""
    run = simulate_precisely(plant(row(3, RANDOM, RANDOM)), 0.008, **TIMES)
    mean, half = single(good_per_year(run))
    assert half / mean <= 0.008
    mean, half = single(good_per_year(run)[:10])
    assert half / mean > 0.008 / 1.008
    assert "within the 0.8 % asked for" in verdict(run).sentence
    assert f"from {len(run.replications)} replications" in verdict(run).sentence


def test_it_gives_up_at_the_most(plant):
    """And says that it is not as precise."""
    run = simulate_precisely(plant(row(3, RANDOM, RANDOM)), 1e-5, most=12, **TIMES)
    assert len(run.replications) == 12
    assert "not yet the 0.001 % asked for" in verdict(run).sentence


def test_what_is_certain_takes_the_least(plant):
    """Constant times have no spread."""
    certain = {"cycle_time": '"10 s"'}
    run = simulate_precisely(plant(row(3, certain, certain)), 0.005, **TIMES)
    assert len(run.replications) == 10


def test_another_response_may_be_asked_for(plant):
    """Parts in the plant spread far more than the output does."""
    line = plant(row(20, RANDOM, RANDOM))

    def wip(run):
        return np.array([r.trace.parts_integral[0] for r in run.replications])

    run = simulate_precisely(line, 0.05, response=wip, most=40, **TIMES)
    assert len(run.replications) > 10
    assert len(simulate_precisely(line, 0.05, **TIMES).replications) == 10


def test_the_store_keeps_what_was_asked(plant, tmp_path):
    """The verdict of a run read back says it too."""
    run = simulate_precisely(plant(row(3, RANDOM, RANDOM)), 0.5, least=2, **TIMES)
    save_run(run, tmp_path)
    assert verdict(load_run(tmp_path)).sentence == verdict(run).sentence
