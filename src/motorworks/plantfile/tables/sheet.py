"""What a sheet holds: values in cells, as a workbook or a CSV file has them."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from motorworks.plantfile.findings import Place


class Percentage(float):
    """A number that its cell shows as a percentage: 0.05 for 5 %."""


@dataclass(frozen=True)
class Faulty:
    """A cell that cannot be used.

    Attributes
    ----------
    reason
        Why, as in "holds the error #REF!".
    hint
        What to do.
    """

    reason: str
    hint: str = ""


Cell = str | bool | int | float | date | time | timedelta | Faulty
"""The value of a cell; a date with a time of day is a ``datetime``."""


@dataclass
class Sheet:
    """The cells of one sheet.

    Attributes
    ----------
    file
        The file as it is named in findings.
    name
        Name of the sheet; empty for a CSV file, which is one sheet.
    rows
        Cells by column, by row; both counted from 0, empty cells left out.
    merged
        Ranges of merged cells: first row and column, last row and column.
    """

    file: str
    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def place(self, row: int | None = None, column: int | None = None, heading: str = "") -> Place:
        """Give the place of a cell, a row or the sheet, as findings name it."""
        line = None if row is None else row + 1
        return Place(self.file, line, self.name, letters(column), heading)

    @property
    def is_remark(self) -> bool:
        """Whether the sheet is not to be read: its first cell begins with ``#``."""
        return is_remark(self.rows.get(0, {}).get(0))


def is_remark(cell: Cell | None) -> bool:
    """Tell whether a cell begins with ``#`` and turns its row, column or sheet into a remark."""
    return isinstance(cell, str) and cell.lstrip().startswith("#")


def letters(column: int | None) -> str:
    """Give the letters of a column, such as ``AA`` for 26; empty for none."""
    text = ""
    n = -1 if column is None else column
    while n >= 0:
        n, letter = divmod(n, 26)
        text = chr(ord("A") + letter) + text
        n -= 1
    return text
