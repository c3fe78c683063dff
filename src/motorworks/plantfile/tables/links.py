"""What the table ``[tables]`` of a plant file may say, and which files that means."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from motorworks.errors import did_you_mean
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.tables.layout import MARKS, PLANT, meant, names
from motorworks.plantfile.text import shown

WORKBOOK = "workbook"
"""The key for workbooks that are read whole, every sheet by its name."""

_EXAMPLE = 'must be a file beside the plant file, such as "stations.csv" or "plant.xlsx#Stations"'
_LONGEST = 500
_MOST = 100


@dataclass(frozen=True)
class Link:
    """One sheet, or one whole workbook, that a plant file names.

    Attributes
    ----------
    kind
        The key it stands under; ``None`` for a whole workbook.
    text
        The file as written.
    file
        The file.
    name
        What findings call it.
    sheet
        The sheet asked for; empty if none is.
    """

    kind: str | None
    text: str
    file: FilePath
    name: str
    sheet: str


def links(raw: Any, folder: FilePath | None, findings: Findings) -> Iterator[Link]:
    """Give the files that ``[tables]`` names; what it may not name becomes a finding.

    Parameters
    ----------
    raw
        What the plant file holds.
    folder
        Its folder; ``None`` for a plant that was given as text.
    findings
        Where to say what is wrong.
    """
    if not isinstance(raw, dict):
        findings.error(("tables",), f"[tables] is {shown(raw)}; must be a table")
        return
    if folder is None and raw:
        text = "a plant that is given as text lies in no folder and cannot have [tables]"
        findings.error(("tables",), text, "Save it as a file.")
        return
    for key, value in raw.items():
        if key not in (WORKBOOK, MARKS) and not meant(key):
            known = [WORKBOOK, *(name for name in names() if name != PLANT)]
            text = f"'{key[:80]}' is no key of [tables]"
            findings.error(("tables", key), text, did_you_mean(key, known))
            continue
        texts = value if isinstance(value, list) else [value]
        if len(texts) > _MOST:
            findings.error(("tables", key), f"{key} names more than {_MOST} files", "Join some.")
            continue
        for text in texts:
            assert folder is not None
            link = _link(key, text, folder, findings)
            if link is not None:
                yield link


def _link(key: str, text: Any, folder: FilePath, findings: Findings) -> Link | None:
    at = ("tables", key)
    if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST:
        findings.error(at, f"{key} is {shown(text)}; {_EXAMPLE}")
        return None
    path, _, sheet = text.partition("#")
    wrong = _outside(path, folder)
    if wrong:
        findings.error(at, f"{key} is {shown(text)}: {wrong}", "Put the file beside the plant.")
        return None
    file = folder / path
    return Link(None if key == WORKBOOK else key, path, file, str(file), sheet)


def _outside(text: str, folder: FilePath) -> str:
    """Tell why a path does not stay within the folder of the plant file; empty if it does."""
    if not text.isprintable():
        return "the path holds signs that cannot be printed"
    if PurePosixPath(text).is_absolute() or PureWindowsPath(text).anchor or "\\" in text:
        return "the path must be relative, with / between folders"
    if ".." in PurePosixPath(text).parts:
        return "the path leaves the folder of the plant file"
    try:
        inside = (folder / text).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return "the path leads nowhere"
    return "" if inside else "it is a link that leaves the folder of the plant file"
