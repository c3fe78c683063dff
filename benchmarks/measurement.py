"""One measurement, and what several of them say together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median, stdev


@dataclass(frozen=True)
class Measurement:
    """What one round of one case took and gave.

    Attributes
    ----------
    seconds
        User CPU time [s].
    operations
        Station operations, or operations of the event list.
    events
        Events handled; 0 where they are not counted.
    throughput
        Parts out per second of the model [1/s]; 0 where there are none.
    """

    seconds: float
    operations: int
    events: int = 0
    throughput: float = 0.0

    @property
    def per_operation(self) -> float:
        """Give the time per operation [ns]."""
        return 1e9 * self.seconds / self.operations

    @property
    def per_event(self) -> float:
        """Give the time per event [ns]."""
        return 1e9 * self.seconds / self.events


@dataclass(frozen=True)
class Interval:
    """A mean with the half-width of its 99.9 % Student-t interval."""

    mean: float
    half_width: float

    def agrees(self, other: "Interval") -> bool:
        """Tell whether the two intervals touch."""
        return abs(self.mean - other.mean) <= self.half_width + other.half_width


def interval(values: Sequence[float]) -> Interval:
    """Give the 99.9 % interval of the mean of independent values; infinite for one value."""
    if len(values) < 2:
        return Interval(values[0], math.inf)
    from scipy.special import stdtrit

    quantile = float(stdtrit(len(values) - 1, 0.9995))
    return Interval(fmean(values), quantile * stdev(values) / math.sqrt(len(values)))


def median_per_operation(rounds: Sequence[Measurement]) -> float:
    """Give the median time per operation [ns]."""
    return median(m.per_operation for m in rounds)


def median_per_event(rounds: Sequence[Measurement]) -> float:
    """Give the median time per event [ns]."""
    return median(m.per_event for m in rounds)
