"""The visit trace on disk: a folder of Parquet parts, each whole or not there at all.

A part is written under a temporary name, flushed to the disk and renamed, so that a
killed run leaves readable parts and nothing else that ends in ``.parquet``.
"""

import json
import os
from pathlib import Path
from typing import Any

from motorworks.errors import RunError
from motorworks.program import Program
from motorworks.program.program import Array

OUTCOMES = ("good", "scrap", "rework")
ROWS = 1 << 20
"""Visits per part."""


class VisitWriter:
    """Writes the visits of one replication into a folder.

    Parameters
    ----------
    folder
        Made if it does not exist.
    program
        Its names replace the numbers.
    """

    def __init__(self, folder: Path, program: Program) -> None:
        self._folder = folder
        self._program = program
        self._waiting: list[dict[str, Array]] = []
        self._rows = 0
        self._parts = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.glob("*.parquet"):
                old.unlink()
        except OSError as error:
            raise _unwritable(folder, error) from error

    def add(self, visits: dict[str, Array]) -> None:
        """Take visits; whole parts are written at once."""
        rows = len(visits["part"])
        if rows:
            self._waiting.append(visits)
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
        _write_whole(self._frame(merged), self._folder / f"visits-{self._parts:05d}.parquet")
        self._parts += 1

    def _frame(self, visits: dict[str, Array]) -> Any:
        import polars as pl

        def named(column: str, names: tuple[str, ...]) -> pl.Series:
            codes = pl.Series(column, visits[column]).cast(pl.UInt32)
            return codes.cat.to(pl.Enum(list(names) or [""]))

        return pl.DataFrame(
            [
                pl.Series("part", visits["part"]),
                named("model", self._program.type_names),
                named("station", self._program.station_names),
                pl.Series("machine", visits["machine"]),
                pl.Series("start", visits["start"]),
                pl.Series("end", visits["end"]),
                named("outcome", OUTCOMES),
            ]
        )


def _write_whole(frame: Any, path: Path) -> None:
    """Write a frame so that the path names a complete file or nothing."""
    temporary = path.with_suffix(".tmp")
    try:
        with temporary.open("wb") as file:
            frame.write_parquet(file, compression="zstd", compression_level=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> RunError:
    return RunError(
        f"{path}: cannot write the visit trace: {error.strerror or error}. "
        "Choose another folder with --out or make room on the disk."
    )


def write_note(folder: Path, note: dict[str, Any]) -> None:
    """Write what the visits belong to (plant, seed, ...) beside them."""
    try:
        (folder / "trace.json").write_text(json.dumps(note, indent=1), encoding="utf-8")
    except OSError as error:
        raise _unwritable(folder, error) from error
