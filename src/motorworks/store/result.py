"""What came of a trial: its figures, or why there are none."""

import pickle
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from motorworks.statistics.by_replication import Rows

if TYPE_CHECKING:
    import polars as pl

COLUMNS = ("level", "name", "kpi", "value")


class Result:
    """The figures of one replication.

    It travels between processes packed, a few bytes for each figure. Whoever computes it, and
    whoever looks at single figures of it, needs no table.

    Parameters
    ----------
    figures
        The figures: column by column, or as a table with level, name, kpi and value; None if
        there are none.
    trouble
        What stands still, or why the replication could not go on; empty if nothing. There are
        no figures then.
    seconds
        Time it took to compute [s].
    """

    def __init__(
        self, figures: "Rows | pl.DataFrame | None", trouble: str = "", seconds: float = 0.0
    ) -> None:
        self._packed = b""
        self._rows = _none() if figures is None else figures if isinstance(figures, Rows) else None
        self._table = None if figures is None or isinstance(figures, Rows) else figures
        self.trouble, self.seconds = trouble, seconds

    @property
    def table(self) -> "pl.DataFrame":
        """One row per figure: level, name, kpi, value (null where it has none)."""
        if self._table is None:
            self._table = _table(self.rows)
        return self._table

    @property
    def rows(self) -> Rows:
        """The same column by column; NaN where it has no value."""
        if self._rows is None:
            self._rows = _unpacked(self._packed) if self._table is None else _rows(self._table)
        return self._rows

    def value(self, kpi: str, name: str = "plant", level: str | None = None) -> float:
        """Give one figure; NaN where it has no value, or the plant stood still.

        Parameters
        ----------
        kpi
            Name of the KPI.
        name
            Of the workshop, line, station, model, ...; the plant by default.
        level
            Needed where two things of different kinds have one name.
        """
        rows = self.rows
        at = -1
        try:
            while True:
                at = rows.kpi.index(kpi, at + 1)
                if rows.name[at] == name and level in (None, "", rows.level[at]):
                    return float(rows.value[at])
        except ValueError:  # of the search: there is no such figure
            return float("nan")

    def __getstate__(self) -> dict[str, Any]:
        """Pack the figures; they are unpacked where they are looked at."""
        packed = self._packed or _packed(self.rows)
        return {"_packed": packed, "trouble": self.trouble, "seconds": self.seconds}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take packed figures."""
        self.__dict__.update(state, _rows=None, _table=None)


def nothing() -> "pl.DataFrame":
    """Give the table without figures."""
    import polars as pl

    return pl.DataFrame(
        schema={"level": pl.String, "name": pl.String, "kpi": pl.String, "value": pl.Float64}
    )


def _none() -> Rows:
    return Rows([], [], [], np.zeros(0))


def _table(rows: Rows) -> "pl.DataFrame":
    import polars as pl

    value = pl.Series(rows.value, dtype=pl.Float64).fill_nan(None)
    table = pl.DataFrame({**rows._asdict(), "value": value}, schema=nothing().schema)
    return table.select(COLUMNS)


def _rows(table: "pl.DataFrame") -> Rows:
    level, name, kpi = (table[column].to_list() for column in COLUMNS[:3])
    return Rows(level, name, kpi, table["value"].fill_null(float("nan")).to_numpy())


def _packed(rows: Rows) -> bytes:
    """Give figures as few bytes: their names repeat, and are written once each."""
    return zlib.compress(pickle.dumps((*rows[:3], rows.value.tobytes())), level=1)


def _unpacked(data: bytes) -> Rows:
    level, name, kpi, value = pickle.loads(zlib.decompress(data))
    return Rows(level, name, kpi, np.frombuffer(value))
