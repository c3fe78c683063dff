"""How long parts are on their way: one histogram per model, with quantiles."""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from motorworks.program.program import Array
from motorworks.report.axis import Axis, nice_axis, steps
from motorworks.report.chart import Chart, Shape, Word, points
from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import given, percent, plain
from motorworks.report.table import Column, Table
from motorworks.simulation import Run

BARS = 50
_UNITS = ((2 * 86400.0, 86400.0, "days"), (7200.0, 3600.0, "hours"), (120.0, 60.0, "minutes"))
_SHORT = {"days": "d", "hours": "h", "minutes": "min", "seconds": "s"}
QUANTILES = {
    "mean": "Mean",
    "median": "Median",
    "p90": "90 % below",
    "p95": "95 % below",
    "p99": "99 % below",
}


def throughput_time_figure(run: Run, quantiles: Any, names: Names) -> Figure | None:
    """Give the histograms; ``None`` if no good part was made.

    Parameters
    ----------
    quantiles
        What :func:`motorworks.statistics.throughput_quantiles` gives.
    """
    rows = {r["model"]: r for r in quantiles.iter_rows(named=True) if r["parts"]}
    if not rows:
        return None
    if len(rows) == 2:  # one model only: it and all parts are the same
        rows.pop("all")
    x, size, unit = _time_axis(list(rows.values()))
    counts = _histograms(run)
    return Figure(
        key="throughput_time",
        title="Throughput time by model",
        lead="From the earliest entry among the parts a good one is made of to its exit, nights "
        f"and days off included; in {unit}. The lines mark the median and the 95 % quantile.",
        template="small_charts",
        data={
            "charts": [
                _chart(m, counts[m], row, x, _in(size, unit), names) for m, row in rows.items()
            ]
        },
        table=_table(quantiles, names),
    )


def _histograms(run: Run) -> dict[str, Array]:
    """Give the good parts in the kernel's bins, of all and of each model."""
    good = np.array([s.counts_as == "good" for s in run.plant.sinks], dtype=bool)
    each = np.sum([r.trace.sink_histogram[good].sum(axis=0) for r in run.replications], axis=0)
    by_model = dict(zip(run.compiled.program.type_names, each.astype(float), strict=True))
    return {"all": each.sum(axis=0).astype(float), **by_model}


def _time_axis(rows: list[dict[str, Any]]) -> tuple[Axis, float, str]:
    """Give the axis all models share, and its unit; the few that wait very long are left out."""
    last = 1.25 * max(row["p95"] for row in rows)
    size, unit = next(((s, u) for least, s, u in _UNITS if last >= least), (1.0, "seconds"))
    axis = nice_axis(0.0, last / size, plain, marks=5, tight=True)
    return Axis(low=0.0, high=last, ticks=axis.ticks), size, unit


def _in(size: float, unit: str) -> Callable[[float], str]:
    """Give how times are written: all in the unit of the axis."""
    return lambda time: f"{plain(time / size)} {_SHORT[unit]}"


def _chart(
    model: str,
    counts: Array,
    row: dict[str, Any],
    x: Axis,
    say: Callable[[float], str],
    names: Names,
) -> dict[str, Any]:
    edges, shares = _rebinned(counts, x)
    y = Axis(low=0.0, high=1.3 * max(float(shares.max()), 1e-9), ticks=((0.0, ""),))
    marks = [row[q] for q in ("median", "p95") if given(row[q])]
    stretches = list(itertools.pairwise(edges))
    chart = Chart(
        x=x,
        y=y,
        height="7.5rem",
        room="0.4rem",
        label=f"{names.model(model)}: median {say(row['median'])}, 95 % below {say(row['p95'])}",
        shapes=(
            Shape("solid", steps(edges, shares.tolist(), x, y)),
            *(Shape("target", f"M{x.at(t):.2f} 14L{x.at(t):.2f} 100") for t in marks),
        ),
        marks=tuple(_word(t, x, say(t), left=i == 0) for i, t in enumerate(marks)),
        points=points(
            [x.at((a + b) / 2) for a, b in stretches],
            [f"{say(a)} to {say(b)}" for a, b in stretches],
            [("share of parts", [percent(s) for s in shares])],
        ),
    )
    return {
        "title": "All parts" if model in {"all", ""} else names.model(model),
        "sub": _sub(row, float(shares.sum()), x, say),
        "chart": chart,
    }


def _rebinned(counts: Array, x: Axis) -> tuple[list[float], Array]:
    """Give edges [s] and share of parts in even bars, bins taken as evenly filled."""
    from motorworks.statistics.times import bin_edges

    below = np.append(0.0, np.cumsum(counts)) / counts.sum()
    edges = np.linspace(x.low, x.high, BARS + 1)
    return edges.tolist(), np.diff(np.interp(edges, bin_edges(), below))


def _sub(row: dict[str, Any], shown: float, x: Axis, say: Callable[[float], str]) -> str:
    longer = f"; {percent(1 - shown)} above {say(x.high)}" if shown < 0.995 else ""
    return f"{plain(row['parts'], 4)} parts, mean {say(row['mean'])}{longer}"


def _word(time: float, x: Axis, text: str, *, left: bool) -> Word:
    """Give the words at a quantile: left of the line for the median, right for the other."""
    at = x.at(time)
    left = (left and at > 18) or at > 82
    return Word(at, 0.0, text, "translateX(calc(-100% - 4px))" if left else "translateX(4px)")


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
