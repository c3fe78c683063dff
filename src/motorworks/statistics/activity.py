"""Watches a run for the active periods of its machines, without keeping what happened."""

import threading
from typing import NamedTuple

import numpy as np

from motorworks.compile import Compiled, process_of
from motorworks.compile.calendars import working_times
from motorworks.program.program import CONVEYOR, TRANSPORT, Array
from motorworks.simulation.recorder import Observer, Recording
from motorworks.statistics.active_periods import ActivePeriods, Shifting


class Processes(NamedTuple):
    """Processes, and to which of them each machine belongs.

    Attributes
    ----------
    names
        In the order of the plant file.
    group
        Number of its process for each machine, int (M,); -1 for transports and for conveyors:
        a belt is active as long as one part is on it, whether or not it holds anything up.
    """

    names: tuple[str, ...]
    group: Array


def processes_of(compiled: Compiled) -> Processes:
    """Give the processes of a plant whose active periods mean something."""
    p, units = compiled.program, compiled.layout.work_units
    counts = (p.station_kind != TRANSPORT) & (p.station_kind != CONVEYOR)
    names = [process_of(u) if one else "" for u, one in zip(units, counts, strict=True)]
    different = tuple(dict.fromkeys(n for n in names if n))
    number = {name: i for i, name in enumerate(different)} | {"": -1}
    group = np.repeat([number[n] for n in names], p.station_machines)
    return Processes(different, group.astype(np.int64))


class ActivityWatch:
    """Gives what active periods say of each replication of a run that it observes.

    Attributes
    ----------
    found
        By the number of the replication.
    """

    def __init__(self) -> None:
        self.found: dict[int, Shifting] = {}
        self._lock = threading.Lock()

    def observe(self, number: int, compiled: Compiled, warm_up: float) -> Observer:
        """Give the observer of a replication, as :func:`motorworks.simulate` asks for it."""
        return _Observer(self, number, compiled, warm_up)

    def take(self, number: int, shifting: Shifting) -> None:
        """Take what was found in a replication."""
        with self._lock:
            self.found[number] = shifting


class _Observer:
    visits = False

    def __init__(
        self, watch: ActivityWatch, number: int, compiled: Compiled, warm_up: float
    ) -> None:
        self._watch, self._number = watch, number

        def clock(times: Array) -> Array:
            return working_times(compiled.program, compiled.calendar, times)

        self._periods = ActivePeriods(processes_of(compiled).group, clock, warm_up)

    def take(self, kernel: Recording) -> None:
        """Take the changes of state; what else was recorded is dropped."""
        states = kernel.take_events()["states"]
        self._periods.add(states["time"], states["machine"], states["state"])

    def finish(self, until: float, since: float = 0.0, broken_off: str = "") -> None:
        """Hand over what was found."""
        self._watch.take(self._number, self._periods.finish(until))
