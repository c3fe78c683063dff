"""The greatest output that the machines of some stations allow."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from motorworks.capacity.flow import GOOD, Flow
from motorworks.compile import YEAR

Shares = dict[tuple[str, str], float]
"""Parts a year by station and model."""
UNBOUNDED = 3
"""Status of a linear program that nothing limits."""


class Bound:
    """Maximises the good parts under the limits of some stations.

    Parameters
    ----------
    flow
        What flows through the stations.
    seconds
        Machine time a year by station [s].
    limit
        Name of the limit that each station falls under: stations of one name share their time.
    scale
        What makes parts of the first year parts of a planned year [-].
    """

    def __init__(
        self,
        flow: Flow,
        seconds: Mapping[str, float],
        limit: Mapping[str, str],
        scale: float,
    ) -> None:
        self.flow = flow
        self.scale = scale
        self.names = list(dict.fromkeys(limit.values()))
        member = np.array([[limit[u] == name for u in seconds] for name in self.names], dtype=float)
        self.seconds = member @ np.array(list(seconds.values()))
        self.work = member @ flow.machine_work()
        self.equations = flow.equations()
        most = flow.bounds(YEAR)
        self.bounds = np.column_stack([np.zeros(len(most)), most])
        self.gain = np.zeros(len(most))
        self.gain[flow.variable(GOOD)] = -1.0

    def most(self, names: set[str] | None = None) -> float:
        """Give the greatest number of good parts a year under these limits; all by default."""
        solved = self._solve(names)
        if solved.status == UNBOUNDED:  # nothing of the mix is made there
            return float("inf")
        return self.scale * max(0.0, float(-solved.fun)) if solved.status == 0 else 0.0

    def starts(self, *, least: bool = False) -> Shares:
        """Give the parts that start at each station by model when the output is greatest.

        Parameters
        ----------
        least
            Whether to make no more of anything than that output takes; else stores without
            end may take what machines have time for.
        """
        solved = self._solve(None)
        if least and solved.status == 0:
            solved = self._leanest(float(-solved.fun))
        if solved.status != 0:
            return {}
        found: Shares = {}
        for key, column in self.flow.columns.items():
            kind, *name = key
            if kind == "start":
                unit, model = (str(part) for part in name)
                found[unit, model] = float(solved.x[column])
        return found

    def _leanest(self, good: float) -> Any:
        """Solve for the least machine time in which so many good parts can be made."""
        from scipy.optimize import linprog

        bounds = self.bounds.copy()
        bounds[self.flow.variable(GOOD)] = good * (1 - 1e-9), good
        solve: Any = linprog  # its stubs know no sparse matrices
        return solve(
            np.asarray(self.work.sum(axis=0)).ravel(),
            A_ub=self.work,
            b_ub=self.seconds,
            A_eq=self.equations,
            b_eq=np.zeros(self.equations.shape[0]),
            bounds=bounds,
            method="highs",
        )

    def _solve(self, names: set[str] | None) -> Any:
        from scipy.optimize import linprog

        limited = np.array([names is None or name in names for name in self.names])
        solve: Any = linprog  # its stubs know no sparse matrices
        return solve(
            self.gain,
            A_ub=self.work[limited],
            b_ub=self.seconds[limited],
            A_eq=self.equations,
            b_eq=np.zeros(self.equations.shape[0]),
            bounds=self.bounds,
            method="highs",
        )
