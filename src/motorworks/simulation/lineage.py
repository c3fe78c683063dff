"""What parts are made of and what they go into, from the joins and births of an event log."""

from collections import deque
from collections.abc import Iterable
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np

from motorworks.errors import RunError
from motorworks.program.program import Array

if TYPE_CHECKING:
    import polars as pl


class Lineage:
    """The links between parts.

    Two kinds of link lead from an earlier part to a later one: it *went into* it (a join), or the
    later one was made *beside* it by a station with several products. Whatever was in a part when
    another was made beside it is in both. A join at the very instant of a birth counts as after
    it; so what happens in passes that take no time may be told in the wrong order.

    Parameters
    ----------
    tables
        Tables of the event log, by name.
    sinks
        Names of the places where parts leave.
    """

    TABLES = ("joins", "births", "lots", "puts", "losses")

    def __init__(self, tables: "dict[str, pl.LazyFrame]", sinks: list[str]) -> None:
        self._tables = tables
        self._sinks = sinks

    def family(self, part: int) -> "pl.DataFrame":
        """Give what a part is made of, and what it went into.

        Returns
        -------
        polars.DataFrame
            ``part``; ``relation`` (``itself``, ``is in it``, ``contains it``); ``generation`` (0,
            below it -1, ...); ``link`` (``went into`` or ``made beside``), ``other`` (the part to
            which the link leads or from which it comes) and ``linked`` [s]; then ``model``,
            ``origin``, ``at``, ``made`` [s] and ``lot`` of its birth; ``left`` (sink, kind of
            loss, ``joined``, or null while in the plant) and ``when`` [s].

        Raises
        ------
        RunError
            If there never was such a part.
        """
        if self._births_of({part}).is_empty():
            msg = f"part {part}: the log knows no such part"
            raise RunError(msg)
        before = [(p, "is in it", -n, *rest) for p, n, *rest in self._back(part)]
        after = [(p, "contains it", n, *rest) for p, n, *rest in self._forward([part])]
        itself = (part, "itself", 0, None, None, None)
        return self._described([*before[::-1], itself, *after])

    def recall(self, lot: int) -> "pl.DataFrame":
        """Give every part in which something of a lot is, with the columns of :meth:`family`.

        Raises
        ------
        RunError
            If there is no such lot.
        """
        first, count = self._lots
        if not 0 <= lot < len(first):
            msg = f"lot is {lot}; the log has {len(first)} lots, numbered from 0"
            raise RunError(msg)
        parts = range(int(first[lot]), int(first[lot] + count[lot]))
        own = [(p, "itself", 0, None, None, None) for p in parts]
        found = self._forward(parts)
        return self._described([*own, *((p, "contains it", n, *rest) for p, n, *rest in found)])

    def _back(self, part: int) -> list[tuple[Any, ...]]:
        """Give the parts that are in one: number, generation, link, other, time; nearest first."""
        found: dict[int, tuple[Any, ...]] = {part: ()}
        seen: dict[int, float] = {}  # until when what went into a part has been looked at
        todo = deque([(part, inf, 0)])
        while todo:
            into, before, n = todo.popleft()
            if seen.get(into, -inf) >= before:
                continue
            seen[into] = before
            for child, time in _rows(self._joins_by_part, into):
                if time < before:
                    found.setdefault(child, (child, n + 1, "went into", into, time))
                    todo.append((child, inf, n + 1))
            for beside, time in _rows(self._births_by_part, into):
                found.setdefault(beside, (beside, n + 1, "made beside", into, time))
                todo.append((beside, time, n + 1))
        del found[part]
        return list(found.values())

    def _forward(self, parts: Iterable[int]) -> list[tuple[Any, ...]]:
        """Give the parts that contain some: number, generation, link, other, time."""
        found: dict[int, tuple[Any, ...]] = {part: () for part in parts}
        own = set(found)
        seen: dict[int, float] = {}  # from when on what was made beside a part has been looked at
        todo = deque((part, -inf, 0) for part in own)
        while todo:
            part, since, n = todo.popleft()
            if seen.get(part, inf) <= since:
                continue
            seen[part] = since
            for into, time in _rows(self._joins_by_child, part):
                found.setdefault(into, (into, n + 1, "went into", part, time))
                todo.append((into, time, n + 1))
            for beside, time in _rows(self._births_by_parent, part):
                if time > since:
                    found.setdefault(beside, (beside, n + 1, "made beside", part, time))
                    todo.append((beside, time, n + 1))
        return [row for part, row in found.items() if part not in own]

    def _described(self, rows: list[tuple[Any, ...]]) -> "pl.DataFrame":
        """Add birth, lot and end to rows of parts."""
        import polars as pl

        schema = {
            "part": pl.Int64,
            "relation": pl.String,
            "generation": pl.Int64,
            "link": pl.String,
            "other": pl.Int64,
            "linked": pl.Float64,
        }
        frame = pl.DataFrame(rows, schema=schema, orient="row")
        parts = set(frame["part"].to_list())
        lots = pl.Series("lot", [self._lot_of(p) for p in frame["part"]], dtype=pl.Int64)
        born = frame.join(self._births_of(parts), on="part", how="left", maintain_order="left")
        ends = self._ends_of(parts)
        return born.with_columns(lots).join(ends, on="part", how="left", maintain_order="left")

    def _births_of(self, parts: set[int]) -> "pl.DataFrame":
        import polars as pl

        own = self._tables["births"].filter(pl.col("part").is_in(sorted(parts)))
        made = pl.col("time").alias("made")
        words = pl.col("model", "origin", "at").cast(pl.String)
        return own.select("part", words, made).collect()

    def _ends_of(self, parts: set[int]) -> "pl.DataFrame":
        """Give how and when parts ended: in a sink, lost, or joined to another."""
        import polars as pl

        own = pl.col("part").is_in(sorted(parts))
        puts, losses, joins = (self._tables[name] for name in ("puts", "losses", "joins"))
        place, cause = (pl.col(name).cast(pl.String).alias("left") for name in ("place", "cause"))
        child = pl.col("child").alias("part")
        ends = [
            puts.filter(own)
            .select("part", place, "time")
            .filter(pl.col("left").is_in(self._sinks)),
            losses.filter(own).select("part", cause, "time"),
            joins.select(child, pl.lit("joined").alias("left"), "time").filter(own),
        ]
        return pl.concat(ends).rename({"time": "when"}).collect()

    def _lot_of(self, part: int) -> int | None:
        first, count = self._lots
        i = int(np.searchsorted(first, part, side="right")) - 1
        return i if i >= 0 and part < first[i] + count[i] else None

    @cached_property
    def _lots(self) -> tuple[Array, Array]:
        """First number and count of every lot, ascending."""
        lots = self._tables["lots"].select("first", "count").collect()
        return lots["first"].to_numpy(), lots["count"].to_numpy()

    @cached_property
    def _joins(self) -> tuple[Array, Array, Array]:
        joins = self._tables["joins"].select("part", "child", "time").collect()
        return joins["part"].to_numpy(), joins["child"].to_numpy(), joins["time"].to_numpy()

    @cached_property
    def _beside(self) -> tuple[Array, Array, Array]:
        import polars as pl

        births = self._tables["births"].filter(pl.col("parent") >= 0)
        found = births.select("part", "parent", "time").collect()
        return found["part"].to_numpy(), found["parent"].to_numpy(), found["time"].to_numpy()

    @cached_property
    def _joins_by_part(self) -> "_Index":
        part, child, time = self._joins
        return _index(part, child, time)

    @cached_property
    def _joins_by_child(self) -> "_Index":
        part, child, time = self._joins
        return _index(child, part, time)

    @cached_property
    def _births_by_part(self) -> "_Index":
        part, parent, time = self._beside
        return _index(part, parent, time)

    @cached_property
    def _births_by_parent(self) -> "_Index":
        part, parent, time = self._beside
        return _index(parent, part, time)


_Index = tuple[Array, Array, Array]
"""Keys in ascending order, and what hangs on each: number and time [s]."""


def _index(keys: Array, values: Array, times: Array) -> _Index:
    order = np.argsort(keys, kind="stable")
    return keys[order], values[order], times[order]


def _rows(index: _Index, key: int) -> list[tuple[int, float]]:
    """Give number and time [s] of what hangs on a key."""
    keys, values, times = index
    first, last = np.searchsorted(keys, [key, key + 1])
    return list(zip(values[first:last].tolist(), times[first:last].tolist(), strict=True))
