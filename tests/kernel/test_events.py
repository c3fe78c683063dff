"""The event log tells all: a plant rebuilt from its tables alone is the plant that ran."""

import os
from typing import Any

import numpy as np
import pytest
from draft import Draft
from event_runs import Logged, Rebuilt, same_tables
from hypothesis import given, settings
from hypothesis import strategies as st
from random_plants import random_program
from tests.kernel.rules import KERNELS

from motorworks.kernel import Kernel, ReferenceKernel
from motorworks.program import Program, Trace, streams
from motorworks.program.events import (
    EVENT_TABLES,
    EXPIRED,
    INITIAL,
    OF_SOURCE,
    OF_STATION,
    OF_SUPPLY,
    SCRAPPED,
    TURNED_AWAY,
)
from motorworks.program.program import STARVED, TRANSPORT, WORK
from motorworks.program.trace import STANDSTILL, STOPPED

seeds = st.integers(min_value=0, max_value=2**62)
TIMES = (0.0, 4.0, 17.3, 31.0)


def _near(a: Any, b: Any) -> None:
    np.testing.assert_allclose(a, b, rtol=1e-9, atol=1e-7)


def _compare_stock(program: Program, rebuilt: Rebuilt, trace: Trace) -> None:
    """Levels, sinks, the whole; what a transport holds still takes its place."""
    levels = rebuilt.levels()
    held = {int(b) for s, b in _inputs(program) if program.station_kind[s] == TRANSPORT}
    for b in range(rebuilt.buffers):
        if b in held:
            assert (levels[b] >= trace.buffer_level[b]).all()
        else:
            assert levels[b].tolist() == trace.buffer_level[b].tolist()
    _near(rebuilt.integral(), trace.buffer_integral)
    assert rebuilt.sink_count().tolist() == trace.sink_count.tolist()
    assert rebuilt.parts_now() == trace.parts_now[0]


def _inputs(program: Program) -> list[tuple[int, int]]:
    counts = np.diff(program.input_start)
    stations = np.repeat(np.arange(len(counts)), counts)
    return list(zip(stations.tolist(), program.input_origin.tolist(), strict=True))


def _compare_states(program: Program, rebuilt: Rebuilt, trace: Trace) -> None:
    times, causes = rebuilt.state_times()
    _near(times, trace.state_time)
    inputs, routes = len(program.input_origin), len(program.route_place)
    bounds = np.cumsum([1, inputs, routes, len(program.station_kind)])
    starved, blocked, rework, crew = np.split(causes, bounds)[1:]
    _near(starved, trace.starved_by)
    _near(blocked, trace.blocked_by)
    _near(rework, trace.blocked_rework)
    _near(crew, trace.repair_wait)


def _compare_vehicles(rebuilt: Rebuilt, trace: Trace, world: Any) -> None:
    trips, stops = rebuilt.events["trips"], rebuilt.events["tour_stops"]
    for pool in world.pools:
        own = trips["fleet"] == pool.number
        ended = own & (trips["phase"] == 3)
        assert ended.sum() == trace.fleet_trips[pool.number]
        assert trips["parts"][ended].sum() == trace.fleet_parts[pool.number]
        if pool.fleet is None:
            continue
        stands = rebuilt.stands(pool.number)
        for v, idle in enumerate(pool.fleet.idle):
            assert not idle or stands[v] == pool.fleet.stands[v]
        for phase in range(4):
            took = (trips["end"] - trips["start"])[own & (trips["phase"] == phase)].sum()
            assert took >= trace.fleet_time[pool.number][phase] - 1e-7
    for tour in world.tours:
        own = stops["tour"] == tour.number
        assert rebuilt.next_stops(tour.number) == [runner.stop for runner in tour.runners]
        assert (own & (stops["stop"] == -1)).sum() == trace.tour_runs[tour.number]
        down, up = stops["set_down"][own].sum(), stops["picked_up"][own].sum()
        assert down == trace.tour_parts[tour.number]
        assert up - down == trace.tour_aboard[tour.number]
        _near(rebuilt.away(tour.number), trace.tour_away[tour.number])


def _compare_losses(rebuilt: Rebuilt, trace: Trace) -> None:
    losses, births, lots = (rebuilt.events[t] for t in ("losses", "births", "lots"))

    def lost(cause: int, n: int) -> list[int]:
        return np.bincount(losses["number"][losses["cause"] == cause], minlength=n).tolist()

    assert lost(TURNED_AWAY, len(trace.source_lost)) == trace.source_lost.tolist()
    assert lost(EXPIRED, len(trace.supply_expired)) == trace.supply_expired.tolist()
    assert (lost(SCRAPPED, len(trace.scrap)) <= trace.scrap.sum(axis=1)).all()
    came = births["number"][births["origin"] == OF_SOURCE]
    assert np.bincount(came, minlength=len(trace.source_arrivals)).tolist() == (
        trace.source_arrivals.tolist()
    )
    arrived = np.zeros(len(trace.supply_arrived), dtype=np.int64)
    np.add.at(arrived, lots["supply"], lots["count"])
    assert arrived.tolist() == trace.supply_arrived.tolist()
    assert births["part"].tolist() == list(range(trace.parts_made[0]))


def _assert_rebuilt(seed: int, size: int) -> None:
    program = random_program(seed, size)
    run = Logged(ReferenceKernel(program, streams(program, seed), event_log=True, visit_limit=97))
    for until in TIMES:
        run.advance(until)
        if run.status == STANDSTILL:
            break
        trace = run.kernel.trace()
        rebuilt = Rebuilt(program, run.tables(), trace.now)
        _compare_stock(program, rebuilt, trace)
        _compare_states(program, rebuilt, trace)
        _compare_vehicles(rebuilt, trace, run.kernel._world)
        _compare_losses(rebuilt, trace)
        if run.status == STOPPED:  # given up
            break


@settings(max_examples=50)
@given(seed=seeds, size=st.integers(min_value=1, max_value=5))
def test_a_plant_can_be_rebuilt_from_its_events(seed: int, size: int) -> None:
    """Levels, states, sinks, vehicles, losses: as the trace has them, at several times."""
    _assert_rebuilt(seed, size)


@pytest.mark.fuzz
@settings(max_examples=int(os.environ.get("MOTORWORKS_FUZZ_EXAMPLES", "5000")))
@given(seed=seeds, size=st.integers(min_value=1, max_value=8))
def test_a_plant_can_be_rebuilt_on_a_long_hunt(seed: int, size: int) -> None:
    """The same, many more times."""
    _assert_rebuilt(seed, size)


def _assert_begun(seed: int, size: int) -> None:
    """Begin a log in the midst of a run: the plant is rebuilt from it, and it goes on the same."""
    program = random_program(seed, size)
    drawn = streams(program, seed)
    whole = ReferenceKernel(program, drawn, event_log=True)
    at = (0.0, 4.0, 9.5, 17.3)[seed % 4]
    if whole.advance(at) == STANDSTILL:
        return
    logs = {"event_log": True, "new_log": True, "visit_limit": 1 << 18}
    begun = ReferenceKernel.restore(program, whole.save(), **logs)
    whole.take_events()
    beginning = begun.take_events()
    compiled = Kernel(program, drawn, event_log=True)
    compiled.advance(at)
    compiled = Kernel.restore(program, compiled.save(), **logs)
    assert same_tables(compiled.take_events(), beginning) == []
    trace, world = begun.trace(), begun._world
    rebuilt = Rebuilt(program, beginning, at)
    assert rebuilt.levels().tolist() == _levels_with_jobs(world)
    assert rebuilt.parts_now() == trace.parts_now[0]
    assert beginning["states"]["state"].tolist() == trace.state.tolist()
    at_machines = -2 - beginning["births"]["number"][beginning["births"]["number"] < -1]
    held = [*trace.holds.tolist(), *trace.tour_aboard.tolist()]
    assert np.bincount(at_machines, minlength=len(held)).tolist() == held
    for pool in (p for p in world.pools if p.fleet is not None):
        stands = rebuilt.stands(pool.number)
        for v, idle in enumerate(pool.fleet.idle):
            assert not idle or stands[v] == pool.fleet.stands[v]
    for tour in world.tours:
        assert rebuilt.next_stops(tour.number) == [runner.stop for runner in tour.runners]
        own = beginning["tour_stops"]["tour"] == tour.number
        assert beginning["tour_stops"]["picked_up"][own].sum() == trace.tour_aboard[tour.number]
    for kernel in (whole, begun):
        kernel.advance(at + 8.0)
    assert same_tables(whole.take_events(), begun.take_events()) == []


def _levels_with_jobs(world: Any) -> list[list[int]]:
    """Give the parts in each buffer by model, those that a transport has come for among them."""
    levels = [[0] * world.T for _ in world.buffers]
    for b in world.buffers:
        for queue in b.queues:
            for _, part in queue:
                levels[b.number][part.model] += 1
        for model, held in enumerate(b.held):
            levels[b.number][model] += held
    return levels


@settings(max_examples=15)
@given(seed=seeds, size=st.integers(min_value=1, max_value=5))
def test_a_log_begun_from_a_state_begins_with_what_is_there(seed: int, size: int) -> None:
    """Levels, parts, states, vehicles; behind it the rows are those of the whole log."""
    _assert_begun(seed, size)


@pytest.mark.fuzz
@settings(max_examples=int(os.environ.get("MOTORWORKS_FUZZ_EXAMPLES", "5000")))
@given(seed=seeds, size=st.integers(min_value=1, max_value=8))
def test_many_logs_begun_from_a_state(seed: int, size: int) -> None:
    """The same, many more."""
    _assert_begun(seed, size)


# ---- by hand ----


def _wedding() -> Draft:
    """Give a plant: parts that lie there or are bought are married, one in two is scrapped."""
    d = Draft()
    left, right, out, surplus = d.buffer(initial=[2]), d.buffer(), d.sink(), d.sink()
    d.supply(right, lot=3, point=-1, lead=d.constant(1.0), life=9.0, period=1e6, times=(0.0,))
    d.station(
        [(left, 1, 0), (right, 1, 0)],
        [(-1, [d.constant(2.0)])],
        [(out, 1.0, -1, -1), (surplus, 1.0, -1, -1)],
        route_kind=2,
    )
    return d


@KERNELS
def test_the_tables_of_a_wedding(kernel: Any) -> None:
    """Two pairs are married at 1 s and 3 s; what is left of the lot expires at 9 s."""
    program = _wedding().program()
    run = Logged(kernel(program, streams(program, 1), event_log=True))
    run.advance(20.0)
    rows = {
        table: list(zip(*(values.tolist() for values in columns.values()), strict=True))
        for table, columns in run.tables().items()
    }
    assert rows["births"] == [
        *((0.0, part, 0, -1, INITIAL, 0) for part in (0, 1)),
        *((1.0, part, 0, -1, OF_SUPPLY, 0) for part in (2, 3, 4)),
        (3.0, 5, 0, 0, OF_STATION, 0),
        (5.0, 6, 0, 1, OF_STATION, 0),
    ]
    assert rows["lots"] == [(0, 2, 3, 0.0, 1.0, 9.0)]
    assert rows["joins"] == [(1.0, 0, 0, 2), (3.0, 0, 1, 3)]
    assert rows["takes"] == [
        (1.0, 0, 0, 0, 0), (1.0, 2, 0, 1, 0), (3.0, 1, 0, 0, 0), (3.0, 3, 0, 1, 0)
    ]  # fmt: skip
    assert rows["puts"] == [
        (0.0, 0, 0, 0), (0.0, 1, 0, 0), (1.0, 2, 0, 1), (1.0, 3, 0, 1), (1.0, 4, 0, 1),
        (3.0, 0, 0, 2), (3.0, 5, 0, 3), (5.0, 1, 0, 2), (5.0, 6, 0, 3),
    ]  # fmt: skip
    assert rows["losses"] == [(9.0, 4, 0, EXPIRED, 0, 1)]
    assert rows["states"] == [(0.0, 0, STARVED, 2), (1.0, 0, WORK, 0), (5.0, 0, STARVED, 1)]


@KERNELS
def test_the_recording_stops_to_be_fetched(kernel: Any) -> None:
    """A full log ends the advance; the next one goes on."""
    program = _wedding().program()
    machine = kernel(program, streams(program, 1), event_log=True, visit_limit=6)
    assert machine.advance(20.0) == STOPPED
    first = machine.take_events()
    assert sum(len(t["part"]) for t in first.values() if "part" in t) >= 5
    while machine.advance(20.0) == STOPPED:
        machine.take_events()
    assert machine.now == 20.0


def test_time_stands_still_at_the_same_event_with_a_log_and_without() -> None:
    """A step that takes no time: the stops to fetch the rows do not put off that it is noticed."""
    d = Draft()
    source, out = d.source(), d.sink()
    d.station([(source, 1, 0)], [(-1, [d.constant(0.0)])], [(out, 1.0, -1, -1)])
    program = d.program()
    drawn = streams(program, 1)
    logged = [Logged(kind(program, drawn, event_log=True)) for kind in (Kernel, ReferenceKernel)]
    silent = Kernel(program, drawn)
    assert silent.advance(9.0) == STANDSTILL
    for run in logged:
        run.advance(9.0, most=10_000_000)
        assert run.status == STANDSTILL
        assert run.kernel.trace().events == silent.trace().events == 16384 * 17
    assert same_tables(logged[0].tables(), logged[1].tables()) == []


def test_the_columns_are_those_that_are_described() -> None:
    """Both kernels give the tables, columns and dtypes of the list, empty ones too."""
    program = _wedding().program()
    for kind in (Kernel, ReferenceKernel):
        tables = kind(program, streams(program, 1)).take_events()
        given = {t: {c: str(v.dtype) for c, v in cols.items()} for t, cols in tables.items()}
        assert given == EVENT_TABLES
