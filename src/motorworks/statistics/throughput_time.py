"""Throughput times as a histogram for drawing and as quantiles."""

from typing import TYPE_CHECKING

import numpy as np

from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.figures import Figures
from motorworks.statistics.times import bin_edges, quantile

if TYPE_CHECKING:
    import polars as pl

BINS = 60
ALL = "all"
SHARES = {"median": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99}


def throughput_times(run: Run, bins: int = BINS) -> "pl.DataFrame":
    """Give the histogram of throughput times of good parts, all replications together.

    Parameters
    ----------
    run
        The run.
    bins
        Bins of equal width up to the 99 % quantile of all parts.

    Returns
    -------
    polars.DataFrame
        Columns model (``all`` and each model), low and high [s] (high is null in the last
        bin, which holds all that is longer), count and share; shares of a model sum to 1.
        Empty if no good part was made.
    """
    import polars as pl

    histograms = _by_model(run)
    limit = quantile(histograms[ALL], 0.99)
    if np.isnan(limit):
        histograms, limit = {}, 1.0
    edges = np.linspace(0.0, _round_up(limit), bins + 1)
    frames = [_rebinned(model, h, edges) for model, h in histograms.items()]
    empty = pl.DataFrame(
        schema={
            "model": pl.String,
            "low": pl.Float64,
            "high": pl.Float64,
            "count": pl.Float64,
            "share": pl.Float64,
        }
    )
    return pl.concat([empty, *frames])


def throughput_quantiles(run: Run) -> "pl.DataFrame":
    """Give quantiles of the throughput time of good parts, all replications together.

    Returns
    -------
    polars.DataFrame
        Columns model (``all`` and each model), parts, mean, median, p90, p95, p99 [s]; null
        where no part was made.
    """
    import polars as pl

    rows = []
    sums = _times(run)
    for model, histogram in _by_model(run).items():
        parts = float(histogram.sum())
        row = {"model": model, "parts": parts, "mean": sums[model] / parts if parts else None}
        row |= {name: quantile(histogram, share) for name, share in SHARES.items()}
        rows.append(row)
    schema = {"model": pl.String, **dict.fromkeys(("parts", "mean", *SHARES), pl.Float64)}
    return pl.DataFrame(rows, schema=schema).with_columns(pl.selectors.float().fill_nan(None))


def _by_model(run: Run) -> dict[str, Array]:
    """Give the counts in the kernel's bins of all good parts and of each model."""
    figures = Figures(run)
    good, names = figures.sinks("good"), figures.program.type_names
    each = np.sum([r.trace.sink_histogram[good].sum(axis=0) for r in run.replications], axis=0)
    made = {names[t]: each[t] for t in figures.models if each[t].any()}
    return {ALL: each.sum(axis=0), **made}


def _times(run: Run) -> dict[str, float]:
    figures = Figures(run)
    good = figures.sinks("good")
    sums = np.sum([r.trace.sink_time[good].sum(axis=0) for r in run.replications], axis=0)
    names = figures.program.type_names
    return {ALL: float(sums.sum()), **{names[t]: float(sums[t]) for t in figures.models}}


def _rebinned(model: str, histogram: Array, edges: Array) -> "pl.DataFrame":
    """Give the counts in new bins, parts spread evenly within the kernel's bins."""
    import polars as pl

    below = np.append(0.0, np.cumsum(histogram))
    at_edges = np.interp(edges, bin_edges(), below)
    counts = np.append(np.diff(at_edges), below[-1] - at_edges[-1])
    high: list[float | None] = [*edges[1:].tolist(), None]
    return pl.DataFrame(
        {"model": model, "low": edges, "high": high, "count": counts, "share": counts / below[-1]}
    )


def _round_up(value: float) -> float:
    """Give the next number of the form 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 × a power of ten."""
    scale = 10.0 ** np.floor(np.log10(value))
    for step in (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0):
        if value <= step * scale:
            return float(step * scale)
    return float(10 * scale)
