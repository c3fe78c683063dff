"""The rows of a sheet below its headings."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.plantfile.findings import Findings, Place
from motorworks.plantfile.shape import Kind, Shape
from motorworks.plantfile.tables.cell import Form, raw_of
from motorworks.plantfile.tables.columns import Column, Columns
from motorworks.plantfile.tables.sheet import Cell, Faulty, Sheet, is_remark, letters
from motorworks.process import FieldNote

_NAME = Form(Shape(Kind.TEXT), FieldNote("name"))
_MOST_MERGED = 20


@dataclass(frozen=True)
class Row:
    """One row: what it is about, and its values.

    Attributes
    ----------
    words
        The cells that say what it is about, by their heading.
    values
        The other cells with their columns, those that cannot be used among them.
    """

    sheet: Sheet
    number: int
    words: Mapping[str, str]
    values: tuple[tuple[Column, Cell], ...]

    def place(self, column: Column | None = None) -> Place:
        """Give the place of the row, or of its cell in a column."""
        if column is None:
            return self.sheet.place(self.number)
        return self.sheet.place(self.number, column.number, column.heading)


def rows_of(sheet: Sheet, columns: Columns, findings: Findings) -> list[Row]:
    """Give the rows of a sheet; cells that cannot be used become findings.

    Parameters
    ----------
    sheet
        The sheet.
    columns
        Its columns.
    findings
        Where to say what is wrong.
    """
    _say_merged(sheet, columns, findings)
    found = []
    for number, cells in sorted(sheet.rows.items()):
        if number < columns.first_row or is_remark(cells.get(min(cells, default=0))):
            continue
        row = _row(sheet, number, columns, cells, findings)
        if row.words or row.values:
            found.append(row)
    return found


def _row(
    sheet: Sheet, number: int, columns: Columns, cells: Mapping[int, Cell], findings: Findings
) -> Row:
    words = {}
    for word, column in columns.identity.items():
        cell = _good(sheet, number, column, cells, findings)
        if cell is not None:
            words[word] = raw_of(cell, _NAME)
    values = []
    for column in columns.values:
        cell = cells.get(column.number)
        if cell is not None and not _is_blank(cell):
            values.append((column, cell))
    return Row(sheet, number, words, tuple(values))


def _good(
    sheet: Sheet, number: int, column: Column, cells: Mapping[int, Cell], findings: Findings
) -> Cell | None:
    """Give a cell, or ``None`` if it is empty or of no use."""
    cell = cells.get(column.number)
    if isinstance(cell, Faulty):
        place = sheet.place(number, column.number, column.heading)
        findings.at(place, cell.reason, cell.hint)
        return None
    return None if cell is None or _is_blank(cell) else cell


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _say_merged(sheet: Sheet, columns: Columns, findings: Findings) -> None:
    """Say which cells are merged: all but the first of them would count as empty."""
    used = {c.number for c in (*columns.identity.values(), *columns.values)}
    for top, left, bottom, right in sheet.merged[:_MOST_MERGED]:
        if bottom >= columns.first_row - 1 and any(left <= n <= right for n in used):
            text = f"the cells {letters(left)}{top + 1}:{letters(right)}{bottom + 1} are merged"
            hint = "Unmerge them, and write the value into each."
            findings.at(sheet.place(top, left), text, hint)
