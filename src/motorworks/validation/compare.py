"""The comparison of simulated values with the exact one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from motorworks.validation.case import Measure, Tolerance

ROUNDING = 1e-12
"""Relative difference that rounding alone explains; a spread of zero must not make it a miss."""


@dataclass(frozen=True)
class Comparison:
    """A measure as simulated, and what is to be said of it.

    Attributes
    ----------
    mean
        Mean over the replications, NaN where one of them gave no value.
    half_width
        Half-width of the confidence interval; ``None`` for a single run.
    n
        Replications.
    why
        Why it misses; empty if it holds.
    """

    mean: float
    half_width: float | None
    n: int
    why: str


def student_half_width(values: Sequence[float], confidence: float) -> float:
    """Give the half-width of the Student-t interval of a mean, in the unit of the values.

    Parameters
    ----------
    values
        Independent values, two or more.
    confidence
        Probability with which the interval covers the true mean [-].

    References
    ----------
    A. M. Law (2015), Simulation Modeling and Analysis, 5th ed., section 4.5: the interval
    of n independent replications.
    """
    return student_quantile(len(values) - 1, confidence) * standard_error(values)


def student_quantile(freedom: int, confidence: float) -> float:
    """Give how many standard errors a two-sided interval reaches to each side [-].

    Parameters
    ----------
    freedom
        Degrees of freedom.
    confidence
        Probability with which the interval covers the true mean [-].
    """
    from scipy.special import stdtrit  # loads slowly

    return float(stdtrit(freedom, (1 + confidence) / 2))


def standard_error(values: Sequence[float]) -> float:
    """Give the standard error of the mean of independent values, in their unit."""
    n = len(values)
    mean = math.fsum(values) / n
    variance = math.fsum((v - mean) ** 2 for v in values) / (n - 1)
    return math.sqrt(variance / n)


def compare(values: Sequence[float], measure: Measure) -> Comparison:
    """Give the comparison of the values of all replications with the exact one.

    Parameters
    ----------
    values
        One for each replication; for tolerance ``exact`` a single one.
    measure
        What is known.
    """
    missing = sum(math.isnan(v) for v in values)
    if missing:
        why = f"{missing} of {len(values)} replications gave no value: {_no_value(measure)}"
        return Comparison(math.nan, None, len(values), why)
    if measure.tolerance.kind == "exact":
        return Comparison(values[0], None, 1, _exact(values[0], measure))
    mean = math.fsum(values) / len(values)
    half = student_half_width(values, measure.tolerance.confidence)
    why = "; ".join(_interval(mean, half, measure.value, measure.tolerance))
    return Comparison(mean, half, len(values), why)


def _no_value(measure: Measure) -> str:
    if measure.name.endswith("nth_output"):
        return f"fewer than {measure.argument} parts ever reached {', '.join(measure.nodes)}"
    return "nothing was counted"


def _exact(value: float, measure: Measure) -> str:
    allowed = measure.tolerance.absolute
    off = abs(value - measure.value)
    return "" if off <= allowed else f"differs by {off:.3g}; expected at most {allowed:g}"


def _interval(mean: float, half: float, value: float, tolerance: Tolerance) -> list[str]:
    """Give why an interval does not confirm a value: off, too wide, or both."""
    why = []
    off = abs(mean - value)
    if off > half + ROUNDING * abs(value):
        errors = f", {off / half:.2g} half-widths" if half else ""
        why.append(f"interval {mean:.7g} ± {half:.2g} does not cover {value:.7g}{errors}")
    widest = tolerance.max_relative_half_width * abs(value)
    if half >= widest and half > 0:
        why.append(f"half-width {half:.3g} is not below {widest:.3g}")
    return why
