"""The life of one motor, where lots went, and event logs for process mining, from a trace."""

from motorworks.genealogy.archive import Archive, Lot
from motorworks.genealogy.export import FORMATS, expected_bytes, export_log
from motorworks.genealogy.find import find_archive
from motorworks.genealogy.motor import Life, Member, life_of
from motorworks.genealogy.recall import Product, Recall, recall

__all__ = [
    "FORMATS",
    "Archive",
    "Life",
    "Lot",
    "Member",
    "Product",
    "Recall",
    "expected_bytes",
    "export_log",
    "find_archive",
    "life_of",
    "recall",
]
