"""One figure of very many replications, read at once."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motorworks.errors import StoreError
from motorworks.store.catalogue import Catalogue
from motorworks.store.parts import KEY, key_schema

if TYPE_CHECKING:
    import polars as pl

ATTEMPTS = 5
"""How often it is begun anew because another process has joined files meanwhile."""


def scan(
    parts: Path, catalogue: Catalogue, kpi: str, name: str, level: str | None
) -> "pl.DataFrame":
    """Give one figure of all replications: a pass over the files, and none for a replication.

    Parameters
    ----------
    parts
        The folder of the files.
    catalogue
        Of the store.
    kpi, name, level
        As for :meth:`motorworks.store.Store.scan`.

    Raises
    ------
    StoreError
        If a file is damaged, or is gone.
    """
    for _ in range(ATTEMPTS):
        files = catalogue.files()
        try:
            found = _rows([parts / file for file in files], kpi, name, level)
        except FileNotFoundError:  # joined to another one meanwhile
            continue
        return _known(found, catalogue.places())
    msg = f"{parts}: files are missing that the catalogue names; run what they held again"
    raise StoreError(msg)


def _rows(paths: Iterable[Path], kpi: str, name: str, level: str | None) -> "pl.DataFrame":
    import polars as pl

    every = list(paths)
    if not every:
        return pl.DataFrame(schema=_schema() | {"file": pl.String})
    wanted = (pl.col("kpi") == kpi) & (pl.col("name") == name)
    if level:
        wanted &= pl.col("level") == level
    try:
        return (
            pl.scan_parquet(every, include_file_paths="file", glob=False)
            .filter(wanted)
            .select(*_schema(), pl.col("file").str.split("/").list.last())
            .collect()
        )
    except pl.exceptions.PolarsError as error:
        missing = next((path for path in every if not path.exists()), None)
        if missing:
            raise FileNotFoundError(missing) from error
        msg = (
            f"a file cannot be read ({error}). Run the experiment again: what is damaged is "
            "computed anew, all else is taken from the store"
        )
        raise StoreError(msg) from error


def _schema() -> dict[str, Any]:
    import polars as pl

    return key_schema() | {"level": pl.String, "value": pl.Float64}


def _known(found: "pl.DataFrame", places: "pl.DataFrame") -> "pl.DataFrame":
    """Give the rows that count: a file may hold copies, and what was struck out as damaged."""
    once = found.join(places, on=[*KEY, "file"], how="semi", maintain_order="left")
    return once.drop("file").sort(*KEY, maintain_order=True)
