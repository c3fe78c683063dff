"""KPIs of supply: orders, stock, stock-outs, what expires."""

from collections.abc import Iterator

import numpy as np

from motorworks.program.program import Array
from motorworks.statistics.definition import Block, Kpi
from motorworks.statistics.elements import OWN
from motorworks.statistics.figures import Figures, ratio
from motorworks.statistics.scope import Scope, stations_proper


def _kpi(name: str, unit: str, formula: str, sentence: str, undefined: str) -> Kpi:
    return Kpi(
        name=name,
        unit=unit,
        formula=formula,
        sentence=sentence,
        undefined=undefined,
        levels=("supply",),
        source=OWN,
    )


DAY = 86400.0
COUNTED = (
    "stock_integral",
    "order_integral",
    "empty_time",
    "awaited_time",
    "taken",
    "late",
    "deliveries",
    "awaited",
)
"""What the trace counts of the stock of every supply."""
NO_TIME = "no time was measured"

KPIS = (
    _kpi(
        "supply_orders_per_year",
        "1/year",
        "orders / planned time × planned time of a year",
        "Orders given to a supplier in a year.",
        "there was no planned time in the time measured",
    ),
    _kpi(
        "mean_stock",
        "parts",
        "∫ parts in the buffer dt / elapsed time",
        "Parts in the buffer that a supply fills, of all its models; mean over time.",
        NO_TIME,
    ),
    _kpi(
        "stock_out_share",
        "-",
        "Σ time starved for the buffer / Σ POT of its takers",
        "Share of the planned operation time of the stations that take from the buffer in which "
        "they stood still for want of its parts.",
        "no station that takes from it had planned time",
    ),
    _kpi(
        "expired_share",
        "-",
        "expired / delivered",
        "Share of the parts of a supply that expired before they were taken.",
        "nothing was delivered",
    ),
    _kpi(
        "supply_stock",
        "parts",
        "∫ parts of the model in the buffer or waiting outside it dt / elapsed time",
        "Parts of the supply's own model in stock; mean over time. Parts that something else puts "
        "into the buffer count from the next taking or delivery on.",
        NO_TIME,
    ),
    _kpi(
        "supply_on_order",
        "parts",
        "∫ parts on order dt / elapsed time",
        "Parts ordered that have not been delivered; mean over time.",
        NO_TIME,
    ),
    _kpi(
        "supply_use",
        "parts/day",
        "parts of the model taken from the buffer / elapsed days",
        "Parts used a day of 24 hours, days of rest included.",
        NO_TIME,
    ),
    _kpi(
        "stock_days",
        "day",
        "supply_stock / supply_use",
        "Days for which the mean stock lasts.",
        "nothing was used",
    ),
    _kpi(
        "empty_share",
        "-",
        "time without a part of the model in stock / elapsed time",
        "Share of the time in which there was no stock, asked for or not.",
        NO_TIME,
    ),
    _kpi(
        "awaited_share",
        "-",
        "Σ over deliveries: from when the first machine that was served late began to wait, not "
        "before the delivery before, to the delivery / elapsed time",
        "Share of the time in which a machine waited for a delivery. A break or the end of a shift "
        "begins the wait anew, so with shifts it is a lower bound; one that still waits at the end "
        "is not in it, nor what a milk run finds missing.",
        NO_TIME,
    ),
    _kpi(
        "fill_rate",
        "-",
        "1 − parts taken by machines that had stood still for them / parts taken",
        "Share of the parts taken that were there when they were asked for.",
        "nothing was taken",
    ),
    _kpi(
        "cycle_service",
        "-",
        "1 − deliveries for which a machine had waited / deliveries",
        "Share of the order cycles without a stock-out.",
        "nothing was delivered",
    ),
    _kpi(
        "inventory_turns",
        "1/year",
        "(delivered − expired) of a year / mean stock",
        "How often a year the stock of the buffer is used up, by all of its supplies.",
        "there was no stock",
    ),
)


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI of this family."""
    program = figures.program
    if not program.supply_names:
        return
    scopes = [Scope(f"supply:{name}", "supply") for name in program.supply_names]
    buffers = program.supply_buffer
    orders, arrived, expired = (
        _counted(figures, f"supply_{n}") for n in ("orders", "arrived", "expired")
    )
    stock = ratio(_counted(figures, "buffer_integral")[:, buffers], figures.elapsed[:, None])
    used = (arrived - expired) @ (buffers[:, None] == buffers[None, :]).astype(float)
    yearly = figures.per_year[:, None]
    yield Block("supply_orders_per_year", scopes, orders * yearly)
    yield Block("mean_stock", scopes, stock)
    yield Block("stock_out_share", scopes, _stock_out(figures))
    yield Block("expired_share", scopes, ratio(expired, arrived))
    yield from _service(figures, scopes)
    yield Block("inventory_turns", scopes, ratio(used * yearly, stock))


def _service(figures: Figures, scopes: list[Scope]) -> Iterator[Block]:
    """Give stock, orders and service of each supply's own model."""
    elapsed = figures.elapsed[:, None]
    counted = {name: _counted(figures, f"supply_{name}") for name in COUNTED}
    stock = ratio(counted["stock_integral"], elapsed)
    use = ratio(counted["taken"], elapsed / DAY)
    yield Block("supply_stock", scopes, stock)
    yield Block("supply_on_order", scopes, ratio(counted["order_integral"], elapsed))
    yield Block("supply_use", scopes, use)
    yield Block("stock_days", scopes, ratio(stock, use))
    yield Block("empty_share", scopes, ratio(counted["empty_time"], elapsed))
    yield Block("awaited_share", scopes, ratio(counted["awaited_time"], elapsed))
    yield Block("fill_rate", scopes, 1.0 - ratio(counted["late"], counted["taken"]))
    yield Block("cycle_service", scopes, 1.0 - ratio(counted["awaited"], counted["deliveries"]))


def _counted(figures: Figures, name: str) -> Array:
    return np.stack([getattr(r.trace, name) for r in figures.run.replications]).astype(float)


def _stock_out(figures: Figures) -> Array:
    """Give the share of time that the takers of each supply's buffer starved for it, (R, V)."""
    program = figures.program
    station = np.repeat(np.arange(len(program.station_kind)), np.diff(program.input_start))
    taking = program.input_origin[:, None] == program.supply_buffer[None, :]
    taking &= stations_proper(figures.run)[station][:, None]
    starved = _counted(figures, "starved_by") @ taking
    planned = figures.stations["POT"][:, station] @ taking
    return ratio(starved, planned)
