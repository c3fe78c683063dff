"""The event log of a kernel: tables from which a run can be replayed without simulating it.

Every table is a dictionary of columns. Rows stand in the order in which things happened;
times are in s since the start of the run, the warm-up included. Numbers are those of
:mod:`motorworks.program.program`; a *part* keeps its number for life.
"""

INITIAL, OF_SOURCE, OF_SUPPLY, OF_STATION = range(4)
"""Where a part was made: there when the log began (at time 0 it lies in a buffer), by a source, by
a supply, beside another part by a station."""

SCRAPPED, TURNED_AWAY, EXPIRED = range(3)
"""How a part was lost: scrapped at a station, lost at the door as an arrival of a source, expired
in the care of a supply."""

DEPARTS = -1
"""Stop of a vehicle of a tour that departs; its return has the number of stops of the tour."""

EVENT_TABLES: dict[str, dict[str, str]] = {
    "states": {"time": "float64", "machine": "int32", "state": "int8", "cause": "int32"},
    "puts": {"time": "float64", "part": "int64", "model": "int32", "place": "int32"},
    "takes": {
        "time": "float64",
        "part": "int64",
        "model": "int32",
        "origin": "int32",
        "machine": "int32",
    },
    "joins": {"time": "float64", "machine": "int32", "part": "int64", "child": "int64"},
    "births": {
        "time": "float64",
        "part": "int64",
        "model": "int32",
        "parent": "int64",
        "origin": "int8",
        "number": "int32",
    },
    "lots": {
        "supply": "int32",
        "first": "int64",
        "count": "int64",
        "ordered": "float64",
        "arrived": "float64",
        "expires": "float64",
    },
    "trips": {
        "fleet": "int32",
        "vehicle": "int32",
        "machine": "int32",
        "phase": "int8",
        "start": "float64",
        "end": "float64",
        "parts": "int32",
    },
    "tour_stops": {
        "tour": "int32",
        "vehicle": "int32",
        "stop": "int32",
        "time": "float64",
        "set_down": "int32",
        "picked_up": "int32",
    },
    "losses": {
        "time": "float64",
        "part": "int64",
        "model": "int32",
        "cause": "int8",
        "number": "int32",
        "place": "int32",
    },
}
"""Columns of every table, with their dtypes.

``states``: a machine enters a state for a cause (0 none; from 1 on the inputs of all stations in
order, then their route entries, then for each station its rework or scrap place, then for each
its repair crew); at time 0 all are starved for no cause. ``puts``: a part enters a place, or lies
there at time 0. ``takes``: a part leaves buffer ``origin``, or source ``q`` if that is ``-1 - q``,
for a machine, or for tour ``d`` if that is ``-1 - d``; for a transport when it has been loaded. In
a buffer without places a part is put and taken at the same instant. ``joins``: ``child`` goes
into ``part``. ``births``: a part is made; ``parent`` is the part beside which a station made it,
or -1; ``number`` is that of the buffer (-1: in none; ``-2 - m``: in machine ``m``, or behind the
machines in a vehicle of tour ``m - M``), source, supply or station. ``lots``: parts
``first`` to ``first + count - 1`` were delivered together (supply -1: before the log began).
``trips``: a phase of a transport's job has ended;
``machine`` is the job, ``parts`` those aboard. ``tour_stops``: a vehicle departs (stop -1), has
handled a stop, or is home again. ``losses``: a part is gone; ``number`` is that of the station,
source or supply, ``place`` the buffer in which it lay, or -1.
"""
