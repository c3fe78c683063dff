"""What a process does, and who is meant."""

import pytest

from motorworks.errors import MotorworksError
from motorworks.plantfile import load
from motorworks.simulation import simulate
from motorworks.statistics.explanation import explain_process


@pytest.fixture(scope="module")
def run():
    """Give a run of the one-minute plant."""
    return simulate(load("tutorial"), duration="20d", warm_up="1d", replications=2)


def test_it_holds_what_was_planned_and_what_happened(run):
    """The welding machine: 60 s a pass, failures as long as the plant file says."""
    weld = explain_process(run, "stators/weld")
    assert (weld.process, weld.machines) == ("stators/weld", 1)
    (cycle,) = weld.cycles
    failures = next(s for s in weld.stops if s.kind == "failures")
    station = run.plant.lines[0].stations[1]
    assert station.name == "weld"
    assert cycle.mean == station.cycle_time.mean()
    working = weld.shares["working"] * 3600
    assert cycle.made == pytest.approx(working / cycle.mean, rel=0.01)
    assert failures.length == pytest.approx(station.failures[0].repair.mean(), rel=0.4)
    assert sum(weld.shares.values()) == pytest.approx(1.0)
    assert weld.way[-1].process == "stators/weld"


def test_models_have_their_own_times():
    """Speed loss included; models that are not made are left out."""
    run = simulate(load("dalian"), duration="1d", warm_up="1d")
    found = explain_process(run, "laser_weld")
    assert len(found.cycles) == 5
    assert found.cycles[0].mean == pytest.approx(50.4 / 0.97)
    assert found.machines == 12


@pytest.mark.parametrize("name", ["stators/weld", "weld"])
def test_short_names_are_understood(run, name):
    """Where there is only one of that name."""
    assert explain_process(run, name).process == "stators/weld"


@pytest.mark.parametrize(
    ("name", "said"),
    [("wled", "Did you mean 'weld'"), ("stator/weld", "Did you mean"), ("?", "There is: stators/")],
)
def test_names_that_are_nobodys_are_refused(run, name, said):
    """With what is near, or what there is."""
    with pytest.raises(MotorworksError, match=said.replace("?", r"\?")):
        explain_process(run, name)
