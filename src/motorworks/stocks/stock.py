"""What lies in stock of every bought part, what it costs, and what less or more of it does."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.experiment.paired import Estimate, estimated
from motorworks.plant import Plant, Supply, policy, raised
from motorworks.program.program import Array
from motorworks.stocks.compare import POLICIES, Tried, fill, least, with_supply
from motorworks.stocks.money import interest, value_of
from motorworks.stocks.observe import YEAR, Seen, Terms, see
from motorworks.stocks.theory import DAY, LeadTimeUse, between_looks, lead_time_use, safe_level


@dataclass(frozen=True, kw_only=True)
class Row:
    """What was seen of a supply.

    Attributes
    ----------
    supply, policy
        The supply and the name of its policy.
    lead
        Mean lead time [s].
    use
        Parts used a day of 24 hours.
    stock, days, on_order
        Mean stock [parts], days for which it lasts, parts on order.
    orders
        Orders a year.
    empty, awaited
        Share of the time without stock, and waited for a delivery [-].
    fill, cycle
        Share of parts there when asked for, and of deliveries not waited for [-].
    value
        Price of a part [currency]; ``None`` where the plant file says none.
    day_cost
        Interest of a year on a day's use more in stock [currency]; ``None`` likewise.
    in_lead, level
        Use in the lead time, and the reorder point that would hold the service, calculated.
    """

    supply: Supply
    policy: str
    lead: float
    use: Estimate
    stock: Estimate
    days: float
    on_order: Estimate
    orders: Estimate
    empty: Estimate
    awaited: Estimate
    fill: Estimate
    cycle: Estimate
    value: float | None
    day_cost: float | None
    in_lead: LeadTimeUse
    level: int

    @property
    def money(self) -> float | None:
        """Money in stock [currency]."""
        return None if self.value is None else self.value * self.stock.mean


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is known of the stock of a plant.

    Attributes
    ----------
    plant, terms, service
        The plant, how it was simulated, and the service asked for [-].
    seen
        The plant as it is.
    rows
        One for every supply.
    good
        Good parts a year.
    of
        The supply looked at closely; ``None`` if none was.
    tried
        Its least stock by each policy.
    day_more
        What a day's use more of it in stock brings in good parts a year, paired.
    """

    plant: Plant
    terms: Terms
    service: float
    seen: Seen
    rows: tuple[Row, ...]
    good: Estimate
    of: Row | None
    tried: tuple[Tried, ...]
    day_more: Estimate | None


def need_supplies(plant: Plant) -> None:
    """Refuse a plant that buys nothing by order, before it is simulated for nothing.

    Raises
    ------
    MotorworksError
        If it has no supplies.
    """
    if not plant.supplies:
        raise MotorworksError("the plant has no supplies: nothing is bought by order")


def stock(
    plant: Plant,
    terms: Terms,
    *,
    of: str = "",
    service: float = 0.99,
    progress: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> Answer:
    """Look at the stock of every supply, and closely at one.

    Parameters
    ----------
    plant
        The plant.
    terms
        How it is simulated.
    of
        Name of a supply whose policies are compared; none if not given.
    service
        Share of the time in which there is to be stock, from 0.5 to below 1.
    progress
        Told how many replications are done, of how many at the most.
    stop
        Ends it early once set.

    Raises
    ------
    MotorworksError
        If the plant has no supplies, none of that name, the service makes no sense, or a run
        fails.
    """
    need_supplies(plant)
    names = [s.name for s in plant.supplies]
    if of and of not in names:
        raise MotorworksError(f"there is no supply '{of[:80]}'; there is: {', '.join(names)}")
    if not 0.5 <= service < 1:
        raise MotorworksError(f"service is {service:g}; must be from 50 % to below 100 %")
    done = [0]
    most = terms.replications * (2 + len(POLICIES) * 5 if of else 1)

    def told() -> None:
        done[0] += 1
        if progress is not None:
            progress(done[0], most)

    def simulated(changed: Plant) -> Seen:
        return see(changed, terms, stop, told)

    base = simulated(plant)
    rows = tuple(_row(base, v, service) for v in range(len(names)))
    chosen = rows[names.index(of)] if of else None
    tried, more = _closely(base, names.index(of), rows, service, simulated) if of else ((), None)
    return Answer(
        plant=plant,
        terms=terms,
        service=service,
        seen=base,
        rows=rows,
        good=estimated(base.good),
        of=chosen,
        tried=tried,
        day_more=more,
    )


def _row(seen: Seen, v: int, service: float) -> Row:
    supply, elapsed = seen.plant.supplies[v], seen.elapsed()

    def mean(name: str, per: float) -> Estimate:
        return estimated(seen.counted(name)[:, v] / per)

    use = mean("taken", elapsed / DAY)
    held = mean("stock_integral", elapsed)
    value, rate = value_of(seen.plant, supply), interest(seen.plant)
    look = 0.0 if supply.timetable is None else between_looks(supply.timetable)
    spread = float(seen.used[:, :, v].var())
    in_lead = lead_time_use(use.mean, spread, supply.lead_time, look)
    return Row(
        supply=supply,
        policy=policy(supply),
        lead=supply.lead_time.mean() if supply.lead_time else 0.0,
        use=use,
        stock=held,
        days=held.mean / use.mean if use.mean > 0 else np.nan,
        on_order=mean("order_integral", elapsed),
        orders=mean("orders", elapsed / YEAR),
        empty=mean("empty_time", elapsed),
        awaited=mean("awaited_time", elapsed),
        fill=estimated(fill(seen, v)),
        cycle=estimated(_cycle(seen, v)),
        value=value,
        day_cost=None if value is None else use.mean * value * rate,
        in_lead=in_lead,
        level=safe_level(in_lead, service, _order(seen, v)),
    )


def _cycle(seen: Seen, v: int) -> Array:
    """Give the share of deliveries that nobody waited for; 1 where there was none, (R,)."""
    all_, awaited = (seen.counted(name)[:, v] for name in ("deliveries", "awaited"))
    return np.where(all_ > 0, 1.0 - awaited / np.maximum(all_, 1.0), 1.0)


def _order(seen: Seen, v: int) -> int:
    """Give the parts of an order, in the mean; a lot if there was none."""
    orders = float(seen.counted("orders")[:, v].sum())
    parts = float(seen.counted("ordered")[:, v].sum())
    return max(1, round(parts / orders)) if orders > 0 else seen.plant.supplies[v].lot


def _closely(
    base: Seen, v: int, rows: tuple[Row, ...], service: float, simulated: Callable[[Plant], Seen]
) -> tuple[tuple[Tried, ...], Estimate]:
    """Give the least stock of each policy, and what a day more brings."""
    row, supply = rows[v], base.plant.supplies[v]
    watched = lead_time_use(row.use.mean, float(base.used[:, :, v].var()), supply.lead_time, 0.0)
    order = _order(base, v)
    point = safe_level(watched, service, order)
    step = max(1, round(watched.deviation), supply.lot // 2)
    tried = tuple(least(base, v, name, point, step, order, service, simulated) for name in POLICIES)
    more = simulated(with_supply(base.plant, raised(supply, max(1, round(row.use.mean)))))
    return tried, estimated(more.good - base.good)
