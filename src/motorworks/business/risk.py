"""What may come otherwise: one thing at a time, and all at once."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from motorworks.business.cashflow import Case, CashFlow, cash_flow
from motorworks.business.draws import correlations, draw
from motorworks.business.factors import Factor, foreign_shares
from motorworks.plant import Plant
from motorworks.program.program import Array


@dataclass(frozen=True, kw_only=True)
class Swing:
    """What one factor does to the net present value.

    Attributes
    ----------
    factor
        The factor.
    low, high
        Net present value at the ends of its range [currency].
    """

    factor: Factor
    low: float
    high: float

    @property
    def width(self) -> float:
        """By how much the value swings."""
        return abs(self.high - self.low)


@dataclass(frozen=True, kw_only=True, eq=False)
class Risk:
    """Many courses of events.

    Attributes
    ----------
    factors
        What was drawn.
    correlation
        Of the normal scores, (F, F).
    values
        Net present value by draw [currency], (D,).
    typical
        Net present value with every factor at 1.
    seed
        Of the draws.
    """

    factors: tuple[Factor, ...]
    correlation: Array
    values: Array
    typical: float
    seed: int

    @property
    def mean(self) -> float:
        """Mean of the draws."""
        return float(self.values.mean())

    @property
    def loss(self) -> float:
        """Share of the draws that lose money [-]."""
        return float((self.values < 0).mean())

    @property
    def loss_interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the probability of loss."""
        return wilson(int((self.values < 0).sum()), len(self.values))

    def quantiles(self, *shares: float) -> list[float]:
        """Give values below which these shares of the draws lie."""
        return [float(q) for q in np.quantile(self.values, shares)]


def wilson(hits: int, draws: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Give the interval of a probability from hits among draws.

    References
    ----------
    Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22, 209-212.
    """
    if draws < 1:
        return 0.0, 1.0
    p = hits / draws
    middle = (p + z * z / (2 * draws)) / (1 + z * z / draws)
    half = z / (1 + z * z / draws) * math.sqrt(p * (1 - p) / draws + z * z / (4 * draws**2))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    return low, 1.0 if hits == draws else min(1.0, middle + half)


def flows(case: Case, plant: Plant, factors: Mapping[str, Array | float]) -> CashFlow:
    """Give the cash flow of courses of events, one entry of the arrays for each.

    Notes
    -----
    The exchange rate acts on materials, on people and on electricity as far as their prices are
    written in another currency; on what is bought once it does not act.
    """
    exchange = np.asarray(factors.get("exchange", 1.0), dtype=float)
    abroad = foreign_shares(plant)
    known = {"price", "demand", "exchange"}
    variable: dict[str, Array | float] = {}
    for line in case.variable:
        own = factors.get(line, 1.0) if line not in known else 1.0
        at = exchange if line in abroad or (line == "yield_loss" and abroad) else 1.0
        variable[line] = np.asarray(own, dtype=float) * at
    return cash_flow(
        case,
        price=factors.get("price", 1.0),
        demand=factors.get("demand", 1.0),
        variable=variable,
        yearly=exchange if "operator" in abroad else 1.0,
    )


def tornado(case: Case, plant: Plant, factors: Sequence[Factor]) -> list[Swing]:
    """Give what each factor alone does to the net present value, the widest first."""
    found = []
    for factor in factors:
        low, high = (
            float(flows(case, plant, {factor.key: end}).value) for end in (factor.low, factor.high)
        )
        found.append(Swing(factor=factor, low=low, high=high))
    return sorted(found, key=lambda s: -s.width)


def monte_carlo(
    case: Case,
    plant: Plant,
    factors: Sequence[Factor],
    *,
    draws: int = 10_000,
    seed: int = 1,
    correlation: Array | None = None,
) -> Risk:
    """Give the net present value over many courses of events.

    Parameters
    ----------
    case, plant
        The case, and the plant it is of.
    factors
        What may come otherwise.
    draws, seed
        How many, and of which random numbers.
    correlation
        Of the normal scores; :func:`correlations` by default.
    """
    matrix = correlations(factors) if correlation is None else correlation
    drawn = draw(factors, matrix, draws, seed)
    return Risk(
        factors=tuple(factors),
        correlation=matrix,
        values=np.asarray(flows(case, plant, drawn).value),
        typical=float(cash_flow(case).value),
        seed=seed,
    )
