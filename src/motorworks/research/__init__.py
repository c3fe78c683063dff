"""The research centre: a portfolio of developments within people, test cells, prototype line."""

from motorworks.research.centre import Answer, Wish, rnd
from motorworks.research.portfolio import Project, portfolio, steady
from motorworks.research.schedule import Schedule, scheduled

__all__ = [
    "Answer",
    "Project",
    "Schedule",
    "Wish",
    "portfolio",
    "rnd",
    "scheduled",
    "steady",
]
