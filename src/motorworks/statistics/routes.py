"""Parts sent along each way out of each station."""

import numpy as np

from motorworks.program import Program, Trace
from motorworks.program import program as p
from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.scope import Scopes


def route_stations(program: Program) -> Array:
    """Give the station of each route entry, (R,)."""
    return np.repeat(np.arange(len(program.route_kind)), np.diff(program.route_start))


def sent(program: Program, trace: Trace) -> Array:
    """Give the good parts sent along each route entry, overflow left out, (R,).

    Ways drawn by chance are counted as expected: the kernel counts stations and places, not
    draws.
    """
    counts: Array = np.zeros(len(program.route_place))
    for s in range(len(program.route_kind)):
        first, last = program.route_start[s : s + 2]
        counts[first:last] = _of_station(program, trace.good[s].astype(float), s)
    counts -= trace.overflowed
    return counts


def _of_station(program: Program, good: Array, s: int) -> Array | float:
    """Give the good parts of a station by route entry, or how many each entry gets."""
    kind = program.route_kind[s]
    if kind == p.BY_MODEL:
        return good
    if kind == p.RANDOM:
        first, last = program.route_start[s : s + 2]
        expected: Array = np.diff(program.route_weight[first:last], prepend=0.0) * good.sum()
        return expected
    return float(good.sum())


def leaving(run: Run, scopes: Scopes) -> Array:
    """Give the good parts that leave each scope, (R, X).

    A part leaves when it is sent to a sink that counts as good or as other, or to a buffer
    from which no station of the scope takes.
    """
    program = run.compiled.program
    counts = np.stack([sent(program, r.trace) for r in run.replications])
    station = route_stations(program)
    inside = scopes.member[:, station] > 0
    away = ~_taken_within(run, scopes)[:, program.route_place]
    parts: Array = counts @ (inside & away & (program.route_place >= 0)).T.astype(float)
    return parts


def _taken_within(run: Run, scopes: Scopes) -> Array:
    """Tell which places each scope takes from itself, bool (X, B + K); losses count as kept."""
    program = run.compiled.program
    buffers = len(program.buffer_capacity)
    kept = np.zeros((len(scopes.entries), buffers + program.n_sinks), dtype=bool)
    taker = np.repeat(np.arange(len(program.station_kind)), np.diff(program.input_start))
    for s, origin in zip(taker, program.input_origin, strict=True):
        if origin < buffers:
            kept[:, origin] |= scopes.member[:, s] > 0
    for k, sink in enumerate(run.plant.sinks):
        kept[:, buffers + k] = sink.counts_as in {"scrap", "surplus"}
    return kept
