"""What one replication of shipping gives: figures by name, and the days of stores and quays."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from motorworks.logistics.box import Box, Call
from motorworks.logistics.chain import Balance, Chain
from motorworks.logistics.client import Client
from motorworks.logistics.haul import Haul
from motorworks.logistics.quay import Quay
from motorworks.program.program import Array

DAY = 86400.0
LATE = 6 * 3600.0
"""A ship is called late if it berths so much after it was due [s]."""

Key = tuple[str, str, str]
"""Kind of thing (``plant``, ``dock``, ``truck``, ``port``, ``sailing``, ``customer``), its name
and the figure; the plant has no name."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Outcome:
    """One replication.

    Attributes
    ----------
    figures
        Values by kind, name and figure; times in s, NaN where there is none.
    quay_days, store_days
        Boxes on each quay and motors in each store, mean of each day, shapes (D, Q) and (D, K).
    boxes, calls
        All boxes, and ships that were due from the end of the warm-up on.
    taken
        Number of the trucks of each box that has been stuffed, by the box's number.
    balance
        Where the motors are at the end.
    rounds
        Rounds of trucks.
    """

    figures: Mapping[Key, float]
    quay_days: Array
    store_days: Array
    boxes: tuple[Box, ...]
    calls: tuple[Call, ...]
    taken: Mapping[int, int]
    balance: Balance
    rounds: tuple[tuple[int, int, float, float, int], ...]


def outcome(chain: Chain) -> Outcome:
    """Give the outcome of a chain that has run."""
    network, now, begin = chain.network, chain.agenda.now, chain.begin
    figures: dict[Key, float] = {}
    counted = [b for b in chain.boxes if b.begun >= begin]

    def put(kind: str, name: str, values: Mapping[str, float]) -> None:
        figures.update({(kind, name, figure): value for figure, value in values.items()})

    put("plant", "", _plant(chain, counted, now))
    for n, (store, plan) in enumerate(zip(chain.stores, network.docks, strict=True)):
        own = [b for b in counted if b.dock == n]
        values = {
            "stock_mean": store.level.mean(now),
            "stock_most": store.level.most,
            "unplaced": float(store.unplaced),
            "hours_full": float(store.full),
            "bay_use": chain.bays[n].mean(now) / plan.dock.bays,
        }
        put("dock", plan.dock.name, values | _boxes(own, plan.racks, plan.limit))
    for haul in chain.hauls:
        own = [b for b in counted if chain_truck(chain, b) == haul.plan.truck.name]
        put("truck", haul.plan.truck.name, _truck(haul, own, now))
    for quay in chain.quays:
        put("port", quay.plan.port.name, _port(quay, now, begin))
    for n, sailing in enumerate(network.sailings):
        calls = [c for q in chain.quays for c in q.calls if c.sailing == n and begin <= c.due < now]
        own = [b for b in chain.boxes if b.sailing == n and b.due >= begin]
        put("sailing", sailing.sailing.name, _sailing(calls, own, sailing.sailing.slots))
    for n, client in enumerate(chain.clients):
        own = [b for b in chain.boxes if b.customer == n and b.arrived >= begin]
        sent = float(sum(b.motors for b in counted if b.customer == n))
        values = _customer(client, own, now, begin)
        put("customer", client.plan.customer.name, {"sent": sent} | values)
    return Outcome(
        figures=figures,
        quay_days=_days([quay.level.days for quay in chain.quays]),
        store_days=_days([store.level.days for store in chain.stores]),
        boxes=tuple(chain.boxes),
        calls=tuple(
            sorted(
                (
                    c
                    for q in chain.quays
                    for c in q.calls
                    if c.sailing >= 0 and begin <= c.due < now
                ),
                key=lambda c: c.due,
            )
        ),
        taken=dict(chain.taken),
        balance=chain.balance(),
        rounds=tuple(
            (r.kind, r.number, r.begin, r.end, r.box) for haul in chain.hauls for r in haul.rounds
        ),
    )


def chain_truck(chain: Chain, box: Box) -> str:
    """Give the name of the trucks that a box has taken, or waits for; empty while it is stuffed."""
    taken = chain.taken.get(box.number)
    return "" if taken is None else chain.network.trucks[taken].truck.name


def _days(columns: list[Array]) -> Array:
    return np.stack(columns, axis=1) if columns else np.zeros((0, 0))


def _mean(values: list[float]) -> float:
    known = [v for v in values if v == v]
    return sum(known) / len(known) if known else float("nan")


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def _plant(chain: Chain, boxes: list[Box], now: float) -> dict[str, float]:
    clients = chain.clients
    called = sum(c.called for c in clients)
    arrived = [b for b in chain.boxes if b.arrived >= chain.begin]
    ages = _ages(arrived)
    levels = {
        "store_motors": sum(store.level.mean(now) for store in chain.stores),
        "bay_motors": chain.in_bays.mean(now),
        "road_motors": chain.on_road.mean(now),
        "quay_motors": sum(quay.motors.mean(now) for quay in chain.quays),
        "sea_motors": chain.at_sea.mean(now),
        "customer_motors": sum(c.level.mean(now) for c in clients),
    }
    return {
        "boxes": float(len(boxes)),
        "motors_shipped": float(sum(b.motors for b in boxes)),
        "door_to_door": ages[0],
        "door_to_door_95": ages[1],
        **levels,
        "pipeline_motors": sum(levels.values()),
        "fill_rate": _ratio(sum(c.at_once for c in clients), called),
        "on_time": _ratio(sum(c.on_time for c in clients), called),
        "owed": sum(c.owed.mean(now) for c in clients),
        "unplaced": float(sum(store.unplaced for store in chain.stores)),
        "penalty": sum(_penalty(c, now) for c in clients),
        "freight": sum(
            chain.network.sailings[b.sailing].sailing.price
            for b in chain.boxes
            if b.sailing >= 0 and b.sailed >= chain.begin
        ),
    }


def _ages(boxes: list[Box]) -> tuple[float, float]:
    """Give mean and 95th percentile of the time from the store's door to the customer's [s].

    Each rack counts once; those that were there at the start do not.
    """
    rows = [(b.arrived - made, racks) for b in boxes for _, made, racks in b.load if made == made]
    if not rows:
        return float("nan"), float("nan")
    ages, racks = np.array(rows).T
    order = np.argsort(ages, kind="stable")
    share = np.cumsum(racks[order]) / racks.sum()
    at = int(np.searchsorted(share, 0.95 - 1e-12))
    return float(np.average(ages, weights=racks)), float(ages[order][at])


def _boxes(boxes: list[Box], racks: int, limit: float) -> dict[str, float]:
    return {
        "boxes": float(len(boxes)),
        "motors": float(sum(b.motors for b in boxes)),
        "box_racks": _mean([b.racks / racks for b in boxes]),
        "box_mass": _mean([b.mass / limit for b in boxes]),
    }


def _truck(haul: Haul, boxes: list[Box], now: float) -> dict[str, float]:
    loading = haul.plan.truck.loading
    return {
        "rounds": float(sum(b.set_out == b.set_out for b in boxes)),
        "use": haul.busy.mean(now) / haul.plan.truck.number,
        "box_wait": _mean([b.set_out - loading - b.stuffed for b in boxes]),
        "gate_wait": _mean([b.quay - haul.plan.truck.unloading - b.gate for b in boxes]),
    }


def _port(quay: Quay, now: float, begin: float) -> dict[str, float]:
    berthed = [c for c in quay.calls if c.came >= begin and c.berthed == c.berthed]
    own = [c for c in berthed if c.sailing >= 0]
    return {
        "quay_mean": quay.level.mean(now),
        "quay_most": quay.level.most,
        "berth_use": quay.berthed.mean(now) / quay.plan.port.berths,
        "ships": float(len(berthed)),
        "ship_wait": _mean([c.berthed - c.came for c in berthed]),
        "own_ship_wait": _mean([c.berthed - c.came for c in own]),
    }


def _sailing(calls: list[Call], boxes: list[Box], slots: int | None) -> dict[str, float]:
    made = [c for c in calls if not c.omitted]
    return {
        "calls": float(len(calls)),
        "omitted": float(len(calls) - len(made)),
        "late": float(sum(c.berthed > c.due + LATE for c in made)),
        "lateness": _mean([c.berthed - c.due for c in made]),
        "boxes": float(len(boxes)),
        "slot_use": _ratio(len(boxes), slots * len(made)) if slots else float("nan"),
        "rolled": float(sum(b.rolled > 0 for b in boxes)),
        "after_cut_off": float(sum(b.late for b in boxes)),
    }


def _penalty(client: Client, now: float) -> float:
    per = client.plan.customer.penalty
    return per * (client.owed.area(now) / DAY + client.lost) if per else 0.0


def _customer(client: Client, boxes: list[Box], now: float, begin: float) -> dict[str, float]:
    ages = _ages(boxes)
    return {
        "called": float(client.called),
        "fill_rate": _ratio(client.at_once, client.called),
        "cycle_service": _ratio(client.calls_served, client.calls),
        "on_time": _ratio(client.on_time, client.called),
        "owed": client.owed.mean(now),
        "owed_at_end": client.owed.value,
        "days_owed": client.owed.share(now) * (now - begin) / DAY,
        "lost": float(client.lost),
        "stock": client.level.mean(now),
        "boxes": float(len(boxes)),
        "door_to_door": ages[0],
        "door_to_door_95": ages[1],
        "penalty": _penalty(client, now),
    }
