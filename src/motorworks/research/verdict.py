"""Whether a steady portfolio can be kept for ever: proofs, and what no proof settles."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.plant import Plant
from motorworks.research.configurations import EvenBound, even_bound
from motorworks.research.course import growth_at
from motorworks.research.load import limit, loads
from motorworks.research.needs import capacities
from motorworks.research.pace import Paced, paced
from motorworks.research.repeating import Period, period_of
from motorworks.research.timetable import Timetable, fastest

TRIES = 10.0
"""Work on each length of a repeating timetable over the effort that is asked for."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What is proved about a steady portfolio.

    Attributes
    ----------
    load
        Share of everything that it takes in the mean.
    bound
        At an even pace: what no schedule exceeds.
    even
        At an even pace: the fastest repeating timetable that is found; ``None`` if none is.
    paced
        With a pace that varies: every project on its date; ``None`` if not found.
    vary
        Share by which the pace of a phase may vary.
    """

    load: Mapping[str, float]
    bound: EvenBound
    even: Timetable | None
    paced: Paced | None
    vary: float

    @property
    def answer(self) -> str:
        """What is known.

        ``"too much"``: proved not feasible, for it takes more than there is in the mean;
        ``"even"``: feasible at an even pace, shown by a timetable; ``"varying"``: feasible, shown
        by a timetable, if the pace varies; ``"not even"``: proved not feasible at an even pace, and
        no timetable found with the pace varying as far as it may; ``"open"``: neither.
        """
        if limit(self.load)[1] > 1 + 1e-9:
            return "too much"
        if self.even is not None and self.even.rate >= 1 - 1e-9:
            return "even"
        if self.paced is not None and self.paced.vary <= self.vary + 1e-9:
            return "varying"
        return "not even" if self.refuted else "open"

    @property
    def feasible(self) -> bool:
        """Whether it is proved that the portfolio can be kept."""
        return self.answer in ("even", "varying")

    @property
    def refuted(self) -> bool:
        """Whether it is proved that it cannot be kept at an even pace."""
        return self.bound.rate < 1 - 1e-7

    @property
    def least_growth(self) -> float:
        """Weeks a year by which releases fall behind at an even pace in any schedule."""
        return max(0.0, growth_at(self.bound.rate))


def verdict(
    plant: Plant, platforms: int, derivatives: int, *, vary: float, effort: float
) -> Verdict:
    """Give what is proved about so many projects at once.

    Parameters
    ----------
    plant
        The plant.
    platforms, derivatives
        Projects at once.
    vary
        Share by which the pace of a phase may vary.
    effort
        Work of the solver; with 0 no timetable at an even pace is looked for.
    """
    load, there = loads(plant, platforms, derivatives), capacities(plant)
    bound = even_bound(plant, platforms, derivatives)
    if limit(load)[1] > 1 + 1e-9:
        return Verdict(load=load, bound=bound, even=None, paced=None, vary=vary)
    period = period_of(plant, platforms, derivatives)
    return Verdict(
        load=load,
        bound=bound,
        even=_even(period, there, bound.rate, TRIES * effort),
        paced=paced(period, there),
        vary=vary,
    )


def _even(
    period: Period, there: Mapping[str, float], most: float, effort: float
) -> Timetable | None:
    return fastest(period, there, effort=effort, most=most) if effort > 0 else None
