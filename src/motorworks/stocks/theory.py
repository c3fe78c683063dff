"""What arithmetic says of a stock: use in a lead time, the level that covers it, the best lot.

References
----------
.. [1] S. Axsäter (2015), Inventory Control, 3rd ed.: chapter 4 (best lots), chapter 5 (service
   of a level under normal use in the lead time).
.. [2] W. Karush (1957), A queuing model for an inventory problem, Operations Research 5.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

from motorworks.plant import Timetable
from motorworks.process import Law

DAY = 86400.0


@dataclass(frozen=True, kw_only=True)
class LeadTimeUse:
    """Parts used from an order to its delivery.

    Attributes
    ----------
    mean, deviation
        Its mean and standard deviation [parts].
    """

    mean: float
    deviation: float


def lead_time_use(use: float, variance: float, lead: Law | None, look: float) -> LeadTimeUse:
    """Give the use in a lead time, and until the next look at the stock.

    Parameters
    ----------
    use, variance
        Mean and variance of the parts used in a day.
    lead
        Law of the lead time; at once if there is none.
    look
        Time between two looks at the stock, 0 if it is watched [s].

    Notes
    -----
    With use of independent days the variance is ``E[L] v + Var[L] u^2`` (Axsäter, chapter 5).
    """
    mean = ((lead.mean() if lead else 0.0) + look) / DAY
    spread = (lead.variance() if lead else 0.0) / DAY**2
    return LeadTimeUse(
        mean=mean * use, deviation=math.sqrt(max(0.0, mean * variance + spread * use**2))
    )


def between_looks(timetable: Timetable) -> float:
    """Give the mean time between two times of a timetable, its calendar left out [s]."""
    if timetable.every is not None:
        return timetable.every
    return 7 * DAY / (len(timetable.at) * (len(timetable.days) or 7))


def safe_level(found: LeadTimeUse, service: float, order: float) -> int:
    """Give the least reorder point whose share of use from stock is a target.

    Parameters
    ----------
    found
        Use in the lead time, taken as normal.
    service
        Share of the parts that are there when asked for, below 1.
    order
        Parts of an order.

    Notes
    -----
    A cycle misses ``sigma G(k)`` parts of the order in the mean, ``G`` the loss function of the
    normal law; ``k`` is found by bisection (Axsäter, section 5.3).
    """
    if found.deviation <= 0:
        return math.ceil(found.mean)
    missing = (1.0 - service) * order / found.deviation
    low, high = -8.0, 8.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _loss(middle) > missing else (low, middle)
    return max(0, math.ceil(found.mean + high * found.deviation))


def _loss(k: float) -> float:
    normal = NormalDist()
    return normal.pdf(k) - k * (1.0 - normal.cdf(k))


def eoq(use: float, order_cost: float, holding: float) -> float:
    """Give the lot of least cost, by the square root of Harris.

    Parameters
    ----------
    use
        Parts a year.
    order_cost
        Money for an order.
    holding
        Money for a part kept for a year.
    """
    return math.sqrt(2.0 * use * order_cost / holding)


def poisson_base_stock(level: int, load: float) -> tuple[float, float]:
    """Give fill rate and mean stock of a base stock whose unmet calls are lost [2].

    Parameters
    ----------
    level
        Parts in stock or on order, always.
    load
        Calls in a lead time, in the mean; calls come at random.
    """
    lost = 1.0
    for n in range(1, level + 1):
        lost = load * lost / (n + load * lost)
    return 1.0 - lost, level - load * (1.0 - lost)
