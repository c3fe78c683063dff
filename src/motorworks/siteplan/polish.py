"""The last steps of the search: by ways along the lanes, not by rectilinear ones."""

import random
from collections.abc import Callable
from math import inf

from motorworks.siteplan.search import Search, State

WORSE = 1.05
"""Sum of pull times rectilinear way that polishing may end with, over the one it begins with."""
MOVES = 40
"""Neighbours tried at the most to find one that has room for all."""


def polished(
    search: Search,
    start: State,
    routed: Callable[[State], float],
    tries: int,
    seed: int,
    most: float = inf,
) -> State:
    """Give a plan with shorter ways along the lanes.

    Parameters
    ----------
    search
        The ground while plans are tried on it.
    start
        A plan with room for all.
    routed
        Gives the sum of pull times way along the lanes of a plan.
    tries
        Plans whose ways are found.
    seed
        Seed of the moves.
    most
        Rectilinear sum that must not be passed [t m a year].

    Notes
    -----
    A walk that only goes down. Finding the ways takes a hundred times as long as the
    rectilinear sum by which the search goes, so it comes last, and neighbours without room for
    all, or whose rectilinear sum is higher by more than a twentieth, are passed over unrouted.
    """
    chance = random.Random(seed)
    limit = min(most, WORSE * search.judged(start)[1])
    best, least = start, routed(start)
    for _ in range(tries):
        other = _neighbour(search, best, limit, chance)
        if other is not None and (found := routed(other)) < least:
            best, least = other, found
    return best


def _neighbour(search: Search, of: State, limit: float, chance: random.Random) -> State | None:
    for _ in range(MOVES):
        other = search.moved(of, chance)
        lack, cost = search.judged(other)
        if lack <= 0 and cost <= limit:
            return other
    return None
