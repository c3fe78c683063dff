"""Output over time: the cumulative curve against the target, and day by day."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import numpy as np

from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.shifts import Span, days, good_curve, in_spans, whole

if TYPE_CHECKING:
    import polars as pl

POINTS = 500


def midnight(run: Run) -> datetime:
    """Give the date and hour of time 0."""
    return datetime.combine(run.plant.start, time())


def dates(run: Run, times: Array) -> list[datetime]:
    """Give the date and hour of times [s] of the run."""
    begin = midnight(run)
    return [begin + timedelta(seconds=float(t)) for t in times]


def thinned(n: int, points: int) -> Array:
    """Give at most so many numbers from 0 to n - 1, evenly spread, first and last included."""
    return np.unique(np.linspace(0, max(n - 1, 0), min(n, max(points, 2))).round().astype(int))


def output_curve(run: Run, points: int = POINTS) -> "pl.DataFrame":
    """Give the good parts made up to each time.

    Parameters
    ----------
    run
        The run, with samples.
    points
        Rows at the most.

    Returns
    -------
    polars.DataFrame
        Columns time (since statistics began [s]), date, good (mean over replications), low
        and high (least and greatest replication) and target (what the target asks for by
        planned time; null without one).
    """
    import polars as pl

    curves = [good_curve(run, r.trace) for r in run.replications]
    shared = min(len(times) for times, _ in curves)
    chosen = thinned(shared, points)
    times = curves[0][0][chosen]
    counts = np.stack([c[chosen] for _, c in curves])
    return pl.DataFrame(
        {
            "time": times - times[0],
            "date": dates(run, times),
            "good": counts.mean(axis=0),
            "low": counts.min(axis=0),
            "high": counts.max(axis=0),
            "target": _targets(run, [Span(float(times[0]), float(t)) for t in times]),
        },
        schema_overrides={"target": pl.Float64},
    )


def daily_output(run: Run) -> "pl.DataFrame":
    """Give the good parts made on each whole day with working time.

    Returns
    -------
    polars.DataFrame
        Columns date, good (mean over replications), low and high (least and greatest
        replication) and target (by planned time of the day; null without one). A day begins
        with its first shift; without shifts, at midnight.
    """
    import polars as pl

    shortest = min((r.trace for r in run.replications), key=lambda t: len(t.sample_time))
    spans = whole(days(run, shortest), shortest)
    counts = np.stack([in_spans(run, r.trace, spans) for r in run.replications])
    return pl.DataFrame(
        {
            "date": [d.date() for d in dates(run, np.array([s.begin for s in spans]))],
            "good": counts.mean(axis=0),
            "low": counts.min(axis=0),
            "high": counts.max(axis=0),
            "target": _targets(run, spans),
        },
        schema_overrides={"date": pl.Date, "target": pl.Float64},
    )


def _targets(run: Run, spans: list[Span]) -> list[float | None]:
    """Give what the target asks for in each span."""
    target, year = run.plant.target, run.compiled.planned_year
    if target is None or year <= 0:
        return [None] * len(spans)
    return [target * run.compiled.planned_time(s.begin, s.end) / year for s in spans]
