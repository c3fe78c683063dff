"""The first sheet of a workbook: what it is and how to fill it in."""

from collections.abc import Sequence

from motorworks.plantfile.tables.layout import MARKS, Layout
from motorworks.workbook.book import TAB_ASIDE, Book

_RULES = {
    "Headings": "The first row of a sheet names its fields. Point at a heading to read what it "
    "means, its unit, its bounds and what an empty cell stands for. Green headings must be "
    "filled.",
    "Units": "The grey row below the headings holds the unit of each column; change it as you "
    "like. A cell may bring its own unit instead: 1.5 h in a column of seconds is 1.5 hours.",
    "Empty cells": "An empty cell means the default. Columns you do not need may be deleted.",
    "Remarks": "A row, a column or a sheet that begins with # is not read. The yellow row of "
    "examples is such a row.",
    "Lists": "Names in one cell stand with commas between them: a, b, c.",
    "Tables within": "A field of an inner table has a heading with a dot, such as "
    "conveyor.transit; a field by model has one for each model, such as cycle_times.A. Lists of "
    "tables, such as failures, have sheets of their own, where the first columns say what a row "
    "belongs to.",
    "Laws": 'A time may be a law: { law = "triangular", min = "30 s", mode = "40 s", max = "65 '
    's" } in one cell, or spread over cycle_time.law, cycle_time.min and so on.',
    "Sources": "The columns source and note speak of a whole row, the sheet Marks of single "
    "values.",
}


def write_read_me(book: Book, layouts: Sequence[Layout], *, to_fill_in: bool) -> None:
    """Write the sheet that explains the others.

    Parameters
    ----------
    book
        The workbook.
    layouts
        The sheets of nouns that follow.
    to_fill_in
        Whether the workbook is to be filled in, or holds a plant that exists.
    """
    sheet = book.aside("Read me", TAB_ASIDE)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 2, 96)
    sheet.set_row(0, 34)
    book.write(sheet, 0, 1, "A plant for Motorworks", "title")
    first = (
        "Fill in the sheets that your plant needs, then:"
        if to_fill_in
        else ("This workbook holds a plant as Motorworks reads it. To make a plant file from it:")
    )
    book.write(sheet, 1, 1, f"{first} motorworks new my-plant.toml --from-excel THIS-BOOK.xlsx")
    row = 3
    book.write(sheet, row, 1, "How it is read", "subtitle")
    book.write(sheet, row, 2, None, "subtitle")
    for word, text in _RULES.items():
        row += 1
        book.write(sheet, row, 1, word, "name")
        book.write(sheet, row, 2, text, "wrapped")
        sheet.set_row(row, 15 * (1 + len(text) // 105))
    row += 2
    book.write(sheet, row, 1, "The sheets", "subtitle")
    book.write(sheet, row, 2, None, "subtitle")
    sheets = [("Plant", "The plant itself: name, target, working time, currency.")]
    sheets += [(layout.title, _said_of(layout)) for layout in layouts]
    sheets.append((MARKS.capitalize(), "Where single values come from, and their ranges."))
    for title, text in sheets:
        row += 1
        link = f"internal:'{title}'!A1"
        sheet.write_url(row, 1, link, book.formats["link"], title)
        book.write(sheet, row, 2, text, "muted")


def _said_of(layout: Layout) -> str:
    """Give what a sheet holds, in one sentence."""
    if layout.named:
        first: str = (layout.noun.__doc__ or "").strip().partition("\n")[0]
        return first
    return layout.key.note.sentence.replace("``", "")
