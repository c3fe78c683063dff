"""The XML of a sheet → its cells."""

import re
from datetime import date, datetime
from typing import Protocol

from motorworks.plantfile.tables.cell import LONGEST_CELL, whole_if_it_is
from motorworks.plantfile.tables.limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_TEXT,
    TooLargeError,
    too_many,
)
from motorworks.plantfile.tables.sheet import Cell, Faulty, Percentage, Sheet
from motorworks.plantfile.tables.xlsx_formats import Formats
from motorworks.plantfile.tables.xlsx_strings import unescaped

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)
_MOST_ROWS = 1_048_576
_MOST_MERGED = 10_000
_MAY_BE_EMPTY = {"", "str", "inlineStr"}


class Counts(Protocol):
    """What has been read of a workbook so far."""

    cells: int
    characters: int


class SheetReader:
    """Takes the cells of one sheet from its XML.

    Parameters
    ----------
    sheet
        Takes the cells.
    strings
        The texts that cells refer to by number.
    formats
        What formats make of numbers.
    counts
        What has been read of the whole book so far.
    """

    def __init__(self, sheet: Sheet, strings: list[str], formats: Formats, counts: Counts) -> None:
        self.sheet = sheet
        self.strings = strings
        self.formats = formats
        self.counts = counts
        self.at = (-1, -1)
        self._type = ""
        self._style = 0
        self._is_formula = False
        self._value: list[str] | None = None
        self._inside = ""
        self._aside = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if tag == "row":
            number = attributes.get("r", "")
            row = int(number) - 1 if number.isdecimal() and len(number) < 8 else self.at[0] + 1
            self.at = (row, -1)
        elif tag == "c":
            self._begin(attributes)
        elif tag == "f":
            self._is_formula = True
        elif tag == "rPh":
            self._aside += 1
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        if tag in ("v", "t") and not self._aside:
            self._inside = tag
            self._value = self._value or []

    def _begin(self, attributes: dict[str, str]) -> None:
        place = reference(attributes.get("r", ""))
        row, column = place if place is not None else (self.at[0], self.at[1] + 1)
        if row >= _MOST_ROWS or column >= MOST_COLUMNS:
            raise TooLargeError("a cell lies beyond the last row or column", "Save it anew.")
        self.at = (row, column)
        self._type = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdecimal() and len(style) < 7 else 0
        self._value = None
        self._is_formula = False

    def text(self, text: str) -> None:
        """Take text."""
        if self._inside and self._value is not None:
            self._value.append(text)

    def end(self, tag: str) -> None:
        """End an element."""
        if tag in ("v", "t"):
            self._inside = ""
        elif tag == "rPh":
            self._aside -= 1
        elif tag == "c":
            self._finish()

    def _finish(self) -> None:
        cell = self._cell()
        self._value = None
        if cell is None or cell == "":
            return
        self.counts.cells += 1
        self.counts.characters += len(cell) if isinstance(cell, str) else 0
        if self.counts.cells > MOST_CELLS:
            raise too_many()
        if self.counts.characters > MOST_TEXT:
            text = f"the cells hold more than {MOST_TEXT:,} characters"
            raise TooLargeError(text, "Describe less.")
        row, column = self.at
        self.sheet.rows.setdefault(row, {})[column] = cell

    def _cell(self) -> Cell | None:
        if self._value is None:
            if self._is_formula and self._type not in _MAY_BE_EMPTY:
                hint = "Open the workbook in a spreadsheet program and save it."
                return Faulty("holds a formula that was never calculated", hint)
            return None
        text = "".join(self._value)
        if len(text) > LONGEST_CELL:
            return Faulty(f"holds a text of more than {LONGEST_CELL:,} characters", "Shorten it.")
        if self._type == "s":
            return self._shared(text)
        if self._type in ("str", "inlineStr"):
            return unescaped(text)
        if self._type == "b":
            return text.strip() in ("1", "true")
        if self._type == "e":
            return Faulty(f"holds the error {text[:20]}", "Correct the formula or the value.")
        return self._date(text) if self._type == "d" else self._number(text)

    def _shared(self, text: str) -> Cell:
        number = text.strip()
        known = number.isdecimal() and len(number) < 10 and int(number) < len(self.strings)
        if not known:
            return Faulty("refers to a text that the workbook does not have", "Save it anew.")
        found = self.strings[int(number)]
        if len(found) > LONGEST_CELL:
            return Faulty(f"holds a text of more than {LONGEST_CELL:,} characters", "Shorten it.")
        return found

    def _date(self, text: str) -> date | str:
        try:
            return datetime.fromisoformat(text.strip()[:40])
        except ValueError:
            return text

    def _number(self, text: str) -> Cell | None:
        if not text.strip():
            return None
        try:
            number = float(text[:60])
        except ValueError:
            return Faulty("holds what is no number", "Write the number anew.")
        value = self.formats.value(number, self._style)
        plain = isinstance(value, float) and not isinstance(value, Percentage)
        return whole_if_it_is(value) if plain and isinstance(value, float) else value

    def _merge(self, text: str) -> None:
        first, _, last = text.partition(":")
        one, other = reference(first), reference(last)
        if one and other and len(self.sheet.merged) < _MOST_MERGED:
            self.sheet.merged.append((*one, *other))


def reference(text: str) -> tuple[int, int] | None:
    """Give row and column, counted from 0, of a reference such as ``B7``."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
