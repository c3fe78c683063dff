"""A CSV file → a sheet."""

import csv
import io
from typing import Any

from motorworks.plantfile.findings import Findings
from motorworks.plantfile.tables.limits import MOST_CELLS, MOST_COLUMNS, TooLargeError, too_many
from motorworks.plantfile.tables.sheet import Sheet

_BETWEEN = (",", ";", "\t")


def read_csv(data: bytes, file: str, findings: Findings) -> Sheet | None:
    """Give the sheet of a CSV file; ``None`` after saying why there is none.

    What stands between the cells is the comma, the semicolon or the tab, whichever is most
    frequent in the first line.

    Parameters
    ----------
    data
        The bytes of the file, in UTF-8 or with the mark of UTF-16.
    file
        The file as it is named in findings.
    findings
        Where to say what is wrong.
    """
    sheet = Sheet(file, "")
    text = _decoded(data, sheet, findings)
    if text is None:
        return None
    first = next((line for line in text.splitlines() if line.strip()), "")
    between = max(_BETWEEN, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        _fill(sheet, reader)
    except csv.Error as error:
        hint = "Save it anew as CSV: a cell with a quote or a line end stands in quotes."
        findings.at(sheet.place(reader.line_num - 1), f"this is no CSV: {error}", hint)
        return None
    except TooLargeError as error:
        findings.at(sheet.place(), str(error), error.hint)
        return None
    return sheet


def _fill(sheet: Sheet, reader: Any) -> None:
    count, begin = 0, 0
    for cells in reader:
        found = {n: text for n, text in enumerate(cells) if text.strip()}
        if len(cells) > MOST_COLUMNS:
            raise TooLargeError(f"a row has more than {MOST_COLUMNS:,} columns", "Use fewer.")
        count += len(found)
        if count > MOST_CELLS:
            raise too_many()
        if found:
            sheet.rows[begin] = dict(found)
        begin = reader.line_num  # a cell may hold line ends: the row is the line it begins on


def _decoded(data: bytes, sheet: Sheet, findings: Findings) -> str | None:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start)
        text = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8"
        findings.at(sheet.place(line), text, 'Save it as "CSV UTF-8".')
        return None
