"""The visit trace on disk: every pass of every part, a folder of Parquet files."""

from pathlib import Path
from typing import Any

from motorworks.program import Program
from motorworks.simulation.names import named
from motorworks.simulation.parquet import Columns, PartWriter, empty_folder

OUTCOMES = ("good", "scrap", "rework")


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
        empty_folder(folder)
        self._program = program
        self._parts = PartWriter(folder, "visits", self._frame)

    def add(self, visits: Columns) -> None:
        """Take visits; whole files are written at once."""
        self._parts.add(visits)

    def flush(self) -> None:
        """Write what has been taken and is not yet on the disk."""
        self._parts.flush()

    def _frame(self, visits: Columns) -> Any:
        import polars as pl

        return pl.DataFrame(
            [
                pl.Series("part", visits["part"]),
                named("model", visits["model"], self._program.type_names),
                named("station", visits["station"], self._program.station_names),
                pl.Series("machine", visits["machine"]),
                pl.Series("start", visits["start"]),
                pl.Series("end", visits["end"]),
                named("outcome", visits["outcome"], OUTCOMES),
            ]
        )
