"""A workbook that is being written: its formats, and cells that hold what was meant.

What users wrote is always written as text: a name such as ``=1+1`` stays that, and is no
formula.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from motorworks.errors import PlantError, RunError
from motorworks.files import whole

INK = "#1F2937"
_FONT = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "vcenter"}
_HEAD = {"indent": 1, "bold": True, "font_color": "#FFFFFF", "border": 1, "border_color": "#FFFFFF"}
_INPUT = {"font_color": "#1D4ED8", "bg_color": "#FEF9C3", "align": "right"}
"""Cells that a controller may change: blue on yellow."""
_FORMATS: dict[str, dict[str, Any]] = {
    "text": {},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "number": {"num_format": "General", "align": "right"},
    "figure": {"num_format": "#,##0.###", "align": "right"},
    "amount": {"num_format": "#,##0;[Red]-#,##0", "align": "right"},
    "share": {"num_format": "0.0%", "align": "right"},
    "factor": {"num_format": "0.0000", "align": "right"},
    "sum": {"num_format": "#,##0;[Red]-#,##0", "align": "right", "bold": True, "top": 1},
    "input": {**_INPUT, "num_format": "#,##0.####"},
    "input_share": {**_INPUT, "num_format": "0.0%"},
    "date": {"num_format": "yyyy-mm-dd", "align": "right"},
    "instant": {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "right"},
    "name": {"bold": True},
    "required": {**_HEAD, "bg_color": "#0F766E"},
    "head": {**_HEAD, "bg_color": "#334155"},
    "aside": {**_HEAD, "bg_color": "#94A3B8"},
    "unit": {"italic": True, "font_color": "#475569", "bg_color": "#E2E8F0", "align": "right"},
    "example": {"italic": True, "font_color": "#92876A", "bg_color": "#FDF8E7"},
    "example_number": {
        "italic": True,
        "font_color": "#92876A",
        "bg_color": "#FDF8E7",
        "align": "right",
    },
    "muted": {"font_color": "#64748B", "text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 20, "font_color": "#0F766E"},
    "subtitle": {"bold": True, "font_size": 12, "font_color": "#334155", "bottom": 1},
    "link": {"font_color": "#0F766E", "underline": 1, "valign": "top"},
    "left": {"num_format": "#,##0.###", "align": "left"},
    "margin": {"font_color": "#CBD5E1", "align": "center"},
    "open": {"bold": True, "font_size": 12, "font_color": "#B45309", "text_wrap": True},
    "good": {"bold": True, "font_size": 12, "font_color": "#15803D", "text_wrap": True},
    "bad": {"bold": True, "font_size": 12, "font_color": "#B91C1C", "text_wrap": True},
}

TAB_PLANT, TAB_RESULT, TAB_ASIDE = "#0F766E", "#B45309", "#94A3B8"
_LONGEST_TEXT = 32_767


class Book:
    """A workbook of the library with our formats.

    Parameters
    ----------
    inner
        The library's workbook.
    """

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.formats = {name: inner.add_format({**_FONT, **f}) for name, f in _FORMATS.items()}

    def sheet(self, title: str, tab: str) -> Any:
        """Give a new sheet without the lines between cells."""
        sheet = self.inner.add_worksheet(title[:31])
        sheet.set_tab_color(tab)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return sheet

    def aside(self, title: str, tab: str) -> Any:
        """Give a new sheet that is not read as a plant: ``#`` stands in its margin."""
        sheet = self.sheet(title, tab)
        sheet.set_column(0, 0, 2)
        self.write(sheet, 0, 0, "#", "margin")
        return sheet

    def write(self, sheet: Any, row: int, column: int, value: Any, format_: str = "") -> None:
        """Write a value as what it is; an empty cell keeps its format.

        Raises
        ------
        PlantError
            If a text is longer than a cell may be.
        """
        chosen = self.formats[format_ or _format_of(value)]
        if value is None or (isinstance(value, float) and math.isnan(value)):
            sheet.write_blank(row, column, None, chosen)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, chosen)
        elif isinstance(value, int | float) and math.isfinite(value):
            sheet.write_number(row, column, value, chosen)
        elif isinstance(value, date | datetime):
            sheet.write_datetime(row, column, value, chosen)
        elif sheet.write_string(row, column, str(value), chosen) == -2:
            msg = f"a text has more than {_LONGEST_TEXT:,} characters: {str(value)[:40]!r}..."
            raise PlantError(f"{msg} A cell of a workbook cannot hold it.")

    def formula(
        self, sheet: Any, row: int, column: int, formula: str, value: Any, format_: str = "figure"
    ) -> None:
        """Write a formula of our own, with the value that is shown until it is reckoned anew."""
        sheet.write_formula(row, column, formula, self.formats[format_], value)


def _format_of(value: Any) -> str:
    if isinstance(value, date):
        return "instant" if isinstance(value, datetime) else "date"
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else "text"


@contextmanager
def writing(path: Path, title: str) -> Iterator[Book]:
    """Give a new workbook, which is written as a whole at the end or not at all.

    Parameters
    ----------
    path
        The file.
    title
        What the properties of the workbook call it.

    Raises
    ------
    RunError
        If the file cannot be written.
    """
    import xlsxwriter

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    try:
        with whole(path) as part:
            inner = xlsxwriter.Workbook(str(part), options)
            inner.set_properties({"title": title[:200], "comments": "Written by Motorworks."})
            yield Book(inner)
            inner.close()
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        # The library wraps the error of the system in its own.
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
        reason = getattr(cause, "strerror", None) or cause
        raise RunError(f"{path}: the workbook cannot be written: {reason}") from error
