"""Machines that wait for each other in a circle."""

from dataclasses import replace

import pytest

from motorworks.plant import Buffer, Input, Plant, Sink, Source, Station
from motorworks.process import Law
from motorworks.simulation import simulate

ONE = Law("constant", (1.0,))


def _loop(places):
    """Give a station whose rework goes round by a second one into its own finite input."""
    return Plant(
        name="loop",
        sources=(Source(name="rod"),),
        sinks=(Sink(name="out"),),
        buffers=(Buffer(name="queue", capacity=places), Buffer(name="repair", capacity=1)),
        stations=(
            Station(name="feed", cycle_time=ONE, inputs=(Input(origin="rod"),), to="queue"),
            Station(name="work", cycle_time=ONE, inputs=(Input(origin="queue"),), to="out",
                    rework_rate=0.6, max_reworks=None, rework_to="repair"),
            Station(name="mend", cycle_time=ONE, inputs=(Input(origin="repair"),), to="queue"),
        ),
    )  # fmt: skip


def test_a_gridlock_is_found_and_its_circle_named():
    """The message says who waits for what, and which buffers to enlarge."""
    run = simulate(_loop(2), duration="1h", warm_up=0)
    (found,) = run.gridlocks
    assert "work waits for a place in repair" in found
    assert "mend waits for a place in queue" in found
    assert "Enlarge queue, repair" in found
    assert not run.replications[0].complete


def test_a_line_that_only_blocks_is_no_gridlock():
    """A slow last station blocks all before it, and yet everything moves."""
    slow = Law("constant", (100.0,))
    stations = (
        Station(name="fast", cycle_time=ONE, inputs=(Input(origin="rod"),), to="queue"),
        Station(name="slow", cycle_time=slow, inputs=(Input(origin="queue"),), to="out"),
    )
    run = simulate(replace(_loop(0), stations=stations), duration="1h", warm_up=0)
    assert run.gridlocks == []


def test_an_assembly_that_waits_for_a_blocked_feeder_is_named():
    """Two models in one queue: the head that is there is not the one that is wanted."""
    plant = Plant(
        name="mixed",
        sources=(Source(name="rod"), Source(name="bar")),
        sinks=(Sink(name="out"),),
        buffers=(Buffer(name="left", capacity=1), Buffer(name="right", capacity=1)),
        stations=(
            Station(name="a", cycle_time=ONE, inputs=(Input(origin="rod"),), to="left"),
            Station(name="b", cycle_time=ONE, inputs=(Input(origin="left"), Input(origin="back")),
                    to="right"),
            Station(name="c", cycle_time=ONE, inputs=(Input(origin="right"),), to="out"),
            Station(name="d", cycle_time=ONE, inputs=(Input(origin="bar"), Input(origin="tail")),
                    to="back"),
            Station(name="e", cycle_time=ONE, inputs=(Input(origin="back2"),), to="tail"),
        ),
    )  # fmt: skip
    more = (Buffer(name="back", capacity=1), Buffer(name="tail", capacity=1),
            Buffer(name="back2", capacity=1))  # fmt: skip
    run = simulate(replace(plant, buffers=plant.buffers + more), duration="1h", warm_up=0)
    assert "a waits for a place in left" in run.gridlocks[0]


@pytest.mark.parametrize("places", [2, 3])
def test_a_stopped_run_keeps_its_totals(places):
    """States still sum to the time that was reached."""
    trace = simulate(_loop(places), duration="1h", warm_up=0).replications[0].trace
    assert trace.state_time.sum(axis=1) == pytest.approx(trace.now - trace.since, rel=1e-9)
