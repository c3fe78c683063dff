"""A verdict whose inputs are drawn, against what can be reckoned."""

import numpy as np
import pytest
from tests.experiment.conftest import row

from motorworks.errors import MotorworksError
from motorworks.experiment import Settings, uncertain
from motorworks.experiment.spread import quantile

SHORT = Settings(duration="2d", warm_up="1h", replications=1, seed=3)
HOURS = 365 * 24


def two(plant, target=None):
    """Give two certain machines in a row whose cycle times have ranges; the second is slower."""
    first = {"cycle_time": '"20 s"', "ranges": '{ cycle_time = ["15 s", "30 s"] }'}
    second = {"cycle_time": '"60 s"', "ranges": '{ cycle_time = ["50 s", "80 s"] }'}
    noun = plant(row('"unlimited"', first, second))
    return noun if target is None else type(noun)(**{**vars(noun), "target": target})


@pytest.fixture(scope="module")
def found():
    """Give the study of the two machines, whose output is 3,600 h over the slower time."""
    from tests.experiment.conftest import HEAD

    from motorworks.plantfile import read_plant

    noun = two(lambda text: read_plant(HEAD + text), target=HOURS * 60.0)
    return uncertain(noun, SHORT, draws=200, check=2)


def test_every_draw_makes_what_its_slower_machine_allows(found):
    """Nothing else is in the way."""
    slower = found.values.max(axis=1)
    assert found.outputs == pytest.approx(HOURS * 3600 / slower, rel=1e-3)


def test_the_probability_is_that_of_the_distribution(found):
    """The target asks for 60 s or less: where the PERT distribution of the time says so."""
    fine = quantile((np.arange(100_000) + 0.5) / 100_000, 50.0, 60.0, 80.0)
    exact = (fine <= 60).mean()
    assert found.probability == pytest.approx(exact, abs=0.02)
    low, high = found.interval
    assert low < exact < high


def test_the_slower_machine_is_to_be_measured_first(found):
    """It alone decides; the other one has no influence beyond chance."""
    first, second = found.ranking
    assert first.input.path == "line.row.station.m1.cycle_time"
    assert first.influence.share > 0.9
    assert first.influence.direction < -0.99
    assert first.influence.at_low > first.influence.at_high
    assert first.spread_left < 0.35 * found.spread
    assert not second.influence.significant


def test_short_runs_are_checked_against_a_year(found):
    """Certain machines make the same in both."""
    assert len(found.check.draws) == 2
    assert found.check.short == pytest.approx(found.check.year, rel=1e-3)
    assert found.check.greatest >= abs(found.check.bias)


def test_all_typical_is_the_plant_as_written(found):
    """Not the mean over the draws, which lies below it."""
    assert found.typical == pytest.approx(HOURS * 60, rel=1e-3)
    assert found.mean < found.typical


def test_the_seed_decides_and_jobs_do_not(plant):
    """The same study, however it is computed."""
    noun = two(plant)
    one = uncertain(noun, SHORT, draws=20, check=0)
    other = uncertain(noun, Settings(**{**vars(SHORT), "jobs": 3}), draws=20, check=0, shape="pert")
    assert one.outputs.tolist() == other.outputs.tolist()
    another = uncertain(noun, Settings(**{**vars(SHORT), "seed": 4}), draws=20, check=0)
    assert one.outputs.tolist() != another.outputs.tolist()
    assert one.probability is None
    assert one.interval is None


def test_a_plant_without_ranges_says_what_to_write(plant):
    """There is nothing to draw."""
    with pytest.raises(MotorworksError, match="ranges"):
        uncertain(plant(row(0, {"cycle_time": '"1 s"'})), SHORT)


def test_too_few_draws_are_refused(plant):
    """Of ten draws nothing can be said."""
    with pytest.raises(MotorworksError, match="20 or more"):
        uncertain(two(plant), SHORT, draws=10)
