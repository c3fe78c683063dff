"""Output: the cumulative curve against the target, day by day, and by model."""

from datetime import datetime, time
from typing import Any

from motorworks.plant import Plant
from motorworks.report.axis import Axis, band, curve, nice_axis
from motorworks.report.bars import Bar
from motorworks.report.chart import Chart, Shape, points
from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import big, percent, plain, scaled, wide
from motorworks.report.table import Column, Table, columns
from motorworks.report.time_axis import date_axis

HEADINGS = {
    "date": ("Date", "text", ""),
    "good": ("Good, mean", "number", ""),
    "low": ("Least replication", "number", ""),
    "high": ("Greatest replication", "number", ""),
    "target": ("Target", "number", ""),
}


def output_figures(
    curve_frame: Any, daily: Any, kpis: Any, plant: Plant, names: Names
) -> tuple[Figure, ...]:
    """Give the figures on output.

    Parameters
    ----------
    curve_frame, daily, kpis
        What :func:`motorworks.statistics.output_curve`, ``daily_output`` and ``kpis`` give.
    """
    figures = [_curve(curve_frame, plant)] if len(curve_frame) > 1 else []
    if len(daily) > 1:
        figures.append(_daily(daily, plant))
    mix = _mix(kpis, plant, names)
    return tuple([*figures, mix] if mix else figures)


def _curve(frame: Any, plant: Plant) -> Figure:
    with_target = plant.target is not None
    wanted = " Dashed: what the target asks for by working time." if with_target else ""
    return Figure(
        key="output",
        title=f"Good {plant.product}s since the start of measurement",
        lead=f"Mean over replications; the band reaches from the least to the greatest.{wanted}",
        template="chart",
        data={"chart": _chart(frame, plant, "19rem", "Cumulative output", _seconds(frame))},
        table=_table(_dated(frame, "%Y-%m-%d %H:%M"), "Output curve"),
    )


def _daily(frame: Any, plant: Plant) -> Figure:
    good = frame["good"]
    ups = f"The mean working day brings {plain(good.mean(), 4)}, the best {plain(good.max(), 4)}"
    return Figure(
        key="daily",
        title="Day by day",
        lead=f"Good {plant.product}s on each whole working day. {ups}, the worst "
        f"{plain(good.min(), 4)}.",
        template="chart",
        data={"chart": _chart(frame, plant, "12rem", "Daily output", _days(frame))},
        table=_table(_dated(frame, "%Y-%m-%d"), "Daily output"),
    )


def _seconds(frame: Any) -> list[float]:
    return [float(t) for t in frame["time"]]


def _days(frame: Any) -> list[float]:
    first = frame["date"][0]
    return [86400.0 * ((d - first).days) for d in frame["date"]]


def _chart(frame: Any, plant: Plant, height: str, label: str, at: list[float]) -> Chart:
    good, low, high = (frame[c].to_list() for c in ("good", "low", "high"))
    target = frame["target"].to_list() if plant.target is not None else []
    x = _dates(frame, at)
    top = max([*high, *target, 1.0])
    y = nice_axis(0.0, top, scaled(top))
    shapes = [Shape("area", band(at, low, high, x, y)), Shape("line", curve(at, good, x, y))]
    series = [("good", good), ("least", low), ("greatest", high)]
    if target:
        shapes.append(Shape("target", curve(at, target, x, y)))
        series.append(("target", target))
    return Chart(
        x=x,
        y=y,
        height=height,
        label=label,
        shapes=tuple(shapes),
        points=points(
            [x.at(t) for t in at],
            [_said(d) for d in frame["date"]],
            [(name, [f"{v:,.0f}" for v in values]) for name, values in series],
        ),
    )


def _dates(frame: Any, at: list[float]) -> Axis:
    first, last = _moment(frame["date"][0]), _moment(frame["date"][-1])
    axis = date_axis(first, last)
    return Axis(low=at[0], high=at[-1], ticks=axis.ticks)


def _moment(date: Any) -> datetime:
    return date if isinstance(date, datetime) else datetime.combine(date, time())


def _said(date: Any) -> str:
    return str(date.strftime("%a %d %b %Y, %H:%M" if isinstance(date, datetime) else "%a %d %b %Y"))


def _dated(frame: Any, form: str) -> Any:
    return frame.with_columns(date=frame["date"].dt.strftime(form))


def _table(frame: Any, caption: str) -> Table:
    return Table(caption=caption, columns=columns(frame, **HEADINGS))


def _mix(kpis: Any, plant: Plant, names: Names) -> Figure | None:
    """Give the output by model beside the mix wanted; ``None`` with fewer than two models."""
    import polars as pl

    rows = kpis.filter(
        (pl.col("name") == "good_motors_per_year") & (pl.col("level") == "model")
    ).to_dicts()
    made = {r["scope"].partition(":")[2]: r["mean"] or 0.0 for r in rows}
    total = sum(made.values())
    if len(made) < 2 or not total:
        return None
    wanted = _wanted(plant, made)
    top = 1.1 * max([*(n / total for n in made.values()), *wanted.values()])
    return Figure(
        key="mix",
        title="Output by model against the mix wanted",
        lead="Bars: share of the output. Dashed: share wanted.",
        template="bars",
        data={"bars": [_bar(m, n, total, wanted.get(m), top, names) for m, n in made.items()]},
        table=Table(
            caption="Output by model",
            columns=(
                Column(name="Model", values=[names.model(m) for m in made]),
                Column(name="Good a year", values=list(made.values()), kind="number"),
                Column(name="Share", values=[n / total for n in made.values()], kind="share"),
                Column(name="Share wanted", values=[wanted.get(m) for m in made], kind="share"),
            ),
        ),
    )


def _wanted(plant: Plant, made: dict[str, float]) -> dict[str, float]:
    shares = {m.name: m.share for m in plant.models if m.share > 0 and m.name in made}
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}


def _bar(
    model: str, made: float, total: float, wanted: float | None, top: float, names: Names
) -> Bar:
    share = made / total
    against = f"wanted {percent(wanted)}" if wanted is not None else "none wanted"
    return Bar(
        title=names.model(model),
        width=wide(100 * share / top),
        value=f"{big(made)} a year",
        small=f"{percent(share)}, {against}",
        tip=f"{made:,.0f} a year",
        target=wide(100 * wanted / top) if wanted is not None else "",
    )
