"""A segment: a stretch of simulated time, how all stands at its begin and what happens in it."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from motorworks.program.program import Array
from motorworks.studio.reel.frame import DELTA, DELTA_TABLES, KEY, NOWHERE, encode
from motorworks.studio.reel.packed import pack, unpack

EVENTS = {"states": "dt", "moves": "dt", "trips": "start", "stops": "dt"}
"""Tables of what happens, with the column by whose time their rows are sorted."""


@dataclass(frozen=True, eq=False)
class Segment:
    """A stretch of simulated time.

    Attributes
    ----------
    header
        ``number``, ``from``, ``to`` [s]; ``machines``, ``buffers`` and ``models``: how many there
        are; ``tours_at``: the first node of a tour; and ``summary``.
    arrays
        Columns named ``table.column``; those of :data:`.KEY_TABLES` at its begin, and those of
        :data:`.DELTA_TABLES` with times in s since the start of the run, ascending.
    """

    header: dict[str, Any]
    arrays: dict[str, Array]

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Give the segment of some bytes.

        Raises
        ------
        RunError
            If they are none.
        """
        return cls(*unpack(data))

    def to_bytes(self) -> bytes:
        """Give it as bytes; equal segments give equal bytes."""
        return pack(self.header, self.arrays)

    @property
    def number(self) -> int:
        """Its number, from 0."""
        return int(self.header["number"])

    @property
    def begin(self) -> float:
        """Its begin [s]."""
        return float(self.header["from"])

    @property
    def end(self) -> float:
        """Its end [s]."""
        return float(self.header["to"])

    def key(self, generation: int, at: float | None = None) -> bytes:
        """Give how all stands, after everything that happened up to a time.

        Parameters
        ----------
        generation
            As for :func:`.encode`.
        at
            The time [s]; its begin, before anything happens in it, if not given.
        """
        time = self.begin if at is None else at
        return encode(KEY, generation, time, time, self.standing(at))

    def slice(self, t0: float, t1: float, generation: int, *, under_way: bool = False) -> bytes:
        """Give what happens after one time and up to another.

        Parameters
        ----------
        t0, t1
            The times [s]; with its begin as ``t0`` what happens at its begin belongs to it.
        generation
            As for :func:`.encode`.
        under_way
            Whether trips that began before and have not ended are told too.
        """
        tables = []
        for table, by in EVENTS.items():
            a, b = self._rows(table, by, t0, t1)
            columns = DELTA_TABLES[table]
            if table == "trips":
                rows = self._trips(a, b, t0, under_way=under_way)
                tables.append(
                    [
                        _relative(self.arrays[f"trips.{c}"][rows], c, d, t0)
                        for c, d in columns.items()
                    ]
                )
            else:
                tables.append(
                    [
                        _relative(self.arrays[f"{table}.{c}"][a:b], c, d, t0)
                        for c, d in columns.items()
                    ]
                )
        return encode(DELTA, generation, t0, t1, tables)

    def _rows(self, table: str, by: str, t0: float, t1: float) -> tuple[int, int]:
        times = self.arrays[f"{table}.{by}"]
        first = 0 if t0 <= self.begin else int(times.searchsorted(t0, "right"))
        return first, int(times.searchsorted(t1, "right"))

    def _trips(self, a: int, b: int, t0: float, *, under_way: bool) -> Any:
        if not under_way or a == 0:
            return slice(a, b)
        before = np.flatnonzero(self.arrays["trips.end"][:a] > t0)
        return np.concatenate([before, np.arange(a, b)])

    def standing(self, at: float | None) -> list[list[Array]]:
        """Give the tables of a key frame at a time [s], or at its begin before anything happens."""
        return [
            self._machines(at),
            self._held(at),
            self._levels(at),
            self._counts(at),
            self._vehicles(at),
        ]

    def _until(self, table: str, at: float | None) -> int:
        times = self.arrays[f"{table}.{EVENTS[table]}"]
        return 0 if at is None else int(times.searchsorted(at, "right"))

    def _machines(self, at: float | None) -> list[Array]:
        a = self.arrays
        n = self._until("states", at)
        since, cause, state = (a[f"machines.{c}"].copy() for c in ("since", "cause", "state"))
        machine = a["states.machine"][:n]  # of several rows of a machine the last counts
        since[machine] = a["states.dt"][:n]
        cause[machine] = a["states.cause"][:n]
        state[machine] = a["states.state"][:n]
        return [since, cause, state]

    def _held(self, at: float | None) -> list[Array]:
        """Give the parts in machines and vehicles, each where its last move took it."""
        a, n = self.arrays, self._until("moves", at)
        part = np.concatenate([a["held.part"], a["moves.part"][:n]])
        node = np.concatenate([a["held.node"], a["moves.target"][:n]])
        since = np.concatenate([a["held.since"], a["moves.dt"][:n]])
        model = np.concatenate([a["held.model"], a["moves.model"][:n]])
        _, last = np.unique(part[::-1], return_index=True)
        rows = len(part) - 1 - last
        rows = rows[self._holds(node[rows])]
        return [part[rows], node[rows], since[rows], model[rows]]

    def _holds(self, node: Array) -> Array:
        """Tell which nodes are machines or tours."""
        tours = (node >= self.header["tours_at"]) & (node != NOWHERE)
        held: Array = (node < self.header["machines"]) | tours
        return held

    def _levels(self, at: float | None) -> list[Array]:
        a, n = self.arrays, self._until("moves", at)
        machines, buffers = self.header["machines"], self.header["buffers"]
        models = self.header["models"]
        count = a["levels.count"].astype(np.int64)
        model = a["moves.model"][:n].astype(np.int64)
        for column, sign in (("target", 1), ("origin", -1)):
            node = a[f"moves.{column}"][:n].astype(np.int64) - machines
            inside = (node >= 0) & (node < buffers)
            where = node[inside] * models + model[inside]
            count += sign * np.bincount(where, minlength=buffers * models)
        (there,) = np.nonzero(count)
        node = (there // models + machines).astype("<u4")
        return [node, (there % models).astype("<u1"), count[there].astype("<u4")]

    def _counts(self, at: float | None) -> list[Array]:
        a, n = self.arrays, self._until("moves", at)
        node = a["counts.node"]
        count = a["counts.count"].copy()
        came = np.sort(a["moves.target"][:n])
        count += came.searchsorted(node, "right").astype("<u8")
        count -= came.searchsorted(node, "left").astype("<u8")
        return [node, count]

    def _vehicles(self, at: float | None) -> list[Array]:
        a = self.arrays
        node, parts = a["vehicles.node"].copy(), a["vehicles.parts"].copy()
        trips = self._until("trips", at)
        ended = a["trips.end"][:trips] <= (self.begin if at is None else at)
        vehicle = a["trips.vehicle"][:trips]
        node[vehicle] = np.where(ended, a["trips.target"][:trips], a["trips.origin"][:trips])
        parts[vehicle] = np.where(ended, 0, a["trips.parts"][:trips])
        stops = self._until("stops", at)
        node[a["stops.vehicle"][:stops]] = a["stops.node"][:stops]
        parts[a["stops.vehicle"][:stops]] = np.minimum(a["stops.aboard"][:stops], 65535)
        return [np.arange(len(node), dtype="<u4"), node, parts]


def _relative(values: Array, column: str, dtype: str, t0: float) -> Array:
    """Give a column of a delta: times since its begin, all else as it is."""
    if column in ("dt", "start", "end"):
        return (values - t0).astype(dtype)
    return values
