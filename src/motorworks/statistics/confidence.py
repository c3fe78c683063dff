"""How sure a mean is: Student-t intervals over replications."""

from typing import NamedTuple

import numpy as np

from motorworks.program.program import Array

LEVEL = 0.95
"""Confidence of every interval."""


class Estimate(NamedTuple):
    """Means of several quantities over the replications.

    Attributes
    ----------
    mean
        Shape (X,); NaN where no replication has a value.
    half_width
        Half the width of the 95 % interval, shape (X,); NaN where n < 2.
    n
        Replications that have a value, shape (X,).
    """

    mean: Array
    half_width: Array
    n: Array


def t_quantile(degrees: Array | float, level: float = LEVEL) -> Array:
    """Give the two-sided quantile of Student's t [-].

    Parameters
    ----------
    degrees
        Degrees of freedom, 1 or more.
    level
        Confidence.
    """
    from scipy.special import stdtrit

    return np.asarray(stdtrit(degrees, (1 + level) / 2))


def estimate(values: Array) -> Estimate:
    """Give means and half-widths of values by replication.

    Parameters
    ----------
    values
        Shape (R, X): one row per replication; NaN where a replication has no value.

    Notes
    -----
    half-width = t(n - 1, 0.975) s / sqrt(n) with s the standard deviation over the n
    replications that have a value.

    References
    ----------
    Law, A. M. (2015): Simulation Modeling and Analysis, 5th ed., section 9.4.1.
    """
    known = ~np.isnan(values)
    n = known.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(known, values, 0.0).sum(axis=0) / n
        squares = np.where(known, values - mean, 0.0) ** 2
        error = np.sqrt(squares.sum(axis=0) / (n - 1) / n)
    half = np.full(len(n), np.nan)
    enough = n >= 2
    half[enough] = t_quantile(n[enough] - 1.0) * error[enough]
    return Estimate(mean, half, n)


def single(values: Array) -> tuple[float, float | None]:
    """Give mean and half-width of one quantity, the latter ``None`` where n < 2.

    Parameters
    ----------
    values
        Shape (R,).
    """
    found = estimate(np.asarray(values, dtype=float)[:, None])
    half = float(found.half_width[0])
    return float(found.mean[0]), None if np.isnan(half) else half
