"""The index of a trace gives back what was on the tapes, whatever the numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.errors import RunError
from motorworks.kernel import Index, Tape, find_rows
from motorworks.program.events import EVENT_TABLES

PUT, TAKE, JOINED, GETS = 3, 4, 6, 5
MOST_PARTS = 1 << 36


def _tape(**tables):
    tape = Tape()
    tape.fill(tables)
    return tape


def _parts(packed):
    return {name: packed[f"parts.{name}"] for name in ("data", "first", "offset")}


def _rows(packed, keys, kinds=0xFFFF):
    found = find_rows(_parts(packed), np.array(keys, np.int64), kinds)
    names = ("key", "time", "kind", "since", "model", "a", "b")
    return list(zip(*(found[name].tolist() for name in names), strict=True))


def _takes(rows):
    columns = zip(*rows, strict=True)
    kinds = EVENT_TABLES["takes"].items()
    return {c: np.array(x, dtype) for (c, dtype), x in zip(kinds, columns, strict=True)}


small = st.integers(-(2**31), 2**31 - 1)
takes = st.lists(
    st.tuples(
        st.floats(0, 1e9),
        st.one_of(st.integers(0, 40), st.integers(0, MOST_PARTS - 1)),
        st.integers(0, 1000),
        small,
        small,
    ),
    min_size=1,
    max_size=300,
)


@given(takes)
def test_rows_come_back_to_the_last_bit(rows):
    """Any part, any numbers, also those that need all their bytes; by time, then as recorded."""
    rows.sort(key=lambda row: row[0])
    index = Index(0, 0, [])
    index.add(_tape(takes=_takes(rows)))
    packed = index.pack()
    for part in {row[1] for row in rows}:
        expected = [(part, t, TAKE, t, m, a, b) for t, p, m, a, b in rows if p == part]
        assert _rows(packed, [part]) == expected


@pytest.mark.parametrize("parts", [1, 7, 300, 50000])
def test_many_rows_and_few(parts):
    """One part with all rows or many with few: each path of the sorting gives the same order."""
    rng = np.random.default_rng(parts)
    n = 3000
    time = np.sort(np.floor(rng.uniform(0, 500, n)))
    part = rng.integers(0, parts, n)
    other = rng.integers(-(2**62), 2**62, n)
    index = Index(0, 0, [])
    joined = {"time": time, "machine": np.zeros(n, np.int32), "part": part, "child": part + other}
    put = {
        "time": time,
        "part": part,
        "model": rng.integers(0, 9, n).astype(np.int32),
        "place": rng.integers(0, 9, n).astype(np.int32),
    }
    children = (part + other >= 0) & (part + other < MOST_PARTS)
    joined = {name: column[children] for name, column in joined.items()}
    half = n // 2
    index.add(_tape(puts={k: v[:half] for k, v in put.items()}, joins=joined))
    index.add(_tape(puts={k: v[half:] for k, v in put.items()}))
    packed = index.pack()
    found = _rows(packed, np.arange(parts), 1 << PUT)
    order = np.argsort(part, kind="stable")
    columns = [put[name][order].tolist() for name in ("part", "time", "model", "place")]
    assert [(k, t, m, a) for k, t, _, _, m, a, _ in found] == list(zip(*columns, strict=True))


def test_kinds_at_one_instant_have_their_order():
    """What was got stands before what was put there at the same time."""
    time = np.array([5.0])
    one = np.array([3])
    index = Index(0, 0, [])
    index.add(
        _tape(
            puts={
                "time": time,
                "part": one,
                "model": np.array([2], np.int32),
                "place": np.array([1], np.int32),
            },
            joins={
                "time": time,
                "machine": np.array([4], np.int32),
                "part": one,
                "child": np.array([9]),
            },
        )
    )
    packed = index.pack()
    assert _rows(packed, [3]) == [(3, 5, PUT, 5, 2, 1, 0), (3, 5, GETS, 5, 0, 4, 6)]
    assert _rows(packed, [9]) == [(9, 5, JOINED, 5, 0, 4, -6)]


def test_what_was_packed_is_forgotten():
    """The next file begins anew."""
    index = Index(0, 0, [])
    index.add(_tape(takes=_takes([(1.0, 5, 1, 1, 1)])))
    index.pack()
    index.add(_tape(takes=_takes([(2.0, 6, 1, 1, 1)])))
    packed = index.pack()
    assert _rows(packed, [5]) == []
    assert len(_rows(packed, [6])) == 1


def test_a_tape_that_was_changed_is_refused():
    """Rows that were not there when the tape was handed over have no place."""
    index, tape = Index(0, 0, []), _tape(takes=_takes([(1.0, 5, 1, 1, 1)]))
    index.add(tape)
    tape.fill({"takes": _takes([(1.0, 5000, 1, 1, 1), (1.0, 5, 1, 1, 1)])})
    with pytest.raises(RuntimeError, match="changed"):
        index.pack()


@pytest.mark.parametrize("part", [-1, MOST_PARTS * 2])
def test_a_number_of_no_part_is_refused(part):
    """No table is made as long as a nonsensical number asks."""
    with pytest.raises(IndexError, match="no part"):
        Index(0, 0, []).add(_tape(takes=_takes([(1.0, part, 1, 1, 1)])))


def test_every_byte_is_checked():
    """A block of which a byte was changed is not read."""
    index = Index(0, 0, [])
    index.add(_tape(takes=_takes([(float(i), 5, 1, i, 1) for i in range(30)])))
    pack = {name: array.copy() for name, array in _parts(index.pack()).items()}
    for place in range(len(pack["data"])):
        pack["data"][place] ^= 4
        with pytest.raises(RunError):
            find_rows(pack, np.array([5]))
        pack["data"][place] ^= 4
    assert len(find_rows(pack, np.array([5]))["key"]) == 30
