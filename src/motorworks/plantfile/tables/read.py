"""Table files → a tree of values: those that a plant file names, or a whole workbook."""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from motorworks.errors import did_you_mean
from motorworks.plantfile.findings import WARNING, Findings, Place
from motorworks.plantfile.shape import Path
from motorworks.plantfile.tables.delimited import read_csv
from motorworks.plantfile.tables.gather import Gathering
from motorworks.plantfile.tables.layout import (
    MARKS,
    PLANT,
    Layout,
    meant,
    names,
    plain,
)
from motorworks.plantfile.tables.limits import LARGEST_TABLE
from motorworks.plantfile.tables.links import Link, links
from motorworks.plantfile.tables.sheet import Sheet
from motorworks.plantfile.tables.xlsx import read_xlsx

BOOK_SUFFIXES = (".xlsx", ".xlsm")
"""Endings of the names of workbooks."""

Kind = Layout | str


def add_tables(
    tree: dict[str, Any], folder: FilePath | None, findings: Findings, cells: dict[Path, Place]
) -> bool:
    """Put what the table ``[tables]`` of a plant file names into its tree.

    Parameters
    ----------
    tree
        The values of the plant file; changed, and ``tables`` taken out.
    folder
        The folder of the plant file; ``None`` for a plant that was given as text.
    findings
        Where to say what is wrong.
    cells
        Takes the place of every value by its path.

    Returns
    -------
    bool
        Whether all tables could be opened.
    """
    read: list[tuple[Kind, Sheet]] = []
    before = findings.errors
    for link in links(tree.pop("tables"), folder, findings):
        read += _linked(link, findings)
    good = findings.errors == before
    if good:
        Gathering(tree, findings, cells).add(read)
    return good


def book_tree(
    path: FilePath, name: str, findings: Findings, cells: dict[Path, Place]
) -> dict[str, Any] | None:
    """Give the tree of a plant that is described in a workbook alone.

    Parameters
    ----------
    path, name
        The file, and what findings call it.
    findings
        Where to say what is wrong.
    cells
        Takes the place of every value by its path.
    """
    sheets = _sheets_of(path, name, findings)
    if sheets is None:
        return None
    tree: dict[str, Any] = {}
    read = list(_recognised(sheets, findings))
    if not any(kind == PLANT for kind, _ in read):
        place = Place(name, None)
        text = "the workbook has no sheet 'Plant'"
        findings.at(place, text, "`motorworks template` writes a workbook to fill in.")
        return None
    Gathering(tree, findings, cells).add(read)
    return tree


def _linked(link: Link, findings: Findings) -> Iterator[tuple[Kind, Sheet]]:
    sheets = _sheets_of(link.file, link.name, findings)
    if sheets is None:
        return
    if link.kind is None:
        yield from _recognised(sheets, findings)
        return
    sheet = _the_sheet(link, sheets, findings)
    if sheet is not None:
        kind = _the_kind(link.kind, sheet, findings)
        if kind is not None:
            yield kind, sheet


def _sheets_of(path: FilePath, name: str, findings: Findings) -> list[Sheet] | None:
    data = _bytes_of(path, name, findings)
    if data is None:
        return None
    if path.suffix.lower() in BOOK_SUFFIXES or data[:4] == b"PK\x03\x04":
        return read_xlsx(data, name, findings)
    if path.suffix.lower() in (".xls", ".ods", ".xlsb"):
        text = f"workbooks '{path.suffix}' are not read"
        findings.at(Place(name, None), text, "Save it as .xlsx or as CSV.")
        return None
    sheet = read_csv(data, name, findings)
    return None if sheet is None else [sheet]


def _bytes_of(path: FilePath, name: str, findings: Findings) -> bytes | None:
    place = Place(name, None)
    try:
        if path.exists() and not path.is_file():
            findings.at(place, "this is no ordinary file", "Name a CSV file or a workbook.")
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST_TABLE + 1)
    except FileNotFoundError:
        findings.at(place, "there is no such file", "Paths begin at the folder of the plant file.")
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        findings.at(place, f"the file cannot be read: {reason}")
        return None
    if len(data) > LARGEST_TABLE:
        text = f"the file has more than {LARGEST_TABLE:,} bytes"
        findings.at(place, text, "Keep only the sheets that describe the plant.")
        return None
    return data


# ---- which sheet is what ----


def _recognised(sheets: list[Sheet], findings: Findings) -> Iterator[tuple[Kind, Sheet]]:
    """Give the sheets of a book whose names say what they are; warn of the others."""
    for sheet in sheets:
        if sheet.is_remark or not sheet.rows:
            continue
        word = plain(sheet.name)
        if word in (PLANT, MARKS):
            yield word, sheet
            continue
        if not meant(word):
            text = "the name of this sheet means nothing, and it was not read"
            hint = did_you_mean(word, names())
            findings.at(sheet.place(), text, hint, severity=WARNING)
            continue
        kind = _the_kind(word, sheet, findings)
        if kind is not None:
            yield kind, sheet


def _the_kind(word: str, sheet: Sheet, findings: Findings) -> Kind | None:
    """Give what a sheet is; where its name can mean several, its headings decide."""
    if word == MARKS:
        return word
    could = meant(word)
    if len(could) > 1:
        head = sheet.rows.get(min(sheet.rows, default=0), {}).values()
        headings = {plain(str(cell)) for cell in head}
        could = [layout for layout in could if headings & set(layout.owners)]
    if len(could) == 1:
        return could[0]
    words = " or ".join(layout.name for layout in meant(word))
    findings.at(sheet.place(), f"'{word}' can mean {words}", "Call it by one of these.")
    return None


def _the_sheet(link: Link, sheets: list[Sheet], findings: Findings) -> Sheet | None:
    """Give the sheet that a link means: the one it names, the one named so, the only one."""
    place = Place(link.name, None)
    if link.sheet:
        for sheet in sheets:
            if sheet.name.strip().lower() == link.sheet.strip().lower() and sheet.name:
                return sheet
        known = [sheet.name for sheet in sheets if sheet.name]
        text = f"there is no sheet '{link.sheet[:80]}'"
        findings.at(place, text, did_you_mean(link.sheet, known))
        return None
    if len(sheets) == 1:
        return sheets[0]
    for sheet in sheets:
        if link.kind is not None and plain(sheet.name) == link.kind:
            return sheet
    hint = did_you_mean(link.kind, [f"{link.text}#{sheet.name}" for sheet in sheets])
    findings.at(place, "the workbook has several sheets", f"Name one with #. {hint}")
    return None
