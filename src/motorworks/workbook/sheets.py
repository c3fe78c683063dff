"""Sheets with rows of nouns: headings with comments, units, choices, and the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from motorworks.plant import Plant
from motorworks.plantfile.shape import Kind, keys_of
from motorworks.plantfile.tables.layout import Layout, naming
from motorworks.plantfile.tables.spread import Filled
from motorworks.workbook.book import TAB_PLANT, Book
from motorworks.workbook.fields import Field, field_of

_ROWS_TO_FILL = 500
"""Rows below the headings that offer choices."""

_LONGEST_CHOICES = 250
_NARROWEST, _WIDEST = 9, 44
_COMMENT = {"font_name": "Calibri", "font_size": 9, "color": "#FDF8E7", "width": 300}


@dataclass(frozen=True)
class NameColumn:
    """Where the names of a noun stand in the workbook, for lists of choices."""

    title: str
    column: int
    first_row: int

    @property
    def range(self) -> str:
        """The range of the names as a formula."""
        letter = chr(ord("A") + self.column)
        first = self.first_row + 1
        return f"='{self.title}'!${letter}${first}:${letter}${first + _ROWS_TO_FILL}"


def name_columns(sheets: Sequence[Filled], examples: bool) -> dict[str, NameColumn]:
    """Give where the names of each noun stand, by its word such as ``station``."""
    found: dict[str, NameColumn] = {}
    for sheet in sheets:
        if sheet.layout is not None and sheet.layout.named:
            first = 1 + bool(sheet.units) + examples
            column = sheet.headings.index("name")
            place = NameColumn(sheet.title, column, first)
            found.setdefault(sheet.layout.word, place)
            found.setdefault(naming(sheet.layout.word), place)
    return found


def write_sheet(
    book: Book,
    filled: Filled,
    names: dict[str, NameColumn],
    example: Sequence[Any] | None = None,
) -> None:
    """Write one sheet of nouns.

    Parameters
    ----------
    book
        The workbook.
    filled
        What stands in the sheet.
    names
        Where the names of other nouns stand.
    example
        Cells of a row that shows how to fill the sheet in.
    """
    assert filled.layout is not None
    sheet = book.sheet(filled.title, TAB_PLANT)
    identity = sum(heading in filled.layout.identity for heading in filled.headings)
    columns = _columns(filled)
    row = 0
    for n, field in enumerate(columns):
        _write_heading(book, sheet, n, field, filled.layout)
    sheet.set_row(0, 22)
    if filled.units:
        row += 1
        for n, unit in enumerate(filled.units):
            book.write(sheet, row, n, unit or None, "unit")
        book.write(sheet, row, 0, "unit", "unit")
    if example is not None:
        row += 1
        for n, cell in enumerate(example):
            numeric = isinstance(cell, int | float)
            book.write(sheet, row, n, cell, "example_number" if numeric else "example")
    for cells in filled.rows:
        row += 1
        for n, cell in enumerate(cells):
            if cell is not None:
                is_name = n < identity and filled.headings[n] == "name"
                book.write(sheet, row, n, cell, "name" if is_name else "")
    first = 1 + bool(filled.units) + (example is not None)
    for n, field in enumerate(columns):
        _offer(sheet, n, field, first, max(row, first + _ROWS_TO_FILL), names)
        sheet.set_column(n, n, _width(filled, n, example))
    sheet.freeze_panes(first if example is None else first - 1, identity)
    sheet.repeat_rows(0, first - 1)


def _columns(filled: Filled) -> list[Field]:
    assert filled.layout is not None
    keys = filled.layout.keys
    return [
        Field(heading, None)
        if heading in filled.layout.identity
        else field_of(keys, heading.removeprefix("# "))
        if not heading.startswith("#")
        else Field(heading, keys.get(heading[2:].partition(".")[0]))
        for heading in filled.headings
    ]


def _write_heading(book: Book, sheet: Any, n: int, field: Field, layout: Layout) -> None:
    identity = field.heading in layout.identity
    aside = field.heading.startswith("#") or field.heading in ("source", "note")
    style = "aside" if aside else "head"
    if field.required or (identity and (field.heading == "name" or len(layout.identity) == 1)):
        style = "required"
    book.write(sheet, 0, n, field.heading, style)
    text = _identity_comment(field.heading, layout) if identity else field.comment()
    if field.heading.startswith("#"):
        text += f"\nNot read as it stands: write headings such as {field.heading[2:]}"
    if text:
        height = 22 + 13 * sum(1 + len(line) // 52 for line in text.split("\n"))
        sheet.write_comment(0, n, text, {**_COMMENT, "height": height})


def _identity_comment(word: str, layout: Layout) -> str:
    if word == "name":
        return f"Name of the {layout.word}, by which others refer to it.\nRequired"
    if layout.named:
        return f"The {word} it stands in; empty if it stands in none."
    ways = " or ".join(" and ".join(layout.headings(way)) for way in layout.ways)
    return f"What the row belongs to. Fill {ways}."


def _offer(
    sheet: Any, n: int, field: Field, first: int, last: int, names: dict[str, NameColumn]
) -> None:
    """Offer the words that a cell may hold as a list to choose from."""
    source: Any = None
    if field.key is None:
        source = names[field.heading].range if field.heading in names else None
    elif field.shape.kind is Kind.FLAG:
        source = ["TRUE", "FALSE"]
    elif field.shape.kind is Kind.TEXT and field.note.choices:
        source = list(field.note.choices)
    elif field.shape.kind is Kind.TEXT and (field.note.refers or "") in names:
        source = names[str(field.note.refers)].range
    if source is None or (isinstance(source, list) and len(",".join(source)) > _LONGEST_CHOICES):
        return
    options = {"validate": "list", "source": source, "show_error": False}
    sheet.data_validation(first, n, last, n, options)


def _width(filled: Filled, n: int, example: Sequence[Any] | None) -> float:
    cells = [filled.headings[n], *(row[n] for row in filled.rows[:200])]
    if example is not None:
        cells.append(example[n])
    longest = max(len(str(cell)) for cell in cells if cell is not None)
    return min(max(longest + 2.5, _NARROWEST), _WIDEST)


# ---- the sheets of another form ----


def write_plant_sheet(book: Book, filled: Filled, fields: Sequence[Field]) -> None:
    """Write the sheet of the plant itself: a key in each row, with its meaning.

    Parameters
    ----------
    book
        The workbook.
    filled
        Keys and values there are.
    fields
        Further keys, to be filled in.
    """
    sheet = book.sheet(filled.title, TAB_PLANT)
    there = {str(row[0]): row[1] for row in filled.rows}
    keys = keys_of(Plant)
    known = {field.heading: field for field in fields}
    order = [*known, *(key for key in there if key not in known)]
    for n, heading in enumerate(("key", "value", "# example", "# meaning")):
        book.write(sheet, 0, n, heading, "aside" if heading.startswith("#") else "head")
    for row, heading in enumerate(order, start=1):
        field = known.get(heading) or field_of(keys, heading)
        book.write(sheet, row, 0, heading, "name")
        book.write(sheet, row, 1, there.get(heading))
        book.write(sheet, row, 2, str(field.example("")), "example")
        meaning = field.comment().split("\n")
        text = " ".join([meaning[0], *meaning[2:]])
        book.write(sheet, row, 3, text, "muted")
        sheet.set_row(row, 15 * (1 + len(text) // 85))
        if field.note.choices:
            options = {"validate": "list", "source": list(field.note.choices), "show_error": False}
            sheet.data_validation(row, 1, row, 1, options)
    for n, width in enumerate((20, 44, 20, 70)):
        sheet.set_column(n, n, width)
    sheet.freeze_panes(1, 1)


_MARKS = {
    "of": "Path of a value, such as process.wind.cycle_time; entries of lists count from 1.",
    "source": "Name of a reference, assumption or calc.",
    "note": "What is to be known of the value.",
    "low": "The least that the value might be.",
    "high": "The greatest that the value might be.",
}


def write_marks_sheet(book: Book, filled: Filled) -> None:
    """Write the sheet that says of single values where they come from."""
    sheet = book.sheet(filled.title, TAB_PLANT)
    for n, heading in enumerate(filled.headings):
        book.write(sheet, 0, n, heading, "required" if n == 0 else "head")
        sheet.write_comment(0, n, _MARKS[heading], {**_COMMENT, "height": 60})
    for row, cells in enumerate(filled.rows, start=1):
        for n, cell in enumerate(cells):
            if cell is not None:
                book.write(sheet, row, n, cell)
    for n, width in enumerate((44, 14, 80, 12, 12)):
        sheet.set_column(n, n, width)
    sheet.freeze_panes(1, 1)
