"""Names for numbers: what the tables of a trace put in place of a program's numbers."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from motorworks.kernel import TraceTable
from motorworks.program import Program

Described = Mapping[str, str | Sequence[str]]
"""Columns of a table in their order: the dtype of numbers, or the words that stand for them.

Two words may be alike; a negative number stands for nothing."""


def named_table(name: str, columns: Described, p: Program) -> TraceTable:
    """Give what makes Parquet files of a table.

    Parameters
    ----------
    name
        One of :data:`motorworks.program.events.EVENT_TABLES`, or ``visits``.
    columns
        Its columns.
    p
        Its numbers are those on the tapes.
    """
    given = [(column, *_words(kind)) for column, kind in columns.items()]
    numbers = {
        "buffers": len(p.buffer_names),
        "sources": len(p.source_names),
        "supplies": len(p.supply_names),
        "stations": len(p.station_names),
        "station_of": np.repeat(np.arange(len(p.station_kind)), p.station_machines).tolist(),
    }
    return TraceTable(name, given, numbers, _note(columns))


def _words(kind: str | Sequence[str]) -> tuple[list[str], list[int]]:
    """Give the words of a column, each once, and for every number the place of its word."""
    if isinstance(kind, str):
        return [], []
    words = list(dict.fromkeys(kind))
    place = {word: i for i, word in enumerate(words)}
    return words or [""], [place[word] for word in kind]


def _note(columns: Described) -> str:
    """Give the note by which readers know words of a fixed list from any others."""
    import polars as pl

    numbers = {"float64": pl.Float64, "int32": pl.Int32, "int64": pl.Int64}
    schema: dict[str, Any] = {
        column: numbers[kind] if isinstance(kind, str) else pl.Enum(_words(kind)[0])
        for column, kind in columns.items()
    }
    file = io.BytesIO()
    pl.DataFrame(schema=schema).write_parquet(file)
    file.seek(0)
    return pl.read_parquet_metadata(file)["ARROW:schema"]
