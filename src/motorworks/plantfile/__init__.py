"""One plant file ⇄ one plant: reading with all findings at once, writing, schema."""

from motorworks.plantfile.as_written import as_written
from motorworks.plantfile.designed import designed
from motorworks.plantfile.findings import Finding
from motorworks.plantfile.read import check_plant, read_book, read_plant
from motorworks.plantfile.schema import schema
from motorworks.plantfile.shipped import load, load_changed, shipped
from motorworks.plantfile.write import write_plant

__all__ = [
    "Finding",
    "as_written",
    "check_plant",
    "designed",
    "load",
    "load_changed",
    "read_book",
    "read_plant",
    "schema",
    "shipped",
    "write_plant",
]
