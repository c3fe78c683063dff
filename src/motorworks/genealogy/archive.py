"""The files of a trace's index, mapped into memory: rows of parts and machines, motors, lots."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from motorworks.errors import MotorworksError, RunError
from motorworks.genealogy.names import EARLIER, Names
from motorworks.kernel import find_rows
from motorworks.program.program import Array
from motorworks.simulation import lives
from motorworks.simulation.chunk import damaged, read_chunk

ALL = 0xFFFF
"""Every kind of row."""
_ENDS = 1 << lives.PUT | 1 << lives.JOINED | 1 << lives.LOSS


class Row(NamedTuple):
    """Something that happened to a part or a machine; see :mod:`motorworks.simulation.lives`."""

    key: int
    time: float
    since: float
    kind: int
    model: int
    a: int
    b: int


@dataclass(frozen=True)
class Lot:
    """Parts that a supply delivered together; times in s."""

    name: str
    """Supply and number of the delivery, from 1, such as ``magnets/12``."""
    first: int
    count: int
    ordered: float
    arrived: float
    expires: float


@dataclass(frozen=True)
class _Chunk:
    path: Path
    about: dict[str, Any]
    parts: dict[str, Array]
    machines: dict[str, Array]
    arrays: dict[str, Array]


class Archive:
    """The index of one replication.

    Parameters
    ----------
    folder
        Folder of the replication, such as ``results/trace/replication-000``.

    Raises
    ------
    MotorworksError
        If the folder holds no index.
    RunError
        If files of it are damaged or missing.
    """

    def __init__(self, folder: Path) -> None:
        own = folder / lives.FOLDER
        try:
            self.names = Names(json.loads((own / lives.NOTE).read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            msg = (
                f"{folder}: holds no trace ({error}); give the folder of a run that was made "
                "with --trace"
            )
            raise MotorworksError(msg) from error
        self._chunks = [_open(path) for path in sorted(own.glob(f"*{lives.SUFFIX}"))]
        self._require_all(own)
        self._made = np.array([chunk.about["made"] for chunk in self._chunks], dtype=np.int64)
        self._ends = np.array([chunk.about["end"] for chunk in self._chunks], dtype=np.float64)
        self._motors = tuple(
            np.concatenate([chunk.arrays[f"motors.{name}"] for chunk in self._chunks])
            for name in ("part", "time")
        )
        self._lots = self._read_lots()

    def _require_all(self, own: Path) -> None:
        """Tell an interrupted trace from a whole one, and both from one with gaps."""
        expected = [f"{i:05d}{lives.SUFFIX}" for i in range(len(self._chunks))]
        for chunk, name in zip(self._chunks, expected, strict=True):
            if chunk.path.name != name:
                raise damaged(own / name, "the file is missing")
        if not self._chunks:
            msg = f"{own}: the run was interrupted before anything of its trace was on the disk"
            raise RunError(msg)
        self.whole = (own / lives.END).exists()
        if not self.whole:
            return
        count = json.loads((own / lives.END).read_text(encoding="utf-8"))["files"]
        if count != len(self._chunks):
            raise damaged(own / f"{len(self._chunks):05d}{lives.SUFFIX}", "the file is missing")

    @property
    def until(self) -> float:
        """End of what is there [s]."""
        return float(self._chunks[-1].about["end"])

    def rows(self, parts: Iterable[int], kinds: int = ALL) -> dict[int, list[Row]]:
        """Give what happened to some parts: their rows, in the order of time and kind.

        Parameters
        ----------
        parts
            Their numbers.
        kinds
            Set of bits: the kinds wanted; those that may end a life are there anyway.
        """
        found: dict[int, list[Row]] = {part: [] for part in parts}
        for columns in self._columns(np.array(sorted(found), dtype=np.int64), kinds | _ENDS):
            for row in zip(*(columns[name].tolist() for name in Row._fields), strict=True):
                found[row[0]].append(Row(*row))
        return found

    def _columns(self, parts: Array, kinds: int) -> Iterable[dict[str, Array]]:
        """Give the rows file by file, from that in which a part is made to that of its end."""
        first = np.minimum(np.searchsorted(self._made, parts, side="right"), len(self._chunks) - 1)
        alive = parts[:0]
        for i in range(int(first.min(initial=len(self._chunks))), len(self._chunks)):
            alive = np.sort(np.concatenate((alive, parts[first == i])))
            if len(alive):
                columns = _find(self._chunks[i], "parts", alive, kinds)
                yield columns
                alive = _without(alive, columns["key"][self._ended(columns)])
            elif i > first.max():
                return

    def _ended(self, columns: dict[str, Array]) -> Array:
        kind = columns["kind"]
        out: Array = (kind == lives.PUT) & (columns["a"] >= len(self.names.buffers))
        ended: Array = out | (kind == lives.JOINED) | (kind == lives.LOSS)
        return ended

    def machine(self, key: int, begin: float, end: float, kind: int) -> dict[str, Array]:
        """Give what a machine did from one time [s] to another.

        Parameters
        ----------
        key
            Its number; tour ``d`` has the number of machines and ``d``.
        begin, end
            From when to when, both included. The state in which it was at the beginning comes
            first, with the time at which it was entered.
        kind
            What is wanted: states, trips or stops.

        Returns
        -------
        dict
            ``key``, ``time``, ``since``, ``kind``, ``model``, ``a``, ``b``, in the order of time.
        """
        first = int(np.searchsorted(self._ends, begin))
        last = min(int(np.searchsorted(self._ends, end)), len(self._chunks) - 1)
        found = []
        for i in range(min(first, last), last + 1):
            columns = _find(self._chunks[i], "machines", np.array([key]), 1 << kind)
            # A file begins with the state with which the one before ended.
            again = kind == lives.STATE and i > first
            found.append({name: column[again:] for name, column in columns.items()})
        whole = {name: np.concatenate([x[name] for x in found]) for name in Row._fields}
        time = whole["time"]
        start = int(np.searchsorted(time, begin))
        if kind == lives.STATE:
            start = max(int(np.searchsorted(time, begin, side="right")) - 1, 0)
        stop = int(np.searchsorted(time, end, side="right"))
        return {name: column[start:stop] for name, column in whole.items()}

    def motor(self, number: int) -> int:
        """Give the part that left the plant as good motor of this number, from 1.

        Raises
        ------
        MotorworksError
            If so many did not leave.
        """
        parts = self._motors[0]
        if not 1 <= number <= len(parts):
            msg = f"motor is {number}; {len(parts)} motors left the plant in this trace"
            raise MotorworksError(f"{msg}, numbered from 1" if len(parts) else msg)
        return int(parts[number - 1])

    @property
    def motors(self) -> int:
        """How many good motors left the plant."""
        return len(self._motors[0])

    def motors_between(self, begin: float, end: float) -> range:
        """Give the numbers of the motors that left from one time to before another [s]."""
        first, last = np.searchsorted(self._motors[1], [begin, end])
        return range(int(first) + 1, int(last) + 1)

    def number_of(self, part: int, left: float) -> int | None:
        """Give the number of the motor that a part is that left at a time [s], if it is one."""
        parts, times = self._motors
        first, last = np.searchsorted(times, left), np.searchsorted(times, left, side="right")
        for i in range(int(first), int(last)):
            if parts[i] == part:
                return i + 1
        return None

    def lot_of(self, part: int) -> Lot | None:
        """Give the lot in which a part was delivered, if it was."""
        firsts, lots = self._lots
        i = int(np.searchsorted(firsts, part, side="right")) - 1
        return lots[i] if i >= 0 and part < lots[i].first + lots[i].count else None

    @property
    def lots(self) -> list[Lot]:
        """All lots, in the order of arrival."""
        return self._lots[1]

    def lot(self, name: str) -> Lot:
        """Give the lot of a name such as ``magnets/12``.

        Raises
        ------
        MotorworksError
            If there is no such supply, or it delivered fewer.
        """
        supply = name.rpartition("/")[0]
        if supply not in (*self.names.supplies, EARLIER):
            known = ", ".join(self.names.supplies) or "none"
            msg = f"lot is {name!r}; expected SUPPLY/NUMBER. Supplies of this plant: {known}"
            raise MotorworksError(msg)
        for lot in self.lots:
            if lot.name == name:
                return lot
        count = sum(lot.name.rpartition("/")[0] == supply for lot in self.lots)
        msg = f"lot is {name!r}; {supply} delivered {count} lots in this trace, numbered from 1"
        raise MotorworksError(msg)

    def _read_lots(self) -> tuple[Array, list[Lot]]:
        count: dict[int, int] = {}
        lots = []
        columns = ("supply", "first", "count", "ordered", "arrived", "expires")
        for chunk in self._chunks:
            arrays = [chunk.arrays.get(f"lots.{name}", np.zeros(0)).tolist() for name in columns]
            for supply, *rest in zip(*arrays, strict=True):
                count[supply] = count.get(supply, 0) + 1
                lots.append(Lot(f"{self.names.supply(supply)}/{count[supply]}", *rest))
        return np.array([lot.first for lot in lots], dtype=np.int64), lots


def _without(numbers: Array, others: Array) -> Array:
    """Leave some numbers out of others; both ascend."""
    # numpy.setdiff1d does the same, but brings in masked arrays when it is first called.
    if not len(others):
        return numbers
    at = np.minimum(np.searchsorted(others, numbers), len(others) - 1)
    left: Array = numbers[others[at] != numbers]
    return left


def _open(path: Path) -> _Chunk:
    about, arrays = read_chunk(path)
    parts, machines = (
        {c: arrays[f"{name}.{c}"] for c in ("data", "first", "offset")}
        for name in ("parts", "machines")
    )
    return _Chunk(path, about, parts, machines, arrays)


def _find(chunk: _Chunk, section: str, keys: Array, kinds: int) -> dict[str, Array]:
    try:
        return find_rows(getattr(chunk, section), keys, kinds)
    except RunError as error:
        raise damaged(chunk.path, error) from error
