"""The files of a trace's tables hold what was on the tapes, to the last bit."""

import io

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.kernel import Tape, TraceTable
from motorworks.program import Program
from motorworks.program.events import EVENT_TABLES
from motorworks.simulation.events import columns_of
from motorworks.simulation.names import named_table

PAGE = 1 << 14
"""Rows of a page."""
PROGRAM = Program(
    type_names=("a", "b", "c"),
    station_names=("m", "n", "ö"),
    station_kind=np.zeros(3, np.int8),
    station_machines=np.array([2, 1, 3], np.int32),
    buffer_names=("p", "q"),
    sink_names=("out",),
    source_names=("in", "p"),
    supply_names=("magnets",),
    pool_names=("carts",),
    tour_names=("round", "m"),
)


def numbers(rng, dtype, n):
    """Give numbers of every size, the greatest of either sign among them."""
    if dtype == "float64":
        times = np.sort(rng.exponential(100, n)).cumsum()
        return np.where(rng.random(n) < 0.3, np.floor(times), times)
    info = np.iinfo(dtype)
    wide = rng.integers(info.min, info.max, n, dtype=dtype, endpoint=True)
    return (wide >> rng.integers(0, info.bits, n).astype(dtype)).astype(dtype)


COUNTS = {
    "model": 3,
    "state": 8,
    "machine": 6,
    "place": 3,
    "supply": 1,
    "fleet": 1,
    "phase": 4,
    "tour": 2,
}
"""How many there are of what is told by a word."""


def rows_of(table, n, seed):
    """Give rows of a table as a kernel might have recorded them."""
    rng = np.random.default_rng(seed)
    rows = {c: numbers(rng, dtype, n) for c, dtype in EVENT_TABLES[table].items()}
    for column in rows.keys() & COUNTS:
        rows[column] = rng.integers(0, COUNTS[column], n).astype(rows[column].dtype)
    if table == "states":
        rows["cause"] = np.zeros(n, np.int32)
    if table == "lots":
        rows["supply"] = rng.integers(-1, 1, n).astype(np.int32)
        rows["expires"] = np.where(rng.random(n) < 0.5, np.inf, rows["expires"])
    if table == "takes":
        rows["origin"] = rng.integers(-2, 2, n).astype(np.int32)
        rows["machine"] = rng.integers(-2, 6, n).astype(np.int32)
    if table == "births":
        rows["origin"] = rng.integers(0, 4, n).astype(np.int8)
        least, many = np.array([-1, 0, 0, 0]), np.array([2, 2, 1, 3])
        rows["number"] = rng.integers(least[rows["origin"]], many[rows["origin"]]).astype(np.int32)
    if table == "losses":
        rows["place"] = rng.integers(-1, 2, n).astype(np.int32)
        rows["cause"] = rng.integers(0, 3, n).astype(np.int8)
        rows["number"] = rng.integers(0, np.array([3, 2, 1])[rows["cause"]]).astype(np.int32)
    return rows


def words(rows, table):
    """Give the words of a table's rows, in the plain way."""
    p = PROGRAM
    station_of = [0, 0, 1, 2, 2, 2]

    def station(i):
        return p.station_names[station_of[i]]

    def taker(i):
        return p.tour_names[-1 - i] if i < 0 else station(i)

    def origin(i):
        return p.source_names[-1 - i] if i < 0 else p.buffer_names[i]

    places = (*p.buffer_names, *p.sink_names)
    things = (p.buffer_names, p.source_names, p.supply_names, p.station_names)
    losers = (p.station_names, p.source_names, p.supply_names)
    machines = rows.get("machine", [])
    columns = columns_of(p)[table]
    pairs = {
        "station": lambda: [station(i) for i in machines],
        "transport": lambda: [station(i) for i in machines],
        "taker": lambda: [taker(i) for i in machines],
        "at": lambda: [
            things[o][i] if i >= 0 else None
            for o, i in zip(rows["origin"], rows["number"], strict=True)
        ],
        "by": lambda: [losers[c][i] for c, i in zip(rows["cause"], rows["number"], strict=True)],
        "place": lambda: [places[i] if i >= 0 else None for i in rows["place"]],
    }
    if table == "takes":
        pairs["origin"] = lambda: [origin(i) for i in rows["origin"]]
    return {
        c: pairs[c]() if c in pairs else [kind[i] if i >= 0 else None for i in rows[c]]
        for c, kind in columns.items()
        if not isinstance(kind, str)
    }


def file_of(table):
    """Give the bytes of the file under way."""
    return b"".join(bytes(piece) for piece in table.finish())


def read(table):
    """Give the frame of the file under way."""
    return pl.read_parquet(io.BytesIO(file_of(table)))


def taken(table, rows):
    """Give a table's maker that has taken some rows."""
    tape = Tape()
    tape.fill({table: rows})
    maker = named_table(table, columns_of(PROGRAM)[table], PROGRAM)
    maker.add(tape, 0, maker.rows_on(tape))
    return maker


@pytest.mark.parametrize("n", [0, 1, 2, 129, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE + 33])
@pytest.mark.parametrize("table", EVENT_TABLES)
def test_a_file_holds_what_was_on_the_tape(table, n):
    """Numbers bit by bit, words for numbers, nothing where there is nothing; dtypes and order."""
    rows = rows_of(table, n, seed=n)
    frame = read(taken(table, rows))
    told, kinds = words(rows, table), columns_of(PROGRAM)[table]
    assert frame.columns == list(kinds)
    assert frame.height == n
    for column in frame.columns:
        if column in told:
            assert frame[column].dtype == pl.Enum(list(dict.fromkeys(kinds[column])))
            assert frame[column].to_list() == told[column]
        else:
            assert frame[column].to_numpy().tobytes() == rows[column].tobytes()


whole = st.integers(-(2**63), 2**63 - 1)
seconds = st.floats(allow_nan=True, allow_infinity=True)


@given(st.lists(st.tuples(whole, whole, seconds, seconds), min_size=1, max_size=300))
def test_any_numbers_come_back(given_rows):
    """Steps over half the range wrap around; times need not ascend, nor be numbers."""
    first, count, ordered, arrived = (np.array(x) for x in zip(*given_rows, strict=True))
    rows = {
        "supply": np.full(len(first), -1, np.int32),
        "first": first.astype(np.int64),
        "count": count.astype(np.int64),
        "ordered": ordered.astype(float),
        "arrived": arrived.astype(float),
        "expires": np.zeros(len(first)),
    }
    frame = read(taken("lots", rows))
    assert frame["supply"].null_count() == len(first)
    for column in rows.keys() - {"supply"}:
        assert frame[column].to_numpy().tobytes() == rows[column].tobytes()


@pytest.mark.parametrize("value", [0, -1, 2**31 - 1])
def test_a_long_column_of_one_value_takes_no_room(value):
    """Runs are written as runs."""
    n = 4 * PAGE
    rows = {c: np.zeros(n, dtype) for c, dtype in EVENT_TABLES["tour_stops"].items()}
    rows["stop"] += value
    written = file_of(taken("tour_stops", rows))
    assert len(written) < n / 4
    assert pl.read_parquet(io.BytesIO(written))["stop"].to_list() == [value] * n


def test_bounds_let_readers_pass_over_files(tmp_path):
    """A filter on what a file cannot hold gives nothing; on its very bounds it gives the row."""
    rows = rows_of("puts", 1000, seed=1)
    (tmp_path / "x.parquet").write_bytes(file_of(taken("puts", rows)))
    scan = pl.scan_parquet(tmp_path / "x.parquet")
    for column in ("time", "part"):
        least, most = rows[column].min(), rows[column].max()
        assert scan.filter(pl.col(column) == least).collect().height >= 1
        assert scan.filter(pl.col(column) == most).collect().height >= 1
        assert scan.filter(pl.col(column) > most).collect().is_empty()
        assert scan.filter(pl.col(column) < least).collect().is_empty()


def test_the_next_file_knows_nothing_of_the_one_before():
    """Bounds, counts and rows begin anew."""
    maker = taken("puts", rows_of("puts", 100, seed=1))
    maker.finish()
    tape = Tape()
    rows = rows_of("puts", 50, seed=2)
    tape.fill({"puts": rows})
    maker.add(tape, 10, 20)
    frame = read(maker)
    assert frame["part"].to_list() == rows["part"][10:30].tolist()


@pytest.mark.parametrize(("first", "n"), [(0, 51), (51, 0), (2**63, 1), (1, 2**64 - 1)], ids=str)
def test_rows_that_are_not_there_are_refused(first, n):
    """No memory beyond the tape is read."""
    tape = Tape()
    tape.fill({"puts": rows_of("puts", 50, seed=2)})
    maker = named_table("puts", columns_of(PROGRAM)["puts"], PROGRAM)
    with pytest.raises(IndexError):
        maker.add(tape, first, n)


def test_a_number_without_a_word_is_refused():
    """Rather than a word from somewhere."""
    rows = rows_of("puts", 5, seed=2)
    rows["place"][3] = 7
    maker = taken("puts", rows)
    with pytest.raises(IndexError, match="place"):
        maker.finish()


def test_a_table_that_is_not_known_is_refused():
    """And one with other columns."""
    columns = columns_of(PROGRAM)["puts"]
    with pytest.raises(ValueError, match="no such table"):
        named_table("pats", columns, PROGRAM)
    with pytest.raises(ValueError, match="other columns"):
        named_table("lots", columns, PROGRAM)
    with pytest.raises(ValueError, match="place"):
        TraceTable("puts", [("place", ["x"], [1])] * 4, _numbers(), "")


def _numbers():
    return dict.fromkeys(("buffers", "sources", "supplies", "stations"), 0) | {"station_of": []}
