"""The index of a trace: everything that happened to a part, or to a machine, in one place.

The tables of the event log stand in the order of time. These files hold the same rows once more,
packed by part and by machine, about a million rows a file, so that the life of one motor is found
in a trace of a year without reading the year (``docs/decisions/010-an-index-of-lives.md``).
"""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from motorworks.kernel import Packer
from motorworks.program import STATES, Program
from motorworks.program.program import STARVED, TRANSPORT, Array
from motorworks.simulation.chunk import write_chunk
from motorworks.simulation.events import LOSSES, ORIGINS, PHASES, cause_names
from motorworks.simulation.parquet import Columns, empty_folder, write_note
from motorworks.simulation.visits import OUTCOMES

FOLDER = "lives"
"""Folder of the index, beside the tables."""
NOTE = "names.json"
"""Names of all numbers; written first."""
END = "end.json"
"""How far it goes; written last."""
SUFFIX = ".lives"
ROWS = 1 << 20
"""Rows of a file."""

BIRTH, VISIT, BESIDE, PUT, TAKE, GETS, JOINED, LOSS = range(8)
"""Kinds of row of a part, in the order in which they follow at one instant in most cases: it is
made, has been worked on, another was made beside it, is put, is taken, gets another, goes into
another, is lost."""
STATE, TRIP, STOP = range(3)
"""Kinds of row of a machine or tour: it enters a state, a phase of a trip of its vehicle has ended,
its vehicle has handled a stop."""

_LOT = ("supply", "first", "count", "ordered", "arrived", "expires")


class LivesWriter:
    """Writes the index of one replication.

    Parameters
    ----------
    folder
        Folder of the replication; the index goes into ``lives`` in it.
    program
        Its numbers are those of the rows.
    good
        Names of the sinks whose parts are numbered as good motors, in the order in which they
        arrive there; all sinks if not given.
    start
        Date of time 0.
    """

    def __init__(
        self,
        folder: Path,
        program: Program,
        good: tuple[str, ...] | None = None,
        start: date = date(2021, 1, 1),
    ) -> None:
        self._folder = folder / FOLDER
        empty_folder(self._folder, "*.parquet", "*" + SUFFIX, "*.json")
        names = program.sink_names if good is None else good
        self._good = np.array([*(name in names for name in program.sink_names), False])
        self._program = program
        self._parts, self._machines = Packer(), Packer()
        self._chunks = self._left = 0
        self._made = -1
        self._begin = self._reached = 0.0
        self._motors: list[tuple[Array, Array]] = []
        self._lots: list[Columns] = []
        machines = int(program.station_machines.sum())
        self._state = np.full(machines, STARVED, dtype=np.int8)
        self._cause = np.zeros(machines, dtype=np.int32)
        self._since = np.zeros(machines)
        self._carry()
        about = {"good": list(names), "start": str(start)}
        write_note(self._folder / NOTE, {**names_of(program), **about})

    def add(self, visits: Columns, events: dict[str, Columns]) -> None:
        """Take what was recorded; whole files are written at once."""
        self._add_parts(visits, events)
        self._add_links(events)
        self._add_machines(events)
        self._add_motors(events["puts"])
        self._lots.append(events["lots"])
        for columns in (visits, *events.values()):
            time = columns.get("time", columns.get("end", columns.get("arrived")))
            if time is not None and len(time):
                self._reached = max(self._reached, float(time[-1]))
        if self._parts.rows + self._machines.rows >= ROWS:
            self._write()

    def finish(self, until: float) -> None:
        """Write what is not yet on the disk, up to the time reached [s]."""
        self._reached = until
        self._write()
        write_note(self._folder / END, {"until": until, "files": self._chunks})

    def _add_parts(self, visits: Columns, events: dict[str, Columns]) -> None:
        puts, takes, losses = events["puts"], events["takes"], events["losses"]
        add = self._parts.add
        add(PUT, puts["part"], puts["time"], model=puts["model"], a=puts["place"])
        add(
            TAKE,
            takes["part"],
            takes["time"],
            model=takes["model"],
            a=takes["origin"],
            b=takes["machine"],
        )
        add(
            VISIT,
            visits["part"],
            visits["end"],
            model=visits["model"],
            a=visits["machine"],
            b=visits["outcome"],
            since=visits["start"],
        )
        cause = len(LOSSES) * losses["number"] + losses["cause"]
        place = losses["place"]
        add(LOSS, losses["part"], losses["time"], model=losses["model"], a=cause, b=place)

    def _add_links(self, events: dict[str, Columns]) -> None:
        births, joins, add = events["births"], events["joins"], self._parts.add
        part, parent, time = births["part"], births["parent"], births["time"]
        alone = parent < 0
        # Other parts are told as differences, which are small; 0: none.
        other = np.where(alone, 0, parent - part)
        at = len(ORIGINS) * births["number"] + births["origin"]
        add(BIRTH, part, time, model=births["model"], a=at, b=other)
        beside = ~alone
        add(BESIDE, parent[beside], time[beside], b=(part - parent)[beside])
        part, child, machine = joins["part"], joins["child"], joins["machine"]
        add(GETS, part, joins["time"], a=machine, b=child - part)
        add(JOINED, child, joins["time"], a=machine, b=part - child)
        if len(births["part"]):
            self._made = max(self._made, int(births["part"].max()))

    def _add_machines(self, events: dict[str, Columns]) -> None:
        states, trips, stops = events["states"], events["trips"], events["tour_stops"]
        add, m = self._machines.add, states["machine"]
        add(STATE, m, states["time"], model=states["state"], a=states["cause"])
        self._state[m], self._cause[m] = states["state"], states["cause"]
        self._since[m] = states["time"]
        kind = trips["phase"] + len(PHASES) * trips["parts"]
        machine, end, start = trips["machine"], trips["end"], trips["start"]
        add(TRIP, machine, end, model=trips["fleet"], a=trips["vehicle"], b=kind, since=start)
        handled = stops["set_down"] + (stops["picked_up"].astype(np.int64) << 32)
        tour, vehicle = len(self._state) + stops["tour"], stops["vehicle"]
        add(STOP, tour, stops["time"], model=stops["stop"], a=vehicle, b=handled)

    def _add_motors(self, puts: Columns) -> None:
        sink = puts["place"] - len(self._program.buffer_names)
        good = self._good[np.where(sink < 0, -1, sink)]
        self._motors.append((puts["part"][good], puts["time"][good]))

    def _carry(self) -> None:
        """Begin a file with the state in which each machine is."""
        machines = np.arange(len(self._state))
        self._machines.add(STATE, machines, self._since.copy(), model=self._state, a=self._cause)

    def _write(self) -> None:
        motors = [np.concatenate(x) for x in zip(*self._motors, strict=True)] or [np.zeros(0)] * 2
        lots = {f"lots.{c}": np.concatenate([x[c] for x in self._lots]) for c in _LOT if self._lots}
        arrays = {
            **{f"parts.{name}": array for name, array in self._parts.take().items()},
            **{f"machines.{name}": array for name, array in self._machines.take().items()},
            "motors.part": motors[0].astype(np.int64),
            "motors.time": motors[1].astype(np.float64),
            **lots,
        }
        about = {"begin": self._begin, "end": self._reached, "made": self._made + 1}
        write_chunk(self._folder / f"{self._chunks:05d}{SUFFIX}", about, arrays)
        self._chunks += 1
        self._begin = self._reached
        self._motors, self._lots = [], []
        self._carry()


def names_of(p: Program) -> dict[str, Any]:
    """Give the names of the numbers in the rows."""
    station_of = np.repeat(np.arange(len(p.station_kind)), p.station_machines)
    return {
        "models": list(p.type_names),
        "buffers": list(p.buffer_names),
        "sinks": list(p.sink_names),
        "sources": list(p.source_names),
        "supplies": list(p.supply_names),
        "stations": list(p.station_names),
        "station_of": station_of.tolist(),
        "tours": list(p.tour_names),
        "fleets": list(p.pool_names),
        "causes": list(cause_names(p)),
        "states": list(STATES),
        "origins": list(ORIGINS),
        "losses": list(LOSSES),
        "phases": list(PHASES),
        "outcomes": list(OUTCOMES),
        "transports": [p.station_names[s] for s in np.flatnonzero(p.station_kind == TRANSPORT)],
    }
