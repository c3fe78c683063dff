"""Segments add up: cut as one likes, slices and keys tell the same."""

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.studio.scene.random_works import random_works

from motorworks.errors import RunError
from motorworks.plantfile import load
from motorworks.studio.reel.frame import DELTA, DELTA_TABLES, KEY, KEY_TABLES, decode, encode
from motorworks.studio.reel.live import LiveReel
from motorworks.studio.reel.segment import Segment

DAY = 86400.0


@cache
def _segment(name: str, at: float) -> Segment:
    reel = LiveReel(load(name))
    return Segment.parse(reel.segment(int(at // reel.length)))


PLANTS = (("tutorial", DAY / 3), ("midsize", 4 * DAY + 9 * 3600), ("tandem20", 0.0))
cuts = st.lists(st.floats(0, 1), max_size=8)


@pytest.mark.parametrize(("name", "at"), PLANTS)
@settings(max_examples=25)
@given(shares=cuts)
def test_slices_in_any_cutting_add_up_to_the_segment(name: str, at: float, shares) -> None:
    """Nothing is told twice, nothing is left out, and times are kept to the microsecond."""
    segment = _segment(name, at)
    length = segment.end - segment.begin
    times = sorted({segment.begin, segment.end, *(segment.begin + s * length for s in shares)})
    pieces = [decode(segment.slice(a, b, 7)) for a, b in pairwise(times)]
    for table, columns in DELTA_TABLES.items():
        for column in columns:
            told = [p[4][table][column] for p in pieces]
            if column in ("dt", "start", "end"):
                told = [t.astype(float) + p[2] for t, p in zip(told, pieces, strict=True)]
                whole = segment.arrays[f"{table}.{column}"]
                assert np.allclose(np.concatenate(told), whole, rtol=0, atol=1e-4)
            else:
                whole = segment.arrays[f"{table}.{column}"]
                assert np.concatenate(told).tolist() == whole.tolist()
    assert {(p[0], p[1]) for p in pieces} == {(DELTA, 7)}


class _Page:
    """What a page knows: it takes a key and then deltas, and forgets nothing."""

    def __init__(self, key: bytes, machines: int, buffers: int) -> None:
        kind, _, self.time, _, tables = decode(key)
        assert kind == KEY
        self.machines, self.buffers = machines, buffers
        self.state = tables["machines"]["state"].tolist()
        held = tables["held"]
        self.held = dict(zip(held["part"].tolist(), held["node"].tolist(), strict=True))
        levels = tables["levels"]
        self.levels = {
            (node, model): count
            for node, model, count in zip(*(levels[c].tolist() for c in levels), strict=True)
        }
        counts = tables["counts"]
        self.counts = dict(zip(counts["node"].tolist(), counts["count"].tolist(), strict=True))

    def take(self, delta: bytes) -> None:
        _, _, self.time, _, tables = decode(delta)
        states, moves = tables["states"], tables["moves"]
        for machine, state in zip(
            states["machine"].tolist(), states["state"].tolist(), strict=True
        ):
            self.state[machine] = state
        for row in zip(*(moves[c].tolist() for c in moves), strict=True):
            self._move(*row[1:])

    def _move(self, part: int, origin: int, target: int, model: int) -> None:
        self.held.pop(part, None)
        if target < self.machines:
            self.held[part] = target
        for node, change in ((origin, -1), (target, 1)):
            if self.machines <= node < self.machines + self.buffers:
                level = self.levels.get((node, model), 0) + change
                assert level >= 0
                self.levels[node, model] = level
                if not level:
                    del self.levels[node, model]
        if target in self.counts:
            self.counts[target] += 1

    def knows(self) -> tuple:
        return self.state, self.held, self.levels, self.counts


@pytest.mark.parametrize(("name", "at"), PLANTS)
@settings(max_examples=25)
@given(shares=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_a_key_and_what_follows_are_the_later_key(name: str, at: float, shares) -> None:
    """A page that takes the key at t and the slice from t to u knows what the key at u says."""
    segment = _segment(name, at)
    length = segment.end - segment.begin
    t, u = sorted(segment.begin + s * length for s in shares)
    machines, buffers = segment.header["machines"], segment.header["buffers"]
    page = _Page(segment.key(1, t), machines, buffers)
    delta = segment.slice(t, u, 1)
    if t > segment.begin:
        page.take(delta)
        assert page.knows() == _Page(segment.key(1, u), machines, buffers).knows()
    first = _Page(segment.key(1), machines, buffers)
    first.take(segment.slice(segment.begin, u, 1))
    assert first.knows() == _Page(segment.key(1, u), machines, buffers).knows()


def test_trips_under_way_are_told_after_a_jump() -> None:
    """A page that jumps into the midst of a trip is told of it; its begin lies before."""
    segment = _segment("dalian", 522 * 900.0)
    start, end = segment.arrays["trips.start"], segment.arrays["trips.end"]
    at = float(start[5] + end[5]) / 2
    told = decode(segment.slice(at, at + 1, 1, under_way=True))[4]["trips"]
    plain = decode(segment.slice(at, at + 1, 1))[4]["trips"]
    under_way = int(((start <= at) & (end > at)).sum())
    assert under_way > 0
    assert len(told["start"]) == len(plain["start"]) + under_way
    assert (told["start"][:under_way] <= 0).all()
    assert (told["end"][:under_way] > 0).all()


def test_a_segment_is_read_back_as_it_was() -> None:
    """Bytes to segment to bytes changes nothing."""
    segment = _segment("tutorial", DAY / 3)
    data = segment.to_bytes()
    assert Segment.parse(data).to_bytes() == data


@pytest.mark.parametrize("data", [b"", b"MWREEL00" + bytes(64), b"nonsense" * 9])
def test_what_is_no_segment_is_refused(data: bytes) -> None:
    """Other bytes are refused in words."""
    with pytest.raises(RunError, match="no segment"):
        Segment.parse(data)


@given(
    rows=st.lists(st.integers(0, 9), min_size=5, max_size=5),
    generation=st.integers(0, 2**32 - 1),
)
def test_frames_are_read_back_as_they_were(rows: list[int], generation: int) -> None:
    """All columns come back, whatever their lengths; the header keeps to its 32 bytes."""
    tables = [
        [np.arange(n).astype(dtype) for dtype in columns.values()]
        for n, columns in zip(rows, KEY_TABLES.values(), strict=True)
    ]
    frame = encode(KEY, generation, 1.5, 2.5, tables)
    kind, told, t0, t1, found = decode(frame)
    assert (kind, told, t0, t1) == (KEY, generation, 1.5, 2.5)
    assert len(frame) % 8 == 0
    for given_columns, columns in zip(tables, found.values(), strict=True):
        for one, other in zip(given_columns, columns.values(), strict=True):
            assert one.tolist() == other.tolist()


@pytest.mark.parametrize("seed", range(12))
def test_random_works_keep_their_parts(seed: int) -> None:
    """In random works levels never fall below 0, and the next segment begins as one ends."""
    reel = LiveReel(random_works(seed), seed)
    number = 3
    one, other = (Segment.parse(reel.segment(n)) for n in (number, number + 1))
    machines, buffers = one.header["machines"], one.header["buffers"]
    page = _Page(one.key(1), machines, buffers)
    page.take(one.slice(one.begin, one.end, 1))
    assert page.knows() == _Page(other.key(1), machines, buffers).knows()
