"""A folder of results: a catalogue, and Parquet files with the figures.

::

    catalogue.sqlite     which replication lies in which file
    parts/               Parquet: a replication each, joined to larger files as they become many
    experiments/         JSON: the experiments, and which replications belong to them
    owners/              locks of those who have the store open
    damaged/             what could not be read, set aside

A replication is kept when its file and then its line in the catalogue are on the disk.
"""

import contextlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from motorworks.errors import StoreError
from motorworks.files import try_lock
from motorworks.store import compaction, recovery
from motorworks.store.catalogue import PATIENCE, Catalogue, DamagedError
from motorworks.store.experiments import Register, Registered, Simulated
from motorworks.store.files import remove, write_durably, writing
from motorworks.store.owner import Owner
from motorworks.store.parts import Entry, frame, parquet, read, result_of
from motorworks.store.result import Result
from motorworks.store.scan import scan
from motorworks.store.trial import Key, Trial

if TYPE_CHECKING:
    import polars as pl

TOGETHER = 64
"""Files of one replication at which some are joined."""
OPEN_PARTS = 2
"""Files whose rows stay in the memory."""


class Store:
    """Results in a folder, for any number of processes at once.

    Parameters
    ----------
    folder
        The folder; made if it is not there.

    Attributes
    ----------
    damaged
        What was found damaged, in words, for the user. The replications concerned are computed
        again when they are asked for.

    Raises
    ------
    StoreError
        If the folder cannot be used.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self.parts = self.folder / "parts"
        self.damaged: list[str] = []
        self._closed = False
        self._lock = threading.RLock()
        self._rows: OrderedDict[str, pl.DataFrame] = OrderedDict()
        with writing(self.folder):
            for path in (self.parts, self.folder / "owners", self.folder / "experiments"):
                path.mkdir(parents=True, exist_ok=True)
            with self._alone():
                self.owner = Owner(self.folder / "owners")
                try:
                    self._open()
                except BaseException:
                    self.owner.leave()
                    raise
        self.register = Register(self.folder / "experiments")
        self._since = sum(1 for n, _ in self.catalogue.files().values() if n == 1)

    def _open(self) -> None:
        path = self.folder / "catalogue.sqlite"
        try:
            self.catalogue = Catalogue(path)
        except DamagedError as error:
            others = self.owner.others()
            if others:
                msg = f"{error}. End the other {len(others)} that use this store, then begin again."
                raise StoreError(msg) from error
            aside = recovery.set_aside(path, self.folder / "damaged")
            self.damaged.append(f"{error}; it was made anew, the old one is {aside}")
            self.catalogue = Catalogue(path)
        self.damaged += recovery.adopt(self.parts, self.catalogue, self.owner)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes from opening the store meanwhile."""
        with (self.folder / "opening.lock").open("ab") as file:
            until = time.monotonic() + PATIENCE
            while not try_lock(file):
                if time.monotonic() > until:
                    msg = f"{self.folder}: another process has been opening it for {PATIENCE:.0f} s"
                    raise StoreError(msg)
                time.sleep(0.01)
            yield

    # ---- results ----

    def held(self, keys: Iterable[Key]) -> set[Key]:
        """Give those of some keys under which something is kept."""
        by_word = {key.word: key for key in keys}
        return {by_word[word] for word in self.catalogue.held(by_word)}

    def get(self, key: Key) -> Result | None:
        """Give what is kept under a key; None if nothing is, or if it is damaged.

        What is damaged is named in :attr:`damaged` and struck out.
        """
        with self._lock:
            while found := self.catalogue.find(key.word):
                entry, file = found
                result = self._read(entry, file)
                if result is not None:
                    return result
                # Another process may have joined the file to a larger one meanwhile.
                if self.catalogue.find(key.word) == found:
                    self._strike_out(entry, file)
            return None

    def scan(self, kpi: str, name: str = "plant", level: str | None = None) -> "pl.DataFrame":
        """Give one figure of every replication that is kept, in one pass over the files.

        Parameters
        ----------
        kpi
            Name of the KPI.
        name
            Of the workshop, line, station, model, ...; the plant by default.
        level
            Needed where two things of different kinds have one name; without it both are given.

        Returns
        -------
        polars.DataFrame
            Columns plant (its fingerprint), seed, replication, duration and warm_up [s], version,
            level and value (null where it has none), sorted by them. Replications without
            figures, because the plant stood still, are not there.

        Raises
        ------
        StoreError
            If a file cannot be read.

        Notes
        -----
        The fingerprints of the replications are not looked at, as :meth:`get` does: a file that
        was changed and can still be read is not found out.
        """
        return scan(self.parts, self.catalogue, kpi, name, level)

    def put(self, trial: Trial, result: Result) -> None:
        """Keep a result. It is on the disk when this returns.

        What is kept already stays as it is.

        Raises
        ------
        StoreError
            If it cannot be written; all that was kept before stays.
        """
        rows, entry = frame(trial.key, result)
        name = f"{entry.key.word}.{secrets.token_hex(4)}.{self.owner.name}.parquet"
        path = self.parts / name
        write_durably(path, parquet(rows))
        try:
            new = self.catalogue.add(name, [entry])
        except StoreError:
            remove(path)
            raise
        if not new:
            remove(path)
        self._since += 1
        if self._since >= TOGETHER:
            self._since = 0
            self.compact()

    def compact(self) -> int:
        """Join files of few replications to larger ones, and give how many were joined.

        Others may read and write meanwhile; at no time is anything missing.
        """
        return compaction.compact(self.parts, self.catalogue, self.owner, TOGETHER)

    def count(self) -> int:
        """Give the number of replications that are kept."""
        return self.catalogue.count()

    def _read(self, entry: Entry, file: str) -> Result | None:
        rows = self._rows.get(file)
        if rows is None:
            try:
                rows = read(self.parts / file)
            except Exception:  # whatever a damaged file makes of a reader of Parquet
                return None
            self._rows[file] = rows
            while len(self._rows) > OPEN_PARTS:
                self._rows.popitem(last=False)
        self._rows.move_to_end(file)
        try:
            return result_of(rows, entry)
        except Exception:  # other columns than they should be
            return None

    def _strike_out(self, entry: Entry, file: str) -> None:
        self._rows.pop(file, None)
        what = f"replication {entry.key.replication} of plant {entry.key.plant[:8]}"
        self.damaged.append(f"{self.parts / file}: {what} cannot be read and is computed again")
        self.catalogue.forget([entry.key.word], file)

    # ---- who computes what ----

    def claim(self, key: Key) -> bool:
        """Say that this process computes a replication now, unless it is kept or another does."""
        word = key.word
        before = self.catalogue.claimed_by(word)
        if before and before != self.owner.name and self.owner.lives(before):
            return False
        return self.catalogue.claim(word, self.owner.name, before)

    def release(self) -> None:
        """Take back what this process has said it computes.

        Where that cannot be written, it counts for nothing as soon as the store is closed.
        """
        with contextlib.suppress(StoreError):
            self.catalogue.release(self.owner.name)

    # ---- experiments ----

    def enter(
        self, name: str, *, text: str, keys: Sequence[Key], plants: Sequence[Simulated] = ()
    ) -> None:
        """Enter an experiment, or what it is now, under its name.

        Parameters
        ----------
        name
            Its name.
        text
            Its file.
        keys
            Its trials' keys, in order.
        plants
            What it begins with, to be read when the plant files have changed.
        """
        self.register.enter(name, text, [key.word for key in keys], plants)

    def experiment(self, name: str) -> Registered | None:
        """Give the experiment of a name; None if there is none."""
        return self.register.get(name)

    def experiments(self) -> list[Registered]:
        """Give all experiments, by name."""
        return self.register.all()

    # ---- the end ----

    def close(self) -> None:
        """Let go of the folder; a second time it does nothing."""
        if self._closed:
            return
        self._closed = True
        self.release()
        self.catalogue.close()
        self.owner.leave()

    def __enter__(self) -> "Store":
        """Give the store itself."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Let go of the folder."""
        self.close()
