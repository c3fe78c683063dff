"""Workbooks are read cell by cell, and within limits."""

import time
import zipfile
from datetime import date, datetime, timedelta

import pytest
from tests.plantfile.tables.books import SMALL, part, repack, write_book

from motorworks.plantfile.findings import Findings, Place
from motorworks.plantfile.tables import limits
from motorworks.plantfile.tables.sheet import Faulty, Percentage, letters
from motorworks.plantfile.tables.xlsx import read_xlsx
from motorworks.plantfile.tables.xlsx_cells import reference
from motorworks.plantfile.tables.xlsx_formats import kind_of

SHEET = "xl/worksheets/sheet1.xml"


def read(path):
    """Give the sheets of a workbook and what was found."""
    findings = Findings("book.xlsx", lambda _path: Place("book.xlsx", None))
    sheets = read_xlsx(path.read_bytes(), "book.xlsx", findings)
    return sheets, [str(finding) for finding in findings.in_order()]


@pytest.fixture
def book(tmp_path):
    """Give a function that writes a workbook of one sheet."""
    return lambda *rows: write_book(tmp_path / "book.xlsx", {"Things": list(rows)})


def test_cells_keep_their_types(book):
    """Text, numbers, flags, dates, times of day, durations and percentages."""
    rows = [
        ["=1+1", 5, 0.5, True],
        [
            (datetime(2021, 5, 1), "yyyy-mm-dd"),
            (datetime(2021, 5, 1, 6, 30), "dd.mm.yyyy hh:mm"),
            (0.25, "hh:mm"),
            (1.5, "[h]:mm"),
            (0.05, "0 %"),
            (44317, '#,##0 "days"'),
        ],
        ["_x0041_ \x01 two\nlines", "Ünïcode \U0001f600"],
    ]
    (sheet,), findings = read(book(*rows))
    assert findings == []
    assert sheet.rows[0] == {0: "=1+1", 1: 5, 2: 0.5, 3: True}
    assert [type(cell) for cell in sheet.rows[0].values()] == [str, int, float, bool]
    day, moment, clock, duration, share, number = sheet.rows[1].values()
    assert (day, moment) == (datetime(2021, 5, 1), datetime(2021, 5, 1, 6, 30))
    assert (clock.hour, duration, number) == (6, timedelta(hours=36), 44317)
    assert isinstance(share, Percentage)
    assert share == 0.05
    assert sheet.rows[2] == {0: "_x0041_ \x01 two\nlines", 1: "Ünïcode \U0001f600"}


def test_formulas_give_their_last_value(book):
    """An error in a cell cannot be used, and neither can what was never calculated."""
    path = book([("formula", "=6*7", 42), ("formula", "=1/0", "#DIV/0!"), ("formula", '="a"', "a")])
    text = part(path, SHEET).decode()
    lost = text.replace("<v>42</v>", "")
    (sheet,), _ = read(path)
    assert sheet.rows[0][0] == 42
    assert sheet.rows[0][1] == Faulty(
        "holds the error #DIV/0!", "Correct the formula or the value."
    )
    assert sheet.rows[0][2] == "a"
    (sheet,), _ = read(repack(path, {SHEET: lost.encode()}))
    assert sheet.rows[0][0].reason == "holds a formula that was never calculated"


def test_merged_cells_are_known(tmp_path):
    """Their ranges, that is."""
    import xlsxwriter

    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as out:
        out.add_worksheet("Things").merge_range("B2:C3", "x")
    (sheet,), _ = read(path)
    assert sheet.merged == [(1, 1, 2, 2)]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", ""),
        ("0.00", ""),
        ("0 %", "percent"),
        ("yyyy-mm-dd", "date"),
        ("mmm yy", "date"),
        ("hh:mm", "time"),
        ("[hh]:mm:ss", "duration"),
        ('0 "days"', ""),
        ("[Red]0.0", ""),
        (r"0\ \d", ""),
        ("[$-409]d-mmm", "date"),
    ],
)
def test_format_says_what_a_number_means(code, kind):
    """Letters in quotes, colours and escapes say nothing."""
    assert kind_of(code) == kind


def test_columns_have_letters():
    """A, B, ..., Z, AA, ..."""
    assert [letters(n) for n in (None, 0, 25, 26, 701, 702, 16383)] == [
        "", "A", "Z", "AA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip
    assert all(reference(f"{letters(n)}7") == (6, n) for n in range(0, 16384, 77))
    assert reference("7B") is None


def test_libreoffice_writes_what_we_read():
    """A workbook that another program saved: dates, times, formulas, a second sheet."""
    from pathlib import Path

    (plant, stations), findings = read(Path(__file__).with_name("libreoffice.xlsx"))
    assert findings == []
    assert (plant.name, stations.name) == ("Plant", "Stations")
    assert plant.rows[3][1] == datetime(2021, 5, 1)
    assert stations.rows[2] == {0: "press", 1: 48, 2: "steel", 3: "good", 4: Percentage(0.05)}
    assert date(2021, 5, 1) == plant.rows[3][1].date()


# ---- hostile books ----


def test_what_is_no_workbook_is_said_to_be_none(tmp_path):
    """Damaged, old, locked, empty or something else."""
    path = tmp_path / "book.xlsx"
    for data, text in (
        (b"", "no Excel workbook"),
        (b"PK\x03\x04 and no more", "no Excel workbook"),
        (b"\xd0\xcf\x11\xe0 old", "an old .xls workbook, or one with a password"),
        (b"name;title\n", "no Excel workbook"),
    ):
        path.write_bytes(data)
        sheets, (finding,) = read(path)
        assert sheets is None
        assert text in finding
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("a.txt", "a")
    assert "no Excel workbook" in read(path)[1][0]


def test_cut_books_are_refused(book):
    """Wherever the file was cut off, and whatever byte was changed."""
    path = book(["a", 1.5, True])
    whole = path.read_bytes()
    for n in range(0, len(whole), 97):
        path.write_bytes(whole[:n])
        assert read(path)[0] is None
        path.write_bytes(whole[:n] + bytes([whole[n] ^ 0x55]) + whole[n + 1 :])
        sheets, findings = read(path)
        assert sheets is not None or len(findings) == 1


def test_a_zip_bomb_is_refused_at_once(book):
    """A part that unpacks to more than may be read is left after that much."""
    path = book(["a"])
    blank = b"<worksheet>" + b" " * (limits.LARGEST_UNPACKED + 1)
    begin = time.monotonic()
    sheets, (finding,) = read(repack(path, {SHEET: blank}))
    assert sheets is None
    assert "200,000,000 bytes unpacked" in finding
    assert time.monotonic() - begin < 20


def test_entities_are_refused(book):
    """A document type could make a short text very long."""
    bomb = b'<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'
    sheets, (finding,) = read(repack(book(["a"]), {SHEET: bomb}))
    assert sheets is None
    assert "declares a document type" in finding


def test_macros_are_refused(book):
    """Nobody needs them to describe a plant."""
    sheets, (finding,) = read(repack(book(["a"]), {"xl/vbaProject.bin": b"x"}))
    assert sheets is None
    assert "holds macros" in finding


def test_links_to_other_books_are_not_followed(book):
    """What they gave last is taken, and said to be so."""
    links = b'<externalLink r:id="rId1"/>'
    sheets, (finding,) = read(repack(book(["a"]), {"xl/externalLinks/externalLink1.xml": links}))
    assert sheets[0].rows == {0: {0: "a"}}
    assert "warning" in finding
    assert "other workbooks" in finding


def test_a_cell_far_away_costs_nothing(book):
    """What counts is the cells there are, not the rectangle around them."""
    path = book(["a"])
    text = part(path, SHEET).replace(b'r="A1"', b'r="XFD1048576"')
    (sheet,), findings = read(repack(path, {SHEET: text}))
    assert findings == []
    assert sheet.rows == {1048575: {16383: "a"}}
    text = part(path, SHEET).replace(b'r="XFD1048576"', b'r="XFE1"')
    assert "beyond the last row or column" in read(repack(path, {SHEET: text}))[1][0]


def test_thousands_of_sheets_are_refused(tmp_path):
    """Two hundred describe any plant."""
    path = write_book(tmp_path / "book.xlsx", {f"s{n}": [] for n in range(201)})
    sheets, (finding,) = read(path)
    assert sheets is None
    assert "has 201 sheets; at most 200 are read" in finding


def test_too_many_cells_are_refused(book, monkeypatch):
    """And too much text in them, even where all cells share one."""
    from motorworks.plantfile.tables import xlsx_cells

    path = book(*[["text"] * 10] * 10)
    monkeypatch.setattr(xlsx_cells, "MOST_CELLS", 99)
    assert read(path)[0] is None
    monkeypatch.setattr(xlsx_cells, "MOST_CELLS", 100)
    assert read(path)[0] is not None
    monkeypatch.setattr(xlsx_cells, "MOST_TEXT", 399)
    assert "characters" in read(path)[1][0]


def test_the_small_plant_of_these_tests_is_good(tmp_path):
    """Or they would prove nothing."""
    from motorworks.plantfile import check_plant

    plant, findings = check_plant(write_book(tmp_path / "small.xlsx", SMALL))
    assert [str(finding) for finding in findings] == []
    assert plant.stations[0].cycle_time.numbers() == (48.0,)
