"""The event log of a finished run, read back from disk with numbers for names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np

from motorworks.program import STATES, Program
from motorworks.program.events import EVENT_TABLES
from motorworks.program.program import BLOCKED, STARVED, Array
from motorworks.simulation import Replay
from motorworks.simulation.events import LOSSES, ORIGINS, PHASES, cause_names
from motorworks.studio.reel.moves import Tables

if TYPE_CHECKING:
    import polars as pl

TIME = {"trips": "end", "lots": "arrived"}
"""Column by which the rows of a table stand in order, where it is not ``time``."""


class Log:
    """The event log of one replication.

    Parameters
    ----------
    replay
        The log on disk.
    program
        The plant of the run.
    """

    def __init__(self, replay: Replay, program: Program) -> None:
        self._replay = replay
        self._program = program
        self._causes = _CauseCodes(program)

    def between(self, begin: float, end: float) -> Tables:
        """Give the events after one time and up to another [s]."""
        import polars as pl

        tables: Tables = {}
        for name in EVENT_TABLES:
            time = pl.col(TIME.get(name, "time"))
            frame = self._replay.table(name).filter((time > begin) & (time <= end)).collect()
            tables[name] = self._numbered(name, frame)
        return tables

    def of_part(self, part: int) -> Tables:
        """Give the events of one part, those in which it is joined to another included."""
        import polars as pl

        tables: Tables = {}
        for name in ("births", "puts", "takes", "joins", "losses"):
            own = pl.col("part") == part
            if name == "joins":
                own |= pl.col("child") == part
            tables[name] = self._numbered(name, self._replay.table(name).filter(own).collect())
        return tables

    def good(self, sinks: Sequence[str], number: int) -> tuple[int, float] | None:
        """Give part and time [s] of the n-th part that came to some sinks, from 1."""
        import polars as pl

        came = self._replay.table("puts").filter(pl.col("place").cast(pl.String).is_in(sinks))
        row = came.select("part", "time").slice(number - 1, 1).collect()
        return (int(row["part"][0]), float(row["time"][0])) if len(row) else None

    def _numbered(self, name: str, frame: "pl.DataFrame") -> dict[str, Array]:
        p = self._program
        words: dict[str, Sequence[str]] = {
            "model": p.type_names,
            "place": (*p.buffer_names, *p.sink_names),
            "origin": ORIGINS if name == "births" else (*p.buffer_names, *p.source_names),
            "fleet": p.pool_names,
            "tour": p.tour_names,
            "phase": PHASES,
            "state": STATES,
            "supply": p.supply_names,
            "cause": LOSSES,
        }
        found: dict[str, Array] = {}
        for column in EVENT_TABLES[name]:
            if name == "states" and column == "cause":
                found[column] = self._causes.of(frame)
            elif column == "number":
                found[column] = self._made_by(name, frame)
            elif column in words:
                found[column] = numbers(frame[column], words[column])
            else:
                found[column] = frame[column].to_numpy()
        if name == "takes":
            many = len(p.buffer_names)
            origin = found["origin"]
            found["origin"] = np.where(origin < many, origin, many - 1 - origin)
        return found

    def _made_by(self, name: str, frame: "pl.DataFrame") -> Array:
        """Give what made a part or lost it: its number among things of its own kind."""
        p = self._program
        if name == "births":
            kinds: tuple[Sequence[str], ...]
            kinds = (p.buffer_names, p.source_names, p.supply_names, p.station_names)
            which, words = numbers(frame["origin"], ORIGINS), frame["at"]
        else:
            kinds = (p.station_names, p.source_names, p.supply_names)
            which, words = numbers(frame["cause"], LOSSES), frame["by"]
        found = np.full(len(frame), -1)
        for kind, names in enumerate(kinds):
            found = np.where(which == kind, numbers(words, names), found)
        return found


def numbers(words: "pl.Series", known: Sequence[str]) -> Array:
    """Give the number of each word in a list; -1 where there is none."""
    place = {word: i for i, word in reversed(list(enumerate(known)))}
    if not len(words):
        return np.zeros(0, dtype=np.int64)
    # Words of a trace are written as an Enum of all that there are, used or not.
    categories = cast("pl.Enum", words.dtype).categories.to_list()
    table = np.array([*(place.get(word, -1) for word in categories), -1], dtype=np.int64)
    physical = words.to_physical().fill_null(len(categories)).to_numpy()
    found: Array = table[physical.astype(np.int64)]
    return found


class _CauseCodes:
    """Tells causes by their words: those of the station's own inputs and ways come first."""

    def __init__(self, program: Program) -> None:
        self._names = cause_names(program)
        self._any = {word: i for i, word in reversed(list(enumerate(self._names)))}
        self._station = np.repeat(np.arange(len(program.station_names)), program.station_machines)
        inputs = len(program.input_origin)
        self._spans = {
            STARVED: (1, program.input_start),
            BLOCKED: (1 + inputs, program.route_start),
        }
        self._known: dict[tuple[int, int, str], int] = {}

    def of(self, frame: "pl.DataFrame") -> Array:
        """Give the codes of the causes of some rows of states."""
        states = numbers(frame["state"], STATES)
        words = frame["cause"].cast(str).fill_null("")
        found = [
            self._code(machine, state, word) if word else 0
            for machine, state, word in zip(
                frame["machine"].to_list(), states.tolist(), words.to_list(), strict=True
            )
        ]
        return np.array(found, dtype=np.int64)

    def _code(self, machine: int, state: int, word: str) -> int:
        key = (int(self._station[machine]), state, word)
        if key not in self._known:
            self._known[key] = self._looked_up(*key)
        return self._known[key]

    def _looked_up(self, station: int, state: int, word: str) -> int:
        if state in self._spans:
            first, start = self._spans[state]
            for i in range(int(start[station]), int(start[station + 1])):
                if self._names[first + i] == word:
                    return first + i
        return self._any.get(word, 0)
