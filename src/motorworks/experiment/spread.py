"""Distributions of an input that is known by a low, a typical and a high value."""

import numpy as np

from motorworks.program.program import Array

PERT, TRIANGULAR = "pert", "triangular"
SHAPES = (PERT, TRIANGULAR)


def quantile(share: Array, low: float, typical: float, high: float, shape: str = PERT) -> Array:
    """Give the values below which an input lies with some probabilities.

    Parameters
    ----------
    share
        Probabilities in (0, 1), any shape.
    low, typical, high
        Least, most likely and greatest value.
    shape
        ``pert`` or ``triangular``.

    Notes
    -----
    PERT is a beta distribution on [low, high] with its mode at the typical value and the mean
    (low + 4 typical + high) / 6. Its tails are thinner than a triangle's, as suits estimates
    whose ends are what others have reached at best and at worst, not what is to be expected.

    References
    ----------
    Malcolm, D. G., Roseboom, J. H., Clark, C. E., Fazar, W. (1959): Application of a technique
    for research and development program evaluation. Operations Research 7(5), 646-669,
    doi 10.1287/opre.7.5.646.
    Vose, D. (2008): Risk Analysis, 3rd ed., Wiley, section 14.3.2 (PERT), 14.2.1 (triangle).
    """
    if high <= low:
        return np.full(np.shape(share), typical)
    mode = min(max(typical, low), high)
    if shape == TRIANGULAR:
        return _triangular(share, low, mode, high)
    from scipy.special import betaincinv

    a = 1 + 4 * (mode - low) / (high - low)
    b = 1 + 4 * (high - mode) / (high - low)
    return np.asarray(low + (high - low) * betaincinv(a, b, share))


def _triangular(share: Array, low: float, mode: float, high: float) -> Array:
    turn = (mode - low) / (high - low)
    rising = low + np.sqrt(share * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - share) * (high - low) * (high - mode))
    return np.asarray(np.where(share < turn, rising, falling))
