"""The visit trace on disk: every pass of every part, a folder of Parquet files."""

from pathlib import Path

from motorworks.kernel import Tape
from motorworks.program import Program
from motorworks.simulation.names import Described, named_table
from motorworks.simulation.parquet import PartWriter, empty_folder

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
        table = named_table("visits", columns_of_visits(program), program)
        self._parts = PartWriter(folder, "visits", table)

    def add(self, tape: Tape) -> None:
        """Take the visits on a tape; whole files are written at once."""
        self._parts.add(tape)

    def flush(self) -> None:
        """Write what has been taken and is not yet on the disk."""
        self._parts.flush()


def columns_of_visits(p: Program) -> Described:
    """Give the columns of the visits: dtypes, and words for numbers."""
    return {
        "part": "int64",
        "model": p.type_names,
        "station": p.station_names,
        "machine": "int32",
        "start": "float64",
        "end": "float64",
        "outcome": OUTCOMES,
    }
