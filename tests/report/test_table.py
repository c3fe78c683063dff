"""Tables as the page carries them."""

import json

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from motorworks.report.table import Column, Table, columns, of_rows, script_json


def read_back(table):
    """Give the rows that the page would show."""
    told = json.loads(table.script())
    values = [
        [c["words"][k] for k in c["codes"]] if "codes" in c else c["values"]
        for c in told["columns"]
    ]
    return list(zip(*values, strict=True))


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), st.integers(-(10**6), 10**6)))))
def test_what_is_written_is_read_back(rows):
    """Whatever the texts are."""
    table = Table(
        caption="t",
        columns=(
            Column(name="word", values=[word for word, _ in rows]),
            Column(name="count", values=[n for _, n in rows], kind="number"),
        ),
    )
    assert read_back(table) == rows
    assert table.rows == len(rows)


@given(st.text())
def test_no_text_ends_its_script(text):
    """No sign of markup is left, and the text is still the same."""
    written = script_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["text"] == text


def test_numbers_that_are_none_are_empty():
    """NaN and infinity are no JSON."""
    column = Column(
        name="x", values=[1.0, float("nan"), None, float("inf"), 0.1 + 0.2], kind="number"
    )
    assert [v for (v,) in read_back(Table(caption="t", columns=(column,)))] == [
        1,
        None,
        None,
        None,
        0.3,
    ]


def test_repeated_texts_are_written_once():
    """A column of ten thousand equal words costs little."""
    table = Table(caption="t", columns=(Column(name="x", values=["a long word"] * 1000),))
    assert table.script().count("a long word") == 1


def test_a_frame_becomes_columns_in_the_order_asked_for():
    """Columns that the frame does not have are left out."""
    frame = pl.DataFrame({"a": [1, 2], "b": ["x", "y"]})
    made = columns(frame, b=("B", "text", ""), missing=("M", "text", ""), a=("A", "number", "s"))
    assert [(c.name, list(c.values), c.unit) for c in made] == [
        ("B", ["x", "y"], ""),
        ("A", [1, 2], "s"),
    ]


def test_rows_become_columns():
    """Also when there are none."""
    assert [list(c.values) for c in of_rows(("a", "b"), [("1", "2"), ("3", "4")])] == [
        ["1", "3"],
        ["2", "4"],
    ]
    assert [c.name for c in of_rows(("a", "b"), [])] == ["a", "b"]
