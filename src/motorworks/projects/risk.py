"""The risk of a project: many draws of its durations, and what decides the finish."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from motorworks.errors import MotorworksError, StoppedError
from motorworks.projects.critical_path import SAME
from motorworks.projects.draws import drawn_delays, drawn_work
from motorworks.projects.network import ProjectNetwork
from motorworks.projects.pace import Array
from motorworks.projects.passes import backward, forward
from motorworks.projects.resource import RiskEvent

BLOCK = 10_000
"""Draws made together; each block has random numbers of its own, by its number."""


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """How an activity or a risk acts on the finish.

    Attributes
    ----------
    name
        The activity or risk.
    criticality
        Share of draws in which it is on a critical path; NaN for a risk.
    cruciality
        Correlation of its duration with the finish (Pearson); 0 where it does not vary.
    sensitivity
        Criticality times the deviation of its duration over that of the finish (the schedule
        sensitivity index); NaN for a risk.
    low, high
        Mean finish where it is among its shortest and among its longest tenth [d].
    """

    name: str
    criticality: float
    cruciality: float
    sensitivity: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class ProjectRisk:
    """Finishes of many draws.

    Attributes
    ----------
    end
        Activity whose finish it is; empty for the last of all.
    finishes
        Finishes of the end [d], shape (draws,), in the order of the draws.
    others
        Finishes of further activities that were asked for, by name, each of shape (draws,).
    exposures
        What acts on it, the strongest first.
    """

    end: str
    finishes: Array
    others: dict[str, Array]
    exposures: tuple[Exposure, ...]

    def quantile(self, share: float) -> float:
        """Give the time by which the end is reached in a share of the draws [d]."""
        return float(np.quantile(self.finishes, share))

    def by(self, time: float) -> float:
        """Give the share of draws that have finished by a time [d]."""
        return float(np.mean(self.finishes <= time + SAME))


def project_risk(
    net: ProjectNetwork,
    *,
    draws: int = 100_000,
    seed: int = 1,
    spread: str = "pert",
    risks: Sequence[RiskEvent] = (),
    end: str | None = None,
    also: Sequence[str] = (),
    cancel: threading.Event | None = None,
) -> ProjectRisk:
    """Give the finishes of a project over random durations.

    Parameters
    ----------
    net
        The project.
    draws, seed
        How many draws, from which seed. More draws begin with the same ones.
    spread
        How durations lie between their ends: ``pert`` or ``triangular``.
    risks
        What may delay several activities at once.
    end
        Activity whose finish counts; the last of all if not given.
    also
        Activities whose finishes are kept too.
    cancel
        When set, it is given up.

    Raises
    ------
    MotorworksError
        If there are fewer than 10 draws, or an activity is not there.
    StoppedError
        If it was cancelled.

    Notes
    -----
    Criticality and cruciality after Williams (1992, Criticality in stochastic networks, J. Opl.
    Res. Soc. 43). Durations are independent; what hits several at once is a risk.
    """
    if draws < 10:
        raise MotorworksError(f"draws is {draws}; expected 10 or more")
    numbers = [net.number(name) for name in also]
    kept: list[tuple[Array, ...]] = []
    critical = np.zeros(len(net.activities))
    for n, first in enumerate(range(0, draws, BLOCK)):
        if cancel is not None and cancel.is_set():
            raise StoppedError("stopped before all draws were made")
        random = np.random.Generator(np.random.Philox(np.random.SeedSequence([seed, n])))
        count = min(BLOCK, draws - first)
        work, delay, finish = _block(net, risks, random, spread, end, critical, count)
        kept.append((work, delay, _ends(net, finish, end)[None], finish[numbers]))
    work, delay, ends, others = (np.concatenate(part, axis=1) for part in zip(*kept, strict=True))
    exposures = _exposures(net, risks, work, delay, ends[0], critical / draws)
    return ProjectRisk(
        end=end or "",
        finishes=ends[0],
        others=dict(zip(also, others, strict=True)),
        exposures=exposures,
    )


def _block(
    net: ProjectNetwork,
    risks: Sequence[RiskEvent],
    random: np.random.Generator,
    spread: str,
    end: str | None,
    critical: Array,
    count: int,
) -> tuple[Array, Array, Array]:
    """Give work, delays of risks and finishes of a block; count what was critical."""
    # A whole block is drawn even where only a part is wanted, so that more draws begin alike.
    work = drawn_work(net, random, BLOCK, spread)[:, :count]
    delay, suffered = drawn_delays(net, risks, random, BLOCK, spread)
    delay, suffered = delay[:, :count], suffered[:, :count]
    taken = work + suffered
    start, finish = forward(net, taken)
    unbound = np.full_like(finish, np.inf)
    last = _ends(net, finish, end)
    if end is None:
        unbound[:] = last
    else:
        unbound[net.number(end)] = last
    late, _ = backward(net, taken, unbound)
    critical += np.sum(late - start <= SAME, axis=1)
    return work, delay, finish


def _ends(net: ProjectNetwork, finish: Array, end: str | None) -> Array:
    last: Array = finish.max(axis=0) if end is None else finish[net.number(end)]
    return last


def _exposures(
    net: ProjectNetwork,
    risks: Sequence[RiskEvent],
    work: Array,
    delay: Array,
    ends: Array,
    critical: Array,
) -> tuple[Exposure, ...]:
    spread = float(ends.std())
    found = []
    for n, a in enumerate(net.activities):
        index = critical[n] * work[n].std() / spread if spread > 0 else 0.0
        found.append(_exposure(a.name, work[n], ends, float(critical[n]), float(index)))
    found += [_exposure(risk.name, delay[k], ends, np.nan, np.nan) for k, risk in enumerate(risks)]
    return tuple(sorted(found, key=lambda e: (-(e.high - e.low), e.name)))


def _exposure(
    name: str, lasts: Array, ends: Array, criticality: float, sensitivity: float
) -> Exposure:
    if np.ptp(lasts) == 0 or np.ptp(ends) == 0:
        mean = float(ends.mean())
        return Exposure(
            name=name,
            criticality=criticality,
            cruciality=0.0,
            sensitivity=sensitivity,
            low=mean,
            high=mean,
        )
    few, many = np.quantile(lasts, [0.1, 0.9])
    return Exposure(
        name=name,
        criticality=criticality,
        cruciality=float(np.corrcoef(lasts, ends)[0, 1]),
        sensitivity=sensitivity,
        low=float(ends[lasts <= few].mean()),
        high=float(ends[lasts >= many].mean()),
    )
