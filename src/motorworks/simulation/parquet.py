"""Tables on disk: Parquet files, each whole or not there at all.

A file is written under a temporary name, flushed to the disk and renamed, so that a killed run
leaves readable files and nothing else that ends in ``.parquet``.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from motorworks.errors import RunError
from motorworks.files import whole
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
    frame
        Gives the data frame of some columns: the function that puts names for numbers.
    """

    def __init__(self, folder: Path, stem: str, frame: Callable[[Columns], Any]) -> None:
        self._folder, self._stem, self._frame = folder, stem, frame
        self._waiting: list[Columns] = []
        self._rows = 0
        self.parts = 0
        """Files written."""

    def add(self, columns: Columns) -> None:
        """Take rows; whole files are written at once."""
        rows = len(next(iter(columns.values())))
        if rows:
            self._waiting.append(columns)
            self._rows += rows
        if self._rows >= ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what has been taken and is not yet on the disk."""
        if not self._rows:
            return
        import numpy as np

        merged = {k: np.concatenate([v[k] for v in self._waiting]) for k in self._waiting[0]}
        self._waiting, self._rows = [], 0
        self.write(merged)

    def write(self, columns: Columns) -> None:
        """Write a file of these rows, even if there are none."""
        write_whole(self._frame(columns), self._folder / f"{self._stem}-{self.parts:05d}.parquet")
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


def write_whole(frame: Any, path: Path) -> None:
    """Write a frame so that the path names a complete file or nothing.

    Raises
    ------
    RunError
        If it cannot be written.
    """
    try:
        with whole(path) as part, part.open("wb") as file:
            frame.write_parquet(file, compression="zstd", compression_level=1)
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
