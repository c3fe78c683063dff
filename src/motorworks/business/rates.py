"""Values of a series of payments: net present value, internal rate of return, payback."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from motorworks.errors import MotorworksError

LEAST_RATE, MOST_RATE = -0.999, 1e4
"""Rates between which a root is looked for, each period [-]."""
LOOKED_AT = 4000
"""Rates at which the sign is looked at."""


@dataclass(frozen=True, kw_only=True)
class Return:
    """An internal rate of return, or why there is none.

    Attributes
    ----------
    rate
        The rate each period, or each year for dated payments [-]; ``None`` where there is none.
    all
        Every rate at which the value is zero, rising.
    warning
        What to know before it is used; empty if nothing.
    """

    rate: float | None
    all: tuple[float, ...] = ()
    warning: str = ""

    def yearly(self, periods: int) -> float | None:
        """Give the rate of a year of so many periods, interest on interest [-]."""
        return None if self.rate is None else (1 + self.rate) ** periods - 1


def npv(rate: float, payments: Sequence[float]) -> float:
    """Give the net present value of payments at the ends of equal periods.

    Parameters
    ----------
    rate
        Interest of a period [-], more than -1.
    payments
        The first at once, the others one period after another; spreadsheets call that
        ``payments[0] + NPV(rate, payments[1:])``.

    Notes
    -----
    sum over k of payments[k] / (1 + rate)**k, added without rounding in between.

    Raises
    ------
    MotorworksError
        If the rate is -100 % or less.
    """
    if rate <= -1:
        raise MotorworksError(f"rate is {rate:g}; expected more than -1")
    return math.fsum(p / (1 + rate) ** k for k, p in enumerate(payments))


def irr(payments: Sequence[float]) -> Return:
    """Give the internal rate of return of payments at the ends of equal periods.

    Notes
    -----
    The value is a polynomial in 1 / (1 + rate). Its sign is looked at on a fine grid of rates, and
    each change of sign is closed in by Brent's method to 1e-15. By Descartes' rule there is one
    root at the most where the payments change sign once; with more changes there may be several,
    none of which tells whether the investment is good: then the one nearest to zero is given, with
    a warning.

    References
    ----------
    Brent, R. P. (1973): Algorithms for Minimization without Derivatives, chapter 4.
    Brealey, R., Myers, S., Allen, F. (2020): Principles of Corporate Finance, 13th ed., 5.3.
    """
    times = np.arange(len(payments), dtype=float)
    return _root(np.asarray(payments, dtype=float), times)


def xirr(payments: Sequence[float], dates: Sequence[date]) -> Return:
    """Give the yearly rate of return of payments on dates, as spreadsheets do: days / 365.

    Raises
    ------
    MotorworksError
        If there is not one date for each payment.
    """
    if len(payments) != len(dates):
        msg = f"{len(payments)} payments and {len(dates)} dates; expected as many of both"
        raise MotorworksError(msg)
    days = [(day - dates[0]).days / 365 for day in dates] if dates else []
    return _root(np.asarray(payments, dtype=float), np.asarray(days))


def _root(payments: np.ndarray, times: np.ndarray) -> Return:
    """Find the rates at which payments at some times are worth nothing."""
    from scipy.optimize import brentq

    signs = np.sign(payments[payments != 0])
    changes = int((np.diff(signs) != 0).sum()) if len(signs) else 0
    if not changes:
        word = "is paid out only" if len(signs) and signs[0] < 0 else "comes in only"
        return Return(rate=None, warning=f"no rate of return: money {word}")

    def value(log: float) -> float:
        return float((payments * np.exp(-log * times)).sum())

    grid = np.linspace(math.log1p(LEAST_RATE), math.log1p(MOST_RATE), LOOKED_AT)
    worth = np.array([value(g) for g in grid])
    found = [float(grid[i]) for i in np.flatnonzero(worth == 0)]
    crossed = np.flatnonzero(np.sign(worth[:-1]) * np.sign(worth[1:]) < 0)
    found += [float(brentq(value, grid[i], grid[i + 1], xtol=1e-15, rtol=1e-14)) for i in crossed]
    rates = tuple(sorted(math.expm1(f) for f in found))
    if not rates:
        return Return(rate=None, warning="no rate of return: the value is zero at none")
    best = min(rates, key=abs)
    warning = ""
    if changes > 1:
        word = f"{len(rates)} rates" if len(rates) > 1 else "one rate"
        warning = (
            f"the payments change sign {changes} times, and {word} make the value zero: "
            "judge by the net present value"
        )
    return Return(rate=best, all=rates, warning=warning)


def payback(payments: Sequence[float], rate: float = 0.0) -> float | None:
    """Give after how many periods the payments have paid for themselves.

    Parameters
    ----------
    payments
        The first at once, the others one period after another, each spread evenly over its
        period.
    rate
        Interest of a period; above 0 for the discounted payback.

    Returns
    -------
    float or None
        The time from which on the sum stays above zero; ``None`` if it never does.
    """
    worth = np.asarray(payments, dtype=float) / (1 + rate) ** np.arange(len(payments))
    total = np.cumsum(worth)
    if not len(total) or total[-1] < 0:
        return None
    below = np.flatnonzero(total < 0)
    if not len(below):
        return 0.0
    last = int(below[-1])
    return last + float(-total[last] / worth[last + 1])
