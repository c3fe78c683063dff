"""Excel workbooks: one to fill in, and one with a plant and its results."""

from motorworks.workbook.export import write_workbook
from motorworks.workbook.template import write_template

__all__ = ["write_template", "write_workbook"]
