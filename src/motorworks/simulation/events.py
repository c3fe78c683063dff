"""The event log on disk: one table for each kind of event, with names for numbers.

Together with :mod:`motorworks.simulation.replay` it replays a run without simulating it.
"""

from pathlib import Path
from typing import Any

import numpy as np

from motorworks.program import STATES, Program
from motorworks.program.events import EVENT_TABLES
from motorworks.program.program import TRANSPORT, Array
from motorworks.simulation.names import named
from motorworks.simulation.parquet import Columns, PartWriter, empty_folder, write_note

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
        self._names = _Names(program)
        self._tables = {
            table: PartWriter(self._folder, table, getattr(self._names, table))
            for table in EVENT_TABLES
        }

    def add(self, events: dict[str, Columns]) -> None:
        """Take events; whole files are written at once."""
        for table, columns in events.items():
            self._tables[table].add(columns)

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
        for table, writer in self._tables.items():
            writer.flush()
            if not writer.parts:
                empty = {c: np.zeros(0, dtype=dtype) for c, dtype in EVENT_TABLES[table].items()}
                writer.write(empty)
        span = {"since": since, "until": until, "broken_off": broken_off}
        write_note(self._folder / NOTE, {**span, **note(self._names.program)})


class _Names:
    """Gives the frame of every table: a method for each, named like it."""

    def __init__(self, program: Program) -> None:
        self.program = p = program
        self.places = (*p.buffer_names, *p.sink_names)
        self.origins = (*p.buffer_names, *p.source_names)
        self.causes = cause_names(p)
        self.takers = (*p.station_names, *p.tour_names)
        self.station_of = np.repeat(np.arange(len(p.station_kind)), p.station_machines)

    def states(self, c: Columns) -> Any:
        return _frame(
            c["time"],
            self._station(c["machine"]),
            c["machine"],
            named("state", c["state"], STATES),
            named("cause", c["cause"], self.causes),
            names=("time", "", "machine"),
        )

    def puts(self, c: Columns) -> Any:
        place = named("place", c["place"], self.places)
        return _frame(c["time"], c["part"], self._model(c), place, names=("time", "part"))

    def takes(self, c: Columns) -> Any:
        source = c["origin"] < 0
        b, s = len(self.program.buffer_names), len(self.program.station_names)
        taker = np.where(c["machine"] < 0, s - 1 - c["machine"], self._stations(c["machine"]))
        return _frame(
            c["time"],
            c["part"],
            self._model(c),
            named("origin", np.where(source, b - 1 - c["origin"], c["origin"]), self.origins),
            named("taker", taker, self.takers),
            c["machine"],
            names=("time", "part", "", "", "", "machine"),
        )

    def joins(self, c: Columns) -> Any:
        station = self._station(c["machine"])
        row = (c["time"], station, c["machine"], c["part"], c["child"])
        return _frame(*row, names=("time", "", "machine", "part", "child"))

    def births(self, c: Columns) -> Any:
        p = self.program
        things = (p.buffer_names, p.source_names, p.supply_names, p.station_names)
        firsts = np.cumsum([0, *(len(names) for names in things[:-1])])
        at = named("at", firsts[c["origin"]] + c["number"], sum(things, ()))
        origin = named("origin", c["origin"], ORIGINS)
        row = (c["time"], c["part"], self._model(c), c["parent"], origin, at)
        return _frame(*row, names=("time", "part", "", "parent"))

    def lots(self, c: Columns) -> Any:
        supply = named("supply", c["supply"], self.program.supply_names)
        rest = ("first", "count", "ordered", "arrived", "expires")
        return _frame(supply, *(c[name] for name in rest), names=("", *rest))

    def trips(self, c: Columns) -> Any:
        return _frame(
            named("fleet", c["fleet"], self.program.pool_names),
            c["vehicle"],
            named("transport", self._stations(c["machine"]), self.program.station_names),
            c["machine"],
            named("phase", c["phase"], PHASES),
            c["start"],
            c["end"],
            c["parts"],
            names=("", "vehicle", "", "machine", "", "start", "end", "parts"),
        )

    def tour_stops(self, c: Columns) -> Any:
        tour = named("tour", c["tour"], self.program.tour_names)
        rest = ("vehicle", "stop", "time", "set_down", "picked_up")
        return _frame(tour, *(c[name] for name in rest), names=("", *rest))

    def losses(self, c: Columns) -> Any:
        p = self.program
        things = (p.station_names, p.source_names, p.supply_names)
        firsts = np.cumsum([0, *(len(names) for names in things[:-1])])
        by = named("by", firsts[c["cause"]] + c["number"], sum(things, ()))
        cause = named("cause", c["cause"], LOSSES)
        place = named("place", c["place"], p.buffer_names)
        row = (c["time"], c["part"], self._model(c), cause, by, place)
        return _frame(*row, names=("time", "part"))

    def _model(self, c: Columns) -> Any:
        return named("model", c["model"], self.program.type_names)

    def _stations(self, machines: Array) -> Array:
        return self.station_of[np.maximum(machines, 0)] if len(self.station_of) else machines

    def _station(self, machines: Array) -> Any:
        return named("station", self._stations(machines), self.program.station_names)


def _frame(*columns: Any, names: tuple[str, ...]) -> Any:
    """Give a frame of series, which have names, and arrays, which are given theirs."""
    import polars as pl

    named_all = (*names, *[""] * (len(columns) - len(names)))
    pairs = zip(named_all, columns, strict=True)
    return pl.DataFrame([pl.Series(name, x) if name else x for name, x in pairs])


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
