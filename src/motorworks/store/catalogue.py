"""The catalogue of a store: which replication lies in which file, in SQLite."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motorworks.errors import StoreError
from motorworks.store.parts import KEY, Entry, key_schema
from motorworks.store.trial import Key

if TYPE_CHECKING:
    import polars as pl

FORM = 1
"""Version of the tables below."""
PATIENCE = 60.0
"""How long another process that writes is waited for [s]."""
TABLES = """
CREATE TABLE IF NOT EXISTS part (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL UNIQUE,
    replications INTEGER NOT NULL,
    size INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS replication (
    word TEXT PRIMARY KEY,
    plant TEXT NOT NULL,
    seed INTEGER NOT NULL,
    replication INTEGER NOT NULL,
    duration REAL NOT NULL,
    warm_up REAL NOT NULL,
    version TEXT NOT NULL,
    trouble TEXT NOT NULL,
    seconds REAL NOT NULL,
    digest TEXT NOT NULL,
    start INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    part INTEGER NOT NULL REFERENCES part
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS replication_part ON replication (part);
CREATE TABLE IF NOT EXISTS claim (word TEXT PRIMARY KEY, owner TEXT NOT NULL) WITHOUT ROWID;
"""
ENTRY = ("trouble", "seconds", "digest", "start", "rows")
_SELECT = f"SELECT {', '.join((*KEY, *ENTRY))}, file FROM replication JOIN part ON part = part.id"


class Catalogue:
    """The tables of one store, for all threads of this process.

    Parameters
    ----------
    path
        The file; made if it is not there.

    Raises
    ------
    DamagedError
        If it is no catalogue, or not a whole one.
    StoreError
        If it cannot be opened, or another version made it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        with self._speaking():
            self._base = sqlite3.connect(
                path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare()
            except BaseException:
                self._base.close()
                raise

    def _prepare(self) -> None:
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = FULL")  # a commit is on the disk
        (form,) = self._base.execute("PRAGMA user_version").fetchone()
        if form not in (0, FORM):
            msg = (
                f"{self.path}: was written by another version of Motorworks (form {form}, "
                f"expected {FORM}): use that version, or give another folder with --store"
            )
            raise StoreError(msg)
        if self._base.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("it does not hold together")
        with self._transaction():
            for statement in TABLES.split(";"):
                self._base.execute(statement)
            self._base.execute(f"PRAGMA user_version = {FORM}")

    # ---- looking ----

    def held(self, words: Iterable[str]) -> set[str]:
        """Give those of some words that stand in the catalogue."""
        found: set[str] = set()
        every = list(words)
        for begin in range(0, len(every), 500):
            some = every[begin : begin + 500]
            query = f"SELECT word FROM replication WHERE word IN ({', '.join('?' * len(some))})"
            found.update(word for (word,) in self._all(query, some))
        return found

    def find(self, word: str) -> tuple[Entry, str] | None:
        """Give a replication and the name of the file that holds it."""
        rows = self._all(f"{_SELECT} WHERE word = ?", (word,))
        return _entry(rows[0]) if rows else None

    def within(self, file: str) -> list[Entry]:
        """Give the replications in a file, in their order there."""
        rows = self._all(f"{_SELECT} WHERE file = ? ORDER BY start", (file,))
        return [_entry(row)[0] for row in rows]

    def files(self) -> dict[str, tuple[int, int]]:
        """Give the files, with their replications and rows."""
        rows = self._all("SELECT file, replications, size FROM part")
        return {file: (n, rows) for file, n, rows in rows}

    def places(self) -> "pl.DataFrame":
        """Give the key of every replication, and the name of the file that holds it."""
        import polars as pl

        schema = key_schema() | {"file": pl.String}
        query = f"SELECT {', '.join(schema)} FROM replication JOIN part ON part = part.id"
        return pl.DataFrame(self._all(query), schema=schema, orient="row")

    def count(self) -> int:
        """Give the number of replications."""
        return int(self._all("SELECT count(*) FROM replication")[0][0])

    # ---- writing ----

    def add(self, file: str, entries: Sequence[Entry]) -> int:
        """Enter a file and the replications in it that do not stand anywhere yet.

        Returns
        -------
        int
            How many; with 0 the file is not entered, and nobody needs it.
        """
        new = 0
        with self._transaction():
            part = self._part(file, entries)
            for entry in entries:
                row = (entry.key.word, *astuple(entry.key), *_note(entry), part)
                marks = ", ".join("?" * len(row))
                done = self._base.execute(
                    f"INSERT OR IGNORE INTO replication VALUES ({marks})", row
                )
                new += done.rowcount
                self._base.execute("DELETE FROM claim WHERE word = ?", (entry.key.word,))
            if not new:
                self._forget_empty(file)
        return new

    def move(self, entries: Sequence[tuple[Entry, str]], file: str) -> bool:
        """Say that replications now lie in another file, all of them or none.

        Parameters
        ----------
        entries
            As they lie in the new file, and the file each of them lay in.
        file
            The new one.

        Returns
        -------
        bool
            False if one of them is elsewhere by now; then nothing was changed.
        """
        with self._transaction() as base:
            part = self._part(file, [entry for entry, _ in entries])
            for entry, before in entries:
                done = base.execute(
                    "UPDATE replication SET part = ?, start = ?, rows = ? WHERE word = ? "
                    "AND part = (SELECT id FROM part WHERE file = ?)",
                    (part, entry.start, entry.rows, entry.key.word, before),
                )
                if not done.rowcount:
                    base.execute("ROLLBACK")
                    return False
            for before in {before for _, before in entries}:
                self._forget_empty(before)
        return True

    def forget(self, words: Iterable[str], file: str) -> None:
        """Strike out replications whose figures in a file are damaged."""
        with self._transaction():
            for word in words:
                self._base.execute(
                    "DELETE FROM replication WHERE word = ? "
                    "AND part = (SELECT id FROM part WHERE file = ?)",
                    (word, file),
                )
            self._forget_empty(file)

    def _part(self, file: str, entries: Sequence[Entry]) -> int | None:
        rows = sum(e.rows for e in entries)
        done = self._base.execute(
            "INSERT INTO part (file, replications, size) VALUES (?, ?, ?)",
            (file, len(entries), rows),
        )
        return done.lastrowid

    def _forget_empty(self, file: str) -> None:
        self._base.execute(
            "DELETE FROM part WHERE file = ? "
            "AND NOT EXISTS (SELECT 1 FROM replication WHERE part = part.id)",
            (file,),
        )

    # ---- who computes what ----

    def claimed_by(self, word: str) -> str | None:
        """Give the owner who computes a replication."""
        rows = self._all("SELECT owner FROM claim WHERE word = ?", (word,))
        return str(rows[0][0]) if rows else None

    def claim(self, word: str, owner: str, instead_of: str | None) -> bool:
        """Say that an owner computes a replication, if nobody else has said so meanwhile.

        Nothing is lost with a claim, so it is not waited until it is on the disk.
        """
        with self._lock, self._speaking():
            self._base.execute("PRAGMA synchronous = NORMAL")
            try:
                return self._claim(word, owner, instead_of)
            finally:
                self._base.execute("PRAGMA synchronous = FULL")

    def _claim(self, word: str, owner: str, instead_of: str | None) -> bool:
        with self._transaction() as base:
            if base.execute("SELECT 1 FROM replication WHERE word = ?", (word,)).fetchone():
                return False
            base.execute("DELETE FROM claim WHERE word = ? AND owner = ?", (word, instead_of))
            done = base.execute("INSERT OR IGNORE INTO claim VALUES (?, ?)", (word, owner))
            return bool(done.rowcount)

    def release(self, owner: str) -> None:
        """Take back all that an owner has said."""
        with self._transaction():
            self._base.execute("DELETE FROM claim WHERE owner = ?", (owner,))

    def close(self) -> None:
        """Close the file."""
        with self._lock, self._speaking():
            self._base.close()

    # ---- SQLite ----

    def _all(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock, self._speaking():
            return self._base.execute(query, values).fetchall()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Do all of the block or nothing; it is on the disk afterwards."""
        with self._lock, self._speaking():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
                if self._base.in_transaction:
                    self._base.execute("COMMIT")
            except BaseException:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _speaking(self) -> Iterator[None]:
        """Say what is to be done where SQLite cannot go on."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StoreError(_words(self.path, str(error))) from error
        except sqlite3.ProgrammingError:  # a store that was closed: no fault of the file
            raise
        except sqlite3.DatabaseError as error:
            raise DamagedError(f"{self.path}: the catalogue is damaged: {error}") from error


class DamagedError(StoreError):
    """The catalogue cannot be read; it can be made anew from the files."""


def _note(entry: Entry) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in ENTRY)


def _entry(row: Sequence[Any]) -> tuple[Entry, str]:
    key = Key(**dict(zip(KEY, row, strict=False)))
    note = dict(zip(ENTRY, row[len(KEY) :], strict=False))
    return Entry(key=key, **note), row[-1]


def _words(path: Path, error: str) -> str:
    what = f"{path}: cannot be used: {error}. "
    if "full" in error:
        return what + (
            "All that was kept before is still there: make room on the disk, or move the "
            "folder to a larger one, and go on."
        )
    if "locked" in error:
        return what + f"Another process has been writing for {PATIENCE:.0f} s: wait until it ends."
    return what + "Give a folder with --store that you may write into."
