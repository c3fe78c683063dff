"""The levels by which a supply orders, whatever its policy is called."""

import math
from dataclasses import replace
from typing import NamedTuple

from motorworks.plant.supply import Cover, Supply

DAY = 86400.0


class Levels(NamedTuple):
    """Stock positions by which is ordered [parts]."""

    point: int | None
    """At or below it is ordered; ``None``: a lot at each time of the timetable."""
    up_to: int
    """Up to it, in whole lots."""


def policy(supply: Supply) -> str:
    """Give the policy of a supply by a name of the field.

    ``(s,Q)``, ``(s,S)``, ``(R,S)``, ``(R,s,Q)``, ``(R,s,S)``, ``base stock``, ``kanban``,
    ``cover`` or ``lots by timetable``.
    """
    looks = "R," if supply.timetable is not None else ""
    if supply.cards is not None:
        return "kanban"
    if supply.cover is not None:
        return "cover"
    if supply.order_up_to is not None:
        if supply.reorder_point is None:
            return "(R,S)" if looks else "base stock"
        return f"({looks}s,S)"
    return "lots by timetable" if supply.reorder_point is None else f"({looks}s,Q)"


def levels(supply: Supply) -> Levels:
    """Give the levels of a supply; of one by cover those of the use that is given.

    Parameters
    ----------
    supply
        The supply.

    Notes
    -----
    With K cards on containers of Q parts, K Q parts are in stock or ordered when nothing is
    taken. A card is free when the first part of its container is taken: that is when the
    position falls to K Q - 1, and from then on with every Q parts more. So kanban is (s, Q) with
    s = K Q - 1, and with s = (K - 1) Q where the card waits for the empty container (Axsater,
    Inventory Control, 3rd ed. 2015, chapter 3: kanban as an (R, Q) policy).
    """
    lot = supply.lot
    if supply.cards is not None:
        kept = 1 if supply.card_released == "taken" else lot
        point = supply.cards * lot - kept
        return Levels(point, point + lot)
    if supply.cover is not None:
        return _covering(supply.cover, lot)
    if supply.order_up_to is not None:
        lowest = supply.order_up_to - lot
        point = lowest if supply.reorder_point is None else supply.reorder_point
        return Levels(point, supply.order_up_to)
    return Levels(supply.reorder_point, (supply.reorder_point or 0) + lot)


def _covering(cover: Cover, lot: int) -> Levels:
    """Give the levels of some days of use, as the kernel reckons them."""
    point = 0 if cover.reorder is None else math.floor(cover.reorder / DAY * cover.use)
    least = lot if cover.reorder is None else point + lot
    up_to = least if cover.up_to is None else max(least, math.ceil(cover.up_to / DAY * cover.use))
    return Levels(up_to - lot if cover.reorder is None else point, up_to)


def raised(supply: Supply, parts: int) -> Supply:
    """Give a supply that keeps so many parts more, by the same policy.

    Cards are added in whole containers. One without a level, that brings a lot at each time of
    its timetable, stays as it is.
    """
    if supply.cards is not None:
        return replace(supply, cards=max(1, supply.cards + math.ceil(parts / supply.lot)))
    if supply.cover is not None:
        return replace(supply, cover=_longer(supply.cover, parts / supply.cover.use * DAY))
    return replace(
        supply,
        reorder_point=_more(supply.reorder_point, parts),
        order_up_to=_more(supply.order_up_to, parts),
    )


def _more(level: int | None, parts: int) -> int | None:
    return None if level is None else max(0, level + parts)


def _longer(cover: Cover, time: float) -> Cover:
    reorder = None if cover.reorder is None else max(0.0, cover.reorder + time)
    return replace(
        cover, reorder=reorder, up_to=None if cover.up_to is None else cover.up_to + time
    )
