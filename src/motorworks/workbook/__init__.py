"""Excel workbooks: one to fill in, one with a plant and its results, one for a board."""

from motorworks.workbook.business_case import write_business_case
from motorworks.workbook.export import write_workbook
from motorworks.workbook.template import write_template

__all__ = ["write_business_case", "write_template", "write_workbook"]
