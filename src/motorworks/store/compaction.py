"""Many small files become few large ones, while others read and write."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from motorworks.store.catalogue import Catalogue
from motorworks.store.files import remove, write_durably
from motorworks.store.owner import Owner
from motorworks.store.parts import Entry, joined, parquet, read, result_of

if TYPE_CHECKING:
    import polars as pl

ROWS = 1 << 20
"""Rows of a joined file, about; one with half as many is not joined further."""
RANKS = 4
"""Sizes of files: of 1 replication and more, of 64 and more, ..."""


def compact(parts: Path, catalogue: Catalogue, owner: Owner, together: int) -> int:
    """Join small files, and give how many.

    The joined file is on the disk before the catalogue points to it, all at once; the small ones
    go last. A process that is killed leaves copies, which the next to open the store clears away.

    Parameters
    ----------
    parts
        The folder of the files.
    catalogue
        Of the store.
    owner
        Who does it.
    together
        Files that make it worth while.
    """
    total = 0
    while files := next(_groups(catalogue.files(), together), None):
        done = _join(parts, files, catalogue, owner)
        if not done:
            break
        total += done
    return total


def _groups(files: dict[str, tuple[int, int]], together: int) -> Iterator[list[str]]:
    """Give files that go together: as many of about one size that each row moves but seldom."""
    for rank in range(RANKS):
        group: list[str] = []
        rows = 0
        for file, (replications, more) in files.items():
            if together**rank <= replications < together ** (rank + 1) and more < ROWS // 2:
                group.append(file)
                rows += more
            if len(group) == together or rows >= ROWS:
                yield group
                group, rows = [], 0


def _join(parts: Path, files: list[str], catalogue: Catalogue, owner: Owner) -> int:
    pieces: list[tuple[pl.DataFrame, Entry]] = []
    origins: list[str] = []
    for file in files:
        for piece in _pieces(parts / file, catalogue.within(file)):
            pieces.append(piece)
            origins.append(file)
    if not pieces:
        return 0
    rows, entries = joined(pieces)
    name = f"joined-{secrets.token_hex(8)}.{owner.name}.parquet"
    write_durably(parts / name, parquet(rows))
    if not catalogue.move(list(zip(entries, origins, strict=True)), name):
        remove(parts / name)
        return 0
    still = catalogue.files()
    for file in files:
        if file not in still:
            remove(parts / file)
    return len(files)


def _pieces(path: Path, within: list[Entry]) -> Iterator[tuple["pl.DataFrame", Entry]]:
    """Give the replications of a file that are whole; others stay where they are."""
    try:
        rows = read(path)
        for entry in within:
            if result_of(rows, entry) is not None:
                yield rows.slice(entry.start, entry.rows), entry
    except Exception:  # damaged, or gone: whoever asks for it will be told
        return
