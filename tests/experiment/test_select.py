"""The best of several plants: found where it is exactly known, the same however it is computed."""

import sys
import threading

import numpy as np
import pytest
from tests.experiment.conftest import row
from tests.report import factories

from motorworks.errors import MotorworksError, RunError, StoppedError
from motorworks.experiment import Settings, good_per_year, select
from motorworks.experiment.cores import lasting_cores
from motorworks.store import Store

STANDING = factories.gridlocked()
SHORT = Settings(duration="8h", warm_up="1h", seed=5)


def machine(time):
    """Give the keys of a machine with exponential times [s]."""
    return {"cycle_time": f'{{ law = "exponential", mean = "{time} s" }}'}


def exact(first, second, places):
    """Give the output of two machines with exponential times [1/s].

    Parts finished by the first and not by the second are 0 ... places + 2, the last blocking the
    first: a birth-death chain.
    """
    weights = (second / first) ** np.arange(places + 3)
    return (1 - weights[-1] / weights.sum()) / first


def test_the_best_line_is_found_as_often_as_promised(plant):
    """20 times among four lines, whose exact outputs differ by 1.9 % and more: all but two."""
    shapes = ((10, 10, 2), (10, 10, 6), (9.6, 10.2, 5), (10, 11, 20))
    outputs = [exact(*shape) for shape in shapes]
    best = int(np.argmax(outputs))
    gap = (max(outputs) - sorted(outputs)[-2]) * 365 * 86400
    plants = [plant(row(places, machine(a), machine(b))) for a, b, places in shapes]
    found = [
        select(plants, Settings(duration="12h", warm_up="1h", seed=seed), difference=gap)
        for seed in range(20)
    ]
    assert all(f.guaranteed for f in found)
    assert sum(f.best == best for f in found) >= 18


def test_jobs_and_portions_change_nothing(plant):
    """Side by side or one after the other: the same replications, the same choice."""
    plants = [plant(row(n, machine(10), machine(10))) for n in (1, 2, 3)]
    one = select(plants, SHORT)
    two = select(plants, Settings(duration="8h", warm_up="1h", seed=5, jobs=3))
    assert one.best == two.best
    assert one.difference == two.difference
    for a, b in zip(one.candidates, two.candidates, strict=True):
        assert a.taken == b.taken
        assert a.values.tolist() == b.values.tolist()


def test_its_values_are_those_of_a_run(plant):
    """Replication by replication, under common random numbers."""
    from motorworks.simulation import simulate

    plants = [plant(row(n, machine(10), machine(10))) for n in (1, 4)]
    found = select(plants, SHORT, difference=50_000.0)
    for candidate in found.candidates:
        count = len(candidate.values)
        run = simulate(candidate.plant, duration="8h", warm_up="1h", seed=5, replications=count)
        assert good_per_year(run).tolist() == candidate.values.tolist()
    worse = found.candidates[1 - found.best]
    assert worse.behind.mean > 0
    assert found.candidates[found.best].behind is None


def test_a_share_is_taken_of_a_pilot_run_of_its_own(plant):
    """About 2 % of the first plant's output, and not of the replications that are judged."""
    plants = [plant(row(n, machine(10), machine(10))) for n in (3, 9)]
    found = select(plants, SHORT, share=0.02)
    output = exact(10, 10, 3) * 365 * 86400
    assert found.difference == pytest.approx(0.02 * output, rel=0.05)
    assert found.difference != pytest.approx(0.02 * found.candidates[0].values[:2].mean(), rel=1e-9)
    assert found.replications == 2 + sum(len(c.values) for c in found.candidates)


def test_a_plant_that_cannot_run_is_left_out(plant, monkeypatch):
    """Its trouble is told; the best is found among the others; with none left it fails."""
    module = sys.modules["motorworks.experiment.select"]
    good = [plant(row(n, machine(10), machine(10))) for n in (1, 8)]
    bad = plant(row(2, machine(10), machine(10)))
    real = module.simulate

    def refusing(noun, **how):
        if noun is bad and how["first"] + how["replications"] > 11:
            raise RunError("parts pile up")
        return real(noun, **how)

    monkeypatch.setattr(module, "simulate", refusing)
    found = select([good[0], bad, good[1]], SHORT, difference=1000.0, least=12)
    assert found.best == 2
    assert found.candidates[1].trouble == "parts pile up"
    assert found.candidates[1].taken == 0
    with pytest.raises(RunError, match="none of the plants runs"):
        select([bad, bad], SHORT, difference=1000.0, least=12)


def test_it_stops_when_asked(plant):
    """Before it has found the best."""
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(StoppedError):
        select([plant(row(n, machine(10))) for n in (1, 2)], SHORT, cancel=cancel)


@pytest.mark.parametrize("wrong", [{"share": 0.0}, {"difference": -1.0}, {"confidence": 1.0}])
def test_what_makes_no_sense_is_refused(plant, wrong):
    """As by the procedure itself."""
    with pytest.raises(MotorworksError):
        select([plant(row(n, machine(10))) for n in (1, 2)], SHORT, **wrong)


def test_one_plant_is_no_choice(plant):
    """Two are needed."""
    with pytest.raises(MotorworksError, match="expected 2 or more"):
        select([plant(row(1, machine(10)))], SHORT)


def test_the_same_is_found_by_way_of_trials(plant, tmp_path):
    """Bit for bit, on cores that stay; a second time nothing is computed."""
    plants = [plant(row(n, machine(10), machine(10))) for n in (1, 2, 4)]
    wanted = select(plants, SHORT)
    done = []

    def noted(orders, cancel):
        for number, result in where(orders, cancel):
            done.append(number)
            yield number, result

    with Store(tmp_path / "store") as store, lasting_cores(2) as where:
        found = select(plants, SHORT, store=store, where=noted)
        assert len(done) == found.replications == store.count()
        assert select(plants, SHORT, store=store, where=noted).best == wanted.best
        assert len(done) == found.replications
    assert (found.best, found.difference) == (wanted.best, wanted.difference)
    for one, other in zip(found.candidates, wanted.candidates, strict=True):
        assert one.taken == other.taken
        assert one.values.tolist() == other.values.tolist()


def test_a_plant_that_cannot_run_is_left_out_of_trials_as_well(plant, tmp_path):
    """Its trouble is kept like figures."""
    good = [plant(row(n, machine(10), machine(10))) for n in (1, 8)]
    with Store(tmp_path / "store") as store:
        found = select([good[0], STANDING, good[1]], SHORT, difference=1000.0, store=store)
        assert found.best == 2
        assert "gridlock" in found.candidates[1].trouble
        assert found.candidates[1].taken == 0
        with pytest.raises(RunError, match="none of the plants runs"):
            select([STANDING, STANDING], SHORT, difference=1000.0, store=store)


def test_a_response_of_ones_own_is_not_kept(plant, tmp_path):
    """It is taken from a whole run, which no store holds."""
    plants = [plant(row(n, machine(10))) for n in (1, 2)]
    with Store(tmp_path / "store") as store, pytest.raises(MotorworksError, match="not kept"):
        select(plants, SHORT, store=store, response=lambda run: good_per_year(run))
