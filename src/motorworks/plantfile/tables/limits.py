"""How much a table may hold: files come from anywhere."""

from motorworks.plantfile.position import MOST_VALUES

LARGEST_TABLE = 20_000_000
"""Bytes a workbook or a CSV file may have."""

LARGEST_UNPACKED = 200_000_000
"""Bytes the parts of a workbook that are read may have in all when unpacked."""

MOST_SHEETS = 200
"""Sheets a workbook may have."""

MOST_CELLS = MOST_VALUES
"""Cells that are not empty, in all sheets of a file."""

MOST_COLUMNS = 16_384
"""Columns a sheet may have."""

MOST_TEXT = 50_000_000
"""Characters that the cells of a file may hold in all."""


class TooLargeError(Exception):
    """A table that is beyond a limit.

    Parameters
    ----------
    text
        Which one.
    hint
        What to do.
    """

    def __init__(self, text: str, hint: str) -> None:
        super().__init__(text)
        self.hint = hint


def too_many() -> TooLargeError:
    """Give the error for too many cells."""
    return TooLargeError(f"there are more than {MOST_CELLS:,} cells", "Describe less.")
