"""The research centre: a portfolio of developments within people, test cells, prototype line."""

from motorworks.research.answer import Answer
from motorworks.research.centre import rnd
from motorworks.research.portfolio import portfolio, steady
from motorworks.research.project import Project
from motorworks.research.schedule import Schedule, scheduled
from motorworks.research.verdict import Verdict, verdict
from motorworks.research.wish import Wish

__all__ = [
    "Answer",
    "Project",
    "Schedule",
    "Verdict",
    "Wish",
    "portfolio",
    "rnd",
    "scheduled",
    "steady",
    "verdict",
]
