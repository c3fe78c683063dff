"""People planned over time, which absence and the calendar turn into people present."""

import math

import numpy as np

from motorworks.compile import working_time
from motorworks.compile.calendars import working_times
from motorworks.program import Program


def people(program: Program) -> list[int]:
    """Give the numbers of the pools of people: all but fleets of vehicles."""
    return [n for n, home in enumerate(program.pool_home) if home < 0]


def planned_attendance(program: Program, pool: int, begin: float, end: float) -> float:
    """Give the people planned times the hours of their calendar [s].

    Parameters
    ----------
    program
        The program.
    pool
        Number of the pool.
    begin, end
        Times [s].
    """
    calendar = int(program.pool_calendar[pool])
    first, last = program.pool_size_start[pool : pool + 2]
    if first == last:
        return int(program.pool_count[pool]) * working_time(program, calendar, begin, end)
    times, sizes = program.pool_size_time[first:last], program.pool_size_count[first:last]
    period = float(program.pool_size_period[pool])
    if math.isfinite(period):
        rounds = np.arange(math.floor(begin / period), math.ceil(end / period))
        times = (rounds[:, None] * period + times).ravel()
        sizes = np.tile(sizes, len(rounds))
    edges = np.clip(np.append(times, np.inf), begin, end)
    return float(sizes @ np.diff(working_times(program, calendar, edges)))
