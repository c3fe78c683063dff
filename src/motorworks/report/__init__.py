"""A run → one self-contained page, and a summary for the terminal."""

from motorworks.report.page import report_html, write_report
from motorworks.report.terminal import summary

__all__ = ["report_html", "summary", "write_report"]
