"""What buys more output: single changes, simulated, and the cheapest set found for a goal."""

import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from motorworks.errors import RunError
from motorworks.experiment.candidates import candidates
from motorworks.experiment.change import Change
from motorworks.experiment.paired import Estimate, estimated
from motorworks.experiment.prices import Prices
from motorworks.experiment.search import MARGIN, Search, Tried
from motorworks.experiment.trial import Settings
from motorworks.plant import Plant
from motorworks.simulation import simulate
from motorworks.statistics import bottlenecks

MOST_SEARCHES = 4
"""How often the search goes on because a whole year does not show what the short runs did."""
MOST_YEARS = 16
"""Years that are simulated of one set to decide whether it reaches the goal."""


@dataclass(frozen=True, kw_only=True)
class Improvement:
    """What would bring more.

    Attributes
    ----------
    plant, settings, prices
        What was asked.
    output
        Good parts a year of the plant as it is.
    goal
        Good parts a year that are wanted.
    tried
        Single changes, cheapest first by money for each extra part; then those without a price,
        those whose gain is not sure, and those that came to nothing.
    best
        The cheapest set found that reaches the goal; ``None`` if none was found.
    verified
        Good parts a year with it, over a whole year.
    year
        How that was simulated.
    """

    plant: Plant
    settings: Settings
    prices: Prices
    output: Estimate
    goal: float
    tried: tuple[Tried, ...]
    best: Change | None
    verified: Estimate | None
    year: Settings

    @property
    def reached(self) -> bool:
        """Whether a year with the best set reaches the goal for sure."""
        sure = self.verified
        return sure is not None and sure.mean - (sure.half_width or 0.0) >= self.goal


def improve(
    plant: Plant,
    settings: Settings | None = None,
    *,
    gain: float = 0.05,
    goal: float | None = None,
    prices: Prices | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Improvement:
    """Simulate single changes of a plant and look for the cheapest set that reaches a goal.

    Parameters
    ----------
    plant
        The plant.
    settings
        How each changed plant is simulated.
    gain
        Share of the output that is wanted more [-].
    goal
        Good parts wanted a year, instead of ``gain``.
    prices
        Assumed prices of what has none in the plant file.
    progress, cancel
        As for :func:`motorworks.experiment.outcomes`.

    Raises
    ------
    RunError
        If the plant as it is comes to a standstill.

    Notes
    -----
    The search is greedy: to what is in the set already, the change is added that costs least
    for each part it brings there, or the cheapest one that reaches the goal; then changes that
    are no longer needed are left out and places are made as few as will do. It finds a cheap
    set, not for certain the cheapest.

    The set is simulated anew over whole years, up to 16, until their interval lies on one side of
    the goal. Where they do not show that it reaches the goal, the search goes on for as much more
    as they lacked, up to three times.
    """
    settings = settings or Settings()
    run = simulate(
        plant,
        duration=settings.duration,
        warm_up=settings.warm_up,
        replications=settings.replications,
        seed=settings.seed,
        jobs=settings.jobs,
        cancel=cancel,
    )
    if run.gridlocks:
        raise RunError(f"nothing can be improved: {run.gridlocks[0]}")
    frame = bottlenecks(run)
    ranking = frame.filter(frame["level"] == "process")["name"].to_list()
    search = Search(plant, settings, prices or Prices(), progress, cancel)
    wanted = search.base.mean * (1 + gain) if goal is None else goal
    singles = [search.alone(c) for c in candidates(plant, ranking, search.prices)]
    tried = search.try_all([c for c in singles if c is not None])
    best, verified, year = _confirmed(search, tried, wanted)
    return Improvement(
        plant=plant,
        settings=settings,
        prices=search.prices,
        output=estimated(search.base.values),
        goal=wanted,
        tried=tuple(sorted(tried, key=_order)),
        best=best,
        verified=verified,
        year=year,
    )


Confirmed = tuple[Change | None, Estimate | None, Settings]


def _confirmed(search: Search, tried: Sequence[Tried], goal: float) -> Confirmed:
    """Give the cheapest set that whole years show to reach a goal, and the years.

    Where there is none, the last set that was tried.
    """
    year = replace(
        search.settings, duration="1y", replications=max(4, search.settings.replications)
    )
    last: Confirmed = None, None, year
    asked = goal
    for _ in range(MOST_SEARCHES):
        best = search.cheapest(tried, asked)
        if best is None or best == last[0]:
            return last
        verified, year = _decided(search, best, year, goal)
        last = best, verified, year
        lowest = _lowest(verified)
        if lowest >= goal or lowest <= 0.0:
            return last
        asked *= max(goal / lowest, MARGIN)
    return last


def _decided(
    search: Search, best: Change, year: Settings, goal: float
) -> tuple[Estimate | None, Settings]:
    """Give the output of a set over as many years as decide about a goal, and the settings."""
    while True:
        verified = search.verified(best, year)
        undecided = verified is not None and abs(verified.mean - goal) < (verified.half_width or 0)
        if not undecided or 2 * year.replications > MOST_YEARS:
            return verified, year
        year = replace(year, replications=2 * year.replications)


def _lowest(of: Estimate | None) -> float:
    return -math.inf if of is None else of.mean - (of.half_width or 0.0)


def _order(tried: Tried) -> tuple[int, float]:
    if tried.gain is None:
        return 3, 0.0
    if not tried.sure:
        return 2, -tried.gain.mean
    return (1, -tried.gain.mean) if tried.cost is None else (0, tried.cost)
