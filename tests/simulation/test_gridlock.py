"""Machines that wait for each other in a circle."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.draft import Draft
from tests.kernel.random_plants import random_program

from motorworks.compile import compile_plant
from motorworks.kernel import Kernel
from motorworks.plant import Buffer, Input, Plant, Sink, Source, Station
from motorworks.process import Law
from motorworks.program import streams
from motorworks.simulation import simulate
from motorworks.simulation.gridlock import find_gridlock, stuck_machines

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


# ---- parts that are carried ----


def _found(draft, until=100.0):
    """Run a draft to a time and give what is found then."""
    program = draft.program()
    kernel = Kernel(program, streams(program, 1))
    kernel.advance(until)
    trace = kernel.trace()
    assert (trace.waits_for >= 0).any(), "nobody is blocked: nothing is asked"
    return find_gridlock(program, trace)


def _machine(d, origin, *places, seconds=1.0, **values):
    return d.station(
        [(origin, 1, 0)], [(-1, [d.constant(seconds)])], [(place,) for place in places], **values
    )


def _haul(d, origin, place, lot=1, fleet=0, **values):
    d.station(
        [(origin, 1, 0)], [], [(place,)], station_kind=2, batch_min=lot, batch_max=lot,
        transport_pool=fleet, transport_from=0, transport_to=0, **values,
    )  # fmt: skip


def _with_fleet(vehicles, calendar=None):
    d = Draft()
    hours = d.calendar(1e6, calendar) if calendar else -1
    d.positions([[0.0]])
    d.fleet(vehicles, home=0, speed=1.0, calendar=hours)
    return d


def test_a_machine_that_waits_for_a_tour_is_in_no_gridlock():
    """The store is full until the next departure, in an hour."""
    d = Draft()
    store, out = d.buffer(1), d.sink()
    _machine(d, d.source(), store)
    d.tour([3600.0], [(1.0, 0.0), (1.0, 0.0)], [(0, 1, store, out, -1, 1)])
    assert _found(d) == ""


def test_a_machine_that_waits_for_a_vehicle_off_shift_is_in_no_gridlock():
    """The fleet comes to work later."""
    d = _with_fleet(1, [(0.0, 0), (5e5, 1)])
    store = d.buffer(1)
    _machine(d, d.source(), store)
    _haul(d, store, d.sink())
    assert _found(d) == ""


def test_a_machine_that_waits_for_a_job_off_shift_is_in_no_gridlock():
    """The job has its vehicle and loads when the hours begin again."""
    d = _with_fleet(1)
    store = d.buffer(1)
    hours = d.calendar(1e6, [(0.0, 1), (3.0, 0), (5e5, 1)])
    _machine(d, d.source(), store)
    _haul(d, store, d.sink(), station_calendar=hours, transport_load=d.constant(1e4))
    assert _found(d) == ""


def _two_hauls(vehicles):
    """Give a transport that brings two parts to one place, from which the same fleet fetches."""
    d = _with_fleet(vehicles)
    near, far = d.buffer(4, initial=[4]), d.buffer(1)
    _haul(d, near, far, lot=2)
    _haul(d, far, d.sink(), transport_load=d.constant(60.0))
    return d


def test_a_fleet_whose_vehicles_all_wait_to_be_emptied_by_itself_is_named():
    """The only vehicle holds the second part, and would have to fetch the first."""
    assert "station 0 waits for a place in buffer 1" in _found(_two_hauls(1))


def test_a_second_vehicle_resolves_it():
    """It fetches what lies in the way."""
    assert _found(_two_hauls(2), 30.0) == ""


def test_a_circle_through_a_tour_is_named():
    """Rework goes back into the store that the tour empties into the full one before it."""
    d = Draft()
    store, full = d.buffer(1), d.buffer(1)
    _machine(d, d.source(), store)
    _machine(d, full, d.sink(), rework_prob=1.0, rework_place=store)
    stops = [(1.0, 0.0), (1.0, 0.0)]
    d.tour([0.0], stops, [(0, 1, store, full, -1, 1)], period=10.0, vehicles=1)
    found = _found(d)
    assert "station 1 waits for a place in buffer 0" in found or "station 0 waits" in found
    assert "Enlarge buffer 0" in found


def test_parts_that_a_tour_has_set_down_outside_count():
    """They wait at a buffer without places for a machine that is off shift."""
    d = Draft()
    store, none, blocked = d.buffer(initial=[1]), d.buffer(0), d.buffer(1)
    d.tour([0.0], [(1.0, 0.0), (1.0, 0.0)], [(0, 1, store, none, -1, 1)])
    hours = d.calendar(1e6, [(0.0, 0), (5e5, 1)])
    _machine(d, d.source(), blocked)
    d.station(
        [(blocked, 1, 0), (none, 1, 0)],
        [(-1, [d.constant(1.0)])],
        [(d.sink(),)],
        station_calendar=hours,
    )
    assert _found(d) == ""


@settings(max_examples=60)
@given(seed=st.integers(min_value=0, max_value=2**62), size=st.integers(min_value=1, max_value=6))
def test_what_is_named_never_moves_again(seed, size):
    """Whatever the plant: after twenty times as long the stuck machines wait as they did."""
    program = random_program(seed, size)
    kernel = Kernel(program, streams(program, seed))
    kernel.advance(31.0)
    before = kernel.trace()
    stuck = stuck_machines(program, before)
    kernel.advance(600.0)
    after = kernel.trace()
    assert after.waits_for[stuck].tolist() == before.waits_for[stuck].tolist()
    assert after.cycles[stuck].tolist() == before.cycles[stuck].tolist()


# ---- parts that are bought ----


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
        supply_closed_start=np.zeros(2, dtype=np.int32),
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
