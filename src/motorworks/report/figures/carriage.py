"""Transport and supply: fleets, tours by timetable, bought parts."""

from collections.abc import Sequence
from typing import Any

from motorworks.report.bars import Bar
from motorworks.report.figure import Figure
from motorworks.report.figures.key_figures import words_of
from motorworks.report.names import Names
from motorworks.report.number import given, percent, plain, span, wide
from motorworks.report.table import Column, Table

Row = dict[str, float | None]


def carriage_figures(frame: Any, names: Names) -> tuple[Figure, ...]:
    """Give the figures on fleets, tours and supplies; none of what the plant does without.

    Parameters
    ----------
    frame
        What :func:`motorworks.statistics.kpis` gives.
    """
    makers = (("fleet", _fleets), ("tour", _tours), ("supply", _supplies))
    found = []
    for level, make in makers:
        rows = _by_scope(frame, level)
        if rows:
            found.append(make(rows, _table(frame, level, rows, names), names))
    return tuple(found)


def _by_scope(frame: Any, level: str) -> dict[str, Row]:
    """Give the means of all KPIs of a level: by scope, then by name."""
    found: dict[str, Row] = {}
    for row in frame.filter(frame["level"] == level).iter_rows(named=True):
        found.setdefault(row["scope"], {})[row["name"]] = row["mean"]
    return found


def _table(frame: Any, level: str, rows: dict[str, Row], names: Names) -> Table:
    units = {r["name"]: r["unit"] for r in frame.iter_rows(named=True) if r["level"] == level}
    shown = list(dict.fromkeys(name for row in rows.values() for name in row))
    return Table(
        caption=_CAPTIONS[level],
        columns=(
            Column(name="Name", values=[names.scope(s) for s in rows]),
            *(_column(name, units[name], list(rows.values())) for name in shown),
        ),
    )


_CAPTIONS = {
    "fleet": "Fleets of vehicles",
    "tour": "Milk runs and shipments",
    "supply": "Bought parts",
}


def _column(name: str, unit: str, rows: Sequence[Row]) -> Column:
    values = [row.get(name) for row in rows]
    words = words_of(name).capitalize()
    if unit == "-":
        return Column(name=words, values=values, kind="share")
    return Column(name=words, values=values, kind="number", unit=unit)


def _share(value: float | None) -> str:
    """Give the width of a bar for a share [%]; nothing where there is none."""
    return wide(100 * min(1.0, max(0.0, value))) if value is not None and given(value) else "0"


def _fleets(rows: dict[str, Row], table: Table, names: Names) -> Figure:
    return Figure(
        key="fleets",
        title="Fleets: how much vehicles are under way",
        lead="Share of the fleet's hours that its vehicles were called. Where it comes near 100 % "
        "lots wait for vehicles; where much of the travel is empty, shorter ways back help more "
        "than another vehicle.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=names.scope(scope),
                    width=_share(row["fleet_utilisation"]),
                    colour="flow-0",
                    value=percent(row["fleet_utilisation"], 0),
                    small=f"{plain(row['trips_per_hour'])} trips per h, "
                    f"wait {span(row['mean_wait_for_vehicle'])}",
                    tip=f"{percent(row['empty_travel_share'])} of the travel is empty, "
                    f"{plain(row['parts_per_trip'])} parts in a trip",
                )
                for scope, row in rows.items()
            ]
        },
        table=table,
    )


def _tours(rows: dict[str, Row], table: Table, names: Names) -> Figure:
    return Figure(
        key="tours",
        title="Milk runs and shipments: departures on time",
        lead="Share of the departures that found a vehicle at home, and what a run carried. A run "
        "that is often late takes longer than its timetable.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=names.scope(scope),
                    width=_share(row["tour_punctuality"]),
                    colour="flow-2",
                    value=percent(row["tour_punctuality"], 0),
                    small=f"{plain(row['parts_per_run'])} parts in a run",
                    tip=f"load factor {percent(row['load_factor'])}",
                )
                for scope, row in rows.items()
            ]
        },
        table=table,
    )


def _supplies(rows: dict[str, Row], table: Table, names: Names) -> Figure:
    most = max([row["stock_out_share"] or 0.0 for row in rows.values()], default=0.0) or 1.0
    return Figure(
        key="supplies",
        title="Bought parts: time without",
        lead="Share of the planned time in which stations stood still for want of the parts. "
        "Raise the reorder point where it is too much; lower the lot where parts expire. Stock, "
        "days and fill rate are those of the part's own model.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=names.scope(scope),
                    width=_share((row["stock_out_share"] or 0.0) / most),
                    colour="flow-5",
                    value=percent(row["stock_out_share"]),
                    small=f"mean stock {plain(row['supply_stock'])}, "
                    f"{plain(row['stock_days'])} d, fill rate {percent(row['fill_rate'])}",
                    tip=f"{plain(row['supply_orders_per_year'])} orders a year, "
                    f"{percent(row['cycle_service'])} of the cycles served, "
                    f"{percent(row['expired_share'])} expired",
                )
                for scope, row in rows.items()
            ]
        },
        table=table,
    )
