"""Experiments and comparisons: pages, and what the terminal shows."""

from motorworks.report.experiments.compared import (
    comparison_study,
    comparison_summary,
    write_comparison,
)
from motorworks.report.experiments.page import experiment_study, write_pages
from motorworks.report.experiments.terminal import summary_of

__all__ = [
    "comparison_study",
    "comparison_summary",
    "experiment_study",
    "summary_of",
    "write_comparison",
    "write_pages",
]
