"""The load of departments, cells and prototype line over time: a heat map with what limits."""

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from motorworks.program.program import Array
from motorworks.report.number import percent
from motorworks.research import Answer
from motorworks.research.course import YEAR
from motorworks.research.portfolio import day_of

QUARTER = YEAR / 4
"""Weeks of a quarter."""
QUARTERS = 8
"""Quarters that are shown at the most."""
SHOWN = 0.3
"""Load from which the colour begins to deepen."""


class Square(NamedTuple):
    """A field of the map: mean load, worst week, how deep its colour is [%], its tip."""

    value: str
    small: str
    share: float
    tip: str


def quarterly(values: Array) -> tuple[Array, Array]:
    """Give mean and greatest of values by week for whole quarters, shapes (rows, quarters)."""
    weeks = values.shape[1]
    count = max(1, int(weeks / QUARTER + 1e-9))
    edges = np.minimum(np.round(np.arange(count + 1) * QUARTER).astype(int), weeks)
    spans = [values[:, a : max(b, a + 1)] for a, b in pairwise(edges)]
    return np.array([s.mean(axis=1) for s in spans]).T, np.array([s.max(axis=1) for s in spans]).T


def heat_data(found: Answer, titles: list[str]) -> dict[str, Any]:
    """Give the heat map: rows are what is shared, columns quarters of the plan."""
    course = found.course
    there = np.maximum(course.there[:, :1], 1e-9)
    mean, most = quarterly(course.used / there)
    asked, _ = quarterly(course.wanted / there[: len(course.wanted)])
    years = found.wish.years if found.steady else QUARTERS
    count = min(mean.shape[1], QUARTERS, 4 * years)
    days = [day_of(found.plant, q * QUARTER) for q in range(count)]
    return {
        "corner": "Taken of what there is",
        "columns": [f"{day:%b %Y}" for day in days],
        "rows": [
            {
                "title": title,
                "cells": [
                    _square(title, f"{days[q]:%b %Y}", mean[k, q], most[k, q], _at(asked, k, q))
                    for q in range(count)
                ],
            }
            for k, title in enumerate(titles)
        ],
    }


def _at(values: Array, row: int, column: int) -> float | None:
    return float(values[row, column]) if column < values.shape[1] else None


def _square(title: str, day: str, mean: float, most: float, asked: float | None) -> Square:
    wanted = "" if asked is None else f"\nthe plan without limits asks for {percent(asked)}"
    return Square(
        value=percent(mean, 0),
        small="full" if most > 0.995 else percent(most, 0),
        share=round(100 * max(0.0, min(1.0, (mean - SHOWN) / (1 - SHOWN))), 1),
        tip=f"{title}, three months from {day}\ntaken {percent(mean)}, in the worst week "
        f"{percent(most)}{wanted}",
    )
