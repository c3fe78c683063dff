"""How long the random runs of a case will be, laid down before the first of them.

A pilot with random numbers of its own tells how far the values of replications spread; from
that follows how long the run must be for intervals as narrow as the case wants them. The run
itself then has no say in its length.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from motorworks.validation.case import Case, Measure
from motorworks.validation.compare import standard_error, student_quantile
from motorworks.validation.measures import INSTANT, MEASURES, OUTPUT

REPLICATIONS = 64
"""Replications among which the total length of a case is divided."""
FEWEST_REPLICATIONS = 20
"""Replications of a case that counts them itself, at the least."""
PILOT_REPLICATIONS = 40
PILOT_SHARE = 0.25
"""Share of the length (or the replications) of the case that the pilot takes."""
AIM = 2 / 3
"""Half-width aimed at, over the one allowed: its estimate from a pilot may be a quarter off."""
LONGEST = 16.0
"""Runs are at most so many times as long as their case says."""


@dataclass(frozen=True)
class Plan:
    """Independent runs from the empty system.

    Attributes
    ----------
    replications
        Their number.
    length
        Time measured in each, in the case's time units; ``None`` where there is none.
    """

    replications: int
    length: float | None


def pilot_plan(case: Case) -> Plan:
    """Give the runs of the pilot of a case."""
    counted = case.run.replications
    replications = PILOT_REPLICATIONS
    if counted is not None:
        replications = max(FEWEST_REPLICATIONS, round(counted * PILOT_SHARE))
    return Plan(replications, piece(case, replications, PILOT_SHARE))


def full_plan(
    case: Case,
    measures: Sequence[Measure],
    pilot: Plan,
    values: Sequence[Sequence[float]],
    lengthen: float,
) -> Plan:
    """Give the runs of a case.

    Parameters
    ----------
    case
        The case.
    measures
        Its random measures.
    pilot, values
        What the pilot was, and what each measure was in each of its replications.
    lengthen
        Factor on top of what is needed [-].

    References
    ----------
    C. Stein (1945), A two-sample test for a linear hypothesis whose power is independent of
    the variance, Annals of Mathematical Statistics 16, 243-258: the size of a sample from the
    spread of a first one.
    """
    spreads = list(zip(measures, values, strict=True))
    transient = [s for s in spreads if is_transient(s[0], case)]
    lasting = [s for s in spreads if not is_transient(s[0], case)]
    usual = max(FEWEST_REPLICATIONS, case.run.replications or REPLICATIONS)
    runs = _needed(transient, pilot.replications) / usual
    replications = math.ceil(usual * _within_reason(runs) * (lengthen if transient else 1.0))
    length = None
    if case.run.length is not None and pilot.length is not None:
        time = _needed(lasting, pilot.replications * pilot.length) / case.run.length
        length = piece(case, replications, _within_reason(time) * lengthen)
    return Plan(replications, length)


def is_transient(measure: Measure, case: Case) -> bool:
    """Tell whether a measure becomes sharper by more replications, not by longer ones."""
    return case.run.length is None or MEASURES[measure.name].needs in (INSTANT, OUTPUT)


def _within_reason(factor: float) -> float:
    return min(max(factor, 1.0), LONGEST)


def _needed(spreads: Sequence[tuple[Measure, Sequence[float]]], spent: float) -> float:
    """Give the effort that all measures need, in the unit of the effort spent on the pilot."""
    return max((spent * _excess(m, values) for m, values in spreads), default=0.0)


def _excess(measure: Measure, values: Sequence[float]) -> float:
    """Give how many times more effort than the pilot's a measure needs; 0 if it cannot tell."""
    allowed = AIM * measure.tolerance.max_relative_half_width * abs(measure.value)
    if any(math.isnan(v) for v in values) or not allowed:
        return 0.0
    quantile = student_quantile(REPLICATIONS - 1, measure.tolerance.confidence)
    return (quantile * standard_error(values) / allowed) ** 2


# ---- pieces ----

MOST_CYCLES = 1000
"""Periods of the longest calendar that are tried for a common multiple."""


def piece(case: Case, replications: int, factor: float) -> float | None:
    """Give the time measured in each replication, ``None`` where the case has no length.

    It is rounded up to whole periods of the case: a piece that ended in the middle of a day
    would count its working hours and not its night.

    Parameters
    ----------
    case
        The case.
    replications
        Pieces wanted.
    factor
        Factor on the total length [-].
    """
    if case.run.length is None:
        return None
    least = case.run.length * factor / replications
    cycle = common_period(_periods(case))
    return math.ceil(least / cycle - 1e-9) * cycle if cycle else least


def _periods(case: Case) -> list[float]:
    calendars = [s["calendar"] for s in case.network["stations"] if "calendar" in s]
    measured = [m.argument for m in case.measures if MEASURES[m.name].argument == "period"]
    return [float(c["period"]) for c in calendars] + [float(p) for p in measured if p]


def common_period(periods: list[float]) -> float:
    """Give the least time that holds every period a whole number of times, 0 if there is none.

    Where none is found within :data:`MOST_CYCLES` of the longest period, that period is given.
    """
    if not periods:
        return 0.0
    longest = max(periods)
    for k in range(1, MOST_CYCLES + 1):
        ratios = [k * longest / p for p in periods]
        if all(abs(r - round(r)) < 1e-9 * r for r in ratios):
            return k * longest
    return longest
