"""What may come otherwise: one thing at a time, and all at once."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from motorworks.business.cashflow import Case, CashFlow, cash_flow
from motorworks.errors import MotorworksError
from motorworks.experiment.spread import PERT, quantile
from motorworks.plant import Plant
from motorworks.program.program import Array

GIVEN, ASSUMED = "given", "assumed"
METALS = ("electrical_steel", "flat_wire", "magnet_set", "housing", "copper", "steel", "magnets")
_NUMBER = re.compile(r'\s*"?\s*([+-]?[\d_.]+(?:[eE][+-]?\d+)?)\s*(.*?)"?\s*', re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Factor:
    """Something that may come otherwise, as a factor on its typical value.

    Attributes
    ----------
    key
        ``price``, ``demand``, ``exchange``, ``yield_loss``, or a line of the variable costs.
    title
        In words.
    low, high
        Factor at the ends of its range; 1 is typical.
    kind
        ``given`` where the plant file has the range, else ``assumed``.
    """

    key: str
    title: str
    low: float
    high: float
    kind: str = ASSUMED


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


def factors_of(plant: Plant, case: Case) -> list[Factor]:
    """Give what may come otherwise: ranges of the plant file where it has them.

    Notes
    -----
    Assumed where the file gives no range: price 90 to 108 %, demand 60 to 115 % of full load,
    of which no more than full load is made, exchange rate 88 to 112 %, scrap half to double.
    """
    found = [
        _of_model_prices(plant),
        Factor(key="demand", title="Demand", low=0.6, high=1.15),
        Factor(key="yield_loss", title="Scrap", low=0.5, high=2.0),
    ]
    if foreign_shares(plant):
        found.append(Factor(key="exchange", title="Exchange rate", low=0.88, high=1.12))
    ranges = {m.path: m for m in plant.marks if m.range}
    for material in plant.materials:
        mark = ranges.get(f"material.{material.name}.price")
        if material.name in case.variable and mark and mark.range:
            low, high = (_ratio(end, mark.value) for end in mark.range)
            if low < high and case.variable[material.name] > 0:
                found.append(
                    Factor(
                        key=material.name,
                        title=material.title or material.name,
                        low=low,
                        high=high,
                        kind=GIVEN,
                    )
                )
    return found


def _of_model_prices(plant: Plant) -> Factor:
    ranges = {m.path: m for m in plant.marks if m.range}
    ratios = [
        [_ratio(end, mark.value) for end in mark.range]
        for m in plant.models
        if (mark := ranges.get(f"model.{m.name}.price")) and mark.range
    ]
    if not ratios:
        return Factor(key="price", title="Price of a motor", low=0.9, high=1.08)
    low, high = (float(np.mean([r[n] for r in ratios])) for n in (0, 1))
    return Factor(key="price", title="Price of a motor", low=low, high=high, kind=GIVEN)


def _ratio(end: str, typical: str) -> float:
    """Give an end of a range over the typical value; both have the same unit."""
    ends, value = _NUMBER.fullmatch(end), _NUMBER.fullmatch(typical)
    if not ends or not value or ends[2] != value[2] or float(value[1].replace("_", "")) == 0:
        return 1.0
    return float(ends[1].replace("_", "")) / float(value[1].replace("_", ""))


def foreign_shares(plant: Plant) -> dict[str, float]:
    """Give the materials and tariffs whose price the file writes in another currency."""
    codes = [c for c in plant.exchange if c != plant.currency]
    found = {}
    for mark in plant.marks:
        noun, _, rest = mark.path.partition(".")
        name, _, key = rest.partition(".")
        abroad = any(mark.value.strip('"').endswith(code) for code in codes)
        if noun in {"material", "tariff"} and key == "price" and abroad:
            found[name] = 1.0
    return found


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


def correlations(
    factors: Sequence[Factor], given: Mapping[tuple[str, str], float] | None = None
) -> Array:
    """Give the matrix of correlations of the normal scores.

    Parameters
    ----------
    factors
        The factors.
    given
        Correlation by pairs of keys. By default metals move together (0.5), as do demand and price
        (0.3); both are assumed.

    Raises
    ------
    MotorworksError
        If no joint distribution has these correlations.
    """
    keys = [f.key for f in factors]
    matrix = np.eye(len(keys))
    pairs = dict(given) if given is not None else _usual(keys)
    for (one, other), value in pairs.items():
        if not -1 <= value <= 1:
            raise MotorworksError(
                f"the correlation of {one} and {other} is {value:g}; expected -1 to 1"
            )
        if one in keys and other in keys:
            a, b = keys.index(one), keys.index(other)
            matrix[a, b] = matrix[b, a] = value
    if np.linalg.eigvalsh(matrix).min() < -1e-9:
        msg = "these correlations contradict each other: their matrix is not positive semidefinite"
        raise MotorworksError(msg)
    return matrix


def _usual(keys: Sequence[str]) -> dict[tuple[str, str], float]:
    metals = [k for k in keys if k in METALS]
    found = {(a, b): 0.5 for n, a in enumerate(metals) for b in metals[n + 1 :]}
    return found | {("price", "demand"): 0.3}


def draw(factors: Sequence[Factor], matrix: Array, draws: int, seed: int) -> dict[str, Array]:
    """Give factors drawn together, by key, each (D,).

    Notes
    -----
    Normal scores with the matrix as correlation (its square root by eigenvalues, which a Cholesky
    factor equals in distribution, and which singular matrices have too) are turned into
    probabilities, and these into PERT values between low and high with mode 1: a Gaussian
    copula.

    References
    ----------
    Nelsen, R. B. (2006): An Introduction to Copulas, 2nd ed., section 2.9.
    """
    from scipy.special import ndtr

    if draws < 1:
        raise MotorworksError(f"draws are {draws}; expected 1 or more")
    values, vectors = np.linalg.eigh(matrix)
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    scores = np.random.default_rng(seed).standard_normal((draws, len(factors))) @ root.T
    shares = np.clip(ndtr(scores), 1e-12, 1 - 1e-12)
    return {
        f.key: quantile(shares[:, n], f.low, min(max(1.0, f.low), f.high), f.high, PERT)
        for n, f in enumerate(factors)
    }


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
