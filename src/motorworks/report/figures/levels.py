"""Stock: parts in the stores over time, and in the places of the lines."""

from datetime import datetime
from typing import Any

from motorworks.report.axis import Axis, curve, nice_axis
from motorworks.report.chart import Chart, Shape, points
from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import percent, plain, scaled
from motorworks.report.table import Column, Table
from motorworks.report.time_axis import date_axis

MOST = 36
"""Stores drawn at the most; the table holds all."""


def level_figures(frame: Any, table: Any, names: Names) -> tuple[Figure, ...]:
    """Give the figures on stock.

    Parameters
    ----------
    frame, table
        What :func:`motorworks.statistics.levels` and ``level_table`` give.
    """
    rows = table.to_dicts()
    stores = [r for r in rows if not r["line"]]
    in_line = [r for r in rows if r["line"] and r["capacity"] != 0]
    figures = []
    if stores and len(frame) > 1:
        figures.append(_stores(frame, stores, names))
    if in_line:
        figures.append(_in_line(in_line, names))
    return tuple(figures)


def _stores(frame: Any, stores: list[dict[str, Any]], names: Names) -> Figure:
    groups = {str(k[0]): g for k, g in frame.group_by("buffer", maintain_order=True)}
    drawn = [r for r in stores if r["buffer"] in groups][:MOST]
    return Figure(
        key="levels",
        title="Stores over time",
        lead="Parts in each store between lines, mean over replications; dashed, its capacity "
        "where that is near.",
        template="small_charts",
        data={"charts": [_chart(r, groups[r["buffer"]], names) for r in drawn]},
        table=_table(stores, names, "Stores between lines"),
        note=f"{len(stores) - MOST} more stores stand in the table." if len(stores) > MOST else "",
    )


def _chart(row: dict[str, Any], group: Any, names: Names) -> dict[str, Any]:
    times, levels = group["time"].to_list(), group["level"].to_list()
    dates: list[datetime] = group["date"].to_list()
    capacity = row["capacity"]
    near = capacity is not None and capacity <= 2.5 * max([*levels, 1.0])
    x = _quarters(dates, times)
    top = 1.06 * max([*levels, float(capacity) if near else 0.0, 1.0])
    y = nice_axis(0.0, top, scaled(top), marks=3, tight=True)
    shapes = [Shape("line thin", curve(times, levels, x, y))]
    if near:
        height = 100 - y.at(capacity)
        shapes.append(Shape("target", f"M0 {height:.2f}L100 {height:.2f}"))
    title = names.place(row["buffer"])
    chart = Chart(
        x=x,
        y=y,
        height="6rem",
        room="2.8rem",
        label=f"{title}: parts over time",
        shapes=tuple(shapes),
        points=points(
            [x.at(t) for t in times],
            [d.strftime("%a %d %b %Y, %H:%M") for d in dates],
            [("parts", [plain(v) for v in levels])],
        ),
    )
    return {"title": title, "sub": _sub(row), "chart": chart}


def _quarters(dates: list[datetime], times: list[float]) -> Axis:
    """Give an axis with few marks, for a small chart."""
    ticks = date_axis(dates[0], dates[-1]).ticks
    return Axis(low=times[0], high=times[-1], ticks=ticks[:: max(1, len(ticks) // 4)])


def _sub(row: dict[str, Any]) -> str:
    capacity = row["capacity"]
    of = f" of {capacity:,} ({percent(row['filling'], 0)})" if capacity else ""
    return f"mean {plain(row['mean'])}{of}, most {row['max']:,}"


def _in_line(rows: list[dict[str, Any]], names: Names) -> Figure:
    return Figure(
        key="places",
        title="Places between the stations of a line",
        lead="Mean over time. Full places before a station and empty ones after it show a "
        "bottleneck.",
        template="table",
        table=_table(rows, names, "Places between stations", with_line=True),
        long=True,
    )


def _table(
    rows: list[dict[str, Any]], names: Names, caption: str, *, with_line: bool = False
) -> Table:
    line = [Column(name="Line", values=[names.line(r["line"]) for r in rows])] if with_line else []
    return Table(
        caption=caption,
        columns=(
            *line,
            Column(name="Place", values=[names.place(r["buffer"]) for r in rows]),
            Column(name="Capacity", values=[r["capacity"] for r in rows], kind="number"),
            Column(name="Mean", values=[r["mean"] for r in rows], kind="number", unit="parts"),
            Column(name="Half-width", values=[r["half_width"] for r in rows], kind="number"),
            Column(name="Greatest", values=[r["max"] for r in rows], kind="number"),
            Column(name="Filling", values=[r["filling"] for r in rows], kind="share"),
            Column(
                name="Entries",
                values=[r["entries_per_year"] for r in rows],
                kind="number",
                unit="a year",
            ),
        ),
        filters=("Line",) if with_line else (),
    )
