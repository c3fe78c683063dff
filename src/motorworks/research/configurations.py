"""How fast a steady portfolio can go at the most if every phase is worked on at an even pace."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.research.needs import capacities, months_of, needs_of

ROUNDS = 400
"""Configurations that are generated at the most."""
NEAR = 1e-6
"""How near the bound comes to the best mix of configurations."""


@dataclass(frozen=True, kw_only=True)
class EvenBound:
    """What no schedule at an even pace goes beyond.

    Attributes
    ----------
    rate
        Share of the asked pace that no schedule exceeds in the long run, whatever its waits and its
        order; above 1 it does not say that there is a schedule.
    weights
        How much each resource weighs in it: by how much the rate would rise, in the first
        moment, with 1 % more of it [%].
    configurations
        Sets of phases side by side that were looked at.
    """

    rate: float
    weights: Mapping[str, float]
    configurations: int


def even_bound(
    plant: Plant, platforms: float, derivatives: float, there: Mapping[str, float] | None = None
) -> EvenBound:
    """Give the bound of the pace at which a portfolio can be kept for ever.

    Parameters
    ----------
    plant
        The plant.
    platforms, derivatives
        Projects that are asked for at once.
    there
        What there is, instead of what the plant says.

    Returns
    -------
    EvenBound
        The bound.

    Notes
    -----
    At any moment whole phases run side by side, so many of each; those that fit into what there is
    are the *configurations* c. A schedule of any length spends a share x_c of its time in each of
    them. If it keeps a share r of the pace asked for, the phases under way are in the mean r times
    n t / T each. So no schedule has a greater r than::

        max r   with  sum of x_c c >= r n t / T  for every phase,  sum of x_c = 1,  x >= 0

    Waits, orders and starts are free in it, so it holds for all of them. Configurations are
    generated as they are needed (a knapsack in as many dimensions as there are resources), and
    with the prices u >= 0 of any step, max over c of u c / (u n t / T) is a bound already.

    References
    ----------
    Gilmore, P. C., Gomory, R. E. (1961): A linear programming approach to the cutting-stock
    problem. Operations Research 9, 849-859.

    Mingozzi, A., Maniezzo, V., Ricciardelli, S., Bianco, L. (1998): An exact algorithm for the
    resource-constrained project scheduling problem based on a new mathematical formulation.
    Management Science 44, 714-729.
    """
    limits = dict(there or capacities(plant))
    needs, mean = _phases(plant, platforms, derivatives, list(limits))
    have = np.array(list(limits.values()))
    scale = np.divide(
        needs, have[:, None], out=np.full_like(needs, np.inf), where=have[:, None] > 0
    )
    scale[needs == 0] = 0.0
    if not mean.size or not scale.any():
        return EvenBound(rate=float("inf"), weights=dict.fromkeys(limits, 0.0), configurations=0)
    if np.isinf(scale).any() or (scale > 1 + 1e-9).any():
        return EvenBound(rate=0.0, weights=dict.fromkeys(limits, 0.0), configurations=0)
    return _generated(limits, scale, mean)


def _phases(
    plant: Plant, platforms: float, derivatives: float, names: list[str]
) -> tuple[Array, Array]:
    """Give needs, shape (resources, phases), and how many of each phase run in the mean."""
    needs, mean = [], []
    for kind, count in (("platform", platforms), ("derivative", derivatives)):
        cycle = sum(months_of(phase, kind) for phase in plant.phases)
        for phase in plant.phases if count > 0 else ():
            wanted = needs_of(plant, phase, kind)
            row = [wanted.get(name, 0.0) for name in names]
            if any(row):
                needs.append(row)
                mean.append(count * months_of(phase, kind) / cycle)
    return np.array(needs).reshape(len(mean), len(names)).T, np.array(mean)


def _generated(limits: Mapping[str, float], scale: Array, mean: Array) -> EvenBound:
    """Give the bound by generating configurations."""
    most = np.floor(1 / scale.max(axis=0) + 1e-9)
    columns = [np.where(np.arange(len(mean)) == n, most, 0.0) for n in range(len(mean))]
    bound, prices = float("inf"), np.zeros(len(mean))
    for _ in range(ROUNDS):
        best, prices_now = _mixed(np.array(columns).T, mean)
        column, top = _fullest(prices_now, scale, most)
        if top / float(prices_now @ mean) < bound:
            bound, prices = top / float(prices_now @ mean), prices_now
        if bound - best <= NEAR:
            break
        columns.append(column)
    shares = _weights(prices, scale)
    return EvenBound(
        rate=bound,
        weights=dict(zip(limits, (float(s) for s in shares), strict=True)),
        configurations=len(columns),
    )


def _mixed(columns: Array, mean: Array) -> tuple[float, Array]:
    """Give the best rate of a mix of configurations and the price of each phase."""
    from scipy.optimize import linprog

    solve: Any = linprog
    count = columns.shape[1]
    found = solve(
        np.r_[np.zeros(count), -1.0],
        A_ub=np.c_[-columns, mean],
        b_ub=np.zeros(len(mean)),
        A_eq=np.r_[np.ones(count), 0.0][None, :],
        b_eq=[1.0],
        bounds=(0, None),
        method="highs",
    )
    return -float(found.fun), np.maximum(-np.asarray(found.ineqlin.marginals), 0.0)


def _fullest(prices: Array, scale: Array, most: Array) -> tuple[Array, float]:
    """Give the configuration of the greatest worth, and what no configuration exceeds."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    solve: Any = milp
    found = solve(
        -prices,
        constraints=LinearConstraint(scale, -np.inf, 1 + 1e-9),
        integrality=np.ones(len(prices)),
        bounds=Bounds(0, most),
        options={"mip_rel_gap": 0.0},
    )
    return np.round(found.x), -float(found.mip_dual_bound)


def _weights(prices: Array, scale: Array) -> Array:
    """Give the share of each resource in the worth of a full configuration."""
    from scipy.optimize import linprog

    solve: Any = linprog
    found = solve(-prices, A_ub=scale, b_ub=np.ones(len(scale)), bounds=(0, None), method="highs")
    dual = np.maximum(-np.asarray(found.ineqlin.marginals), 0.0)
    total = float(dual.sum())
    return np.asarray(dual / total if total > 0 else dual)
