"""Arrows between processes that point to where the bottleneck lies.

Along a way from u to v: where u is blocked more than v starves, the trouble lies at v or
beyond, and the arrow leaves u; otherwise it leaves v. A process that arrows reach and none
leaves is a turning point: upstream is blocked, downstream is starved.
"""

from typing import NamedTuple

import numpy as np

from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.elements import measure
from motorworks.statistics.figures import ratio
from motorworks.statistics.load import starved_for
from motorworks.statistics.routes import route_stations
from motorworks.statistics.scope import Scopes, stations_proper

SLIGHT = 1e-3
"""Differences of shares below this give no arrow: they may be chance."""


class Arrows(NamedTuple):
    """What the arrows say of each process, shape (X,).

    Attributes
    ----------
    turning_point
        Whether arrows reach it and none leaves it.
    severity
        Sum of |starved - blocked| over its ways; Kuo, Lim and Meerkov rank by it.
    rank
        1 for the turning point of greatest severity; ``None`` for all that are none.
    upstream_blocked, downstream_starved
        Greatest share of planned time for which a neighbour waited for it.
    """

    turning_point: Array
    severity: Array
    rank: list[int | None]
    upstream_blocked: Array
    downstream_starved: Array


class _Way(NamedTuple):
    """A way from one process to the next through a buffer, with the waiting at both ends."""

    giver: int
    taker: int
    blocked: float
    starved: float


def find_arrows(run: Run, scopes: Scopes) -> Arrows:
    """Give what the arrows say of each scope."""
    n = len(scopes.entries)
    leaves, reached = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    severity, blocked, starved = np.zeros(n), np.zeros(n), np.zeros(n)
    for way in _ways(run, scopes):
        blocked[way.taker] = max(blocked[way.taker], way.blocked)
        starved[way.giver] = max(starved[way.giver], way.starved)
        gap = way.blocked - way.starved
        severity[[way.giver, way.taker]] += abs(gap)
        if abs(gap) > SLIGHT:
            tail, head = (way.giver, way.taker) if gap > 0 else (way.taker, way.giver)
            leaves[tail] = reached[head] = True
    turning = reached & ~leaves
    return Arrows(turning, severity, _rank(turning, severity), blocked, starved)


def _rank(turning: Array, severity: Array) -> list[int | None]:
    order = sorted(np.flatnonzero(turning), key=lambda x: -severity[x])
    places = {int(x): rank for rank, x in enumerate(order, start=1)}
    return [places.get(x) for x in range(len(turning))]


def _ways(run: Run, scopes: Scopes) -> list[_Way]:
    """Give the ways between different scopes, equal ones taken together."""
    program = run.compiled.program
    blocked = _blocked_at(run, scopes)
    starved = _starved_for(run, scopes)
    home = _homes(scopes)
    carried = carried_to(run)
    givers = _pairs(route_stations(program), program.route_place, len(program.buffer_capacity))
    input_station = np.repeat(np.arange(len(home)), np.diff(program.input_start))
    takers = _pairs(input_station, program.input_origin, len(program.buffer_capacity))
    pairs: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for b, sources in givers.items():
        for end in carried.get(b, (b,)):
            for u, v in ((u, v) for u in sources for v in takers.get(end, ())):
                if home[u] != home[v] and min(home[u], home[v]) >= 0:
                    pairs.setdefault((int(home[u]), int(home[v])), set()).add((b, end))
    return [
        _Way(
            u,
            v,
            float(blocked[u, list({b for b, _ in ends})].sum()),
            float(starved[v, list({end for _, end in ends})].sum()),
        )
        for (u, v), ends in pairs.items()
    ]


def _homes(scopes: Scopes) -> Array:
    """Give the scope of each station; -1 for transports, which belong to none."""
    member = scopes.member > 0
    homes: Array = np.where(member.any(axis=0), np.argmax(member, axis=0), -1)
    return homes


def carried_to(run: Run) -> dict[int, tuple[int, ...]]:
    """Give for each buffer that transports or tours take from all buffers its parts may come to.

    Returns
    -------
    dict
        The buffer itself first, then those that its parts are carried to, directly or by way
        of others.
    """
    ways: dict[int, list[int]] = {}
    for origin, end in _carried(run):
        ways.setdefault(origin, []).append(end)
    found: dict[int, tuple[int, ...]] = {}
    for start in ways:
        reached = [start]
        for b in reached:
            reached += [end for end in ways.get(b, ()) if end not in reached]
        found[start] = tuple(reached)
    return found


def _carried(run: Run) -> list[tuple[int, int]]:
    """Give from which buffer to which each transport and each load of a tour goes."""
    program = run.compiled.program
    found: list[tuple[int, int]] = []
    for s in np.flatnonzero(~stations_proper(run)):
        origin = int(program.input_origin[program.input_start[s]])
        first, last = program.route_start[s : s + 2]
        found += [(origin, int(place)) for place in program.route_place[first:last]]
    found += zip(program.load_from.tolist(), program.load_to.tolist(), strict=True)
    return [(b, end) for b, end in found if 0 <= end < len(program.buffer_capacity)]


def _pairs(stations: Array, places: Array, buffers: int) -> dict[int, list[int]]:
    """Give the stations at each buffer."""
    found: dict[int, list[int]] = {}
    for s, place in zip(stations, places, strict=True):
        if 0 <= place < buffers:
            found.setdefault(int(place), []).append(int(s))
    return found


def _blocked_at(run: Run, scopes: Scopes) -> Array:
    """Give the share of planned time that each scope is blocked at each buffer, (X, B)."""
    program = run.compiled.program
    times = np.stack([r.trace.blocked_by for r in run.replications])
    return _shares(run, scopes, times, route_stations(program), program.route_place)


def _starved_for(run: Run, scopes: Scopes) -> Array:
    """Give the share of planned time that each scope starves for each buffer, (X, B)."""
    program = run.compiled.program
    times = starved_for(run, measure(run))
    station = np.repeat(np.arange(len(program.station_kind)), np.diff(program.input_start))
    return _shares(run, scopes, times, station, program.input_origin)


def _shares(run: Run, scopes: Scopes, times: Array, station: Array, place: Array) -> Array:
    buffers = len(run.compiled.program.buffer_capacity)
    planned = scopes.sums(measure(run)["POT"]).mean(axis=0)
    at = np.zeros((len(scopes.entries), buffers))
    inside = (place >= 0) & (place < buffers)
    home = _homes(scopes)
    inside &= home[station] >= 0
    np.add.at(at, (home[station[inside]], place[inside]), times.mean(axis=0)[inside])
    shares: Array = np.nan_to_num(ratio(at, planned[:, None]))
    return shares
