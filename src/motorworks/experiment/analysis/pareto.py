"""Points that nothing beats: more of one thing only for less of another."""

import numpy as np

from motorworks.experiment.plan.noun import LESS
from motorworks.program.program import Array


def pareto_front(values: Array, wishes: tuple[str, ...]) -> list[int]:
    """Give the points that no other point beats.

    Parameters
    ----------
    values
        Means, shape (P, K); points with NaN are left out.
    wishes
        ``more`` or ``less`` for each of the K.

    Returns
    -------
    list
        Numbers of the points, counted from 0, in rising order of the first response. A point is
        beaten by one that is as good in everything and better in something.
    """
    signs = np.array([-1.0 if wish == LESS else 1.0 for wish in wishes])
    good = values * signs
    known = [p for p in range(len(values)) if not np.isnan(values[p]).any()]
    front = [p for p in known if not any(_beats(good[q], good[p]) for q in known)]
    return sorted(front, key=lambda p: (values[p, 0], p))


def _beats(one: Array, other: Array) -> bool:
    return bool((one >= other).all() and (one > other).any())
