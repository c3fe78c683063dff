"""A run that was saved and taken up again goes on as if it had never stopped."""

import dataclasses
import os
from dataclasses import replace
from hashlib import blake2b
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.random_plants import random_program
from tests.kernel.rules import KERNELS, constant, plant, station
from tests.kernel.test_equal import _different, _same

from motorworks.compile import compile_plant
from motorworks.errors import ProgramError
from motorworks.kernel import Kernel, ReferenceKernel
from motorworks.kernel.envelope import MAGIC, close, open_envelope
from motorworks.plant import Buffer, Input, Pool, Step
from motorworks.program import Program, columns, streams
from motorworks.program.structure import FREE, KEPT, differences, room, structure

seeds = st.integers(min_value=0, max_value=2**62)
sizes = st.integers(min_value=1, max_value=5)
LOGS = {"sink_log": True, "visit_log": True, "visit_limit": 7}


def _logs(r: Random) -> dict[str, object]:
    """Give which logs are kept."""
    names = ("sink_log", "visit_log", "event_log")
    return {"visit_limit": 7, **{name: r.random() < 0.5 for name in names}}


def _times(r: Random) -> list[float]:
    """Give times to stop at; some of them twice, so that nothing happens between."""
    times = [0.0]
    for _ in range(r.randrange(2, 6)):
        times.append(times[-1] + r.choice((0.0, 0.5, 3.0, 7.0, 8 * r.random())))
    return times


def _assert_goes_on(kind, seed: int, size: int) -> None:
    """Compare a kernel that is saved and restored again and again with one that is not."""
    r = Random(seed)
    program = random_program(seed, size)
    logs = _logs(r)
    whole, pieces = (kind(program, streams(program, seed), **logs) for _ in range(2))
    for until in _times(r):
        assert whole.advance(until) == pieces.advance(until)
        if r.random() < 0.3:
            whole.reset_statistics()
            pieces.reset_statistics()
        state = pieces.save()
        pieces = kind.restore(program, state, **logs)
        assert pieces.save() == state
        assert _different(whole.trace(), pieces.trace()) == []
        if r.random() < 0.5:
            assert _same(whole.take_visits(), pieces.take_visits())
            assert _same(whole.take_events(), pieces.take_events())


@settings(max_examples=60)
@given(seed=seeds, size=sizes)
def test_a_saved_run_goes_on_as_if_it_had_never_stopped(seed: int, size: int) -> None:
    """Statistics, samples, logs and part numbers, at any time, also right after a reset."""
    _assert_goes_on(Kernel, seed, size)


@settings(max_examples=12)
@given(seed=seeds, size=sizes)
def test_a_saved_run_of_the_readable_kernel_goes_on(seed: int, size: int) -> None:
    """The same for the readable kernel."""
    _assert_goes_on(ReferenceKernel, seed, size)


@pytest.mark.fuzz
@settings(max_examples=int(os.environ.get("MOTORWORKS_FUZZ_EXAMPLES", "5000")))
@given(seed=seeds, size=st.integers(min_value=1, max_value=8))
def test_saved_runs_go_on_in_a_long_hunt(seed: int, size: int) -> None:
    """The same, with many more and somewhat larger plants."""
    _assert_goes_on(Kernel, seed, size)


# ---- other numbers, other streams ----


def _vary(program: Program, r: Random) -> Program:
    """Give the program with other numbers here and there."""
    p = program

    def scaled(values, *factors):
        return np.array([x * r.choice(factors) for x in values.tolist()], dtype=values.dtype)

    def more(values):
        return np.where(values > 0, values + r.randrange(3), values).astype(values.dtype)

    def fewer(values):
        return np.maximum(0, values + r.randrange(-1, 2)).astype(values.dtype)

    other = {
        "law_number": p.law_number,
        "scrap_prob": scaled(p.scrap_prob, 0, 1),
        "rework_prob": scaled(p.rework_prob, 0, 1),
        "pool_count": np.where(p.pool_home >= 0, more(p.pool_count), fewer(p.pool_count)),
        "pool_size_count": fewer(p.pool_size_count),
        "buffer_capacity": more(p.buffer_capacity),
        "tool_life": scaled(p.tool_life, 0, 1),
        "setup_table": np.where(p.setup_table >= 0, r.choice((-1, 0)), -1).astype(np.int32),
        "conveyor_transit": scaled(p.conveyor_transit, 1, 2),
        "calendar_state": np.roll(p.calendar_state, r.randrange(2)),
        "tour_departure": scaled(p.tour_departure, 0.75),
        "tour_period": scaled(p.tour_period, 1, 2),
        "supply_time": scaled(p.supply_time, 0.75),
        "supply_period": scaled(p.supply_period, 1, 2),
        "supply_point": more(p.supply_point),
        "outage_to": p.outage_from + 0.5 * (p.outage_to - p.outage_from),
        "factor_value": scaled(p.factor_value, 0.5, 2),
        "calendar_period": scaled(p.calendar_period, 1, 2),
    }
    constant_laws = r.random() < 0.5
    if constant_laws:  # exponential and constant laws share their number
        other["law_kind"] = np.where(p.law_kind == 1, 0, p.law_kind).astype(np.int8)
    names = [name for name in other if r.random() < 0.4]
    if r.random() < 0.3:
        return dataclasses.replace(p, sample_interval=2.5, **{n: other[n] for n in names})
    return dataclasses.replace(p, **{n: other[n] for n in names})


def _pair(program: Program, seed: int) -> list[Kernel | ReferenceKernel]:
    return [kind(program, streams(program, seed), **LOGS) for kind in (Kernel, ReferenceKernel)]


def _advance_both(kernels, until: float) -> None:
    for _ in range(60):
        status = [kernel.advance(until) for kernel in kernels]
        fast, slow = (kernel.trace() for kernel in kernels)
        assert status[0] == status[1]
        assert _different(fast, slow) == []
        visits = [kernel.take_visits() for kernel in kernels]
        assert _same(*visits)
        assert _same(*(kernel.take_events() for kernel in kernels))
        if status[0] != 2:
            break


@settings(max_examples=80)
@given(seed=seeds, size=sizes)
def test_both_kernels_take_a_state_up_in_the_same_way(seed: int, size: int) -> None:
    """With other numbers, other streams, other logs: the kernels still agree bit for bit."""
    r = Random(seed)
    program = random_program(seed, size)
    kernels = _pair(program, seed)
    for until in (0.0, 6.5)[r.randrange(2) :]:
        _advance_both(kernels, until)
    if r.random() < 0.5:
        for kernel in kernels:
            kernel.reset_statistics()
    other = _vary(program, r)
    drawn = streams(program, seed, 5) if r.random() < 0.5 else None
    logs = _logs(r)
    kernels = [type(k).restore(other, k.save(), drawn, **logs) for k in kernels]
    _advance_both(kernels, 11.0)
    _advance_both(kernels, 30.0)


def _line(seconds=10.0, capacity=2, people=1):
    """Give the program of a cell of two machines with a store and a person between them."""
    weld = station("weld", 4.0, inputs=(Input(origin="store"),))
    line = plant(
        station("cut", seconds, to="store"),
        replace(weld, cycle_time=None, steps=(Step(time=constant(4.0), operator="hands"),)),
        buffers=(Buffer(name="store", capacity=capacity),),
        pools=(Pool(name="hands", count=1),),
    )
    return replace(compile_plant(line).program, pool_count=np.array([people], dtype=np.int32))


@KERNELS
def test_work_under_way_ends_as_it_was_drawn(kernel) -> None:
    """Cut ends at 10, 20, ...: saved at 13 with 10 s, taken up with 3 s: 20, 23, 26, 29."""
    run = kernel(_line(), streams(_line(), 7))
    run.advance(13.0)
    faster = kernel.restore(_line(3.0), run.save(), sink_log=True)
    faster.advance(33.0)
    # Weld takes 4 s: 10 + 4 in the saved run is 14, then 20, 23, 26 -> 24, 28, 32.
    assert faster.trace().sink_log["time"].tolist() == [14.0, 24.0, 28.0, 32.0]


@KERNELS
def test_what_was_counted_is_counted_once(kernel) -> None:
    """A line where nothing is judged: saved and taken up, good parts are those worked, no more."""
    weld = station("weld", 4.0, inputs=(Input(origin="store"),))
    cell = plant(station("cut", 10.0, to="store"), weld, buffers=(Buffer(name="store"),))
    program = compile_plant(cell).program
    run = kernel(program, streams(program, 7))
    run.advance(95.0)
    again = kernel.restore(program, run.save())
    for one in (run, again):
        one.advance(135.0)
        assert one.trace().good.ravel().tolist() == [13, 13]
    assert run.trace().equals(again.trace())


@KERNELS
def test_people_who_are_there_now_go_to_work_at_once(kernel) -> None:
    """Nobody is there until the state is taken up at 13; the weld then takes 4 s."""
    alone = _line(people=0)
    run = kernel(alone, streams(alone, 7))
    run.advance(13.0)
    served = kernel.restore(_line(), run.save(), sink_log=True)
    served.advance(18.0)
    assert served.trace().sink_log["time"].tolist() == [17.0]


@KERNELS
def test_new_places_are_taken_at_once(kernel) -> None:
    """A store for one part blocks the cut at 30; with room for 5 it goes on at 33."""
    narrow = _line(capacity=1, people=0)
    run = kernel(narrow, streams(narrow, 7))
    run.advance(33.0)
    assert run.trace().state.tolist()[0] == 5
    wide = kernel.restore(_line(capacity=5, people=0), run.save())
    wide.advance(42.9)
    assert wide.trace().cycles.tolist()[0] == 3
    wide.advance(43.0)
    assert wide.trace().cycles.tolist()[0] == 4


@KERNELS
def test_fewer_places_than_parts_are_refused(kernel) -> None:
    """The message names the buffer and what lies there."""
    run = kernel(_line(capacity=5, people=0), streams(_line(), 7))
    run.advance(43.0)
    named = "buffer 'store' holds 3 parts; the program gives it 2 places"
    with pytest.raises(ProgramError, match=named):
        kernel.restore(_line(capacity=2, people=0), run.save())


@KERNELS
def test_other_streams_are_another_replication(kernel) -> None:
    """Restored with the streams it had at the start, a run differs from the one that goes on."""
    program = random_program(11, 4)
    run = kernel(program, streams(program, 3))
    run.advance(10.0)
    state = run.save()
    first, second = (
        kernel.restore(program, state, streams(program, 3, replication)) for replication in (1, 2)
    )
    for again in (first, second):
        again.advance(200.0)
    assert _different(first.trace(), second.trace()) != []


# ---- what is refused ----


@KERNELS
def test_what_is_no_state_is_refused(kernel) -> None:
    """Foreign bytes, damaged bytes and bytes cut short each have their sentence."""
    program = _line()
    state = kernel(program, streams(program, 7)).save()
    cases = {
        "no saved state": b"something else",
        "checksum does not hold": state[:-1] + bytes([state[-1] ^ 1]),
        "damaged": state[:-5],
    }
    for message, data in cases.items():
        with pytest.raises(ProgramError, match=message):
            kernel.restore(program, data)


def test_the_state_of_another_kernel_is_refused() -> None:
    """Each kernel reads its own states."""
    program = _line()
    with pytest.raises(ProgramError, match="must be 'compiled'"):
        Kernel.restore(program, ReferenceKernel(program, streams(program, 7)).save())


@KERNELS
def test_another_plant_is_refused_by_the_array_that_differs(kernel) -> None:
    """One machine more: the message names the array."""
    program = _line()
    state = kernel(program, streams(program, 7)).save()
    other = dataclasses.replace(program, station_machines=np.array([2, 1], dtype=np.int32))
    named = r"station 'cut' is another; station_machines \(.+\) differs"
    with pytest.raises(ProgramError, match=named):
        kernel.restore(other, state)


@KERNELS
def test_another_plant_is_refused_by_the_things_that_only_one_has(kernel) -> None:
    """The message names them, before it comes to what follows from their numbers."""
    program = _line()
    state = kernel(program, streams(program, 7)).save()
    small = compile_plant(plant(station("weld", 4.0))).program
    named = "station 'cut' is only in the state, buffer 'store' is only in the state, pool 'hands'"
    with pytest.raises(ProgramError, match=named):
        kernel.restore(small, state)


@KERNELS
def test_a_program_whose_arrays_do_not_match_is_refused(kernel) -> None:
    """Before anything is read of the state."""
    program = _line()
    state = kernel(program, streams(program, 7)).save()
    broken = dataclasses.replace(program, buffer_type_capacity=np.zeros(3, dtype=np.int64))
    with pytest.raises(ProgramError, match="program: its arrays do not belong together"):
        kernel.restore(broken, state)


def test_every_free_column_is_a_column() -> None:
    """No name of the lists is misspelt, and what is kept of a column belongs to a free one."""
    assert set(FREE) <= set(columns())
    assert set(KEPT) <= set(FREE)


def test_structure_and_room_see_what_they_should() -> None:
    """Capacities are room, laws are free, wiring is structure."""
    a, b = _line(), _line(capacity=9)
    assert differences(structure(a), structure(b)) == []
    assert room(a) != room(b)
    assert room(a) == room(_line(3.0))
    wired = dataclasses.replace(a, input_origin=a.input_origin[::-1].copy())
    assert differences(structure(a), structure(wired)) == ["input_origin"]


def _mutated(state: bytes, r: Random) -> bytes:
    """Give a state with some of its bytes changed, cut or repeated."""
    data = bytearray(state)
    for _ in range(r.choice((1, 1, 2, 5))):
        i = r.randrange(len(data))
        kind = r.randrange(6)
        if kind == 0:
            data[i] ^= 1 << r.randrange(8)
        elif kind == 1:
            data[i] = r.randrange(256)
        elif kind == 2:
            data[i & ~7 : (i & ~7) + 8] = r.choice(
                (b"\0" * 8, b"\xff" * 8, np.float64(np.inf).tobytes(), np.int64(1).tobytes())
            )
        elif kind == 3:
            data[i : i + r.randrange(1, 9)] = b""
        elif kind == 4:
            data[i:i] = bytes(r.randrange(256) for _ in range(r.randrange(1, 9)))
        else:
            j = r.randrange(len(data))
            data[i : i + 4] = data[j : j + 4]
    return bytes(data)


def _assert_harmless(seed: int) -> None:
    """Take up states with broken bytes under a checksum that holds: refused, or run."""
    r = Random(seed)
    program = random_program(seed, r.randrange(1, 5))
    kernel = Kernel(program, streams(program, seed), sink_log=True)
    kernel.advance(r.choice((0.0, 5.0, 20.0)))
    whole = kernel.save()
    body, rest = open_envelope("compiled", program, whole).body, whole[len(MAGIC) + 16 :]
    refusals = []
    for _ in range(40):
        broken = close("compiled", program, _mutated(body, r))
        if r.random() < 0.1:  # its heading, too
            rest_now = _mutated(rest, r)
            broken = MAGIC + blake2b(rest_now, digest_size=16).digest() + rest_now
        try:
            restored = Kernel.restore(program, broken, visit_log=True)
        except ProgramError as refusal:
            refusals.append(str(refusal))
            continue
        restored.advance(restored.now + 10.0)
        restored.trace()
        restored.save()
    assert all(text.startswith(("state: ", "program: ")) for text in refusals)


@settings(max_examples=12)
@given(seed=seeds)
def test_hostile_bytes_do_no_harm(seed: int) -> None:
    """Whatever the bytes: they are refused, or a run goes on from them."""
    _assert_harmless(seed)


@pytest.mark.fuzz
@settings(max_examples=int(os.environ.get("MOTORWORKS_FUZZ_EXAMPLES", "5000")))
@given(seed=seeds)
def test_hostile_bytes_do_no_harm_in_a_long_hunt(seed: int) -> None:
    """The same, many more."""
    _assert_harmless(seed)
