"""Quotients that may have no value."""

import numpy as np

from motorworks.program.program import Array


def ratio(above: Array, below: Array) -> Array:
    """Give the quotient; NaN where the divisor is 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(below > 0, above / below, np.nan)
