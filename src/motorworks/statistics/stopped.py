"""Output that stops for good, though no circle of waiting could be named."""

from datetime import datetime, time, timedelta
from itertools import groupby
from typing import NamedTuple

import numpy as np

from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.shifts import days, in_spans, whole

LEAST = 5
"""Worked days without output from which on it is said."""
LONGER = 3
"""How many times as long as any earlier stretch without output it must be."""


class Stopped(NamedTuple):
    """A replication at whose end nothing leaves the plant any more."""

    replication: int
    since: datetime
    """Begin of the first of those days."""
    days: int
    """Worked days without output up to the end."""


def stopped_output(run: Run) -> tuple[Stopped, ...]:
    """Give the replications whose output ends before they do.

    Parameters
    ----------
    run
        A run with samples of its output.

    Notes
    -----
    Of the whole worked days those at the end without a good part are counted. They are given if
    there are at least 5 of them, three times as many as ever lay between two days with output
    (a plant may ship once a week), and if there was output before.
    """
    found = []
    for r in run.replications:
        spans = whole(days(run, r.trace), r.trace)
        made = in_spans(run, r.trace, spans)
        idle = _idle_at_the_end(made)
        if idle:
            begin = datetime.combine(run.plant.start, time())
            since = begin + timedelta(seconds=spans[len(spans) - idle].begin)
            found.append(Stopped(r.number, since, idle))
    return tuple(found)


def _idle_at_the_end(made: Array) -> int:
    """Give the days without output at the end; 0 if they mean nothing."""
    busy = np.flatnonzero(made > 0)
    if not len(busy):
        return 0
    between = made[busy[0] : busy[-1] + 1] > 0
    longest = max((len(list(g)) for some, g in groupby(between) if not some), default=0)
    idle = len(made) - int(busy[-1]) - 1
    return idle if idle >= max(LEAST, LONGER * longest) else 0
