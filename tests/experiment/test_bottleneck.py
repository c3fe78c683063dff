"""Four methods side by side, on lines whose bottleneck is known."""

import threading

import pytest
from tests.experiment.conftest import row

from motorworks.errors import StoppedError
from motorworks.experiment import Settings, rank_bottlenecks
from motorworks.experiment.cores import cores
from motorworks.store import Store

HOW = Settings(duration="1d", warm_up="2h", replications=4, seed=3)


def machine(time, law="exponential", key="mean"):
    """Give the keys of a machine with times of a mean [s]."""
    return {"cycle_time": f'{{ law = "{law}", {key} = "{time} s" }}'}


def certain(time):
    """Give the keys of a machine that always takes the same time [s]."""
    return machine(time, "constant", "value")


def test_a_certain_line_has_one_bottleneck(plant):
    """8, 10 and 9 s: the second is always active, and 5 % more speed there brings 5 % more."""
    line = plant(row(3, certain(8), certain(10), certain(9)))
    found = rank_bottlenecks(line, HOW)
    assert found.processes[0].process == "row/m1"
    assert found.first["utilisation"] == "row/m1"
    assert found.first["shifting"] == "row/m1"
    assert found.first["sensitivity"] == "row/m1"
    active = found.processes[0].active
    assert (active.sole, active.shifting, found.nobody) == (1.0, 0.0, 0.0)
    speed = found.processes[0].effects[0]
    assert speed.gain.mean == pytest.approx(0.05 * found.output.mean, rel=1e-3)
    assert speed.sure
    others = [e for r in found.processes[1:] for e in r.effects if e.gain]
    assert all(e.gain.mean == pytest.approx(0.0, abs=400.0) for e in others)


def test_twins_share_it_and_the_slow_machine_has_it(plant):
    """Of two equal random machines neither is named alone; with a slower third that one is."""
    twins = rank_bottlenecks(plant(row(4, machine(10), machine(10))), HOW, candidates=0)
    shares = [r.active.either.mean for r in twins.processes]
    assert all(0.4 < s < 0.95 for s in shares)
    assert all(not r.effects and r.sensitivity_rank is None for r in twins.processes)
    slow = rank_bottlenecks(plant(row(60, machine(10), machine(10), machine(14))), HOW)
    assert {p for p in slow.first.values() if p} == {"row/m2"}
    assert slow.processes[0].active.sole > 0.6


def test_shares_are_shares_of_the_working_time(plant):
    """Sole and nobody add up to less than all; what shifts, shifts between two at least."""
    found = rank_bottlenecks(
        plant(row(2, machine(10), machine(11), machine(10))), HOW, candidates=0
    )
    sole = sum(r.active.sole for r in found.processes)
    shifting = sum(r.active.shifting for r in found.processes)
    assert sole + found.nobody + shifting / 2 >= 1 - 1e-9
    assert sole + found.nobody <= 1
    assert shifting > 0


def test_jobs_change_nothing(plant):
    """Side by side or one after the other."""
    line = plant(row(4, machine(10), machine(12)))
    one = rank_bottlenecks(line, HOW, candidates=1)
    two = rank_bottlenecks(line, Settings(**{**vars(HOW), "jobs": 3}), candidates=1)
    assert one.processes == two.processes or [
        (r.process, r.ranks, [e.gain for e in r.effects]) for r in one.processes
    ] == [(r.process, r.ranks, [e.gain for e in r.effects]) for r in two.processes]


def test_it_stops_when_asked(plant):
    """Before the first run has ended."""
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(StoppedError):
        rank_bottlenecks(plant(row(4, machine(10))), HOW, cancel=cancel)


def test_with_a_store_nothing_is_computed_twice(plant, tmp_path):
    """The ranking is the same; the second time all changed plants are taken from the store."""
    line = plant(row(3, machine(8), machine(10)))
    wanted = rank_bottlenecks(line, HOW)
    told = []
    with Store(tmp_path / "store") as store:
        found = rank_bottlenecks(line, HOW, store=store, where=cores(2))
        again = rank_bottlenecks(line, HOW, store=store, progress=lambda *n: told.append(n))
        assert len(told) == 1
        assert told[0][0] == told[0][1] == store.count() - HOW.replications
    for one in (found, again):
        assert one.processes == wanted.processes
        assert one.output == wanted.output
