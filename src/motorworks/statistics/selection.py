"""Which of several systems has the greatest mean: a fully sequential selection of the best."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.program.program import Array

Sampler = Callable[[Sequence[int], int, int], Array]
"""Gives observations: for some systems, from an observation's number on, so many of each; shape
(systems, count). Observations of one number may depend on each other (common random numbers),
those of different numbers may not."""

LEAST = 10
"""Observations of each system in the first stage."""
MOST = 100_000
AHEAD = 4
"""Observations are asked for in portions of this share of those there are, 1 / AHEAD."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Selection:
    """The best of several systems.

    Attributes
    ----------
    best
        Its number.
    survivors
        Those that were still in the running at the end; one, unless it was given up.
    means
        Mean of the observations that each system had when it was left out, or at the end,
        shape (k,).
    taken
        How many those are, int (k,).
    asked
        Observations that the sampler was asked for, of all systems.
    difference, confidence
        What was asked.
    guaranteed
        Whether the guarantee holds: not if it was given up.
    """

    best: int
    survivors: tuple[int, ...]
    means: Array
    taken: Array
    asked: int
    difference: float
    confidence: float
    guaranteed: bool


def select_best(
    sample: Sampler,
    systems: int,
    *,
    difference: float,
    confidence: float = 0.95,
    least: int = LEAST,
    most: int = MOST,
) -> Selection:
    """Find the system with the greatest mean.

    Parameters
    ----------
    sample
        Gives observations. Their means should be near normal, as those of long replications are.
    systems
        How many systems there are, k.
    difference
        Smallest difference worth finding, d > 0, in the unit of the observations.
    confidence
        Chance, 1 - a, with which the best is to be found.
    least
        Observations of each system in the first stage, 2 or more.
    most
        Observations of a system at which it is given up, without a guarantee.

    Raises
    ------
    MotorworksError
        If an argument makes no sense.

    Notes
    -----
    The procedure KN. After n0 observations of each of k systems, with S2(i, l) the variance of the
    differences between i and l and c = 1,

        eta = ((2 a / (k - 1)) ** (-2 / (n0 - 1)) - 1) / 2,    h2 = 2 eta (n0 - 1).

    With r observations, a system i is left out if for some other l still in the running

        mean_i(r) < mean_l(r) - max(0, d / (2 r) (h2 S2(i, l) / d**2 - r)),

    and the survivors get one observation more, until one is left.

    Guarantee: if the best is better than all others by d or more, and the observations are
    normal, it is chosen with a chance of 1 - a or more, however the systems depend on each other
    within an observation. Common random numbers make S2 small, and so the procedure short. Where
    others come nearer than d to the best, one that is not the best may be chosen; that it is
    within d of the best with the same chance is what experience shows, but it is not proved
    (Eckman and Henderson).

    Observations are asked for ahead in portions, and judged one by one: the result is the same
    for all portions.

    References
    ----------
    Kim, S.-H., Nelson, B. L. (2001): A fully sequential procedure for indifference-zone selection
    in simulation. ACM Trans. Modeling and Computer Simulation 11(3), 251-273,
    doi 10.1145/502109.502111.
    Eckman, D. J., Henderson, S. G. (2018): Guarantees on the probability of good selection. Proc.
    Winter Simulation Conference, 351-365.
    """
    refuse_nonsense(systems, difference, confidence, least, most)
    race = _Race(sample, systems, difference, confidence, least)
    while len(race.running) > 1 and race.judged < most:
        race.advance(min(max(1, race.judged // AHEAD), most - race.judged))
    best = max(race.running, key=lambda i: race.means[i])
    return Selection(
        best=best,
        survivors=tuple(race.running),
        means=race.means,
        taken=race.taken,
        asked=race.asked,
        difference=difference,
        confidence=confidence,
        guaranteed=len(race.running) == 1,
    )


class _Race:
    """The observations so far, and who is still in the running."""

    def __init__(
        self, sample: Sampler, systems: int, difference: float, confidence: float, least: int
    ) -> None:
        self.sample, self.difference = sample, difference
        self.running = list(range(systems))
        self.means = np.zeros(systems)
        self.taken = np.zeros(systems, dtype=int)
        self.judged = 0
        self.asked = 0
        self._sums = np.zeros(systems)
        first = self._observed(least)
        # Continuation region of the pair (i, l) after r observations: (reach - r) d / 2.
        rate = 2 * (1 - confidence) / max(1, systems - 1)
        h2 = (rate ** (-2 / (least - 1)) - 1) * (least - 1)
        spread = np.var(first[:, None] - first[None], axis=2, ddof=1)
        self._reach = h2 * spread / difference**2
        self.judged = least - 1
        self._sums[:] = first[:, :-1].sum(axis=1)
        self._judge(first[:, -1:])

    def advance(self, count: int) -> None:
        """Take so many observations of those in the running, and judge them one by one."""
        self._judge(self._observed(count))

    def _observed(self, count: int) -> Array:
        found = np.asarray(self.sample(tuple(self.running), self.judged, count), dtype=float)
        if found.shape != (len(self.running), count) or not np.isfinite(found).all():
            msg = (
                f"the sampler gave {found.shape} values, finite or not; "
                f"expected {(len(self.running), count)} that are finite"
            )
            raise MotorworksError(msg)
        self.asked += found.size
        return found

    def _judge(self, found: Array) -> None:
        """Judge observations, shape (running, n), one after the other."""
        who = np.array(self.running)
        sums = self._sums[who, None] + found.cumsum(axis=1)
        r = self.judged + 1 + np.arange(found.shape[1])
        slack = self.difference / 2 * np.maximum(0.0, self._reach[np.ix_(who, who)][..., None] - r)
        behind = sums[:, None] < sums[None] - slack
        alive = np.ones(len(who), dtype=bool)
        last = len(r) - 1
        for n in np.flatnonzero(behind.any(axis=(0, 1))):
            lost = alive & (behind[..., n] & alive).any(axis=1)
            self._keep(who[lost], sums[lost, n], int(r[n]))
            alive &= ~lost
            if alive.sum() == 1:
                last = int(n)
                break
        self._keep(who[alive], sums[alive, last], int(r[last]))
        if alive.sum() > 1 and self._over(who[alive], int(r[last])):  # equal to the last digit
            alive[np.flatnonzero(alive)[1:]] = False
        self.running = who[alive].tolist()
        self.judged = int(r[last])

    def _over(self, who: Array, r: int) -> bool:
        """Tell whether no slack is left among some systems."""
        return bool(self._reach[np.ix_(who, who)].max() < r)

    def _keep(self, who: Array, sums: Array, r: int) -> None:
        self._sums[who], self.means[who], self.taken[who] = sums, sums / r, r


def refuse_nonsense(
    systems: int, difference: float, confidence: float, least: int, most: int
) -> None:
    """Refuse arguments of :func:`select_best` that make no sense.

    Raises
    ------
    MotorworksError
        If one does not.
    """
    chance = 1 / max(systems, 1)
    problems = (
        (systems >= 1, f"there are {systems} systems; expected 1 or more"),
        (0 < difference < np.inf, f"difference is {difference!r}; expected a number above 0"),
        (
            chance < confidence < 1 or (systems == 1 and 0 < confidence < 1),
            f"confidence is {confidence!r}; expected more than {chance:.3g}, the chance of "
            "guessing, and less than 1",
        ),
        (2 <= least <= most, f"observations are {least} to {most}; expected 2 or more at least"),
    )
    for true, message in problems:
        if not true:
            raise MotorworksError(message)
