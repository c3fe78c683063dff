"""In which states machines spent their time."""

from typing import TYPE_CHECKING

import numpy as np

from motorworks.program.program import STATES
from motorworks.simulation import Run
from motorworks.statistics.confidence import estimate
from motorworks.statistics.elements import state_times
from motorworks.statistics.figures import ratio
from motorworks.statistics.scope import find_scopes

if TYPE_CHECKING:
    import polars as pl


def states(run: Run) -> "pl.DataFrame":
    """Give the share of elapsed time in each state.

    Returns
    -------
    polars.DataFrame
        Columns scope, level, state, share (of elapsed time, over all machines of the scope)
        and half_width (null when n = 1); shares of a scope sum to 1.
    """
    import polars as pl

    scopes = find_scopes(run)
    times = np.einsum("rsk,xs->rxk", state_times(run), scopes.member)
    shares = ratio(times, times.sum(axis=2, keepdims=True))
    found = estimate(shares.reshape(len(shares), -1))
    each = len(STATES)
    return pl.DataFrame(
        {
            "scope": [s.name for s in scopes.entries for _ in range(each)],
            "level": [s.level for s in scopes.entries for _ in range(each)],
            "state": list(STATES) * len(scopes.entries),
            "share": found.mean,
            "half_width": found.half_width,
        }
    ).with_columns(pl.selectors.float().fill_nan(None))
