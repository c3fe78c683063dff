"""The event log on disk: one table for each kind of event, with names for numbers.

Together with :mod:`motorworks.simulation.replay` it replays a run without simulating it.
"""

from pathlib import Path
from typing import Any

import numpy as np

from motorworks.kernel import Tape
from motorworks.program import STATES, Program
from motorworks.program.program import TRANSPORT
from motorworks.simulation.names import Described, named_table
from motorworks.simulation.parquet import PartWriter, empty_folder, write_note

FOLDER = "events"
"""Folder of the event tables, beside the visits."""
NOTE = "plant.json"
"""What of the plant a replay must know."""
ORIGINS = ("initial", "source", "supply", "station")
LOSSES = ("scrapped", "turned away", "expired")
PHASES = ("empty travel", "loading", "loaded travel", "unloading")


class EventWriter:
    """Writes the event log of one replication into a folder.

    Parameters
    ----------
    folder
        Folder of the replication; the tables go into ``events`` in it.
    program
        Its names replace the numbers.
    """

    def __init__(self, folder: Path, program: Program) -> None:
        self._folder = folder / FOLDER
        empty_folder(self._folder)
        self._program = program
        self._tables = {
            table: PartWriter(self._folder, table, named_table(table, columns, program))
            for table, columns in columns_of(program).items()
        }

    def add(self, tape: Tape) -> None:
        """Take the events on a tape; whole files are written at once."""
        for table in self._tables.values():
            table.add(tape)

    def finish(self, until: float, since: float = 0.0, broken_off: str = "") -> None:
        """Write what is not yet on the disk; a table without rows becomes an empty file.

        Parameters
        ----------
        until
            Time reached [s].
        since
            Time at which the log begins [s].
        broken_off
            Why the run could not go on; empty if it came to its end.
        """
        for table in self._tables.values():
            table.flush()
            if not table.parts:
                table.write()
        span = {"since": since, "until": until, "broken_off": broken_off}
        write_note(self._folder / NOTE, {**span, **note(self._program)})


def columns_of(p: Program) -> dict[str, Described]:
    """Give the columns of every table: dtypes, and words for numbers."""
    models, stations, machines = p.type_names, p.station_names, "int32"
    buffers, sources, supplies = p.buffer_names, p.source_names, p.supply_names
    time, part = "float64", "int64"
    return {
        "states": {
            "time": time,
            "station": stations,
            "machine": machines,
            "state": STATES,
            "cause": cause_names(p),
        },
        "puts": {"time": time, "part": part, "model": models, "place": (*buffers, *p.sink_names)},
        "takes": {
            "time": time,
            "part": part,
            "model": models,
            "origin": (*buffers, *sources),
            "taker": (*stations, *p.tour_names),
            "machine": machines,
        },
        "joins": {
            "time": time,
            "station": stations,
            "machine": machines,
            "part": part,
            "child": part,
        },
        "births": {
            "time": time,
            "part": part,
            "model": models,
            "parent": part,
            "origin": ORIGINS,
            "at": (*buffers, *sources, *supplies, *stations),
        },
        "lots": {
            "supply": supplies,
            "first": part,
            "count": "int64",
            "ordered": time,
            "arrived": time,
            "expires": time,
        },
        "trips": {
            "fleet": p.pool_names,
            "vehicle": "int32",
            "transport": stations,
            "machine": machines,
            "phase": PHASES,
            "start": time,
            "end": time,
            "parts": "int32",
        },
        "tour_stops": {
            "tour": p.tour_names,
            "vehicle": "int32",
            "stop": "int32",
            "time": time,
            "set_down": "int32",
            "picked_up": "int32",
        },
        "losses": {
            "time": time,
            "part": part,
            "model": models,
            "cause": LOSSES,
            "by": (*stations, *sources, *supplies),
            "place": buffers,
        },
    }


def cause_names(p: Program) -> tuple[str, ...]:
    """Give what a machine waits for, by the number of the cause: a place, an origin, a crew."""
    origins = (*p.buffer_names, *p.source_names)
    places = (*p.buffer_names, *p.sink_names)
    return (
        "",
        *(origins[o] for o in p.input_origin),
        *(places[b] if b >= 0 else "nowhere" for b in p.route_place),
        *(f"rework or scrap place of {name}" for name in p.station_names),
        *(f"crew for {name}" for name in p.station_names),
    )


def note(p: Program) -> dict[str, Any]:
    """Give what of a plant a replay must know beside the tables."""
    transports = np.flatnonzero(p.station_kind == TRANSPORT)
    positions = p.position_names
    return {
        "stations": dict(zip(p.station_names, p.station_machines.tolist(), strict=True)),
        "buffers": list(p.buffer_names),
        "sinks": list(p.sink_names),
        "transports": {
            p.station_names[s]: [positions[p.transport_from[s]], positions[p.transport_to[s]]]
            for s in transports
        },
        "fleets": {
            p.pool_names[i]: {"vehicles": int(p.pool_count[i]), "home": positions[home]}
            for i, home in enumerate(p.pool_home.tolist())
            if home >= 0
        },
        "tours": {
            name: {"vehicles": int(p.tour_vehicles[d]), "stops": int(stops)}
            for d, (name, stops) in enumerate(zip(p.tour_names, np.diff(p.stop_start), strict=True))
        },
    }
