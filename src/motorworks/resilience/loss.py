"""What a disturbance costs in motors: lost, late, survived, recovered, the worst week."""

from dataclasses import dataclass

import numpy as np

from motorworks.experiment.paired import Estimate, estimated
from motorworks.program.program import Array

ROUNDING = 1e-9


@dataclass(frozen=True, kw_only=True)
class Span:
    """Where a disturbance lies in a series of steps.

    Attributes
    ----------
    step
        Length of a step [s].
    begin, end
        Step in which it begins, and the first one after it.
    week
        Steps of a week.
    """

    step: float
    begin: int
    end: int
    week: int


@dataclass(frozen=True, kw_only=True)
class Seldom:
    """A time that does not come in every replication.

    Attributes
    ----------
    time
        Mean and interval over those in which it comes [s]; ``None`` where it never does.
    came, of
        In how many replications of how many.
    """

    time: Estimate | None
    came: int
    of: int


@dataclass(frozen=True, kw_only=True)
class Loss:
    """What one disturbance costs, paired with the undisturbed runs.

    Attributes
    ----------
    lost
        Good parts fewer at the end of what was looked at.
    late
        Greatest backlog on the way there.
    survive
        From its begin to the first step with output below the threshold [s].
    recover
        From its end until the output of the week ahead is as usual, within the tolerance [s].
    worst_week
        Output of the worst week, as a share of the usual one.
    worst_week_lost
        Good parts fewer in it.
    values
        Good parts lost, by replication, shape (R,).
    """

    lost: Estimate
    late: Estimate
    survive: Seldom
    recover: Seldom
    worst_week: Estimate
    worst_week_lost: Estimate
    values: Array


def loss(
    usual: Array, hit: Array, span: Span, *, threshold: float = 0.9, tolerance: float = 0.02
) -> Loss:
    """Compare two courses of output.

    Parameters
    ----------
    usual, hit
        Good parts in each step, undisturbed and disturbed, shapes (R, N); row r of both has the
        same random numbers.
    span
        Where the disturbance lies.
    threshold
        Share of the usual output below which a step is not survived.
    tolerance
        Share by which the output of a recovered week may lie below the usual one.

    Notes
    -----
    Steps without usual output (Sundays) are passed over. *Recovered* is the first step from
    the end on from which the week ahead brings at least 1 - tolerance of the usual week: from
    there on the backlog no longer grows.
    """
    missing = usual - hit
    shares, weekly = _weeks(usual, hit, span)
    return Loss(
        lost=estimated(missing.sum(axis=1)),
        late=estimated(np.maximum(missing.cumsum(axis=1), 0.0).max(axis=1)),
        survive=_seldom([_survive(u, h, span, threshold) for u, h in zip(usual, hit, strict=True)]),
        recover=_seldom([_recover(u, h, span, tolerance) for u, h in zip(usual, hit, strict=True)]),
        worst_week=estimated(shares),
        worst_week_lost=estimated(weekly),
        values=missing.sum(axis=1),
    )


def _survive(usual: Array, hit: Array, span: Span, threshold: float) -> float | None:
    below = (usual > 0) & (hit < threshold * usual - ROUNDING)
    below[: span.begin] = False
    return float((below.argmax() - span.begin) * span.step) if below.any() else None


def _recover(usual: Array, hit: Array, span: Span, tolerance: float) -> float | None:
    """Give the time to the first week that is as usual; ``None`` if there is none in sight."""
    for k in range(span.end, len(usual) - span.week + 1):
        expected = usual[k : k + span.week].sum()
        if expected > 0 and hit[k : k + span.week].sum() >= (1 - tolerance) * expected - ROUNDING:
            return (k - span.end) * span.step
    return None


def _weeks(usual: Array, hit: Array, span: Span) -> tuple[Array, Array]:
    """Give share and loss of the worst week from the begin on, by replication."""
    shares, lost = np.ones(len(usual)), np.zeros(len(usual))
    for k in range(span.begin, usual.shape[1] - span.week + 1):
        u, h = usual[:, k : k + span.week].sum(axis=1), hit[:, k : k + span.week].sum(axis=1)
        shares = np.where(u > 0, np.minimum(shares, h / np.maximum(u, 1.0)), shares)
        lost = np.maximum(lost, u - h)
    return shares, lost


def _seldom(times: list[float | None]) -> Seldom:
    known = [t for t in times if t is not None]
    return Seldom(
        time=estimated(np.array(known)) if known else None, came=len(known), of=len(times)
    )
