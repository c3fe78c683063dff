"""A run with its event log, and a plant rebuilt from the log alone."""

from typing import Any

import numpy as np

from motorworks.program import Program
from motorworks.program.program import STARVED
from motorworks.program.trace import STOPPED

Tables = dict[str, dict[str, np.ndarray]]

MOST_ROWS = 20_000
"""Rows after which an advance is given up: nobody waits until time that stands still is noticed."""


class Logged:
    """A kernel that is advanced piece by piece; its event tables, put together.

    Parameters
    ----------
    kernel
        Made with ``event_log=True``.
    """

    def __init__(self, kernel: Any) -> None:
        self.kernel = kernel
        self.status = STOPPED
        self._taken: list[Tables] = []

    def advance(self, until: float, most: int = MOST_ROWS) -> None:
        """Go on to a time [s], fetching the events at every stop; give up after so many rows.

        Two kernels that write the same rows are given up at the same event. A run that was given
        up has the status STOPPED and has not come as far as one without a log.
        """
        rows = 0
        while rows < most:
            self.status = self.kernel.advance(until)
            self._taken.append(self.kernel.take_events())
            rows += sum(len(_when(columns)) for columns in self._taken[-1].values())
            if self.status != STOPPED:
                return

    def tables(self) -> Tables:
        """Give all events so far."""
        whole = {
            table: {c: np.concatenate([t[table][c] for t in self._taken]) for c in columns}
            for table, columns in self._taken[0].items()
        }
        self._taken = [whole]
        return whole


def same_tables(a: Tables, b: Tables) -> list[str]:
    """Name the columns in which two logs differ."""
    assert a.keys() == b.keys()
    return [
        f"{table}.{column}"
        for table in a
        for column in a[table]
        if a[table][column].dtype != b[table][column].dtype
        or a[table][column].tobytes() != b[table][column].tobytes()
    ]


class Rebuilt:
    """What a plant did until a time, from its event tables and its program, nothing simulated.

    Parameters
    ----------
    program
        The plant.
    tables
        Its events.
    until
        Time [s].
    """

    def __init__(self, program: Program, tables: Tables, until: float) -> None:
        self.program, self.until = program, until
        self.buffers, self.sinks = len(program.buffer_capacity), program.n_sinks
        self.events = {
            table: {name: values[_when(columns) <= until] for name, values in columns.items()}
            for table, columns in tables.items()
        }

    def changes(self) -> tuple[np.ndarray, ...]:
        """Give time, buffer, model and change of every entry into and exit from a buffer."""
        puts, takes, losses = (self.events[t] for t in ("puts", "takes", "losses"))
        inside, bought = puts["place"] < self.buffers, takes["origin"] >= 0
        lay = losses["place"] >= 0
        parts = [
            (puts["time"][inside], puts["place"][inside], puts["model"][inside], 1),
            (takes["time"][bought], takes["origin"][bought], takes["model"][bought], -1),
            (losses["time"][lay], losses["place"][lay], losses["model"][lay], -1),
        ]
        time, buffer, model = (np.concatenate([p[i] for p in parts]) for i in range(3))
        change = np.concatenate([np.full(len(p[0]), p[3]) for p in parts])
        order = np.argsort(time, kind="stable")
        return time[order], buffer[order], model[order], change[order]

    def levels(self) -> np.ndarray:
        """Give the parts in each buffer now, by model (B, T)."""
        _, buffer, model, change = self.changes()
        levels = np.zeros((self.buffers, self.program.n_types), dtype=np.int64)
        np.add.at(levels, (buffer, model), change)
        return levels

    def integral(self) -> np.ndarray:
        """Give the integral of the parts in each buffer [part s]."""
        time, buffer, _, change = self.changes()
        integral = np.zeros(self.buffers)
        np.add.at(integral, buffer, change * (self.until - time))
        return integral

    def state_times(self) -> tuple[np.ndarray, np.ndarray]:
        """Give the time in each state (M, 8) and for each cause [s]."""
        rows, p = self.events["states"], self.program
        machines = int(p.station_machines.sum())
        causes = 1 + len(p.input_origin) + len(p.route_place) + 2 * len(p.station_kind)
        time, by_cause = np.zeros((machines, 8)), np.zeros(causes)
        for m in range(machines):
            own = rows["machine"] == m
            begins = np.concatenate(([0.0], rows["time"][own]))
            lasts = np.diff(np.append(begins, self.until))
            np.add.at(time[m], np.concatenate(([STARVED], rows["state"][own])), lasts)
            np.add.at(by_cause, np.concatenate(([0], rows["cause"][own])), lasts)
        return time, by_cause

    def sink_count(self) -> np.ndarray:
        """Give the parts that entered each sink, by model (K, T)."""
        puts = self.events["puts"]
        out = puts["place"] >= self.buffers
        count = np.zeros((self.sinks, self.program.n_types), dtype=np.int64)
        np.add.at(count, (puts["place"][out] - self.buffers, puts["model"][out]), 1)
        return count

    def parts_now(self) -> int:
        """Give the parts in the plant."""
        gone = len(self.events["losses"]["time"]) + len(self.events["joins"]["time"])
        return len(self.events["births"]["time"]) - gone - int(self.sink_count().sum())

    def stands(self, fleet: int) -> list[int]:
        """Give the position of each vehicle of a fleet, where its last phase ended."""
        p, trips = self.program, self.events["trips"]
        station = np.repeat(np.arange(len(p.station_kind)), p.station_machines)
        ends = (p.transport_from, p.transport_from, p.transport_to, p.transport_to)
        found = [int(p.pool_home[fleet])] * int(p.pool_count[fleet])
        for i in np.flatnonzero(trips["fleet"] == fleet):
            job = station[trips["machine"][i]]
            found[trips["vehicle"][i]] = int(ends[trips["phase"][i]][job])
        return found

    def next_stops(self, tour: int) -> list[int]:
        """Give the stop that each vehicle of a tour goes to; -1 at home."""
        rows, last = self.events["tour_stops"], int(np.diff(self.program.stop_start)[tour])
        found = [-1] * int(self.program.tour_vehicles[tour])
        for i in np.flatnonzero(rows["tour"] == tour):
            stop = int(rows["stop"][i])
            found[rows["vehicle"][i]] = -1 if stop == last else stop + 1
        return found

    def away(self, tour: int) -> float:
        """Give the time that vehicles of a tour were away, added up [s]."""
        rows, last = self.events["tour_stops"], int(np.diff(self.program.stop_start)[tour])
        own = rows["tour"] == tour
        left, back = (self.until - rows["time"][own & (rows["stop"] == s)] for s in (-1, last))
        return float(left.sum() - back.sum())


def _when(columns: dict[str, np.ndarray]) -> np.ndarray:
    return next(columns[name] for name in ("time", "end", "arrived") if name in columns)
