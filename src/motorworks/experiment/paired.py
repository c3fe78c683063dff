"""Differences between plants that were simulated with the same random numbers."""

from typing import NamedTuple

from motorworks.program.program import Array
from motorworks.statistics.confidence import single


class Estimate(NamedTuple):
    """A mean with the half-width of its 95 % interval.

    Attributes
    ----------
    mean
        The mean.
    half_width
        Student-t over replications; ``None`` with fewer than two.
    """

    mean: float
    half_width: float | None


def estimated(values: Array) -> Estimate:
    """Give mean and interval of values by replication, shape (R,)."""
    return Estimate(*single(values))


def difference(before: Array, after: Array) -> Estimate:
    """Give ``before - after``, paired replication by replication, shapes (R,).

    References
    ----------
    Law, A. M. (2015): Simulation Modeling and Analysis, 5th ed., section 10.2.1 (paired-t
    interval) and 11.2 (common random numbers).
    """
    return estimated(before - after)
