"""From what the kernel counted to the measures of the case format."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motorworks.program import STATES as KERNEL_STATES
from motorworks.program import Program, Trace
from motorworks.validation.case import Measure
from motorworks.validation.measures import STATES


@dataclass(frozen=True)
class Counted:
    """What a kernel has counted since statistics began, with the names beside it."""

    program: Program
    trace: Trace

    @property
    def time(self) -> float:
        """Time counted [s]."""
        return self.trace.now - self.trace.since

    def sinks(self, measure: Measure) -> list[int]:
        """Give the numbers of the measure's sinks."""
        return [self.program.sink_names.index(node) for node in measure.nodes]

    def buffers(self, measure: Measure) -> list[int]:
        """Give the numbers of the measure's buffers."""
        return [self.program.buffer_names.index(node) for node in measure.nodes]

    def machines(self, measure: Measure) -> list[int]:
        """Give the numbers of all machines of the measure's stations."""
        first = np.concatenate(([0], np.cumsum(self.program.station_machines)))
        stations = [self.program.station_names.index(node) for node in measure.nodes]
        return [m for s in stations for m in range(int(first[s]), int(first[s + 1]))]

    def sources(self, measure: Measure) -> list[int]:
        """Give the numbers of the measure's sources; of a buffer, those that arrive there."""
        return [
            q
            for q, name in enumerate(self.program.source_names)
            if name in measure.nodes or self._arrives_at(q, measure.nodes)
        ]

    def _arrives_at(self, source: int, nodes: tuple[str, ...]) -> bool:
        first, last = self.program.source_entry_start[source : source + 2]
        places = self.program.source_entry_place[first:last]
        return any(self.program.buffer_names[b] in nodes for b in places)

    def entries(self, measure: Measure) -> dict[str, NDArray[Any]]:
        """Give the log of the entries into the measure's sinks, in order of time."""
        log = self.trace.sink_log
        if log is None:
            raise AssertionError(f"{measure.name} was asked of a run without a sink log")
        sinks = self.sinks(measure)
        mine = log["sink"] == sinks[0] if len(sinks) == 1 else np.isin(log["sink"], sinks)
        return {key: np.asarray(values)[mine] for key, values in log.items()}


Evaluation = Callable[[Measure, Counted], float]


def count(measure: Measure, counted: Counted) -> float:
    """Give the entries into the sinks."""
    return float(counted.trace.sink_count[counted.sinks(measure)].sum())


def throughput(measure: Measure, counted: Counted) -> float:
    """Give the entries into the sinks per time unit."""
    return _ratio(count(measure, counted), counted.time)


def mean_output_per_period(measure: Measure, counted: Counted) -> float:
    """Give the entries into the sinks per period."""
    return throughput(measure, counted) * float(measure.argument or 0)


def completion_rate(measure: Measure, counted: Counted) -> float:
    """Give the processes finished per time unit."""
    return _ratio(float(counted.trace.cycles[counted.machines(measure)].sum()), counted.time)


def mean_time_in_system(measure: Measure, counted: Counted) -> float:
    """Give the sum of the times in the system over the entries into the sinks."""
    total = float(counted.trace.sink_time[counted.sinks(measure)].sum())
    return _ratio(total, count(measure, counted))


def fraction_time_in_system_above(measure: Measure, counted: Counted) -> float:
    """Give the share of the entries into the sinks whose time in the system is above x."""
    entries = counted.entries(measure)
    since = entries["time"] > counted.trace.since
    times = (entries["time"] - entries["entered"])[since]
    return _ratio(float((times > float(measure.argument or 0)).sum()), float(len(times)))


def mean_content(measure: Measure, counted: Counted) -> float:
    """Give the time average of the parts in the buffers."""
    total = float(counted.trace.buffer_integral[counted.buffers(measure)].sum())
    return _ratio(total, counted.time)


def content(measure: Measure, counted: Counted) -> float:
    """Give the parts in the buffers now."""
    return float(counted.trace.buffer_level[counted.buffers(measure)].sum())


def state_time(measure: Measure, counted: Counted) -> float:
    """Give the time in the state, averaged over the machines."""
    column = KERNEL_STATES.index(STATES[str(measure.argument)])
    return float(counted.trace.state_time[counted.machines(measure), column].mean())


def state_fraction(measure: Measure, counted: Counted) -> float:
    """Give the share of time in the state, averaged over the machines."""
    return _ratio(state_time(measure, counted), counted.time)


def loss_fraction(measure: Measure, counted: Counted) -> float:
    """Give the arrivals lost over the arrivals."""
    sources = counted.sources(measure)
    lost = float(counted.trace.source_lost[sources].sum())
    return _ratio(lost, float(counted.trace.source_arrivals[sources].sum()))


def nth_output(measure: Measure, counted: Counted) -> float:
    """Give the instant of the n-th entry into the sinks, NaN while there were fewer."""
    times = counted.entries(measure)["time"]
    n = int(measure.argument or 0)
    return float(times[n - 1]) if len(times) >= n else math.nan


def _ratio(above: float, below: float) -> float:
    return above / below if below else math.nan


EVALUATIONS: Mapping[str, Evaluation] = {
    "throughput": throughput,
    "completion_rate": completion_rate,
    "mean_output_per_period": mean_output_per_period,
    "mean_time_in_system": mean_time_in_system,
    "fraction_time_in_system_above": fraction_time_in_system_above,
    "mean_content": mean_content,
    "state_fraction": state_fraction,
    "state_time": state_time,
    "loss_fraction": loss_fraction,
    "time_of_nth_output": nth_output,
    "mean_time_of_nth_output": nth_output,
    "count_at": count,
    "content_at": content,
}
"""How each measure is taken from what was counted."""
LOGGED = ("fraction_time_in_system_above", "time_of_nth_output", "mean_time_of_nth_output")
"""Measures that need a log of every entry into a sink."""
