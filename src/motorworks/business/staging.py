"""All at once, or half now and the rest when more is known: the value of waiting."""

from dataclasses import dataclass, replace

import numpy as np

from motorworks.business.cashflow import QUARTERS, Case, cash_flow, quarterly
from motorworks.errors import MotorworksError
from motorworks.program.program import Array


@dataclass(frozen=True, kw_only=True, eq=False)
class Staging:
    """Three ways to build, over the same courses of demand.

    Attributes
    ----------
    at_once, half, staged
        Net present value of building all now, of one half only, and of deciding on the second half
        later, by draw [currency], (D,).
    built
        Whether the second half was built, by draw.
    decide
        Years after which it is decided.
    threshold
        Demand at that time above which the second half is worth its money, as a multiple of what
        the whole plant makes; ``None`` if it is never, or always.
    volatility, growth
        Of demand in a year [-].
    seed
        Of the draws.
    """

    at_once: Array
    half: Array
    staged: Array
    built: Array
    decide: float
    threshold: float | None
    volatility: float
    growth: float
    seed: int

    @property
    def waiting(self) -> float:
        """What it is worth to be able to wait, against the better of all now and one half."""
        return float(self.staged.mean() - max(self.at_once.mean(), self.half.mean()))


def staging(
    whole: Case,
    first: Case,
    *,
    decide: float = 2.0,
    volatility: float = 0.25,
    growth: float = 0.0,
    start: float = 1.0,
    draws: int = 10_000,
    seed: int = 1,
) -> Staging:
    """Give what waiting with the second half is worth.

    Parameters
    ----------
    whole, first
        The case of the whole plant, and of the plant that the first half of the money buys.
    decide
        Years from the beginning after which it is decided.
    volatility, growth
        Of demand: standard deviation and mean of the yearly change of its logarithm, assumed.
    start
        Demand at the beginning, as a multiple of what the whole plant makes in a year.
    draws, seed
        Courses of demand, and their random numbers.

    Notes
    -----
    Demand follows a geometric Brownian motion by quarter; sales are the smaller of demand and
    what is installed and ramped up. The second half costs what the whole costs more than the first,
    is built in as many quarters and ramps up as the first did. At the decision the value of the
    second half is not known, only demand: its expectation given demand is found by regression over
    the draws on a cubic in the logarithm of demand (least-squares Monte Carlo), and it is
    built where that is above zero. With the volatility at zero staging equals the better
    of building it then and never.

    References
    ----------
    Longstaff, F. A., Schwartz, E. S. (2001): Valuing American options by simulation. Review of
    Financial Studies 14(1), 113-147.
    Dixit, A. K., Pindyck, R. S. (1994): Investment under Uncertainty, chapter 2.

    Raises
    ------
    MotorworksError
        If an argument makes no sense.
    """
    if draws < 2 or decide < 0 or volatility < 0 or start <= 0:
        msg = (
            f"draws {draws}, decide {decide:g}, volatility {volatility:g}, start {start:g}; "
            "expected 2 or more draws, a start above 0 and nothing negative"
        )
        raise MotorworksError(msg)
    at = round(decide * QUARTERS)
    quarters = whole.build + at + whole.years * QUARTERS
    demand = start * _paths(quarters, volatility, growth, draws, seed)
    full = _value(whole, demand, whole.good)
    half = _value(first, demand, whole.good)
    gain = _second(whole, first, demand, at)
    known = np.log(demand[:, at])
    expected = _expected(known, gain, volatility)
    built = expected > 0
    staged = half + np.where(built, gain, 0.0)
    return Staging(
        at_once=full,
        half=half,
        staged=staged,
        built=built,
        decide=decide,
        threshold=_threshold(demand[:, at], built),
        volatility=volatility,
        growth=growth,
        seed=seed,
    )


def _paths(quarters: int, volatility: float, growth: float, draws: int, seed: int) -> Array:
    """Give demand by draw and quarter, 1 at the beginning, (D, Q)."""
    step = 1 / QUARTERS
    noise = np.random.default_rng(seed).standard_normal((draws, quarters - 1))
    moves = (growth - volatility**2 / 2) * step + volatility * np.sqrt(step) * noise
    paths: Array = np.exp(np.concatenate([np.zeros((draws, 1)), np.cumsum(moves, axis=1)], axis=1))
    return paths


def _value(case: Case, demand: Array, unit: float) -> Array:
    """Give the value of a plant that serves demand from its first quarter of production on."""
    later = demand[:, case.build : case.build + case.years * QUARTERS]
    return np.asarray(cash_flow(case, sold=later * unit / case.good).value)


def _second(whole: Case, first: Case, demand: Array, at: int) -> Array:
    """Give what the second half adds to the value of the first, by draw."""
    amounts = {a.name: a for a in whole.assets}
    before = {a.name: a.amount for a in first.assets}
    assets = tuple(
        replace(a, amount=max(0.0, a.amount - before.get(name, 0.0))) for name, a in amounts.items()
    )
    fixed = {k: v - first.fixed.get(k, 0.0) for k, v in whole.fixed.items()}
    growing = {k: max(0.0, v - first.growing.get(k, 0.0)) for k, v in whole.growing.items()}
    case = replace(
        whole,
        assets=assets,
        good=max(1.0, whole.good - first.good),
        fixed=fixed,
        growing=growing,
        stock=max(0.0, whole.stock - first.stock),
        years=max(1, whole.years - round(at / QUARTERS)),
        # Prices have fallen by the time it produces.
        price=whole.price * (1 - whole.price_decline) ** (at / QUARTERS),
    )
    left = np.maximum(0.0, demand * whole.good - first.good)
    begin = at + case.build
    sold = left[:, begin : begin + case.years * QUARTERS] / case.good
    value = np.asarray(cash_flow(case, sold=sold).value)
    return value / (1 + quarterly(whole.discount)) ** at


def _expected(known: Array, gain: Array, volatility: float) -> Array:
    """Give the expected gain given what is known at the decision."""
    if volatility == 0 or np.ptp(known) < 1e-12:
        return np.full(len(gain), gain.mean())
    score = (known - known.mean()) / known.std()
    basis = np.vander(score, 4)
    weights, *_ = np.linalg.lstsq(basis, gain, rcond=None)
    return np.asarray(basis @ weights)


def _threshold(demand: Array, built: Array) -> float | None:
    """Give the least demand at which it is built."""
    if built.all() or not built.any():
        return None
    return float(demand[built].min())
