"""Machines that wait for each other in a circle."""

from dataclasses import replace

import numpy as np
import pytest

from motorworks.compile import compile_plant
from motorworks.kernel import Kernel
from motorworks.plant import Buffer, Input, Plant, Sink, Source, Station
from motorworks.process import Law
from motorworks.program import streams
from motorworks.simulation import simulate
from motorworks.simulation.gridlock import find_gridlock

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


def _supplied(plant, buffer, *, at, life=np.inf):
    """Give a plant's program with a supply of one part to a buffer at a time of every 1000 s."""
    program = compile_plant(plant).program
    return replace(
        program,
        supply_names=("bought",),
        supply_buffer=np.array([program.buffer_names.index(buffer)], dtype=np.int32),
        supply_type=np.zeros(1, dtype=np.int32),
        supply_lot=np.ones(1, dtype=np.int64),
        supply_point=np.array([-1]),
        supply_lead=np.array([-1], dtype=np.int32),
        supply_life=np.array([life]),
        supply_period=np.array([1000.0]),
        supply_time_start=np.array([0, 1], dtype=np.int32),
        supply_time=np.array([at]),
    )


def _found_at(program, time):
    kernel = Kernel(program, streams(program, 1))
    kernel.advance(time)
    assert (kernel.trace().waits_for >= 0).any()
    return find_gridlock(program, kernel.trace())


def test_a_machine_that_waits_for_a_delivery_will_move_again():
    """The second part of the assembly is still to be brought; without a supply it never comes."""
    wedding = (Input(origin="left"), Input(origin="store"))
    plant = Plant(
        name="wedding",
        sources=(Source(name="rod"),),
        sinks=(Sink(name="out"),),
        buffers=(Buffer(name="left", capacity=1), Buffer(name="store")),
        stations=(
            Station(name="a", cycle_time=ONE, inputs=(Input(origin="rod"),), to="left"),
            Station(name="b", cycle_time=ONE, inputs=wedding, to="out"),
        ),
    )
    assert "a waits for a place in left" in _found_at(compile_plant(plant).program, 10.0)
    assert _found_at(_supplied(plant, "store", at=500.0), 10.0) == ""


def test_what_expires_makes_room_for_a_blocked_machine():
    """Nobody takes from the store, but what lies there will not lie there for ever."""
    nobody = (Input(origin="store"), Input(origin="none"))
    plant = Plant(
        name="shelf",
        sources=(Source(name="rod"),),
        sinks=(Sink(name="out"),),
        buffers=(Buffer(name="store", capacity=1), Buffer(name="none")),
        stations=(
            Station(name="a", cycle_time=ONE, inputs=(Input(origin="rod"),), to="store"),
            Station(name="b", cycle_time=ONE, inputs=nobody, to="out"),
        ),
    )
    assert "a waits for a place in store" in _found_at(_supplied(plant, "store", at=0.0), 10.0)
    assert _found_at(_supplied(plant, "store", at=0.0, life=100.0), 10.0) == ""
