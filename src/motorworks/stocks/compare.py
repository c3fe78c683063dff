"""The least stock of each policy that holds a service, found with paired seeds."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from motorworks.experiment.paired import Estimate, estimated
from motorworks.plant import Cover, Plant, Supply, levels, policy
from motorworks.program.program import Array
from motorworks.stocks.observe import Seen
from motorworks.stocks.theory import DAY

POLICIES = ("(s,Q)", "(s,S)", "kanban", "cover")
TRIES = 5
"""Levels that are simulated for each policy."""
WINDOW = 28
"""Days over which days of cover measure the use."""


@dataclass(frozen=True, kw_only=True)
class Tried:
    """The least level of a policy that held the service, of those that were simulated.

    Attributes
    ----------
    policy
        Its name.
    supply
        The supply by this policy.
    calculated
        Reorder point reckoned from mean and variance of the use in the lead time [parts].
    found
        Reorder point that was found by simulation [parts].
    stock, served, good
        Mean stock [parts], share of the time with stock [-], good parts a year.
    gain
        Good parts a year more than as the plant file has it, paired.
    held
        Whether the service was held by any of them.
    tries
        Levels simulated.
    """

    policy: str
    supply: Supply
    calculated: int
    found: int
    stock: Estimate
    served: Estimate
    good: Estimate
    gain: Estimate
    held: bool
    tries: int


def by_policy(supply: Supply, name: str, point: int, order: int, use: float) -> Supply:
    """Give a supply by another policy with a reorder point and orders of about a size.

    Parameters
    ----------
    supply
        The supply.
    name
        One of :data:`POLICIES`.
    point
        Reorder point [parts].
    order
        Parts of an order.
    use
        Parts used in a day.
    """
    bare = replace(
        supply,
        reorder_point=None,
        order_up_to=None,
        cards=None,
        card_released="taken",
        cover=None,
        timetable=None,
    )
    if name == "kanban":
        return replace(bare, cards=max(1, math.ceil((point + 1) / bare.lot)))
    if name == "cover":
        days = [level / use * DAY for level in (point, point + max(order, bare.lot))]
        cover = Cover(reorder=days[0], up_to=days[1], use=use, measured_over=WINDOW)
        return replace(bare, cover=cover)
    if name == "(s,S)":
        return replace(bare, reorder_point=point, order_up_to=point + max(order, bare.lot))
    lots = max(1, round(order / bare.lot))
    return replace(bare, reorder_point=point, lot=lots * bare.lot)


def with_supply(plant: Plant, supply: Supply) -> Plant:
    """Give a plant in which a supply stands in the place of that of its name."""
    supplies = tuple(supply if s.name == supply.name else s for s in plant.supplies)
    return replace(plant, supplies=supplies)


def least(
    base: Seen,
    number: int,
    name: str,
    point: int,
    step: int,
    order: int,
    service: float,
    simulated: Callable[[Plant], Seen],
) -> Tried:
    """Give the least level of a policy that holds a service.

    From the level that is calculated it goes down while the service is held, or up until it is,
    in doubling steps; then halves what lies between. The random numbers are those of the base.

    Parameters
    ----------
    base
        The plant as it is.
    number
        Number of the supply.
    name
        The policy.
    point, step
        Where to begin, and the first step [parts].
    order
        Parts of an order.
    service
        Share of the time in which there is to be stock.
    simulated
        Gives what is seen of a plant.
    """
    supply = base.plant.supplies[number]
    use = float(base.used[:, :, number].mean())
    seen: dict[int, tuple[Supply, Seen]] = {}
    low, high, at, stride = -1, None, max(0, point), max(1, step)
    for _ in range(TRIES):
        changed = by_policy(supply, name, at, order, use)
        seen[at] = (changed, simulated(with_supply(base.plant, changed)))
        if served(seen[at][1], number).mean() >= service:
            high = at
        else:
            low = at
        if high is None:
            at, stride = at + stride, 2 * stride
        elif low < 0:
            at, stride = max(0, high - stride), 2 * stride
        else:
            at = (low + high) // 2
        if at in seen or (high is not None and high - low <= max(1, step // 8)):
            break
    best = high if high is not None else max(seen)
    changed, run = seen[best]
    return Tried(
        policy=policy(changed),
        supply=changed,
        calculated=point,
        found=levels(changed).point or 0,
        stock=estimated(run.counted("stock_integral")[:, number] / run.elapsed()),
        served=estimated(served(run, number)),
        good=estimated(run.good),
        gain=estimated(run.good - base.good),
        held=high is not None,
        tries=len(seen),
    )


def served(seen: Seen, number: int) -> Array:
    """Give the share of the time in which a part of the supply was in stock, (R,)."""
    return 1.0 - seen.counted("empty_time")[:, number] / seen.elapsed()


def fill(seen: Seen, number: int) -> Array:
    """Give the share of parts that were there when asked for, (R,)."""
    taken, late = (seen.counted(name)[:, number] for name in ("taken", "late"))
    return np.where(taken > 0, 1.0 - late / np.maximum(taken, 1.0), 1.0)
