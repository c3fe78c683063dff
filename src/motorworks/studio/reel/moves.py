"""Event log → moves: every step of a part from one node to another, in order."""

from typing import NamedTuple

import numpy as np

from motorworks.program.events import OF_SOURCE, OF_STATION, OF_SUPPLY, TURNED_AWAY
from motorworks.program.program import Array
from motorworks.studio.reel.frame import NOWHERE
from motorworks.studio.reel.wiring import Wiring

Tables = dict[str, dict[str, Array]]
FIRST, LAST = -1, 1 << 40
"""Place in the life of a part: of its making, and of its end."""
UNKNOWN = -1


class Held(NamedTuple):
    """Parts in machines and vehicles, ascending by number.

    Attributes
    ----------
    part, node, model
        Number, where it is, and its model.
    since
        Since when, as far as it is known [s].
    """

    part: Array
    node: Array
    model: Array
    since: Array

    def where(self, part: Array) -> Array:
        """Give the nodes of parts; :data:`UNKNOWN` of those that are not held."""
        if not len(self.part):
            return np.full(len(part), UNKNOWN)
        i = np.minimum(self.part.searchsorted(part), len(self.part) - 1)
        return np.where(self.part[i] == part, self.node[i], UNKNOWN)


class Moves(NamedTuple):
    """Moves in the order in which they happen; a part's own order is kept at one instant too."""

    time: Array
    part: Array
    origin: Array
    target: Array
    model: Array


class _Rows(NamedTuple):
    """Rows of moves in the making: ``turn`` is the place of each in the life of its part."""

    time: Array
    part: Array
    origin: Array
    target: Array
    model: Array
    turn: Array


def moves_of(tables: Tables, held: Held, wiring: Wiring) -> Moves:
    """Give the moves of some events.

    Parameters
    ----------
    tables
        The events, without those that only tell what was there when the log began.
    held
        Parts in machines and vehicles when they begin.
    wiring
        The numbers of the plant.
    """
    turns = _Turns(tables)
    rows = [
        _takes(tables, wiring, turns),
        _puts(tables, wiring, turns),
        _births(tables, wiring, held),
        _joins(tables),
        _losses(tables, wiring),
    ]
    whole = _Rows(*(np.concatenate(columns) for columns in zip(*rows, strict=True)))
    order = np.lexsort((whole.turn, whole.part))
    whole = _Rows(*(column[order] for column in whole))
    origin = _from_before(whole, held)
    order = np.argsort(whole.time, kind="stable")
    origin = np.where(origin == UNKNOWN, NOWHERE, origin)
    return Moves(
        whole.time[order],
        whole.part[order],
        origin[order],
        whole.target[order],
        whole.model[order],
    )


def _from_before(rows: _Rows, held: Held) -> Array:
    """Give the origins: where the part went before, where the row itself does not say."""
    before = np.concatenate(([UNKNOWN], rows.target[:-1]))
    same = np.concatenate(([False], rows.part[1:] == rows.part[:-1]))
    came = np.where(same, before, held.where(rows.part))
    return np.where(rows.origin == UNKNOWN, came, rows.origin)


class _Turns:
    """The places of puts and takes in the lives of their parts: they take turns.

    At one instant a part may be put and taken, or taken and put: the tables alone do not say
    which came first, but no part is put twice without having been taken.
    """

    def __init__(self, tables: Tables) -> None:
        puts, takes = tables["puts"], tables["takes"]
        self.put = 2 * _occurrence(puts["part"])
        self.take = 2 * _occurrence(takes["part"])
        parts, first_put = np.unique(puts["part"], return_index=True)
        taken, first_take = np.unique(takes["part"], return_index=True)
        both, at_put, at_take = np.intersect1d(
            parts, taken, assume_unique=True, return_indices=True
        )
        put, take = first_put[at_put], first_take[at_take]
        sooner = puts["time"][put] < takes["time"][take]
        tie = puts["time"][put] == takes["time"][take]
        through = puts["place"][put] == takes["origin"][take]
        begins_put = both[sooner | (tie & through)]
        self.put += np.where(np.isin(puts["part"], begins_put), 0, 1)
        self.take += np.where(np.isin(takes["part"], begins_put), 1, 0)


def _occurrence(part: Array) -> Array:
    """Give for every row which of the rows of its part it is, from 0."""
    order = np.argsort(part, kind="stable")
    ordered = part[order]
    first = np.searchsorted(ordered, ordered, "left")
    found = np.empty(len(part), dtype=np.int64)
    found[order] = np.arange(len(part)) - first
    return found


def _takes(tables: Tables, wiring: Wiring, turns: _Turns) -> _Rows:
    t = tables["takes"]
    origin, target = wiring.origin(t["origin"]), wiring.holder(t["machine"])
    return _Rows(t["time"], t["part"], origin, target, t["model"], turns.take)


def _puts(tables: Tables, wiring: Wiring, turns: _Turns) -> _Rows:
    t = tables["puts"]
    target = wiring.nodes.buffers + t["place"].astype(np.int64)
    return _Rows(t["time"], t["part"], _unknown(t["part"]), target, t["model"], turns.put)


def _births(tables: Tables, wiring: Wiring, held: Held) -> _Rows:
    """Give parts that appear: at their source or supply, or in the machine that made them."""
    t, n = tables["births"], wiring.nodes
    number = t["number"].astype(np.int64)
    target = np.select(
        [t["origin"] == OF_SOURCE, t["origin"] == OF_SUPPLY, t["origin"] == OF_STATION],
        [n.sources + number, n.supplies + number, _beside(tables, wiring, held)],
        NOWHERE,
    )
    keep = target != NOWHERE
    part = t["part"][keep]
    nowhere, first = np.full(len(part), NOWHERE), np.full(len(part), FIRST)
    return _Rows(t["time"][keep], part, nowhere, target[keep], t["model"][keep], first)


def _beside(tables: Tables, wiring: Wiring, held: Held) -> Array:
    """Give the machine of the part beside which each was made, the last that took it by then."""
    births, takes = tables["births"], tables["takes"]
    order = np.lexsort((takes["time"], takes["part"]))
    part, time = takes["part"][order], takes["time"][order]
    machine = wiring.holder(takes["machine"])[order]
    found = held.where(births["parent"])
    for i in np.flatnonzero(births["origin"] == OF_STATION):
        parent = births["parent"][i]
        a, b = part.searchsorted([parent, parent + 1])
        k = a + int(time[a:b].searchsorted(births["time"][i], "right")) - 1
        if k >= a:
            found[i] = machine[k]
        if found[i] == UNKNOWN:  # its parent lies elsewhere: the first machine of the station
            station = int(births["number"][i])
            found[i] = int(wiring.program.station_machines[:station].sum())
    return found


def _joins(tables: Tables) -> _Rows:
    t = tables["joins"]
    many = len(t["child"])
    gone, last = np.full(many, NOWHERE), np.full(many, LAST)
    return _Rows(t["time"], t["child"], t["machine"].astype(np.int64), gone, gone * 0, last)


def _losses(tables: Tables, wiring: Wiring) -> _Rows:
    t = tables["losses"]
    lay = np.where(t["place"] >= 0, wiring.nodes.buffers + t["place"], UNKNOWN)
    door = t["cause"] == TURNED_AWAY
    origin = np.where(door, wiring.nodes.sources + t["number"], lay)
    gone, last = np.full(len(origin), NOWHERE), np.full(len(origin), LAST)
    return _Rows(t["time"], t["part"], origin, gone, t["model"], last)


def _unknown(part: Array) -> Array:
    return np.full(len(part), UNKNOWN)
