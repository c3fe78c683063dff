"""Both kernels give the same trace, bit for bit, whatever the plant."""

import dataclasses
import os

import numpy as np
import pytest
from event_runs import Logged, same_tables
from hypothesis import given, settings
from hypothesis import strategies as st
from random_plants import random_program

from motorworks.kernel import Kernel, ReferenceKernel
from motorworks.kernel.reference.things import Arrival
from motorworks.program import Program, Trace, streams
from motorworks.program.program import POOL_HAND_OVER, TRANSPORT
from motorworks.program.trace import STOPPED

seeds = st.integers(min_value=0, max_value=2**62)
sizes = st.integers(min_value=1, max_value=5)
PIECES = (0.0, 4.0, 9.5, 10.0, 31.0)
RESET_AT = 9.5


def _different(a: Trace, b: Trace) -> list[str]:
    """Name the fields in which two traces differ."""
    names = [f.name for f in dataclasses.fields(Trace)]
    return [n for n in names if not _same(getattr(a, n), getattr(b, n))]


def _same(a: object, b: object) -> bool:
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_same(a[k], b[k]) for k in a)
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    return type(a) is type(b) and a == b


def _outside(kernel: ReferenceKernel) -> int:
    """Count the parts that wait outside for a place."""
    buffers = kernel._world.buffers
    return sum(isinstance(waiter, Arrival) for b in buffers for waiter in b.waiting)


def _assert_consistent(program: Program, trace: Trace, outside: int) -> None:
    """Check what holds in every plant at every time."""
    elapsed = trace.now - trace.since
    np.testing.assert_allclose(trace.state_time.sum(axis=1), elapsed, rtol=1e-9, atol=1e-9)
    created, removed = trace.parts_made
    assert created - removed == trace.parts_now[0]
    inside = trace.buffer_level.sum() + trace.holds.sum() + trace.tour_aboard.sum()
    assert inside + outside == trace.parts_now[0]
    _assert_vehicles_add_up(program, trace)
    capacity = program.buffer_capacity
    assert ((capacity < 0) | (trace.buffer_level.sum(axis=1) <= capacity)).all()
    assert ((capacity < 0) | (trace.buffer_max <= capacity)).all()
    models = program.buffer_type_capacity.reshape(trace.buffer_level.shape)
    bound = (program.buffer_by_type == 1)[:, None] & (models >= 0)
    assert (~bound | (trace.buffer_level <= models)).all()
    assert (trace.produced == trace.good + trace.scrap + trace.rework).all()
    assert (trace.first_pass <= trace.good).all()
    assert trace.mode_failures.sum() == trace.failures.sum() + trace.upkeeps.sum()
    assert (trace.pool_helped <= trace.pool_served).all()
    hands_over = program.pool_at_end == POOL_HAND_OVER
    assert (~hands_over | (trace.pool_busy <= trace.pool_present + 1e-6)).all()
    assert (hands_over | (trace.pool_laid_down == 0)).all()
    assert trace.sink_histogram.sum(axis=2).tolist() == trace.sink_count.tolist()
    assert (trace.supply_expired.sum() if not trace.since else 0) <= removed
    assert (trace.supply_on_order >= 0).all()
    assert trace.cycles.sum() <= trace.operations
    assert trace.starved_by.sum() <= trace.state_time[:, 7].sum() + 1e-6
    blocked = trace.blocked_by.sum() + trace.blocked_rework.sum()
    np.testing.assert_allclose(blocked, trace.state_time[:, 5].sum(), rtol=1e-9, atol=1e-6)


def _assert_vehicles_add_up(program: Program, trace: Trace) -> None:
    """Check that nobody is busier than there is time, and that tours carry what they may."""
    elapsed = trace.now - trace.since
    people = program.pool_home < 0
    assert (people | (trace.pool_busy <= program.pool_count * elapsed + 1e-6)).all()
    assert (trace.tour_away <= program.tour_vehicles * elapsed + 1e-6).all()
    assert not trace.fleet_time[people].any()
    assert not trace.fleet_trips[people].any()
    transports = program.station_kind == TRANSPORT
    assert trace.fleet_parts.sum() == trace.produced[transports].sum()
    most = program.tour_capacity * program.tour_vehicles
    assert ((program.tour_capacity < 0) | (trace.tour_aboard <= most)).all()


def _assert_equal_run(seed: int, size: int) -> None:
    program = random_program(seed, size)
    drawn = streams(program, seed)
    reference = ReferenceKernel(program, drawn, sink_log=True, visit_log=True, visit_limit=7)
    kernels = [Kernel(program, drawn, sink_log=True, visit_log=True, visit_limit=7), reference]
    for until in PIECES:
        for _ in range(300):
            status = [kernel.advance(until) for kernel in kernels]
            fast, slow = (kernel.trace() for kernel in kernels)
            assert status[0] == status[1]
            assert _different(fast, slow) == []
            visits = [kernel.take_visits() for kernel in kernels]
            assert _same(*visits)
            if status[0] != STOPPED:
                break
        _assert_consistent(program, fast, _outside(reference))
        if until == RESET_AT:
            for kernel in kernels:
                kernel.reset_statistics()


@settings(max_examples=150)
@given(seed=seeds, size=sizes)
def test_the_kernels_agree_bit_for_bit(seed: int, size: int) -> None:
    """The compiled kernel does what the readable one does, statistics and visits included."""
    _assert_equal_run(seed, size)


def _assert_equal_log(seed: int, size: int) -> None:
    program = random_program(seed, size)
    drawn = streams(program, seed)
    logged = [
        Logged(kind(program, drawn, sink_log=True, event_log=True, visit_limit=11))
        for kind in (Kernel, ReferenceKernel)
    ]
    silent = Kernel(program, drawn, sink_log=True)
    for until in PIECES:
        for run in logged:
            run.advance(until)
        assert logged[0].status == logged[1].status
        assert _different(logged[0].kernel.trace(), logged[1].kernel.trace()) == []
        if logged[0].status == STOPPED:  # given up; the silent run would go further
            break
        silent.advance(until)
        assert _different(logged[0].kernel.trace(), silent.trace()) == []
        if until == RESET_AT:
            for kernel in (*(run.kernel for run in logged), silent):
                kernel.reset_statistics()
    assert same_tables(logged[0].tables(), logged[1].tables()) == []


@settings(max_examples=100)
@given(seed=seeds, size=sizes)
def test_the_kernels_log_the_same_events(seed: int, size: int) -> None:
    """With the log on both write the same rows, and the run is what it is without."""
    _assert_equal_log(seed, size)


@pytest.mark.fuzz
@settings(max_examples=int(os.environ.get("MOTORWORKS_FUZZ_EXAMPLES", "5000")))
@given(seed=seeds, size=st.integers(min_value=1, max_value=8))
def test_the_kernels_agree_on_a_long_hunt(seed: int, size: int) -> None:
    """The same, with many more and somewhat larger plants."""
    _assert_equal_run(seed, size)
    _assert_equal_log(seed, size)
