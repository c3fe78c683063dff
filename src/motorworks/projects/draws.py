"""Durations drawn between shortest and longest, and risks that happen or not."""

from collections.abc import Sequence

import numpy as np

from motorworks.projects.network import DAY, ProjectNetwork
from motorworks.projects.pace import Array
from motorworks.projects.resource import RiskEvent

WEIGHT = 4.0
"""How much the most likely value counts in a PERT distribution beside its two ends."""


def three_point(
    random: np.random.Generator, low: float, mode: float, high: float, count: int, spread: str
) -> Array:
    """Give draws between two ends.

    Parameters
    ----------
    random
        Source of randomness.
    low, mode, high
        Ends and most likely value; the mode is moved between the ends where it lies outside.
    count
        Number of draws.
    spread
        ``pert`` or ``triangular``.

    Returns
    -------
    Array
        Shape (count,).

    Notes
    -----
    PERT is the beta distribution on [low, high] with ``1 + 4 (mode - low) / (high - low)`` and
    ``1 + 4 (high - mode) / (high - low)``, mean ``(low + 4 mode + high) / 6`` (Malcolm,
    Roseboom, Clark and Fazar 1959).
    """
    if high <= low:
        return np.full(count, mode)
    mode = min(max(mode, low), high)
    if spread == "triangular":
        return random.triangular(low, mode, high, count)
    span = high - low
    alpha = 1 + WEIGHT * (mode - low) / span
    return low + span * random.beta(alpha, 2 + WEIGHT - alpha, count)


def drawn_work(net: ProjectNetwork, random: np.random.Generator, count: int, spread: str) -> Array:
    """Give the work of every activity [d], shape (activities, count)."""
    ends = zip(net.shortest, net.typical, net.longest, strict=True)
    return np.stack([three_point(random, *three, count, spread) for three in ends])


def drawn_delays(
    net: ProjectNetwork,
    risks: Sequence[RiskEvent],
    random: np.random.Generator,
    count: int,
    spread: str,
) -> tuple[Array, Array]:
    """Give what risks cost.

    Returns
    -------
    tuple of Array
        Delay of each risk [d], shape (risks, count), 0 where it does not happen; and what each
        activity suffers of them, shape (activities, count).
    """
    delay = np.zeros((len(risks), count))
    suffered = np.zeros((len(net.activities), count))
    for k, risk in enumerate(risks):
        low = risk.delay if risk.shortest is None else risk.shortest
        high = risk.delay if risk.longest is None else risk.longest
        happens = random.random(count) < risk.probability
        lasts = three_point(random, low / DAY, risk.delay / DAY, high / DAY, count, spread)
        delay[k] = np.where(happens, lasts, 0.0)
        for name in risk.activities:
            suffered[net.number(name)] += delay[k]
    return delay, suffered
