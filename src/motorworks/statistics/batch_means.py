"""How sure the output of one long replication is: batch means over days or shifts."""

import math
from typing import NamedTuple

import numpy as np

from motorworks.program import Trace
from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.confidence import t_quantile
from motorworks.statistics.shifts import Span, days, in_spans, shifts, whole

LEAST = 20
"""Batches needed."""


class BatchMeans(NamedTuple):
    """The precision of one replication's output of a year.

    Attributes
    ----------
    error
        Standard error [parts/year].
    half_width
        Of the approximate 95 % interval [parts/year].
    basis
        What the batches are, for a reader.
    """

    error: float
    half_width: float
    basis: str


def batch_means(run: Run, trace: Trace) -> BatchMeans | None:
    """Give the precision of the output of one replication; ``None`` if it is too short.

    Notes
    -----
    The output of whole days (of whole shifts, where there are fewer than 20 days) is
    compared with what their planned time would give at the mean rate. Neighbours are joined
    two by two as long as their deviations are correlated (von Neumann's ratio, one-sided at
    5 %); with fewer than 20 batches left there is no answer.

    References
    ----------
    Law, A. M. (2015): Simulation Modeling and Analysis, 5th ed., section 9.5.3.
    von Neumann, J. (1941): Distribution of the ratio of the mean square successive
    difference to the variance. Ann. Math. Stat. 12(4), 367-395.
    """
    for spans, noun in ((days(run, trace), "days"), (shifts(run, trace), "shifts")):
        chosen = whole(spans, trace)
        if len(chosen) >= LEAST:
            return _from_spans(run, trace, chosen, noun)
    return None


def _from_spans(run: Run, trace: Trace, spans: list[Span], noun: str) -> BatchMeans | None:
    made = in_spans(run, trace, spans)
    planned = np.array([run.compiled.planned_time(s.begin, s.end) for s in spans])
    size = 1
    while correlated(made - planned * made.sum() / planned.sum()):
        made, planned, size = _paired(made), _paired(planned), 2 * size
        if len(made) < LEAST:
            return None
    error = _error(made, planned) * run.compiled.planned_year
    basis = f"{len(made)} {noun}" if size == 1 else f"{len(made)} batches of {size} {noun}"
    return BatchMeans(error, float(t_quantile(len(made) - 1.0)) * error, basis)


def _paired(values: Array) -> Array:
    even = values[: len(values) // 2 * 2]
    paired: Array = even.reshape(-1, 2).sum(axis=1)
    return paired


def _error(made: Array, planned: Array) -> float:
    """Give the standard error of the ratio of the sums, made over planned."""
    deviations = made - planned * made.sum() / planned.sum()
    n = len(made)
    return float(np.sqrt((deviations**2).sum() / (n - 1) / n) / planned.mean())


def correlated(deviations: Array) -> bool:
    """Tell whether neighbours are positively correlated, by von Neumann's ratio at 5 %."""
    n, total = len(deviations), float((deviations**2).sum())
    if total <= 0 or n < 3:
        return False
    successive = float((np.diff(deviations) ** 2).sum()) / total
    # Under independence the ratio is near 2 with variance 4 (n - 2) / (n**2 - 1).
    return successive < 2 - 1.645 * math.sqrt(4 * (n - 2) / (n**2 - 1))
