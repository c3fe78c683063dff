"""The shipped plants at work: what their files promise shows in a run."""

import numpy as np
import pytest

from motorworks.plantfile.shipped import load
from motorworks.program.program import DOWN, SETUP, STOP, WORK
from motorworks.simulation import simulate

DAY = 86_400.0
STUDY_YEAR = 24_300_000.0
STUDY = {"stator": 317_546, "rotor": 322_012, "assembly": 326_209}
"""Good parts a line and year with 20 places, as the study has them."""


@pytest.fixture(scope="module")
def fortnight():
    """Give a fortnight of the reference plant, after a week thrown away."""
    return simulate(load("dalian"), duration=14 * DAY, warm_up=7 * DAY, seed=3, sample_interval=0.0)


def _machine_states(run, station):
    """Give the mean share of planned time in each state over the machines of a station."""
    program = run.compiled.program
    begin = np.concatenate(([0], np.cumsum(program.station_machines)))
    rows = [
        row
        for number, unit in enumerate(run.compiled.layout.work_units)
        if unit.name.rpartition("/")[2] == station
        for row in range(begin[number], begin[number + 1])
    ]
    planned = run.compiled.planned_time(run.warm_up, run.warm_up + run.duration)
    return run.replications[0].trace.state_time[rows].mean(axis=0) / planned


@pytest.mark.slow
def test_dalian_does_not_gridlock(fortnight):
    """Nothing stands still for good."""
    assert not fortnight.gridlocks


@pytest.mark.slow
def test_dalian_makes_its_mix(fortnight):
    """Every model leaves the plant, about in its share; lots make two weeks uneven."""
    plant = fortnight.plant
    good = [i for i, sink in enumerate(plant.sinks) if sink.counts_as == "good"]
    made = fortnight.replications[0].trace.sink_count[good].sum(axis=0)
    shares = np.array([model.share for model in plant.models])
    assert made / made.sum() == pytest.approx(shares, abs=0.02)


@pytest.mark.slow
def test_presses_are_available_two_thirds_of_the_time(fortnight):
    """Planned stops, die changes and failures leave presses 66.7 % of planned time."""
    states = _machine_states(fortnight, "stamp_core")
    between_failures = states[WORK] / (states[WORK] + states[DOWN])
    available = (1 - states[STOP] - states[SETUP]) * between_failures
    assert available == pytest.approx(0.667, abs=0.01)


@pytest.mark.slow
def test_stations_that_pull_are_never_blocked_with_a_part(fortnight):
    """What a pulling machine has finished finds its place at once."""
    trace, layout = fortnight.replications[0].trace, fortnight.compiled.layout
    begin = np.concatenate(([0], np.cumsum(fortnight.compiled.program.station_machines)))
    pulling = [
        n for n, unit in enumerate(layout.work_units) if unit.station.pull and not unit.transport
    ]
    assert len(pulling) == 5
    assert all((trace.waits_for[begin[n] : begin[n + 1]] == -1).all() for n in pulling)


@pytest.mark.slow
def test_buffer_study_is_reproduced():
    """The isolated lines make within 3 % of what the study says."""
    run = simulate(
        load("dalian-study"),
        duration=STUDY_YEAR / 2,
        warm_up=DAY,
        seed=11,
        replications=2,
        sample_interval=0.0,
    )
    made = sum(r.trace.sink_count.sum(axis=1) for r in run.replications)
    for count, (line, good) in zip(made, STUDY.items(), strict=True):
        assert count == pytest.approx(good, rel=0.03), line


@pytest.mark.parametrize("name", ["tutorial", "midsize", "trucks"])
def test_small_plants_reach_their_target(name):
    """The plants of the documentation make what they were designed for."""
    plant = load(name)
    run = simulate(plant, duration=56 * DAY, warm_up=7 * DAY, seed=5, sample_interval=0.0)
    planned = run.compiled.planned_time(run.warm_up, run.warm_up + run.duration)
    good = [i for i, sink in enumerate(plant.sinks) if sink.counts_as == "good"]
    made = run.replications[0].trace.sink_count[good].sum()
    assert not run.gridlocks
    assert made * run.compiled.planned_year / planned > plant.target


@pytest.mark.parametrize(("name", "rate"), [("tandem20", 0.74746), ("failures20", 0.66257)])
def test_benchmark_lines_have_their_known_rate(name, rate):
    """Twenty thousand parts leave at the known rate, within the noise of so few."""
    run = simulate(load(name), duration=30_000.0, warm_up=2_000.0, seed=2, sample_interval=0.0)
    parts = run.replications[0].trace.sink_count.sum()
    assert parts / 30_000.0 == pytest.approx(rate, rel=0.03)
