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
    """Give ``before - after`` with its interval, paired replication by replication.

    Parameters
    ----------
    before, after
        A response of two plants by replication, shapes (R,), simulated with the same seed, such as
        :attr:`.Outcome.values`. With common random numbers what is luck in both goes out of the
        difference; replication r of the one belongs to replication r of the other.

    Returns
    -------
    Estimate
        Mean and half-width of the 95 % interval, in the unit of the response. The half-width is
        t(R - 1, 0.975) s / sqrt(R) with s the standard deviation of the R differences; ``None``
        with R < 2.

    References
    ----------
    Law, A. M. (2015): Simulation Modeling and Analysis, 5th ed., section 10.2.1 (paired-t
    interval) and 11.2 (common random numbers).
    """
    return estimated(before - after)
