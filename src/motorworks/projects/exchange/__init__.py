"""Projects as files of other programs: MSPDI, the XML of Microsoft Project, and tables."""

from motorworks.projects.exchange.contents import ProjectFile
from motorworks.projects.exchange.read import read_mspdi
from motorworks.projects.exchange.table import read_rows, read_table, table_of, write_table
from motorworks.projects.exchange.write import write_mspdi

__all__ = [
    "ProjectFile",
    "read_mspdi",
    "read_rows",
    "read_table",
    "table_of",
    "write_mspdi",
    "write_table",
]
