"""Small workbooks for tests, written by hand."""

import zipfile
from pathlib import Path
from typing import Any

import xlsxwriter

PLANT = [["key", "value"], ["name", "small"], ["target", 1000]]
SMALL: dict[str, list[list[Any]]] = {
    "Plant": PLANT,
    "Sources": [["name"], ["steel"]],
    "Sinks": [["name"], ["good"]],
    "Stations": [
        ["name", "cycle_time", "inputs", "to"],
        ["unit", "s"],
        ["press", 48, "steel", "good"],
    ],
}
"""A plant of one station."""


def write_book(path: Path, sheets: dict[str, list[list[Any]]], formats: dict | None = None) -> Path:
    """Write a workbook; a cell may be a pair of a value and the format of its number."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for r, cells in enumerate(rows):
            for c, cell in enumerate(cells):
                _write(book, sheet, r, c, cell)
    book.close()
    return path


def _write(book: Any, sheet: Any, r: int, c: int, cell: Any) -> None:
    if isinstance(cell, tuple) and cell[0] == "formula":
        sheet.write_formula(r, c, cell[1], None, cell[2])
    elif isinstance(cell, tuple):
        sheet.write(r, c, cell[0], book.add_format({"num_format": cell[1]}))
    elif isinstance(cell, str):
        sheet.write_string(r, c, cell)
    elif cell is not None:
        sheet.write(r, c, cell)


def repack(path: Path, change: dict[str, bytes | None]) -> Path:
    """Change parts of a workbook: other bytes, or none for a part that goes."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name, data in change.items():
        parts.pop(name, None)
        if data is not None:
            parts[name] = data
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def part(path: Path, name: str) -> bytes:
    """Give the bytes of a part of a workbook."""
    with zipfile.ZipFile(path) as book:
        return book.read(name)
