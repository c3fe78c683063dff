"""The shifting bottleneck: whose active period is the longest at each moment.

A machine is active while it works, sets up, is down or stops as planned: it holds others up. It is
inactive while it waits, for parts, for room or for an operator: others hold it up. At each
moment the machine with the longest uninterrupted active period is the bottleneck; where the
periods of two bottlenecks overlap, the bottleneck shifts from one to the other.

References
----------
Roser, C., Nakano, M., Tanaka, M. (2002): Shifting bottleneck detection. Proc. Winter Simulation
Conference, 1079-1086, doi 10.1109/WSC.2002.1166360.
Roser, C., Nakano, M., Tanaka, M. (2001): A practical bottleneck detection method. Proc. Winter
Simulation Conference, 949-953, doi 10.1109/WSC.2001.977398.
"""

import heapq
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from motorworks.program.program import OFF, WORK, Array

Clock = Callable[[Array], Array]
"""Gives the working time of the plant up to times, both [s]."""


class Shifting(NamedTuple):
    """What the active periods of a replication say.

    Attributes
    ----------
    sole, shifting
        Time in which each group of machines was the bottleneck alone, and while it shifted from
        or to another one [s], shape (G,).
    none
        Time in which no machine was active [s].
    active
        Active time of the machines of each group [s], shape (G,).
    periods
        Active periods of each group that began in the time measured, int (G,).
    measured
        Working time measured [s].
    """

    sole: Array
    shifting: Array
    none: float
    active: Array
    periods: Array
    measured: float


class ActivePeriods:
    """Takes the states of all machines as they change, piece by piece.

    It keeps only the periods that may still turn out to be the longest at some moment: a
    period that lies within a longer one is dropped at once, so what is kept does not grow with
    the number of parts.

    Parameters
    ----------
    group
        Group of each machine, such as its process, int (M,); -1 for machines that are no
        candidates.
    clock
        Working time; what passes outside of it lengthens no period. A machine that is off shift
        stays active or inactive, as it was.
    since
        Time from which on it is measured [s].

    Notes
    -----
    A period is a bottleneck period if at some moment no active machine has a longer one; of
    equally long ones the one that began first counts, then the machine that comes first. The
    periods of the method's authors, found from one end of a bottleneck period to the next, are
    the same wherever a longer period does not begin and end its lead within another one.
    Machines that never pause in all the time measured cannot be told apart by their active
    periods: they share it.
    """

    def __init__(self, group: Array, clock: Clock, since: float = 0.0) -> None:
        self._group, self._clock = group, clock
        self._since = float(clock(np.array([since]))[0])
        self._groups = int(group.max(initial=-1)) + 1
        self._begun = np.full(len(group), np.nan)
        """Begin of the period under way, by the working clock; NaN where a machine waits."""
        self._held: tuple[Array, Array, Array] = _columns()
        """The last changes: others may follow at the same time."""
        self._kept = np.zeros((0, 3))
        """Ended periods that lie within no other one: begin, end, machine; in order of both."""
        self._active = np.zeros(self._groups)
        self._periods = np.zeros(self._groups, dtype=int)

    def add(self, time: Array, machine: Array, state: Array) -> None:
        """Take changes of state, in the order of time [s]."""
        known = tuple(
            np.concatenate([a, b]) for a, b in zip(self._held, (time, machine, state), strict=True)
        )
        if not len(known[0]):
            return
        ready = known[0] < known[0][-1]
        self._held = (known[0][~ready], known[1][~ready], known[2][~ready])
        self._take(known[0][ready], known[1][ready], known[2][ready])

    def finish(self, until: float) -> Shifting:
        """Give what the periods say, up to the time reached [s]."""
        self._take(*self._held)
        self._held = _columns()
        end = float(self._clock(np.array([until]))[0])
        going = np.flatnonzero(~np.isnan(self._begun))
        last = np.stack([self._begun[going], np.full(len(going), end), going.astype(float)], axis=1)
        self._begun[:] = np.nan
        self._ended(last)
        throughout = (last[:, 0] <= self._since) & (self._since < end)
        if throughout.any():
            who = np.unique(self._group[going[throughout]])
            sole, shifting = self._shared(who, end - self._since)
            none = 0.0
        else:
            sole, shifting, none = self._shares(end)
        return Shifting(
            sole, shifting, none, self._active, self._periods, max(0.0, end - self._since)
        )

    def _take(self, time: Array, machine: Array, state: Array) -> None:
        """Take changes; none at the time of the last of them is still to come."""
        candidates = self._group[machine] >= 0 if len(machine) else np.zeros(0, dtype=bool)
        time, machine, state = time[candidates], machine[candidates], state[candidates]
        order = np.argsort(machine, kind="stable")
        time, machine, state = time[order], machine[order], state[order]
        # Of several states at one instant the last counts; off shift changes nothing.
        last = np.ones(len(time), dtype=bool)
        last[:-1] = (machine[1:] != machine[:-1]) | (time[1:] != time[:-1])
        chosen = last & (state != OFF)
        time, machine, active = time[chosen], machine[chosen], state[chosen] <= WORK
        self._pair(self._clock(time) if len(time) else time, machine, active)

    def _pair(self, at: Array, machine: Array, active: Array) -> None:
        """Make periods of changes between active and inactive, sorted by machine and time."""
        if not len(at):
            return
        first = np.ones(len(at), dtype=bool)
        first[1:] = machine[1:] != machine[:-1]
        before = np.empty(len(at), dtype=bool)
        before[1:] = active[:-1]
        before[first] = ~np.isnan(self._begun[machine[first]])
        turned = active != before
        at, machine, active = at[turned], machine[turned], active[turned]
        if not len(at):
            return
        # Turns alternate, so the begin of a period that ends is the turn before, or earlier.
        first = np.ones(len(at), dtype=bool)
        first[1:] = machine[1:] != machine[:-1]
        begin = np.empty(len(at))
        begin[1:] = at[:-1]
        begin[first] = self._begun[machine[first]]
        self._begun[machine] = np.where(active, at, np.nan)  # the last turn of each counts
        ended = ~active
        found = np.stack([begin[ended], at[ended], machine[ended].astype(float)], axis=1)
        self._ended(found[found[:, 1] > found[:, 0]])

    def _ended(self, found: Array) -> None:
        """Count ended periods and keep those that may be the longest at some moment."""
        groups = self._group[found[:, 2].astype(int)]
        inside = np.maximum(0.0, found[:, 1] - np.maximum(found[:, 0], self._since))
        self._active += np.bincount(groups, inside, self._groups)
        counted = groups[(found[:, 1] > self._since) & (found[:, 0] >= self._since)]
        self._periods += np.bincount(counted, minlength=self._groups)
        known = np.concatenate([self._kept, found[found[:, 1] > self._since]])
        # By end, of equal ends the longest first, then the machine that comes first.
        known = known[np.lexsort((known[:, 2], known[:, 0], known[:, 1]))]
        first = np.ones(len(known), dtype=bool)
        first[1:] = known[1:, 1] != known[:-1, 1]
        self._kept = _uncovered(known[first], float(np.nanmin(self._begun, initial=np.inf)))

    def _shared(self, who: Array, measured: float) -> tuple[Array, Array]:
        """Give the times where some groups have machines that never paused."""
        times = np.zeros((2, self._groups))
        times[0 if len(who) == 1 else 1, who] = measured
        return times[0], times[1]

    def _shares(self, end: float) -> tuple[Array, Array, float]:
        """Give the time of each group as the sole bottleneck and while it shifted, and of none."""
        sole, shifting = np.zeros(self._groups), np.zeros(self._groups)
        chosen = self._kept[longest(self._kept)]
        groups = self._group[chosen[:, 2].astype(int)]
        edges = sorted(
            (max(float(at), self._since), change, int(g))
            for begin, change in ((0, 1), (1, -1))
            for at, g in zip(chosen[:, begin], groups, strict=True)
        )
        there = np.zeros(self._groups, dtype=int)
        at, none = self._since, 0.0
        for time, change, g in edges:
            if time > at:
                who = np.flatnonzero(there)
                (sole if len(who) == 1 else shifting)[who] += time - at
                none += 0.0 if len(who) else time - at
                at = time
            there[g] += change
        return sole, shifting, none + max(0.0, end - at)


def _columns() -> tuple[Array, Array, Array]:
    return np.zeros(0), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int8)


def _uncovered(known: Array, oldest: float) -> Array:
    """Give the periods that lie within no other one and none that is still under way.

    They are sorted by end, and none ends with another.
    """
    later = np.append(known[1:, 0], oldest)
    earliest = np.minimum.accumulate(later[::-1])[::-1]
    free: Array = known[known[:, 0] < earliest] if len(known) else known
    return free


def longest(periods: Array) -> Array:
    """Tell which periods are the longest at some moment.

    Parameters
    ----------
    periods
        Begin and end of each, shape (n, 2 or more), sorted by begin; none within another.

    Returns
    -------
    Array
        Bool (n,).
    """
    chosen = np.zeros(len(periods), dtype=bool)
    heap: list[tuple[float, int]] = []
    begins, ends = periods[:, 0].tolist(), periods[:, 1].tolist()
    n = 0
    for at in sorted({*begins, *ends}):
        while n < len(begins) and begins[n] <= at:
            heapq.heappush(heap, (begins[n] - ends[n], n))
            n += 1
        while heap and ends[heap[0][1]] <= at:
            heapq.heappop(heap)
        if heap:
            chosen[heap[0][1]] = True
    return chosen
