"""Tables on disk: Parquet files, each whole or not there at all.

A file is written under a temporary name, flushed to the disk and renamed, so that a killed run
leaves readable files and nothing else that ends in ``.parquet``.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from motorworks.errors import RunError
from motorworks.files import whole, write_straight
from motorworks.kernel import Tape, TraceTable
from motorworks.program.program import Array

ROWS = 1 << 19
"""Rows of a file."""

Columns = dict[str, Array]


class PartWriter:
    """Writes one table as a series of files, ``stem-00000.parquet`` and so on.

    Parameters
    ----------
    folder
        Where; it is there.
    stem
        Name of the table.
    table
        Makes its files from tapes.
    """

    def __init__(self, folder: Path, stem: str, table: TraceTable) -> None:
        self._folder, self._stem, self._table = folder, stem, table
        self._rows = 0
        self.parts = 0
        """Files written."""

    def add(self, tape: Tape) -> None:
        """Take the rows on a tape; whole files are written at once."""
        first, end = 0, self._table.rows_on(tape)
        while first < end:
            taken = min(end - first, ROWS - self._rows)
            self._table.add(tape, first, taken)
            self._rows += taken
            first += taken
            if self._rows >= ROWS:
                self.flush()

    def flush(self) -> None:
        """Write what has been taken and is not yet on the disk."""
        if self._rows:
            self.write()

    def write(self) -> None:
        """Write a file of the rows taken, even if there are none."""
        path = self._folder / f"{self._stem}-{self.parts:05d}.parquet"
        write_whole(self._table.finish(), path)
        self._rows = 0
        self.parts += 1


def empty_folder(folder: Path, *patterns: str) -> None:
    """Make a folder, or take the files of a former run out of it: the tables if not said.

    Raises
    ------
    RunError
        If that cannot be done.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for pattern in patterns or ("*.parquet",):
            for old in folder.glob(pattern):
                old.unlink()
    except OSError as error:
        raise unwritable(folder, error) from error


def write_whole(pieces: Iterable[Array], path: Path) -> None:
    """Write bytes so that the path names a complete file or nothing.

    Parameters
    ----------
    pieces
        The bytes, uint8 (n,) each.
    path
        The file.

    Raises
    ------
    RunError
        If it cannot be written.
    """
    try:
        with whole(path) as part:
            write_straight(part, (piece.data for piece in pieces))
    except OSError as error:
        raise unwritable(path, error) from error


def write_note(path: Path, note: dict[str, Any]) -> None:
    """Write what tables belong to (plant, seed, names, ...) beside them.

    Raises
    ------
    RunError
        If it cannot be written.
    """
    try:
        with whole(path) as part:
            part.write_text(json.dumps(note, indent=1), encoding="utf-8")
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> RunError:
    """Give the error that says what could not be written, and what to do."""
    return RunError(
        f"{path}: cannot write the trace: {error.strerror or error}. "
        "Choose another folder with --out or make room on the disk."
    )
