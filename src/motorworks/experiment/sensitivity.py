"""Which inputs an output hangs on, found from the sample that is there already."""

import math
from dataclasses import dataclass

import numpy as np

from motorworks.program.program import Array

SIGNIFICANT = 0.05
"""Chance that any input without influence is called one with influence."""
ROUNDS = 3
"""How often effects are found anew when one is added."""


@dataclass(frozen=True, kw_only=True)
class Influence:
    """What an input does to an output.

    Attributes
    ----------
    share
        First-order index: the share of the output's variance that would go if the input
        were known [-], unbiased, so it may come out slightly below 0.
    p
        Chance of at least such a share by luck alone, corrected for the number of inputs.
    direction
        Rank correlation of input and output [-]: below 0 a greater input lowers the output.
    at_low, at_high
        Mean output over the fifth of the sample with the lowest and the highest input.
    """

    share: float
    p: float
    direction: float
    at_low: float
    at_high: float

    @property
    def significant(self) -> bool:
        """Whether luck alone is an unlikely reason."""
        return self.p < SIGNIFICANT


def influences(inputs: Array, output: Array) -> list[Influence]:
    """Give the influence of each input on an output.

    Parameters
    ----------
    inputs
        Shape (n, k): one row per sample, inputs independent of each other.
    output
        Shape (n,).

    Notes
    -----
    The first-order index S = Var(E[Y | X]) / Var(Y) is estimated from given data: the sample is
    cut into M classes of equal size along the input, and the variance between the class means
    is set against that of the output. This takes any sample with independent inputs, of any
    number of them, and any shape of the dependence, monotone or not. M is the third root of n.
    With few samples the variance between classes is too large by chance; the estimate is
    corrected for that (epsilon squared of the analysis of variance):

        S = 1 - (1 - eta^2) (n - 1) / (n - M),    eta^2 = SS_between / SS_total.

    What a strong input does hides what a weak one does. So inputs are looked for step by
    step: the one with the clearest effect (F-test of its classes, with Holm's correction for
    the number of inputs) is taken, its class means are taken out of the output, and the next is
    looked for in what is left, as in a stepwise regression. The index of each input is
    estimated with the effects of the others found taken out; since inputs are independent,
    that is the same index, with less noise.

    References
    ----------
    Plischke, E., Borgonovo, E., Smith, C. L. (2013): Global sensitivity measures from given
    data. European Journal of Operational Research 226(3), 536-550,
    doi 10.1016/j.ejor.2012.11.047.
    Kelley, T. L. (1935): An unbiased correlation ratio measure. Proceedings of the National
    Academy of Sciences 21(9), 554-559, doi 10.1073/pnas.21.9.554.
    Holm, S. (1979): A simple sequentially rejective multiple test procedure. Scandinavian
    Journal of Statistics 6(2), 65-70.
    Helton, J. C., Johnson, J. D., Sallaberry, C. J., Storlie, C. B. (2006): Survey of
    sampling-based methods for uncertainty and sensitivity analysis. Reliability Engineering
    and System Safety 91(10-11), 1175-1209, doi 10.1016/j.ress.2005.11.017 (stepwise analysis).
    """
    sample = _Sample(inputs, output)
    n, k = inputs.shape
    fifth = max(1, n // 5)
    shares = sample.shares()
    return [
        Influence(
            share=shares[j],
            p=float(sample.p[j]),
            direction=_rank_correlation(inputs[:, j], output),
            at_low=float(output[sample.order[:fifth, j]].mean()),
            at_high=float(output[sample.order[-fifth:, j]].mean()),
        )
        for j in range(k)
    ]


class _Sample:
    """A sample, the inputs found to matter in it, and the effect of each.

    Attributes
    ----------
    order
        Rows in the order of each input, shape (n, k).
    p
        Chance of as much as each input does by luck alone, shape (k,).
    effects
        What each input found adds to the mean of the output, row by row, shape (n,).
    """

    def __init__(self, inputs: Array, output: Array) -> None:
        self.n, self.k = inputs.shape
        self.centred = output - output.mean()
        self.order = np.argsort(inputs, axis=0, kind="stable")
        self.groups = np.array_split(np.arange(self.n), classes(self.n))
        self.effects: dict[int, Array] = {}
        self.p = np.ones(self.k)
        self._find()

    def _find(self) -> None:
        """Take up inputs, the clearest first, until no other stands out from chance."""
        while len(self.effects) < self.k:
            left = [j for j in range(self.k) if j not in self.effects]
            rest = self._without(-1)
            chances = np.array([self._tested(rest, j)[1] for j in left])
            corrected = holm(chances)
            best = int(np.argmin(chances))
            if corrected[best] >= SIGNIFICANT or not np.any(rest):
                self.p[left] = corrected
                return
            self.p[left[best]] = corrected[best]
            self.effects[left[best]] = np.zeros(self.n)
            self._fit()

    def _fit(self) -> None:
        """Find the effects anew, each beside the others, until they no longer move."""
        for _ in range(ROUNDS):
            for j in self.effects:
                rest = self._without(j)
                for group in self.groups:
                    rows = self.order[group, j]
                    self.effects[j][rows] = rest[rows].mean()

    def _without(self, own: int) -> Array:
        """Give the output with the effects of all inputs found taken out but one's own."""
        others = [effect for j, effect in self.effects.items() if j != own]
        return np.asarray(self.centred - sum(others, np.zeros(self.n)))

    def _tested(self, rest: Array, j: int) -> tuple[float, float]:
        """Give the corrected share of an input in what is left, and its chance by the F-test."""
        return _shares(rest[self.order[:, j]], self.groups)

    def shares(self) -> list[float]:
        """Give the first-order index of every input."""
        total = float((self.centred**2).sum())
        if total == 0:
            return [0.0] * self.k
        found = []
        for j in range(self.k):
            rest = self._without(j)
            found.append(self._tested(rest, j)[0] * float((rest**2).sum()) / total)
        return found


def classes(samples: int) -> int:
    """Give into how many classes a sample is cut."""
    return max(2, min(samples // 4, round(math.cbrt(samples))))


def _shares(sorted_output: Array, groups: list[Array]) -> tuple[float, float]:
    """Give the corrected index of an input and its chance under the F-test."""
    from scipy.special import fdtrc

    n, m = len(sorted_output), len(groups)
    mean = sorted_output.mean()
    total = float(((sorted_output - mean) ** 2).sum())
    if total == 0 or n <= m:
        return 0.0, 1.0
    between = sum(len(g) * (sorted_output[g].mean() - mean) ** 2 for g in groups)
    eta = min(1.0, float(between) / total)
    if eta == 1.0:
        return 1.0, 0.0
    statistic = (eta / (m - 1)) / ((1 - eta) / (n - m))
    return 1 - (1 - eta) * (n - 1) / (n - m), float(fdtrc(m - 1, n - m, statistic))


def holm(ps: Array) -> Array:
    """Give chances corrected for their number, by Holm's steps down; shape (k,)."""
    order = np.argsort(ps)
    steps = np.maximum.accumulate(ps[order] * (len(ps) - np.arange(len(ps))))
    corrected = np.empty(len(ps))
    corrected[order] = np.minimum(1.0, steps)
    return corrected


def _rank_correlation(x: Array, y: Array) -> float:
    from scipy.stats import rankdata

    a, b = rankdata(x), rankdata(y)
    if a.std() == 0 or b.std() == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])


def wilson(hits: int, samples: int) -> tuple[float, float]:
    """Give the 95 % interval of a probability of which there were so many hits.

    References
    ----------
    Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22(158), 209-212,
    doi 10.1080/01621459.1927.10502953.
    """
    z = 1.959963984540054
    share = hits / samples
    centre = (share + z * z / (2 * samples)) / (1 + z * z / samples)
    half = (
        z
        * np.sqrt(share * (1 - share) / samples + z * z / (4 * samples**2))
        / (1 + z * z / samples)
    )
    low, high = float(centre - half), float(centre + half)
    return (0.0 if hits == 0 else low, 1.0 if hits == samples else high)
