"""The index of a trace: everything that happened to a part, or to a machine, in one place.

The tables of the event log stand in the order of time. These files hold the same rows once more,
packed by part and by machine, about a million rows a file, so that the life of one motor is found
in a trace of a year without reading the year (``docs/decisions/010-an-index-of-lives.md``).
"""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from motorworks.kernel import Index, Tape
from motorworks.program import STATES, Program
from motorworks.program.program import TRANSPORT
from motorworks.simulation.chunk import write_chunk
from motorworks.simulation.events import LOSSES, ORIGINS, PHASES, cause_names
from motorworks.simulation.parquet import empty_folder, write_note
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
        machines, buffers = int(program.station_machines.sum()), len(program.buffer_names)
        self._index = Index(machines, buffers, [name in names for name in program.sink_names])
        self._chunks = 0
        self._begin = 0.0
        about = {"good": list(names), "start": str(start)}
        write_note(self._folder / NOTE, {**names_of(program), **about})

    def add(self, tape: Tape) -> bool:
        """Take what is on a tape; whole files are written at once.

        Returns
        -------
        bool
            Whether all tapes so far have been written. Until then they must stay as they are.
        """
        full = self._index.add(tape) >= ROWS
        if full:
            self._write(None)
        return full

    def finish(self, until: float) -> None:
        """Write what is not yet on the disk, up to the time reached [s]."""
        self._write(until)
        write_note(self._folder / END, {"until": until, "files": self._chunks})

    def _write(self, until: float | None) -> None:
        arrays = self._index.pack()
        end = self._index.reached if until is None else until
        about = {"begin": self._begin, "end": end, "made": self._index.made}
        write_chunk(self._folder / f"{self._chunks:05d}{SUFFIX}", about, arrays)
        self._chunks += 1
        self._begin = end


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
