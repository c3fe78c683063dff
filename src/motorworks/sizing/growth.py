"""What grows with the output beside machines and lines: stores, orders, vehicles, people, floor."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from motorworks.plant import Buffer, Plant, Supply
from motorworks.plant.pool import Pool

COMPANY = 2
"""People of a pool at the least, where the plant has as many."""


@dataclass(frozen=True, kw_only=True)
class Growth:
    """Output wanted over output that the plant was laid out for.

    Attributes
    ----------
    total
        Of all models together [-].
    by_model
        Of each model [-].
    busiest
        Of the model made most, then and now [-]: what a store with equally many places for every
        model must hold.
    """

    total: float
    by_model: Mapping[str, float]
    busiest: float

    @property
    def none(self) -> bool:
        """Whether nothing changes."""
        every = (self.total, self.busiest, *self.by_model.values())
        return all(abs(ratio - 1.0) < 1e-12 for ratio in every)


def growth(plant: Plant, demand: float, mix: Mapping[str, float]) -> Growth:
    """Give what the output grows by; a plant without a target was laid out for the demand."""
    target = plant.target or demand
    shares = {m.name: m.share for m in plant.models}
    most = max(shares.values(), default=0.0) * target
    return Growth(
        total=demand / target,
        by_model={
            m: demand * part / (target * shares[m]) if shares[m] > 0.0 else 1.0
            for m, part in mix.items()
        },
        busiest=demand * max(mix.values(), default=0.0) / most if most > 0.0 else demand / target,
    )


def times(number: float, ratio: float) -> int:
    """Give a whole number grown by a ratio, rounded up, at least 1 where there was any."""
    return max(1, math.ceil(number * ratio - 1e-9)) if number > 0 else 0


def fixed_part(amount: float, fixed: float, ratio: float) -> float:
    """Give an amount of which a share is fixed and the rest grows."""
    return amount * (fixed + (1.0 - fixed) * ratio)


def store(buffer: Buffer, by: Growth) -> Buffer:
    """Give a store that covers at least as many hours as before.

    It never gets smaller: lots, batches and racks do not either.
    """
    by = Growth(
        total=max(1.0, by.total),
        by_model={m: max(1.0, ratio) for m, ratio in by.by_model.items()},
        busiest=max(1.0, by.busiest),
    )
    return replace(
        buffer,
        capacity=None if buffer.capacity is None else times(buffer.capacity, by.total),
        capacity_per_model=None
        if buffer.capacity_per_model is None
        else times(buffer.capacity_per_model, by.busiest),
        capacity_by_model={
            m: times(n, by.by_model.get(m, 1.0)) for m, n in buffer.capacity_by_model.items()
        },
        initial=math.floor(buffer.initial * by.total + 1e-9),
        initial_by_model={
            m: math.floor(n * _of_initial(buffer, m, by) + 1e-9)
            for m, n in buffer.initial_by_model.items()
        },
    )


def _of_initial(buffer: Buffer, model: str, by: Growth) -> float:
    """Give what the stock at the start grows by: as its places do."""
    return by.by_model.get(model, 1.0) if model in buffer.capacity_by_model else by.busiest


def supply(order: Supply, by: Growth, stores: Mapping[str, Buffer]) -> Supply:
    """Give orders for as many days as before, for as many as a store that holds them.

    What is bought for one model is never ordered later than before: few lines work their models in
    turn, and take a whole lot of one at their full pace, however small the year is.
    """
    shared = order.to in stores and not stores[order.to].by_model
    own = not shared and order.model is not None
    ratio = by.by_model.get(order.model or "", by.total) if own else by.total
    kept = max(ratio, 1.0 if own else 0.0)
    lot = times(order.lot, ratio)
    point, up_to = (
        None if level is None else times(level, kept)
        for level in (order.reorder_point, order.order_up_to)
    )
    return replace(
        order,
        lot=lot,
        reorder_point=point,
        order_up_to=None if up_to is None else max(up_to, (point or 0) + lot),
        cards=None if order.cards is None else max(1, math.ceil(order.cards * kept / ratio - 1e-9)),
        cover=None if order.cover is None else replace(order.cover, use=order.cover.use * kept),
    )


def pool(people: Pool, ratio: float) -> Pool:
    """Give a pool of people for so much more or less output, shift by shift.

    Nobody is left alone: of two calls at a time, one would wait. Where the plant has several, at
    least two stay.
    """
    return replace(
        people,
        count=_people(people.count, ratio),
        shifts=tuple(replace(s, count=_people(s.count, ratio)) for s in people.shifts),
        dated=tuple(replace(d, count=_people(d.count, ratio)) for d in people.dated),
    )


def _people(count: int | None, ratio: float) -> int | None:
    return None if count is None else max(times(count, ratio), min(count, COMPANY))


def grown(plant: Plant, by: Growth) -> Plant:
    """Give a plant in which all that grows with the output has grown, lines and machines not."""
    if by.none:
        return plant
    places = {b.name: b for b in plant.buffers}
    return replace(
        plant,
        buffers=tuple(store(b, by) for b in plant.buffers),
        supplies=tuple(supply(s, by, places) for s in plant.supplies),
        fleets=tuple(replace(f, vehicles=times(f.vehicles, by.total)) for f in plant.fleets),
        pools=tuple(pool(p, by.total) for p in plant.pools),
        sources=tuple(
            s
            if s.interarrival is None
            else replace(s, interarrival=s.interarrival.scaled(1.0 / by.total))
            for s in plant.sources
        ),
        shipments=tuple(
            s if s.most is None else replace(s, most=_whole(s.most * by.total, s.container))
            for s in plant.shipments
        ),
        transports=tuple(
            replace(
                t,
                conveyor=replace(
                    t.conveyor,
                    spacing=t.conveyor.spacing / by.total,
                    places=times(t.conveyor.places, by.total),
                ),
            )
            if t.conveyor is not None and by.total > 1.0
            else t
            for t in plant.transports
        ),
        staff=tuple(
            replace(s, people=fixed_part(s.people, s.fixed, by.total)) for s in plant.staff
        ),
        areas=tuple(replace(a, floor=fixed_part(a.floor, a.fixed, by.total)) for a in plant.areas),
        workshops=tuple(replace(w, floor=w.floor * by.total) for w in plant.workshops),
        capital=tuple(
            replace(c, amount=fixed_part(c.amount, 1.0 - c.growing, by.total))
            for c in plant.capital
        ),
        firms=tuple(
            replace(f, floor=f.floor * by.total, people=f.people * by.total) for f in plant.firms
        ),
    )


def _whole(parts: float, container: int) -> int:
    """Give parts as whole containers, rounded up."""
    return times(parts / container, 1.0) * container
