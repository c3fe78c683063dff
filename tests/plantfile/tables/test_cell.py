"""What cells mean, and which cells mean a value."""

from datetime import date, datetime, time, timedelta

import pytest

from motorworks.plantfile.shape import Kind, Shape
from motorworks.plantfile.tables.cell import Form, cell_of, raw_of
from motorworks.plantfile.tables.sheet import Percentage
from motorworks.process import FieldNote

TEXT = Form(Shape(Kind.TEXT), FieldNote(""))
WHOLE = Form(Shape(Kind.WHOLE), FieldNote(""))
NUMBER = Form(Shape(Kind.NUMBER), FieldNote(""))
TIME = Form(Shape(Kind.NUMBER), FieldNote("", quantity="time"))
SHARE = Form(Shape(Kind.NUMBER), FieldNote("", quantity="share"))
CLOCK = Form(Shape(Kind.NUMBER), FieldNote("", quantity="clock"))
FLAG = Form(Shape(Kind.FLAG), FieldNote(""))
DATE = Form(Shape(Kind.DATE), FieldNote(""))
INSTANT = Form(Shape(Kind.INSTANT), FieldNote(""))
LAW = Form(Shape(Kind.LAW), FieldNote(""))
NAMES = Form(Shape(Kind.LIST, item=Shape(Kind.TEXT)), FieldNote(""))
DATES = Form(Shape(Kind.LIST, item=Shape(Kind.DATE)), FieldNote(""))
SINGLE = Form(Shape(Kind.LIST, item=Shape(Kind.DATE)), FieldNote("", single=True))
ANYTHING = Form(None, FieldNote(""))


@pytest.mark.parametrize(
    ("cell", "form", "raw"),
    [
        ("  press ", TEXT, "press"),
        (100.0, TEXT, "100"),  # a station that is called 100
        (True, TEXT, "true"),
        (5.0, WHOLE, 5),  # cells do not tell 5 from 5.0
        ("5", WHOLE, 5),
        (0.25, NUMBER, 0.25),
        (48, TIME.with_unit("s"), "48 s"),
        ("1.5 h", TIME.with_unit("s"), "1.5 h"),  # the cell's own unit wins
        ("48", TIME.with_unit("s"), "48 s"),  # as a CSV file has it
        ("48", TIME, "48"),  # the reader will ask for the unit
        (timedelta(minutes=30), TIME.with_unit("s"), "1800 s"),
        (time(0, 30), LAW, "1800 s"),
        (Percentage(0.05), SHARE, 0.05),
        (Percentage(0.07), SHARE.with_unit("%"), "7 %"),  # and not 7.000000000000001 %
        (5, SHARE.with_unit("%"), "5 %"),
        ("5 %", SHARE, "5 %"),
        (time(6, 0), CLOCK, "06:00"),
        (timedelta(hours=22, seconds=30), CLOCK, "22:00:30"),
        ("06:00", CLOCK, "06:00"),
        ("yes", FLAG, True),
        ("FALSE", FLAG, False),
        ("perhaps", FLAG, "perhaps"),  # the reader will say what it must be
        (datetime(2021, 5, 1), DATE, date(2021, 5, 1)),
        ("2021-05-01", DATE, date(2021, 5, 1)),
        ("01.05.2021", DATE, "01.05.2021"),
        (datetime(2021, 5, 1, 6), INSTANT, datetime(2021, 5, 1, 6)),
        ("a, b;c", NAMES, ["a", "b", "c"]),
        (7.0, NAMES, ["7"]),
        ('["a", "b"]', NAMES, ["a", "b"]),
        ("2021-05-01, 2021-10-01", DATES, [date(2021, 5, 1), date(2021, 10, 1)]),
        ("2021-05-01", SINGLE, date(2021, 5, 1)),
        ('{ law = "uniform", min = "1 s", max = "2 s" }', LAW,
         {"law": "uniform", "min": "1 s", "max": "2 s"}),
        ("{ law =", LAW, "{ law ="),  # no TOML: the reader will say so
        ('"a"\nb = 1', LAW, '"a"\nb = 1'),  # and no second key is smuggled in
        ("[" * 5000, LAW, "[" * 5000),
        ('"48"', ANYTHING, "48"),
    ],
)  # fmt: skip
def test_a_cell_means(cell, form, raw):
    """Numbers, dates, times, percentages and texts become what a plant file would hold."""
    found = raw_of(cell, form)
    assert found == raw
    assert type(found) is type(raw)


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ("", TEXT),
        (" a", TEXT),
        ('"quoted"', TEXT),
        ("[old] line", TEXT),
        ("=1+1", TEXT),
        ("two\nlines", TEXT),
        ("_x0041_ \r \x00 \ufffe \U0001f600", TEXT),
        ("48 s", TIME.with_unit("s")),
        ("048 s", TIME.with_unit("s")),
        ("1.5 min", TIME.with_unit("s")),
        ("5", TIME.with_unit("s")),
        (1.0, NUMBER),
        (1, NUMBER),
        (0.1 + 0.2, NUMBER),
        (1e300, NUMBER),
        (2**53 - 1, WHOLE),
        (0.05, SHARE),
        ("5 %", SHARE.with_unit("%")),
        (["a", "b"], NAMES),
        (["a, b"], NAMES),
        ([], NAMES),
        ({}, ANYTHING),
        (date(1850, 1, 1), DATE),
        (date(2021, 5, 1), SINGLE),
        ([date(2021, 5, 1)], SINGLE),
        (datetime(2021, 5, 1, 6, 0, 0, 5), INSTANT),
        (datetime(2021, 5, 1), INSTANT),
        (time(6, 0, 0, 5), CLOCK),
        ([["4 h", "30 min"]], NAMES),
    ],
)
def test_a_value_comes_back_from_its_cell(raw, form):
    """Exactly, type included: a file tells 1 from 1.0."""
    found = raw_of(cell_of(raw, form), form)
    assert found == raw
    assert type(found) is type(raw)


def test_plain_values_stand_plainly():
    """A workbook to calculate with: numbers are numbers."""
    assert cell_of("48 s", TIME.with_unit("s")) == 48
    assert cell_of("press", TEXT) == "press"
    assert cell_of(["a", "b"], NAMES) == "a, b"
