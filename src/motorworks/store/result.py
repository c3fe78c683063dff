"""What came of a trial: its figures, or why there are none."""

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

COLUMNS = ("level", "name", "kpi", "value")


class Result:
    """The figures of one replication.

    It travels between processes as Parquet, a few bytes for each figure.

    Parameters
    ----------
    table
        One row per figure: level, name, kpi, value; or that as Parquet.
    trouble
        What stands still, or why the replication could not go on; empty if nothing. There are
        no figures then.
    seconds
        Time it took to compute [s].
    """

    def __init__(
        self, table: "pl.DataFrame | bytes", trouble: str = "", seconds: float = 0.0
    ) -> None:
        self._table = table
        self.trouble, self.seconds = trouble, seconds

    @property
    def table(self) -> "pl.DataFrame":
        """One row per figure: level, name, kpi, value (null where it has none)."""
        if isinstance(self._table, bytes):
            import polars as pl

            self._table = pl.read_parquet(io.BytesIO(self._table))
        return self._table

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
        import polars as pl

        wanted = (pl.col("kpi") == kpi) & (pl.col("name") == name)
        if level:
            wanted &= pl.col("level") == level
        found = self.table.filter(wanted)["value"]
        return float("nan") if not len(found) or found[0] is None else float(found[0])

    def __getstate__(self) -> dict[str, Any]:
        """Pack the table; it is unpacked where it is looked at."""
        table = self._table if isinstance(self._table, bytes) else pack(self._table)
        return {**self.__dict__, "_table": table}


def nothing() -> "pl.DataFrame":
    """Give the table without figures."""
    import polars as pl

    return pl.DataFrame(
        schema={"level": pl.String, "name": pl.String, "kpi": pl.String, "value": pl.Float64}
    )


def pack(table: "pl.DataFrame") -> bytes:
    """Give a table as Parquet."""
    file = io.BytesIO()
    table.write_parquet(file, compression="zstd")
    return file.getvalue()
