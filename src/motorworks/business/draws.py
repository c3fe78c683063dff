"""Factors drawn together: their correlations, and a Gaussian copula."""

from collections.abc import Mapping, Sequence

import numpy as np

from motorworks.business.factors import Factor
from motorworks.errors import MotorworksError
from motorworks.experiment.spread import PERT, quantile
from motorworks.program.program import Array

METALS = ("electrical_steel", "flat_wire", "magnet_set", "housing", "copper", "steel", "magnets")


def correlations(
    factors: Sequence[Factor], given: Mapping[tuple[str, str], float] | None = None
) -> Array:
    """Give the matrix of correlations of the normal scores.

    Parameters
    ----------
    factors
        The factors.
    given
        Correlation by pairs of keys. By default metals move together (0.5), as do demand and price
        (0.3); both are assumed.

    Raises
    ------
    MotorworksError
        If no joint distribution has these correlations.
    """
    keys = [f.key for f in factors]
    matrix = np.eye(len(keys))
    pairs = dict(given) if given is not None else _usual(keys)
    for (one, other), value in pairs.items():
        if not -1 <= value <= 1:
            raise MotorworksError(
                f"the correlation of {one} and {other} is {value:g}; expected -1 to 1"
            )
        if one in keys and other in keys:
            a, b = keys.index(one), keys.index(other)
            matrix[a, b] = matrix[b, a] = value
    if np.linalg.eigvalsh(matrix).min() < -1e-9:
        msg = "these correlations contradict each other: their matrix is not positive semidefinite"
        raise MotorworksError(msg)
    return matrix


def _usual(keys: Sequence[str]) -> dict[tuple[str, str], float]:
    metals = [k for k in keys if k in METALS]
    found = {(a, b): 0.5 for n, a in enumerate(metals) for b in metals[n + 1 :]}
    return found | {("price", "demand"): 0.3}


def draw(factors: Sequence[Factor], matrix: Array, draws: int, seed: int) -> dict[str, Array]:
    """Give factors drawn together, by key, each (D,).

    Notes
    -----
    Normal scores with the matrix as correlation (its square root by eigenvalues, which a Cholesky
    factor equals in distribution, and which singular matrices have too) are turned into
    probabilities, and these into PERT values between low and high with mode 1: a Gaussian
    copula.

    References
    ----------
    Nelsen, R. B. (2006): An Introduction to Copulas, 2nd ed., section 2.9.
    """
    from scipy.special import ndtr

    if draws < 1:
        raise MotorworksError(f"draws are {draws}; expected 1 or more")
    values, vectors = np.linalg.eigh(matrix)
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    scores = np.random.default_rng(seed).standard_normal((draws, len(factors))) @ root.T
    shares = np.clip(ndtr(scores), 1e-12, 1 - 1e-12)
    return {
        f.key: quantile(shares[:, n], f.low, min(max(1.0, f.low), f.high), f.high, PERT)
        for n, f in enumerate(factors)
    }
