"""How long parts are on their way: one histogram per model, with quantiles."""

from typing import Any

from motorworks.report.axis import Axis, nice_axis, steps
from motorworks.report.chart import Chart, Shape, Word, points
from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import given, percent, plain, span
from motorworks.report.table import Column, Table

ALL = "all"
_UNITS = ((2 * 86400.0, 86400.0, "days"), (7200.0, 3600.0, "hours"), (120.0, 60.0, "minutes"))
QUANTILES = {
    "mean": "Mean",
    "median": "Median",
    "p90": "90 % below",
    "p95": "95 % below",
    "p99": "99 % below",
}


def throughput_time_figure(histograms: Any, quantiles: Any, names: Names) -> Figure | None:
    """Give the histograms; ``None`` if no good part was made.

    Parameters
    ----------
    histograms, quantiles
        What :func:`motorworks.statistics.throughput_times` and ``throughput_quantiles`` give.
    """
    if not len(histograms):
        return None
    bars = {str(k[0]): g for k, g in histograms.group_by("model", maintain_order=True)}
    if len(bars) == 2:  # one model only: it and all parts are the same
        del bars[ALL]
    x, unit = _time_axis(list(bars.values()))
    rows = {r["model"]: r for r in quantiles.iter_rows(named=True)}
    return Figure(
        key="throughput_time",
        title="Throughput time by model",
        lead="From the earliest entry among the parts a good one is made of to its exit, nights "
        f"and days off included; in {unit}. The lines mark the median and the 95 % quantile.",
        template="small_charts",
        data={"charts": [_chart(model, g, rows[model], x, names) for model, g in bars.items()]},
        table=_table(quantiles, names),
    )


def _time_axis(groups: list[Any]) -> tuple[Axis, str]:
    """Give the axis all models share, beginning where the first parts come."""
    filled = [g.filter(g["share"] > 1e-4) for g in groups]
    first = min(float(f["low"].min() or 0.0) for f in filled)
    last = max(float(f["high"].fill_null(0.0).max() or f["low"].max()) for f in filled)
    size, unit = next(((s, u) for least, s, u in _UNITS if last >= least), (1.0, "seconds"))
    low = first if first > last / 4 else 0.0
    axis = nice_axis(low / size, last / size, plain, marks=5)
    return Axis(low=axis.low * size, high=axis.high * size, ticks=axis.ticks), unit


def _chart(model: str, group: Any, row: dict[str, Any], x: Axis, names: Names) -> dict[str, Any]:
    shown = group.filter(group["high"].is_not_null() & (group["low"] >= x.low))
    low, high = shown["low"].to_list(), shown["high"].to_list()
    shares = shown["share"].to_list()
    y = Axis(low=0.0, high=1.3 * max([*shares, 1e-9]), ticks=((0.0, ""),))
    marks = [row[q] for q in ("median", "p95") if given(row[q]) and x.low <= row[q] <= x.high]
    chart = Chart(
        x=x,
        y=y,
        height="7.5rem",
        room="0.4rem",
        label=f"{names.model(model)}: median {span(row['median'])}, 95 % below {span(row['p95'])}",
        shapes=(
            Shape("solid", steps([*low, high[-1]], shares, x, y) if low else ""),
            *(Shape("target", f"M{x.at(t):.2f} 14L{x.at(t):.2f} 100") for t in marks),
        ),
        marks=tuple(_word(t, x, left=i == 0) for i, t in enumerate(marks)),
        points=points(
            [x.at((a + b) / 2) for a, b in zip(low, high, strict=True)],
            [f"{span(a)} to {span(b)}" for a, b in zip(low, high, strict=True)],
            [("share of parts", [percent(s) for s in shares])],
        ),
    )
    return {
        "title": "All parts" if model in {ALL, ""} else names.model(model),
        "sub": f"{plain(row['parts'], 4)} parts, mean {span(row['mean'])}",
        "chart": chart,
    }


def _word(time: float, x: Axis, *, left: bool) -> Word:
    """Give the words at a quantile: left of the line for the median, right for the other."""
    at = x.at(time)
    left = (left and at > 18) or at > 82
    return Word(at, 0.0, span(time), "translateX(calc(-100% - 4px))" if left else "translateX(4px)")


def _table(frame: Any, names: Names) -> Table:
    hours = [
        Column(
            name=word,
            kind="number",
            unit="h",
            values=[None if v is None else v / 3600 for v in frame[name]],
        )
        for name, word in QUANTILES.items()
    ]
    return Table(
        caption="Throughput times",
        columns=(
            Column(name="Model", values=[names.model(m) for m in frame["model"]]),
            Column(name="Parts", values=frame["parts"].to_list(), kind="number"),
            *hours,
        ),
    )
