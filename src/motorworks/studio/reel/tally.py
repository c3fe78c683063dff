"""Figures of a reel at a moment: of the last hours, and since the run began."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from motorworks.compile import Compiled
from motorworks.plant import Plant
from motorworks.program import STATES, Trace
from motorworks.program.program import Array
from motorworks.studio.reel.energy import Energy
from motorworks.studio.reel.stretch import as_run, between, seconds_by_state
from motorworks.studio.scene.nodes import Nodes

Row = dict[str, Any]
CHARTED = 48 * 3600.0
"""Time that charts show [s], and the time from point to point."""
POINT = 3600.0
WINDOW = 8 * 3600.0
"""The last hours that figures are given of [s]."""
LEAST_PLANNED = 1.0
"""Hours of planned time within the last hours from which their KPIs say something."""
SHOWN = (
    "jobs_per_hour",
    "oee_index",
    "availability",
    "effectiveness",
    "quality_ratio",
    "utilization_efficiency",
    "allocation_efficiency",
    "scrap_ratio",
    "rework_ratio",
    "work_in_process",
    "throughput_time",
)
"""KPIs of the whole plant that are told, where the statistics have them."""
WORST = 5
"""Bottlenecks that are told."""


class Tally:
    """Reckons figures from traces; all shares and KPIs are those of the statistics room.

    Parameters
    ----------
    plant, compiled
        The plant.
    seed
        Of the run.
    """

    def __init__(self, plant: Plant, compiled: Compiled, seed: int) -> None:
        self.plant = plant
        self.compiled = compiled
        self.seed = seed
        self._good = np.array([s.counts_as == "good" for s in plant.sinks], dtype=bool)

    def figures(self, earlier: Trace, now: Trace) -> dict[str, Any]:
        """Give the figures at a moment.

        Parameters
        ----------
        earlier
            Trace at the begin of the last hours.
        now
            Trace at the moment.
        """
        last = between(earlier, now)
        hours = self._hours(last)
        good = self.good(last)
        target = self.per_hour
        return {
            "at": now.now,
            "from": last.since,
            "good": self.good(now),
            "good_last": good,
            "planned_hours": hours,
            "per_hour": good / hours if hours > 0 else None,
            "target_per_hour": target,
            "takt": 3600.0 / target if target else None,
            "parts": int(now.parts_now[0]),
            **self.energy.figures(now.state, last.state_time, good),
            "states": dict(zip(STATES, seconds_by_state(last), strict=True)),
            "states_since_begin": dict(zip(STATES, seconds_by_state(now), strict=True)),
            "lines": self._lines(last, now, hours),
        }

    def insight(self, earlier: Trace, now: Trace) -> dict[str, Any]:
        """Give KPIs and bottlenecks of the last hours and since the run began.

        Of the last hours there are none while hardly any of them was planned: what had begun
        before weighs too much then, and an OEE index may be above 1.
        """
        last = between(earlier, now)
        return {
            "at": now.now,
            "last": self.known(last) if self._hours(last) >= LEAST_PLANNED else None,
            "since_begin": self.known(now),
        }

    def hour(self, made: int, parts: int, times: Array, span: tuple[float, float]) -> Row:
        """Give a point of a chart.

        Parameters
        ----------
        made
            Good parts made since the point before.
        parts
            Parts in the plant.
        times
            Machine time in each state since the point before [s], shape (8,).
        span
            The time since the point before [s].
        """
        return {
            "at": span[1],
            "good": made,
            "planned_hours": self.compiled.planned_time(*span) / 3600.0,
            "parts": parts,
            "states": dict(zip(STATES, times.tolist(), strict=True)),
        }

    def course(self, traces: Sequence[Trace]) -> list[Row]:
        """Give the points of charts from traces in their order."""
        rows = []
        for earlier, later in pairwise(traces):
            last = between(earlier, later)
            times = last.state_time.sum(axis=0)
            span = (earlier.now, later.now)
            rows.append(self.hour(self.good(last), int(later.parts_now[0]), times, span))
        return rows

    def good(self, trace: Trace) -> int:
        """Give the good parts of a stretch of time."""
        return int(trace.sink_count[self._good].sum())

    def good_places(self, nodes: Nodes) -> Array:
        """Give the places, as the event log numbers them, at which good parts leave."""
        return np.flatnonzero(self._good) + nodes.sinks - nodes.buffers

    @property
    def per_hour(self) -> float | None:
        """Good parts wanted in an hour of the plant's working time."""
        if not self.plant.target or not self.compiled.planned_year:
            return None
        return self.plant.target * 3600.0 / self.compiled.planned_year

    def _hours(self, trace: Trace) -> float:
        return self.compiled.planned_time(trace.since, trace.now) / 3600.0

    @cached_property
    def energy(self) -> Energy:
        """What the machines draw."""
        return Energy(self.plant, self.compiled)

    @cached_property
    def _ends(self) -> dict[str, tuple[str, list[int]]]:
        """Stations at which parts leave each copy of a line, with the name of the line."""
        found: dict[str, tuple[str, list[int]]] = {}
        for number, unit in enumerate(self.compiled.layout.work_units):
            if unit.line and unit.transport is None:
                found[unit.line] = (unit.line_noun, [number])  # the last in the order of flow
        return found

    def lines_of(self, given: Array, hours: float) -> list[dict[str, Any]]:
        """Give the output of every copy of a line from what each machine gave away."""
        first = np.append(0, np.cumsum(self.compiled.program.station_machines))
        rows = []
        for copy, (noun, stations) in self._ends.items():
            parts = sum(int(given[first[s] : first[s + 1]].sum()) for s in stations)
            rate = parts / hours if hours > 0 else None
            rows.append(
                {
                    "line": noun,
                    "copy": copy,
                    "made": parts,
                    "per_hour": rate,
                    "target_per_hour": None,
                }
            )
        return rows

    def _lines(self, last: Trace, now: Trace, hours: float) -> list[dict[str, Any]]:
        """Give the output of every copy of a line against its share of what the plant must make.

        A line must make as many parts for a good one as it has made since the run began.
        """
        made, whole = last.good.sum(axis=1), now.good.sum(axis=1)
        good = self.good(now)
        by_line: dict[str, int] = {}
        copies: dict[str, int] = {}
        for noun, stations in self._ends.values():
            by_line[noun] = by_line.get(noun, 0) + int(whole[stations].sum())
            copies[noun] = copies.get(noun, 0) + 1
        rows = []
        for copy, (noun, stations) in self._ends.items():
            parts = int(made[stations].sum())
            wanted = None
            if self.per_hour and good:
                wanted = self.per_hour * by_line[noun] / good / copies[noun]
            rows.append(
                {
                    "line": noun,
                    "copy": copy,
                    "made": parts,
                    "per_hour": parts / hours if hours > 0 else None,
                    "target_per_hour": wanted,
                }
            )
        return rows

    def known(self, trace: Trace) -> dict[str, Any]:
        """Give KPIs of the plant and its worst bottlenecks; nothing where no time has passed."""
        if trace.now <= trace.since:
            return {"from": trace.since, "kpis": [], "bottlenecks": []}
        import polars as pl

        from motorworks.statistics import bottlenecks, kpis

        run = as_run(self.plant, self.compiled, trace, self.seed)
        found = kpis(run).filter(pl.col("scope") == "plant", pl.col("name").is_in(SHOWN))
        worst = bottlenecks(run).filter(pl.col("level") == "process").head(WORST)
        columns = ("rank", "name", "machines", "utilisation", "arrow_rank", "why")
        return {
            "from": trace.since,
            "kpis": found.select("name", "unit", "mean", "note").to_dicts(),
            "bottlenecks": worst.select(columns).to_dicts(),
        }


def charted(at: float, since: float) -> list[float]:
    """Give the times of the points of charts that end at a time, none before a begin [s]."""
    first = max(since, at - CHARTED)
    hours = int((at - first) // POINT)
    return [*dict.fromkeys([first, *(at - POINT * n for n in range(hours, -1, -1))])]
