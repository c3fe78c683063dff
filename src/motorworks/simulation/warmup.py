"""Where the start-up ends: the truncation point by MSER-5."""

import numpy as np

from motorworks.program.program import Array


def mser5(series: Array) -> int:
    """Give how many values at the start of a series belong to its start-up.

    The series is cut into means of five; the truncation point is the one that minimises
    the squared half-width of the mean of what is left, looked for in the first half.

    Parameters
    ----------
    series
        Output per interval, shape (n,).

    Returns
    -------
    int
        Values to throw away, a multiple of five; at most half of the series.

    References
    ----------
    White, K. P., Cobb, M. J., Spratt, S. C. (2000): A comparison of five steady-state
    truncation heuristics for simulation. Proc. Winter Simulation Conference, 755-760.
    """
    batches = series[: len(series) // 5 * 5].reshape(-1, 5).mean(axis=1)
    half = len(batches) // 2
    if half < 1:
        return 0
    scores = [_score(batches[d:]) for d in range(half + 1)]
    return 5 * int(np.argmin(scores))


def _score(rest: Array) -> float:
    return float(((rest - rest.mean()) ** 2).sum()) / len(rest) ** 2
