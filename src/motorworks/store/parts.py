"""Parquet files of figures: those of one replication, or of many.

A file says by itself what it holds: each row carries the key of its replication, so that the
catalogue can be made anew from the files, and any other program can read them.
"""

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motorworks.store.result import COLUMNS, Result, nothing
from motorworks.store.trial import Key

if TYPE_CHECKING:
    import polars as pl

KEY = tuple(f.name for f in fields(Key))
NOTE = ("trouble", "seconds", "digest")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A replication in a file.

    Attributes
    ----------
    key
        Its key.
    trouble, seconds
        As those of the result.
    digest
        Fingerprint of its figures.
    start, rows
        Where its rows are in the file; one row, without figures, if there is trouble.
    """

    key: Key
    trouble: str
    seconds: float
    digest: str
    start: int
    rows: int


def digest(key: Key, table: "pl.DataFrame", trouble: str) -> str:
    """Give the fingerprint of figures and of what they are kept under, 32 hexadecimal digits."""
    import polars as pl

    names = table.select(pl.concat_str(*COLUMNS[:3], separator="\t").str.join("\n")).item()
    known = table["value"].is_not_null()
    found = hashlib.blake2b(digest_size=16)
    for piece in (key.word, trouble, names or ""):
        found.update(piece.encode() + b"\0")
    found.update(known.to_numpy().tobytes())
    found.update(table["value"].fill_null(0.0).to_numpy().astype("<f8").tobytes())
    return found.hexdigest()


def frame(key: Key, result: Result) -> tuple["pl.DataFrame", Entry]:
    """Give the rows of a replication as they are written, and what the catalogue says of them."""
    import polars as pl

    mark = digest(key, result.table, result.trouble)
    empty = result.table.is_empty()
    table = pl.DataFrame({c: [None] for c in COLUMNS}, nothing().schema) if empty else result.table
    note = {"trouble": result.trouble, "seconds": result.seconds, "digest": mark}
    constant = {**asdict(key), **note}.items()
    rows = table.select(
        *(pl.lit(value, _type(value)).alias(name) for name, value in constant), *COLUMNS
    )
    return rows, Entry(key=key, start=0, rows=len(rows), **note)  # type: ignore[arg-type]


def key_schema() -> dict[str, Any]:
    """Give the columns of a key, with their types in tables."""
    import polars as pl

    types = {"str": pl.String, "int": pl.Int64, "float": pl.Float64}
    return {f.name: types[str(getattr(f.type, "__name__", f.type))] for f in fields(Key)}


def _type(value: Any) -> Any:
    import polars as pl

    return {str: pl.String, int: pl.Int64, float: pl.Float64}[type(value)]


def parquet(rows: "pl.DataFrame") -> bytes:
    """Give rows as Parquet."""
    file = io.BytesIO()
    rows.write_parquet(file, compression="zstd")
    return file.getvalue()


def read(path: Path) -> "pl.DataFrame":
    """Read the rows of a file.

    Raises
    ------
    OSError
        If it is not there.
    polars.exceptions.PolarsError
        If it is damaged.
    """
    import polars as pl

    return pl.read_parquet(io.BytesIO(path.read_bytes()))


def result_of(rows: "pl.DataFrame", entry: Entry) -> Result | None:
    """Give the result of an entry of a file; None if it is not what was written."""
    table = rows.slice(entry.start, entry.rows).select(COLUMNS)
    table = table.filter(table["kpi"].is_not_null())
    if digest(entry.key, table, entry.trouble) != entry.digest:
        return None
    return Result(table, entry.trouble, entry.seconds)


def entries(rows: "pl.DataFrame") -> Iterator[Entry]:
    """Give the replications in a file that are as they were written."""
    import polars as pl

    if not {*KEY, *NOTE, *COLUMNS} <= set(rows.columns):
        return
    together = pl.struct(*KEY, *NOTE).rle_id().alias("run")
    numbered = rows.with_columns(together).with_row_index("start")
    begins = numbered.group_by("run", maintain_order=True)
    for row in begins.agg(pl.first("start", *KEY, *NOTE), pl.len().alias("rows")).to_dicts():
        key = Key(**{name: row[name] for name in KEY})
        entry = Entry(key=key, **{name: row[name] for name in (*NOTE, "start", "rows")})
        if result_of(rows, entry) is not None:
            yield entry


def joined(
    pieces: Sequence[tuple["pl.DataFrame", Entry]],
) -> tuple["pl.DataFrame", list[Entry]]:
    """Give replications one after the other in one table."""
    import polars as pl

    start, moved = 0, []
    for rows, entry in pieces:
        moved.append(replace(entry, start=start, rows=len(rows)))
        start += len(rows)
    return pl.concat([rows for rows, _ in pieces]), moved
