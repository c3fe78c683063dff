"""How much of a model a plant can stand in its mix."""

from collections.abc import Iterator
from dataclasses import dataclass

from motorworks.capacity.machines import Machines
from motorworks.capacity.static import StaticCapacity, static_capacity

NEAR = 1.5
"""Processes that allow more than this times the target are not asked: no mix would do it."""


@dataclass(frozen=True, kw_only=True)
class MixLimit:
    """The greatest share of a model with which a process still allows the target.

    Attributes
    ----------
    model, process
        Names.
    share
        The greatest share, the other models kept in proportion [-].
    now
        Its share in the plant's mix [-].
    """

    model: str
    process: str
    share: float
    now: float


def mix_limits(machines: Machines, static: StaticCapacity, target: float) -> Iterator[MixLimit]:
    """Give for each model the share that overloads a process, where there is one below 100 %.

    Parameters
    ----------
    machines
        The machines of the plant.
    static
        Its static capacity with the mix as it is.
    target
        Good parts a year wanted.

    Notes
    -----
    With models in shares ``s`` a process has ``1 / C = sum of s_m / C_m``, where ``C_m`` is what it
    allows of model ``m`` alone. With the others in proportion that is linear in one share.
    """
    shares = dict(static.mix)
    near = [p for p in static.processes if target <= p.good_per_year < NEAR * target]
    if len(shares) < 2 or not near or target <= 0:
        return
    names = {p.process for p in near}
    for model, now in shares.items():
        if now >= 1:
            continue
        alone = static_capacity(
            machines.plant, mix={model: 1.0}, processes=names, machines=machines
        )
        only = {p.process: p.good_per_year for p in alone.processes}
        found = [
            (_limit(1 / p.good_per_year, 1 / only[p.process], now, 1 / target), p.process)
            for p in near
            if only.get(p.process, 0) > 0
        ]
        share, process = min(found, default=(1.0, ""))
        if share < 1:
            yield MixLimit(model=model, process=process, share=share, now=now)


def _limit(mixed: float, own: float, now: float, most: float) -> float:
    """Give the share at which the time of a part at a process reaches its most."""
    others = (mixed - now * own) / (1 - now)
    return (most - others) / (own - others) if own > most else 1.0
