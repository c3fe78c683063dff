"""Rows of a CSV file under given headings, and shares as people write them."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from motorworks.errors import MotorworksError


def csv_rows(path: Path, headings: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Give where each row stands that is not empty, for messages, and its cells.

    Parameters
    ----------
    path
        The file, with commas, or with semicolons as soon as there is one.
    headings
        What its first line must say, in any case of letters.

    Raises
    ------
    MotorworksError
        If the file cannot be read, or has other headings.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise MotorworksError(f"{path}: cannot be read: {reason}") from error
    rows = list(csv.reader(text.splitlines(), delimiter=";" if ";" in text else ","))
    first = [cell.strip().lower() for cell in rows[0]] if rows else []
    if first != list(headings):
        msg = f"{path}: its first line is not '{','.join(headings)}'; write these headings"
        raise MotorworksError(msg)
    for number, row in enumerate(rows[1:], start=2):
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield f"{path}, line {number}", cells


def share_of(text: str) -> float:
    """Give a share that is written as a number (0.3) or with its per cent sign (30 %).

    Raises
    ------
    ValueError
        If it is neither.
    """
    return float(text.removesuffix("%")) / (100.0 if text.endswith("%") else 1.0)
