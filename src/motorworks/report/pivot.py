"""The frame of KPIs turned: the means of every scope by KPI."""

from typing import Any

Figures = dict[str, float | None]
"""Means by KPI."""


def means(kpis: Any, level: str) -> dict[str, Figures]:
    """Give the means of the scopes of a level, by scope and KPI.

    Parameters
    ----------
    kpis
        What :func:`motorworks.statistics.kpis` gives.
    level
        Such as ``pool`` or ``station``.
    """
    found: dict[str, Figures] = {}
    mine = kpis.filter(kpis["level"] == level).select("scope", "name", "mean")
    for scope, name, mean in mine.iter_rows():
        found.setdefault(scope, {})[name] = mean
    return found
