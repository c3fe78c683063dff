"""The kernel's door: what is not a program is refused, with array, index and value."""

import dataclasses
import os
from random import Random
from threading import Timer
from typing import Any

import numpy as np
import pytest
from draft import Draft
from hypothesis import given, settings
from hypothesis import strategies as st
from random_plants import random_program

from motorworks.errors import ProgramError, RunError
from motorworks.kernel import Kernel, ReferenceKernel
from motorworks.program import Program, columns, streams

HOSTILE_NUMBERS = (-(2**63), -(2**31), -2, -1, 0, 1, 2, 7, 63, 64, 65, 1000, 2**31 - 1, 2**63 - 1)
HOSTILE_TIMES = (
    float("nan"),
    float("inf"),
    -float("inf"),
    -1.0,
    0.0,
    1e-300,
    0.3,
    2.0,
    1e12,
    1e300,
)


def small() -> Program:
    """Give a valid program of two stations with a little of everything."""
    d = Draft(types=2, groups=1)
    short, long = d.constant(1.0), d.exponential(9.0)
    shift = d.calendar(8.0, [(0.0, 1), (6.0, 0)], rule=2)
    crew, people = d.pool(1, relief=2), d.pool(1, absence=0.5)
    d.pool(1, calendar=shift, sizes=((0.0, 1), (4.0, 2)), period=8.0, at_end=1)
    origin, buffer, out = d.source(kind=2, models=(0, 0, 1, 1)), d.buffer(2), d.sink()
    d.lists["setup_law"] += [-1, short, short, -1]
    d.station(
        [(origin, 1, 0)],
        [(people, [short, short])],
        [(buffer, 1.0, -1, -1)],
        failures=[(0, long, short, crew), (2, -1, short, crew, 5.0, shift)],
        campaign=[(0, 2), (1, 2)],
        campaign_rule=1,
        setup_table=0,
        station_group=0,
        station_calendar=shift,
    )
    d.station([(buffer, 2, 1)], [(-1, [long, long])], [(out, 1.0, -1, -1)], scrap_prob=0.1)
    return d.program()


def changed(program: Program, name: str, index: int, value: Any) -> Program:
    """Give a program with one number of one array changed."""
    array = getattr(program, name).copy()
    array[index] = value
    return dataclasses.replace(program, **{name: array})


REFUSALS: list[tuple[str, int, Any, str]] = [
    ("law_kind", 0, 10, "law_kind[0] is 10; must be 0 to 9"),
    ("law_start", 1, 3, "law_start[2] is 2; must be no less than the one before"),
    ("law_start", 2, 3, "law_start[2] is 3; must be the length of law_number, 2"),
    ("law_number", 0, -1.0, "law_number[0] is -1; must be from 0 to"),
    ("law_number", 0, float("nan"), "law_number[0] is nan; must be from 0 to"),
    ("law_number", 1, 0.0, "law_number[1] is 0; must be above 0 to"),
    ("law_number", 1, float("inf"), "law_number[1] is inf; must be above 0 to"),
    ("calendar_time", 1, 8.0, "calendar_time[1] is 8; must be below the period"),
    ("calendar_time", 0, 1.0, "calendar_time[0] is 1; must be 0, the first of its calendar"),
    ("calendar_period", 0, 0.0, "calendar_period[0] is 0; must be above 0"),
    ("pool_calendar", 0, 1, "pool_calendar[0] is 1; must be -1 or a number below 1"),
    ("buffer_capacity", 0, -2, "buffer_capacity[0] is -2; must be -1 to"),
    ("buffer_initial", 1, 3, "sum of buffer_initial of buffer 0 is 3; must be 2 or less"),
    ("buffer_capacity", 0, 1, "input_take[1] is 2; must be no more than buffer 0 holds, 1"),
    ("source_type_value", 1, 2, "source_type_value[1] is 2; must be a number below 2"),
    ("source_kind", 0, 1, "source_law[0] is -1; must be a law for a source with arrivals"),
    ("station_machines", 0, 0, "station_machines[0] is 0; must be 1 to"),
    ("station_machines", 1, 2**31 - 1, "station_machines[1] is 2147483647; must be 1 to"),
    ("station_power", 3, float("nan"), "station_power[3] is nan; must be 0 to"),
    ("station_pull", 0, 2, "station_pull[0] is 2; must be 0 to 1"),
    ("campaign_lot", 0, 0, "campaign_lot[0] is 0; must be 1 to"),
    ("station_types", 0, 1, "campaign_type[1] is 1; must be a model allocated to the station"),
    ("campaign_rule", 0, 2, "campaign_buffer[0] is -1; must be a buffer for LOWEST_STOCK"),
    ("input_origin", 0, 2, "input_origin[0] is 2; must be a number below 2"),
    ("input_take", 0, 2, "input_take[0] is 2; must be 1 from a source of changing models"),
    ("batch_min", 1, 3, "input_take[1] is 2; must be 1 with FIRST_AVAILABLE or a batch"),
    ("batch_min", 0, 3, "batch_max[0] is 0; must be 3 to"),
    ("station_kind", 0, 1, "number of steps of station 0 is 1; must be 0 for a conveyor"),
    ("step_law", 1, -1, "step_law[1] is -1; must be a law for a model allocated to the station"),
    ("setup_law", 1, 2, "setup_law[1] is 2; must be -1 or a number below 2"),
    ("tool_life", 0, 5, "tool_law[0] is -1; must be a law where a tool has a life"),
    ("failure_up", 0, -1, "failure_up[0] is -1; must be a law for a failure mode"),
    ("failure_clock", 1, 5, "failure_clock[1] is 5; must be 0 to 4"),
    ("failure_every", 1, 0.0, "failure_every[1] is 0; must be above 0 for upkeep"),
    ("failure_every", 1, float("nan"), "failure_every[1] is nan; must be 0 to"),
    ("failure_window", 1, 1, "failure_window[1] is 1; must be -1 or a number below 1"),
    ("pool_size_start", 1, 1, "pool_size_start[2] is 0; must be no less than the one before"),
    ("pool_size_time", 0, 1.0, "pool_size_time[0] is 1; must be 0, the first of its pool"),
    ("pool_size_time", 1, 0.0, "pool_size_time[1] is 0; must be above the one before"),
    ("pool_size_time", 1, 9.0, "pool_size_time[1] is 9; must be below the period"),
    ("pool_size_time", 1, float("nan"), "pool_size_time[1] is nan; must be below the period"),
    ("pool_size_count", 0, 100_001, "pool_size_count[0] is 100001; must be 0 to 100000"),
    ("pool_size_period", 2, 0.0, "pool_size_period[2] is 0; must be above 0"),
    ("pool_absence", 0, 1.1, "pool_absence[0] is 1.1"),
    ("pool_count", 1, 100_001, "pool_count[1] is 100001; must be 0 to 100000"),
    ("pool_relief", 0, 3, "pool_relief[0] is 3; must be -1 or a number below 3"),
    ("pool_relief", 0, 0, "pool_relief[0] is 0; must be -1 or another pool of people"),
    ("pool_at_end", 0, 2, "pool_at_end[0] is 2; must be 0 to 1"),
    ("pool_home", 1, 0, "pool_absence[1] is 0.5; must be 0 for a fleet"),
    ("pool_home", 2, 0, "pool_relief[0] is 2; must be -1 or another pool of people"),
    ("scrap_prob", 1, 1.5, "scrap_prob[1] is 1.5; must be 0 to 1"),
    ("rework_prob", 1, 0.95, "scrap_prob + rework_prob of station 1 is"),
    ("rework_place", 0, 1, "rework_place[0] is 1; must be -1 or a number below 1"),
    ("route_place", 0, 5, "route_place[0] is 5; must be -1 or a number below 2"),
    ("route_place", 0, -1, "route_place[0] is -1; must be a place"),
    (
        "route_kind",
        0,
        3,
        "number of route entries of station 0 is 1; must be 2, one for each model",
    ),
    ("route_overflow", 0, 0, "route_overflow[0] is 0; must be -1 or the place of a sink"),
]


@pytest.mark.parametrize(("name", "index", "value", "message"), REFUSALS)
def test_a_bad_number_is_refused_by_array_index_and_value(
    name: str, index: int, value: Any, message: str
) -> None:
    """Every refusal says what stands where, and what must."""
    program = changed(small(), name, index, value)
    with pytest.raises(ProgramError) as refused:
        Kernel(program, streams(small(), 1))
    assert f"program: {message}" in str(refused.value)


@pytest.mark.parametrize(
    ("weight", "message"),
    [
        (0.9, r"source_type_weight\[3\] is 0.9.*; must be 1, the last of its item"),
        (float("nan"), r"source_type_weight\[3\] is nan; must be no less than the one before"),
        (1.1, r"source_type_weight\[3\] is 1.1.*; must be no less .*, and 1 at the most"),
    ],
)
def test_probabilities_that_do_not_end_at_one_are_refused(weight: float, message: str) -> None:
    """Every uniform number must find its model."""
    program = changed(small(), "source_type_kind", 0, 1)
    weights = np.array([0.1, 0.2, 0.2, weight])
    program = dataclasses.replace(program, source_type_weight=weights)
    with pytest.raises(ProgramError, match=message):
        Kernel(program, streams(small(), 1))


def hauling() -> Program:
    """Give a valid program with people, a fleet, a transport and a tour."""
    d = Draft(types=2)
    law = d.constant(1.0)
    d.calendar(9.0, [(0.0, 1)], rule=1)
    d.positions([[0.0, 3.0], [4.0, 0.0]])
    people, fleet = d.pool(1), d.fleet(2, home=1, speed=1.5)
    store, rack, none, out = d.buffer(6), d.buffer(4), d.buffer(0), d.sink()
    d.station([(d.source(), 1, 0)], [(people, [law, law])], [(store,)])
    d.station(
        [(store, 1, 0)], [], [(rack,)],
        station_kind=2, batch_min=1, batch_max=2, transport_pool=fleet,
        transport_from=0, transport_to=1, transport_load=law, transport_unload=law,
    )  # fmt: skip
    loads = [(0, 1, rack, out, -1, 2), (1, 2, rack, none, 3, 1)]
    d.tour([1.0, 5.0], [(1.0, 1.0), (2.0, 0.0), (0.0, 0.0)], loads, period=9.0, capacity=4)
    return d.program()


REFUSED_TRANSPORTS: list[tuple[str, int, Any, str]] = [
    ("distance", 1, -1.0, "distance[1] is -1; must be 0 to"),
    ("distance", 1, float("nan"), "distance[1] is nan; must be 0 to"),
    ("distance", 1, float("inf"), "distance[1] is inf; must be 0 to"),
    ("pool_home", 1, 2, "pool_home[1] is 2; must be -1 or a number below 2"),
    ("pool_home", 0, 0, "pool_speed[0] is 0; must be 9.9"),
    ("pool_home", 1, -1, "pool_speed[1] is 1.5; must be 0 for people"),
    ("pool_speed", 1, 0.0, "pool_speed[1] is 0; must be 9.9"),
    ("pool_speed", 1, float("nan"), "pool_speed[1] is nan; must be 9.9"),
    ("pool_count", 1, 2**31 - 1, "pool_count[1] is 2147483647; must be 0 to 200000"),
    ("pool_rule", 1, 1, "pool_rule[1] is 1; must be FIFO for a fleet"),
    ("pool_absence", 1, 0.1, "pool_absence[1] is 0.1"),
    ("pool_relief", 1, 0, "pool_relief[1] is 0; must be -1 for a fleet"),
    ("pool_relief", 0, 1, "pool_relief[0] is 1; must be -1 or another pool of people"),
    ("pool_at_end", 1, 1, "pool_at_end[1] is 1; must be 0 for a fleet"),
    ("step_pool", 0, 1, "step_pool[0] is 1; must be -1 or a pool of people"),
    ("setup_pool", 0, 1, "setup_pool[0] is 1; must be -1 or a pool of people"),
    ("tool_pool", 1, 1, "tool_pool[1] is 1; must be -1 or a pool of people"),
    ("station_kind", 0, 2, "number of steps of station 0 is 1; must be 0 for a transport"),
    ("station_kind", 1, 0, "number of steps of station 1 is 0; must be 1 or more"),
    ("station_kind", 1, 3, "station_kind[1] is 3; must be 0 to 2"),
    ("transport_pool", 1, 0, "transport_pool[1] is 0; must be a fleet"),
    ("transport_pool", 1, -1, "transport_pool[1] is -1; must be a fleet"),
    ("transport_pool", 0, 1, "transport_pool[0] is 1; must be -1 where there is no transport"),
    ("transport_from", 1, -1, "transport_from[1] is -1; must be a position for a transport"),
    ("transport_to", 1, 2, "transport_to[1] is 2; must be -1 or a number below 2"),
    ("transport_from", 0, 0, "transport_from[0] is 0; must be -1 where there is no transport"),
    ("transport_load", 0, 0, "transport_load[0] is 0; must be -1 where there is no transport"),
    ("transport_unload", 1, 5, "transport_unload[1] is 5; must be -1 or a number below 1"),
    ("batch_min", 1, 0, "batch_min[1] is 0; must be 1 or more for a transport"),
    ("input_origin", 1, 2, "input_origin[1] is 2; must be a buffer with places for a transport"),
    ("input_origin", 1, 3, "input_origin[1] is 3; must be a buffer with places for a transport"),
    ("route_kind", 1, 2, "route_kind[1] is 2; must be ONE or BY_MODEL for a transport"),
    ("station_calendar", 1, 0, "station_calendar[1] is 0; must be -1 or a calendar with the rule"),
    ("campaign_rule", 1, 1, "number of lots of station 1 is 0"),
    ("scrap_prob", 1, 0.1, "scrap_prob[1] is 0.1"),
    ("rework_prob", 1, 0.1, "rework_prob[1] is 0.1"),
    ("tour_period", 0, 0.0, "tour_period[0] is 0; must be above 0"),
    ("tour_period", 0, float("nan"), "tour_period[0] is nan; must be above 0"),
    ("tour_period", 0, 4.0, "tour_departure[1] is 5; must be below the period"),
    ("tour_departure", 0, -1.0, "tour_departure[0] is -1; must be 0 or more, and finite"),
    ("tour_departure", 1, 1.0, "tour_departure[1] is 1; must be above the one before"),
    ("tour_departure_start", 1, 1, "tour_departure_start[1] is 1; must be the length of"),
    ("tour_vehicles", 0, 0, "tour_vehicles[0] is 0; must be 1 to"),
    ("tour_capacity", 0, -2, "tour_capacity[0] is -2; must be -1 to"),
    ("tour_return", 0, float("inf"), "tour_return[0] is inf; must be 0 to"),
    ("stop_travel", 1, -1.0, "stop_travel[1] is -1; must be 0 to"),
    ("stop_time", 2, float("nan"), "stop_time[2] is nan; must be 0 to"),
    ("stop_start", 1, 2, "stop_start[1] is 2; must be the length of stop_travel and stop_time, 3"),
    ("load_pick", 0, -1, "load_pick[0] is -1; must be a stop of the tour"),
    ("load_drop", 0, 0, "load_drop[0] is 0; must be a later stop of the tour"),
    ("load_drop", 1, 3, "load_drop[1] is 3; must be a later stop of the tour"),
    ("load_from", 0, 2, "load_from[0] is 2; must be a buffer with places"),
    ("load_from", 0, 3, "load_from[0] is 3; must be a number below 3"),
    ("load_to", 1, 4, "load_to[1] is 4; must be a number below 4"),
    ("load_to", 1, -1, "load_to[1] is -1; must be a number below 4"),
    ("load_most", 1, -2, "load_most[1] is -2; must be -1 to"),
    ("load_unit", 1, 0, "load_unit[1] is 0; must be 1 to"),
]


@pytest.mark.parametrize(("name", "index", "value", "message"), REFUSED_TRANSPORTS)
def test_a_bad_number_of_a_transport_or_tour_is_refused(
    name: str, index: int, value: Any, message: str
) -> None:
    """What the rules of transports and tours forbid does not pass."""
    program = changed(hauling(), name, index, value)
    with pytest.raises(ProgramError) as refused:
        Kernel(program, streams(hauling(), 1))
    assert f"program: {message}" in str(refused.value)


def test_the_program_with_a_transport_that_the_refusals_start_from_is_taken() -> None:
    """Without its one fault each of those programs would have passed."""
    kernel = Kernel(hauling(), streams(hauling(), 1))
    kernel.advance(1000.0)
    assert kernel.trace().sink_count.sum() > 10


@pytest.mark.parametrize(
    ("name", "index", "value", "message"),
    [
        ("tool_life", 1, 5, "tool_life[1] is 5; must be 0 for a transport"),
        ("setup_table", 1, 0, "setup_table[1] is 0; must be -1 for a transport"),
        ("failure_start", 2, 1, "failure_start[2] is 1; must be no more than the one before"),
    ],
)
def test_a_transport_that_works_is_refused(name: str, index: int, value: Any, message: str) -> None:
    """A transport has no tool, no changeover and no failures."""
    program = dataclasses.replace(
        changed(hauling(), "tool_law", 1, 0),
        setup_law=np.zeros(4, dtype=np.int32),
        **{n: np.zeros(int(name == "failure_start"), dtype=columns()[n].dtype)
           for n in ("failure_clock", "failure_up", "failure_repair")},
        failure_pool=np.full(int(name == "failure_start"), -1, dtype=np.int32),
    )  # fmt: skip
    program = changed(program, name, index, value)
    with pytest.raises(ProgramError) as refused:
        Kernel(program, streams(hauling(), 1))
    assert f"program: {message}" in str(refused.value)


def test_there_is_a_distance_from_each_position_to_each() -> None:
    """Three positions have nine, home included."""
    with pytest.raises(ProgramError, match="length of distance is 4; must be 9"):
        Kernel(dataclasses.replace(hauling(), n_positions=3), streams(hauling(), 1))


def test_a_tour_without_departures_or_stops_is_refused() -> None:
    """It would never leave, or go nowhere."""
    none, zeros = np.zeros(0), np.zeros(2, dtype=np.int32)
    program = dataclasses.replace(hauling(), tour_departure=none, tour_departure_start=zeros)
    with pytest.raises(ProgramError, match="number of departures of tour 0 is 0; must be 1 or"):
        Kernel(program, streams(hauling(), 1))
    program = dataclasses.replace(hauling(), stop_travel=none, stop_time=none, stop_start=zeros)
    with pytest.raises(ProgramError, match="number of stops of tour 0 is 0; must be 1 or more"):
        Kernel(program, streams(hauling(), 1))


def test_the_program_that_the_refusals_start_from_is_taken() -> None:
    """Without its one fault each of those programs would have passed."""
    kernel = Kernel(small(), streams(small(), 1))
    kernel.advance(1000.0)
    assert kernel.trace().sink_count.sum() > 10


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("n_types", 65, "n_types is 65; must be 1 to 64"),
        ("n_types", 0, "n_types is 0; must be 1 to 64"),
        ("n_sinks", 10**15, "n_sinks is 1000000000000000; must be 0 to"),
        ("n_positions", 5001, "n_positions is 5001; must be 0 to 5000"),
        ("level_every", 0, "level_every is 0; must be 1 to"),
        ("max_parts", 2**80, "max_parts is no whole number of 64 bits"),
        ("sample_interval", float("nan"), "sample_interval is nan; must be 0 to"),
        ("sample_interval", "soon", "sample_interval is no number"),
    ],
)
def test_a_bad_plain_number_is_refused(name: str, value: Any, message: str) -> None:
    """The plain numbers are checked like the arrays."""
    with pytest.raises(ProgramError, match=message):
        Kernel(dataclasses.replace(small(), **{name: value}), streams(small(), 1))


@pytest.mark.parametrize(
    ("array", "message"),
    [
        (np.zeros(2, dtype=np.int64), "an array of another dtype"),
        (np.zeros((2, 1), dtype=np.int32), "an array with 2 dimensions"),
        ([0, 0], "no array"),
        (None, "no array"),
        (np.zeros(3, dtype=np.int32), "length of tool_pool is 3; must be 2"),
    ],
)
def test_an_array_of_another_kind_is_refused(array: Any, message: str) -> None:
    """Nothing is converted behind the caller's back."""
    with pytest.raises(ProgramError, match=message):
        Kernel(dataclasses.replace(small(), tool_pool=array), streams(small(), 1))


def test_arrays_with_gaps_between_their_numbers_are_read_right() -> None:
    """A view of every second number is as good as a copy."""
    program = small()
    spread = np.repeat(program.law_number, 2)[::2]
    kernels = [
        Kernel(p, streams(program, 1))
        for p in (program, dataclasses.replace(program, law_number=spread))
    ]
    for kernel in kernels:
        kernel.advance(500.0)
    assert kernels[0].trace().equals(kernels[1].trace())


def test_streams_of_another_plant_are_refused() -> None:
    """The streams belong to the machines of the program."""
    drawn = dataclasses.replace(streams(small(), 1), up=np.zeros(0, dtype=np.uint64))
    with pytest.raises(ProgramError, match="streams: length of up is 0; must be 2"):
        Kernel(small(), drawn)


def test_both_kernels_have_one_door() -> None:
    """The readable kernel refuses what the compiled one refuses, in the same words."""
    program = changed(small(), "batch_min", 0, -1)
    messages = []
    for kind in (Kernel, ReferenceKernel):
        with pytest.raises(ProgramError) as refused:
            kind(program, streams(small(), 1))
        messages.append(str(refused.value))
    assert messages[0] == messages[1]


@pytest.mark.parametrize("until", [4.0, float("nan"), float("inf")])
@pytest.mark.parametrize("kind", [Kernel, ReferenceKernel])
def test_a_time_that_cannot_be_reached_is_refused(kind: Any, until: float) -> None:
    """The clock does not run backwards, and never arrives at infinity."""
    kernel = kind(small(), streams(small(), 1))
    kernel.advance(5.0)
    with pytest.raises(RunError, match="must be finite and not before"):
        kernel.advance(until)


# ---- hostile arrays ----


def corrupted(program: Program, r: Random) -> Program:
    """Give a program with some of its arrays damaged."""
    for _ in range(r.randrange(1, 4)):
        name = r.choice(list(columns()))
        array = getattr(program, name).copy()
        if len(array) and r.random() < 0.85:
            hostile = HOSTILE_TIMES if array.dtype == np.float64 else HOSTILE_NUMBERS
            if array.dtype == np.uint64:
                value = r.getrandbits(64)
            elif array.dtype == np.float64:
                value = r.choice(hostile)
            else:
                limits = np.iinfo(array.dtype)
                value = min(max(int(r.choice(hostile)), limits.min), limits.max)
            array[r.randrange(len(array))] = value
        else:
            array = np.resize(array, max(0, len(array) + r.choice((-2, -1, 1, 5))))
        program = dataclasses.replace(program, **{name: array})
    return program


def _take_or_refuse(seed: int) -> None:
    whole = random_program(seed, 1 + seed % 6)
    program = corrupted(whole, Random(seed))
    try:
        kernel = Kernel(program, streams(whole, seed), sink_log=True)
    except ProgramError as refused:
        assert "; must be" in str(refused)  # noqa: PT017 - taking it is as good
        return
    timer = Timer(0.3, kernel.cancel)
    timer.start()
    kernel.advance(40.0)
    timer.cancel()
    trace = kernel.trace()
    np.testing.assert_allclose(trace.state_time.sum(axis=1), trace.now, rtol=1e-9, atol=1e-9)


@settings(max_examples=200)
@given(seed=st.integers(min_value=0, max_value=2**62))
def test_damaged_arrays_are_refused_or_run(seed: int) -> None:
    """Whatever the arrays hold, the kernel refuses them or runs and comes back."""
    _take_or_refuse(seed)


@pytest.mark.fuzz
@settings(max_examples=int(os.environ.get("MOTORWORKS_FUZZ_EXAMPLES", "5000")))
@given(seed=st.integers(min_value=0, max_value=2**62))
def test_damaged_arrays_are_refused_or_run_on_a_long_hunt(seed: int) -> None:
    """The same, many more times."""
    _take_or_refuse(seed)
