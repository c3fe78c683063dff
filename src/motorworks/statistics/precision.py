"""How many replications a wanted precision takes: a sequential rule."""

from dataclasses import dataclass

import numpy as np

from motorworks.program.program import Array
from motorworks.statistics.confidence import single, t_quantile

LEAST = 10
"""Replications before the first look: with fewer, a variance that is too small by luck ends it."""
MOST = 1000


@dataclass(frozen=True, kw_only=True)
class Precision:
    """How sure a mean is to be.

    Attributes
    ----------
    share
        Greatest half-width of the 95 % interval, as a share of the mean [-].
    least
        Replications made in any case, 2 or more.
    most
        Replications at which it is given up.
    """

    share: float
    least: int = LEAST
    most: int = MOST

    def __post_init__(self) -> None:
        from motorworks.errors import MotorworksError

        if not 0 < self.share < 1:
            msg = f"precision is {self.share!r}; expected a share between 0 and 1, such as 0.5%"
            raise MotorworksError(msg)
        if not 2 <= self.least <= self.most:
            msg = (
                f"replications are {self.least} to {self.most}; expected 2 or more at the least, "
                "and no fewer at the most"
            )
            raise MotorworksError(msg)


def reached(values: Array, wanted: Precision) -> bool:
    """Tell whether values by replication, shape (R,), are precise enough; see :func:`missing`."""
    mean, half = single(values)
    return half is not None and half <= _limit(mean, wanted)


def missing(values: Array, wanted: Precision) -> int:
    """Give the replications to add before the next look; 0 if the values are precise enough.

    Parameters
    ----------
    values
        What was found in each replication so far, shape (R,).
    wanted
        The precision.

    Returns
    -------
    int
        It depends on the values alone; 0 as well when ``wanted.most`` is reached.

    Notes
    -----
    After n replications the half-width h(n) = t(n - 1, 0.975) s(n) / sqrt(n) is looked at. It is
    enough when

        h(n) / |mean(n)| <= g / (1 + g)

    with g the share wanted: then the relative error against the true mean, not only against the
    estimate, is at most g with about 95 % confidence. Otherwise the next look is at the smallest
    N > n at which t(N - 1, 0.975) s(n) / sqrt(N) would do, as in Stein's second stage, but at
    most at 2 n, so that a variance that is too large by luck costs little. Few looks, and none
    before ten replications, keep the coverage of the interval near 95 %: looking after every
    replication would stop too often where the variance is small by luck.

    References
    ----------
    Law, A. M. (2015): Simulation Modeling and Analysis, 5th ed., section 9.4.1 (sequential
    procedure, relative error).
    Stein, C. (1945): A two-sample test for a linear hypothesis whose power is independent of the
    variance. Ann. Math. Stat. 16(3), 243-258.
    """
    n = len(values)
    if n < wanted.least:
        return wanted.least - n
    if n >= wanted.most or reached(values, wanted):
        return 0
    more = np.arange(n + 1, min(2 * n, wanted.most) + 1)
    widths = t_quantile(more - 1.0) * values.std(ddof=1) / np.sqrt(more)
    enough = widths <= _limit(float(values.mean()), wanted)
    enough[-1] = True
    return 1 + int(enough.argmax())


def _limit(mean: float, wanted: Precision) -> float:
    return wanted.share / (1 + wanted.share) * abs(mean)
