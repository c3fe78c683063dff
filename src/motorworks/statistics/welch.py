"""Where the start-up ends, to be seen: the moving average of Welch."""

from typing import NamedTuple

import numpy as np

from motorworks.compile.calendars import working_times
from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.simulation.run import Replication
from motorworks.simulation.warmup import mser5

INTERVALS = 120
SEEN = 4
"""How many times the warm-up the plot reaches, where the run is as long."""
SHORTEST = 10 * 86400.0
WINDOW = 8
"""Intervals to each side over which it is averaged."""


class Welch(NamedTuple):
    """The output of a run from the empty plant on.

    Attributes
    ----------
    time
        End of each interval [s], shape (N,).
    rate
        Mean over the replications of the good parts a year at the rate of each interval, shape
        (N,).
    smooth
        Its moving average, shape (N,).
    window
        Intervals to each side that it takes in.
    interval
        Working time in each [s].
    warm_up, worked
        What was thrown away [s], and the working time in it [s].
    found
        Where MSER-5 puts the end of the start-up in ``rate`` [s].
    """

    time: Array
    rate: Array
    smooth: Array
    window: int
    interval: float
    warm_up: float
    worked: float
    found: float


def welch(run: Run, *, until: float | None = None, window: int = WINDOW) -> Welch | None:
    """Give the output interval by interval, averaged over replications and neighbours.

    Parameters
    ----------
    run
        The run, with samples, from the empty plant on.
    until
        How far to look [s]; four times the warm-up, and ten days at least, by default.
    window
        Intervals to each side of the moving average.

    Returns
    -------
    Welch or None
        ``None`` where the start-up was not sampled (a run from a saved state), or is too short.

    Notes
    -----
    With Y(i) the mean over the replications of the output in interval i of N, each of the same
    working time, the moving average is

        (Y(i - w) + ... + Y(i + w)) / (2 w + 1)         for i = w + 1, ..., N - w,
        (Y(1) + ... + Y(2 i - 1)) / (2 i - 1)           for i = 1, ..., w.

    The start-up is over where it has become level. For the last w intervals there is none.
    MSER-5 on Y stands beside it: the warm-up itself was judged on a single pilot run.

    References
    ----------
    Welch, P. D. (1983): The statistical analysis of simulation results. In: Lavenberg, S. (ed.):
    Computer Performance Modeling Handbook. Academic Press, 268-328.
    Law, A. M. (2015): Simulation Modeling and Analysis, 5th ed., section 9.5.1.
    """
    curves = [c for c in (_curve(run, r) for r in run.replications) if c is not None]
    if not curves:
        return None
    horizon = max(SHORTEST, SEEN * run.warm_up) if until is None else until
    last = min(horizon, *(float(times[-1]) for times, _ in curves))
    p, calendar = run.compiled.program, run.compiled.calendar
    worked = working_times(p, calendar, np.array([last]))[0]
    samples = min(int((times <= last).sum()) for times, _ in curves)
    n = min(INTERVALS, samples // 2)
    if worked <= 0 or n < 10:
        return None
    edges = np.linspace(0.0, worked, n + 1)
    counts = [np.interp(edges, working_times(p, calendar, times), made) for times, made in curves]
    interval = float(worked / n)
    rate = np.diff(np.mean(counts, axis=0)) * run.compiled.planned_year / interval
    times = curves[0][0]
    at = np.interp(edges[1:], working_times(p, calendar, times), times)
    cut = mser5(rate)
    return Welch(
        time=at,
        rate=rate,
        smooth=moving_average(rate, window),
        window=window,
        interval=interval,
        warm_up=run.warm_up,
        worked=float(working_times(p, calendar, np.array([run.warm_up]))[0]),
        found=float(at[cut - 1]) if cut else 0.0,
    )


def moving_average(values: Array, window: int) -> Array:
    """Give Welch's moving average; NaN for the last ``window`` values.

    Parameters
    ----------
    values
        Shape (N,).
    window
        Values to each side.
    """
    sums = np.append(0.0, np.cumsum(values))
    i = np.arange(len(values) - window)
    side = np.minimum(i, window)
    found = np.full(len(values), np.nan)
    found[i] = (sums[i + side + 1] - sums[i - side]) / (2 * side + 1)
    return found


def _curve(run: Run, replication: Replication) -> tuple[Array, Array] | None:
    """Give times and good parts up to then, from the empty plant on."""
    good = np.array([s.counts_as == "good" for s in run.plant.sinks], dtype=bool)
    trace, early = replication.trace, replication.early
    if not len(trace.sample_time) or (early is None and trace.since > 0):
        return None
    times, made = trace.sample_time, trace.sample_sink[:, good].sum(axis=1)
    if early is not None and len(early.time):
        before = early.sink[:, good].sum(axis=1)
        times, made = np.append(early.time, times), np.append(before, before[-1] + made)
    return np.append(0.0, times), np.append(0.0, made)
