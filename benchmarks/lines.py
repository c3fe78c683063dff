"""The two benchmark lines and what is known of them."""

from dataclasses import dataclass

from benchmarks.measurement import Interval

MACHINES = 20
MEAN_WORK = 1.0  # exponential in one line, constant in the other [s]
MEAN_UP, MEAN_REPAIR = 100.0, 10.0  # of the line that fails, by the calendar clock [s]


@dataclass(frozen=True)
class Line:
    """Twenty single machines in series, blocking after service.

    Attributes
    ----------
    name
        The name of the shipped plant.
    places
        Places between neighbours.
    fails
        Whether the machines fail by the calendar clock (up times exponential with mean
        100 s, repairs with mean 10 s) and take 1 s each; else their times are exponential
        with mean 1 s.
    throughput
        Parts per second, from long runs of several simulators.
    """

    name: str
    places: int
    fails: bool
    throughput: Interval


LINES = {
    line.name: line
    for line in (
        Line("tandem20", 5, False, Interval(0.74746, 0.00015)),
        Line("failures20", 10, True, Interval(0.66257, 0.00031)),
    )
}
