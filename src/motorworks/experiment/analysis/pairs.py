"""Differences between variants, paired replication by replication."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from motorworks.program.program import Array
from motorworks.statistics.confidence import LEVEL, t_quantile

FIRST = "first"
ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Pair:
    """The difference between two variants in one response.

    Attributes
    ----------
    one, other
        Numbers of the variants, counted from 0.
    response
        Number of the response.
    mean
        ``other - one``; ``None`` where one of them has no value.
    half_width
        Of its 95 % interval by itself; ``None`` with fewer than two replications.
    half_width_together
        Of the interval that holds together with those of all other pairs with 95 %.
    share
        ``mean`` as a share of the mean of ``one``; ``None`` where that is 0.
    """

    one: int
    other: int
    response: int
    mean: float | None
    half_width: float | None = None
    half_width_together: float | None = None
    share: float | None = None

    @property
    def verdict(self) -> str:
        """``more``, ``less``, or ``open`` where the common interval holds 0."""
        if self.mean is None or self.half_width_together is None:
            return "open"
        if abs(self.mean) <= self.half_width_together:
            return "open" if self.mean or self.half_width_together else "equal"
        return "more" if self.mean > 0 else "less"


def pairs(values: Array, *, which: str = FIRST) -> tuple[Pair, ...]:
    """Give the paired differences of variants.

    Parameters
    ----------
    values
        Shape (V, R, K): variants, replications with the same random numbers, responses.
    which
        ``first``: each against the first; ``all``: every pair.

    Notes
    -----
    The paired-t interval of a difference takes the R differences of equal replications as
    independent of each other. With m pairs the common intervals have the level
    1 - 0.05 / m each, so that all m hold at once with 95 % or more (Bonferroni), for each
    response.

    References
    ----------
    Law, A. M. (2015): Simulation Modeling and Analysis, 5th ed., sections 10.2.1 and 10.3.
    """
    numbers = range(len(values))
    chosen = list(combinations(numbers, 2))
    if which == FIRST:
        chosen = [(0, n) for n in numbers[1:]]
    return tuple(
        _pair((one, other), k, values, len(chosen))
        for k in range(values.shape[2])
        for one, other in chosen
    )


def _pair(which: tuple[int, int], k: int, values: Array, count: int) -> Pair:
    one, other = which
    before, after = values[one, :, k], values[other, :, k]
    difference = after - before
    if np.isnan(difference).any():
        return Pair(one=one, other=other, response=k, mean=None)
    base = float(before.mean())
    mean = float(difference.mean())
    half, together = half_widths(difference, (LEVEL, 1 - (1 - LEVEL) / count))
    return Pair(
        one=one,
        other=other,
        response=k,
        mean=mean,
        half_width=half,
        half_width_together=together,
        share=mean / base if base else None,
    )


def half_widths(values: Array, levels: Sequence[float]) -> list[float | None]:
    """Give half-widths of the Student-t interval of a mean at several levels."""
    n = len(values)
    if n < 2:
        return [None] * len(levels)
    error = float(values.std(ddof=1)) / n**0.5
    return [float(t_quantile(n - 1.0, level)) * error for level in levels]
